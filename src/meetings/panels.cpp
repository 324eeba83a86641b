// What the pages of events and faults and the start page show of meetings.
#include "accounts/account.h"
#include "faults/page_parts.h"
#include "meetings/meetings.h"
#include "meetings/pages.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/meetings.h"

namespace {

Html meeting_link(const Texts& t, const std::string& number, const std::optional<Date>& day) {
    return link("/meetings/" + number, day ? t.date(*day) : number);
}

Html taken_up(const Request& in, Work& work, std::string_view subject) {
    const Texts& t = in.t;
    const auto unit = my_unit_id(work);
    std::vector<Html> lines;
    if (!unit) {
        return {};
    }
    for (const StoredRow& row :
         work.rows(sql::meetings::meetings_about, {{"unit", *unit}, {"subject", subject}})) {
        Html line = meeting_link(t, row.text("number"), parse_date(row.text("meets_on")));
        line.text(" ").add(item_badge(t, row.text("standing")));
        if (!row.is_null("way")) {
            line.text(" ").text(code_label(work, t, "way_forward", row.text("way"))).text(".");
        }
        lines.push_back(std::move(line));
    }
    if (lines.empty()) {
        return {};
    }
    Html out = heading(2, t("meetings.about"), "meetings");
    return std::move(out.add(bullets(lines)));
}

Html next_part(const Request& in, Work& work, std::string_view unit) {
    const Texts& t = in.t;
    const auto next = next_meeting(work, unit);
    if (!next) {
        return {};
    }
    Html line = meeting_link(t, next->number, next->meeting.meets_on);
    line.text(" ").add(meeting_badge(t, next->standing));
    Html out = heading(3, t(next->standing == "held" ? "meetings.under_way" : "meetings.next"));
    return std::move(out.tag("p", {}, line));
}

Html tasks_part(const Request& in, Work& work, std::string_view unit) {
    const Texts& t = in.t;
    const auto tasks = open_meeting_tasks(work, unit, work.actor().id);
    if (tasks.empty()) {
        return {};
    }
    const std::size_t most = 5;
    std::vector<Html> lines;
    for (const MeetingTask& one : tasks) {
        if (lines.size() < most) {
            Html line = task_line(work, t, one);
            line.add(link("/meetings/tasks/" + one.id, t("meeting.task_finish")));
            lines.push_back(std::move(line));
        }
    }
    Html out = heading(
        3, t("meetings.my_tasks", {{"count", t.number(static_cast<int64_t>(tasks.size()))}}));
    out.add(bullets(lines));
    return std::move(
        out.add(actions({link("/meetings/tasks?whose=mine", t("meetings.all_tasks"))})));
}

} // namespace

RecordPanel meetings_panel() {
    return {May::run_meetings, taken_up};
}

Html meetings_waiting(Work& work, const Request& in) {
    const auto unit = my_unit_id(work);
    if (!unit) {
        return {};
    }
    Html content = next_part(in, work, *unit);
    content.add(tasks_part(in, work, *unit));
    return content.empty() ? Html() : card(in.t("meetings.title"), content);
}
