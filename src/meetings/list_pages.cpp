// The list of meetings, the form that plans one, and the list of what is to be done.
#include "accounts/account.h"
#include "faults/page_parts.h"
#include "meetings/pages.h"
#include "organisations/unit.h"

namespace {

HtmlTable list_of(const Request& in, Work& work, const MeetingPage& found) {
    const Texts& t = in.t;
    HtmlTable list;
    list.caption = t("meetings.count", {{"count", t.number(found.total)}});
    list.row_head = HtmlTable::RowHead::first;
    list.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key :
         {"meeting.meets_on", "meeting.chair", "meeting.standing", "meeting.items"}) {
        list.columns.push_back({text(t(key))});
    }
    for (const MeetingLine& line : found.lines) {
        const MeetingRecord& record = line.record;
        Html day = link(address_of(record), t.date(record.meeting.meets_on));
        day.text(" ").tag("span", {{"class", "quiet"}}, record.number);
        const bool counted = record.standing == "held" || record.standing == "approved";
        const std::string items =
            counted ? t("meetings.decided_of",
                        {{"decided", t.number(line.decided)}, {"items", t.number(line.items)}})
                    : std::string();
        list.rows.push_back({day, text(person_name(work, t, record.meeting.chair)),
                             meeting_badge(t, record.standing), text(items)});
    }
    return list;
}

Choices how_choices(const Texts& t) {
    Choices list;
    for (const std::string_view way : meeting_ways()) {
        list.push_back({std::string(way), std::string(t("meeting.how." + std::string(way)))});
    }
    return list;
}

const Field& of_meeting(std::string_view name) {
    return field_in(meeting_fields, name);
}

/// What a new form starts with: everybody is invited, and whoever plans it leads it.
FormValues start_values(Work& work, std::string_view unit) {
    FormValues start = {{"how", {"in_room"}}, {"chair", {work.actor().id}}};
    for (const Choice& one : people_of_unit(work, unit)) {
        start["invited"].push_back(one.value);
    }
    return start;
}

} // namespace

Response draw_meetings(const Request& in, Work& work, const MeetingPage& found) {
    const Texts& t = in.t;
    Html content = paragraph(t("meetings.what"));
    content.add(actions(
        {link_button("/meetings/new", t("meetings.new"), {Attr("data-new")}),
         link_button("/meetings/tasks", t("meetings.tasks"), {{"data-variant", "secondary"}})}));
    const Form form = form_of(in, "meeting_filter", in.query);
    content.add(filter_form(in, "/meetings", plain_input(form, "year", "text", t("meeting.year"))));
    if (found.lines.empty()) {
        content.add(empty_state(t("meetings.none"), "/meetings/new", t("meetings.new")));
    } else {
        const int64_t number = asked_number(in.asked("page"));
        content.add(table(list_of(in, work, found)));
        content.add(pagination(in, found.total, meetings_per_page, number > 0 ? number : 1));
    }
    return page(in, PageShape{std::string(t("meetings.title")), {}, PageShape::Width::wide},
                content);
}

Response draw_meeting_form(const Request& in, Work& work, const MeetingRecord* record) {
    const Texts& t = in.t;
    const std::string unit = my_unit_id(work).has_value() ? *my_unit_id(work) : std::string();
    const bool amending = record != nullptr;
    const Form form =
        form_of(in, "meeting",
                amending ? as_form(meeting_fields, &record->meeting) : start_values(work, unit));
    Html content;
    if (amending) {
        content.add(stands_saved(work, form, meeting_fields, &record->meeting));
    }
    const Choices people = people_of_unit(work, unit);
    Html fields = input(form, of_meeting("meets_on"));
    fields.add(radios(form, of_meeting("how"), how_choices(t)));
    fields.add(line_input(form, of_meeting("place")));
    fields.add(input(form, of_meeting("chair"), people));
    fields.add(ticks(form, of_meeting("invited"), people));
    content.add(
        saving_form(form,
                    {amending ? address_of(*record) + "/amendment" : std::string("/meetings"),
                     std::string(t(amending ? "meeting.amend" : "meeting.plan")),
                     amending ? record->version : 0},
                    std::move(fields)));
    const std::string title = amending ? t("meeting.amend_title", {{"number", record->number}})
                                       : std::string(t("meetings.new"));
    return page(in, PageShape{title, meeting_trail(in, amending ? record->number : "")}, content);
}

Response draw_tasks(const Request& in, Work& work, std::string_view whose) {
    const Texts& t = in.t;
    const auto unit = my_unit_id(work);
    HtmlTable list;
    list.row_head = HtmlTable::RowHead::first;
    list.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key :
         {"meeting.task_what", "meeting.task_who", "meeting.task_meeting", "meeting.task_done"}) {
        list.columns.push_back({text(t(key))});
    }
    const auto tasks = unit ? open_meeting_tasks(work, *unit, whose) : std::vector<MeetingTask>();
    for (const MeetingTask& one : tasks) {
        list.rows.push_back({task_line(work, t, one), text(person_name(work, t, one.owner)),
                             link("/meetings/" + one.meeting_number, one.meeting_number),
                             link("/meetings/tasks/" + one.id, t("meeting.task_finish"))});
    }
    list.caption =
        t("meetings.tasks_count", {{"count", t.number(static_cast<int64_t>(tasks.size()))}});
    Html content = paragraph(t("meetings.tasks_what"));
    content.add(actions({whose.empty() ? link("/meetings/tasks?whose=mine", t("meetings.mine"))
                                       : link("/meetings/tasks", t("meetings.everybodys"))}));
    content.add(tasks.empty()
                    ? empty_state(t("meetings.no_tasks"), "/meetings", t("meetings.to_meetings"))
                    : table(list));
    return page(
        in, PageShape{std::string(t("meetings.tasks")), meeting_trail(in), PageShape::Width::wide},
        content);
}

Response draw_task_form(const Request& in, Work& work, const MeetingTask& task) {
    const Texts& t = in.t;
    const Form form = form_of(in, "meeting_item");
    Html content;
    content.tag("p", {}, task_line(work, t, task));
    Html fields;
    if (task.withheld) {
        fields.add(paragraph(t("meeting.withheld_item")));
    } else {
        fields.add(input(form, field_in(meeting_item_fields, "outcome")));
    }
    content.add(saving_form(
        form, {"/meetings/tasks/" + task.id, std::string(t("meeting.task_finish")), task.version},
        std::move(fields)));
    auto trail = meeting_trail(in);
    trail.emplace_back("/meetings/tasks", std::string(t("meetings.tasks")));
    return page(in, PageShape{std::string(t("meeting.task_finish")), trail}, content);
}
