// Telling a meeting in blocks, and fixing what its minutes say.
#include "meetings/minutes.h"

#include <algorithm>

#include "accounts/account.h"
#include "faults/sheet.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "platform/paragraphs.h"
#include "rights/may.h"
#include "sql/meetings.h"

namespace {

void add_part(std::string& all, std::string_view label, const FreeText& given) {
    if (!given.empty()) {
        const std::string_view after = label.ends_with('?') ? " " : ": ";
        all += (all.empty() ? "" : "\n\n") + std::string(label);
        all += std::string(after) + given.text();
    }
}

std::string name_of_event(Work& work, const Texts& t, const ToldEvent& event) {
    return t("meeting.event_name", {{"number", event.number},
                                    {"body", body_name(work, t, event.body)},
                                    {"type", code_label(work, t, "event_type", event.type)}});
}

/// What happened, and what the meeting said of it.
std::string text_of_event(Work& work, const Texts& t, const MeetingRecord& record,
                          const AgendaLine& line) {
    std::string all;
    add_part(all, t("event.description"), line.event->description);
    add_part(all, t("event.consequence"), line.event->consequence);
    add_part(all, t("event.proposal"), line.event->proposal);
    if (auto told = told_answers(work, record.unit, line.item.subject)) {
        for (const Field& row : discussion_fields) {
            if (const FreeText* answer = row.free_text(&told->discussion)) {
                add_part(all, t("event_discussion." + std::string(row.name)), *answer);
            }
        }
    }
    if (line.decision) {
        add_part(all, t("event_decision.task"), line.decision->decision.task);
    }
    return all;
}

void tell_event(Work& work, const Texts& t, const AgendaLine& line, ToldItem& told) {
    if (line.decision) {
        const Decision& decision = line.decision->decision;
        told.decision = code_label(work, t, "way_forward", decision.way);
        told.owner = decision.owner;
        told.due_on = decision.due_on;
    }
    told.name = line.withheld() ? line.item.subject : name_of_event(work, t, *line.event);
}

void tell_other(const Texts& t, const AgendaLine& line, ToldItem& told) {
    const MeetingItem& item = line.item;
    told.name = item.kind == "point" ? item.title.text()
                : line.fault         ? item.subject + ", " + line.fault->title
                                     : item.subject;
    if (line.without_words()) {
        told.name = item.subject;
        return;
    }
    add_part(told.text, t("meeting_item.conclusion"), item.conclusion);
    if (item.kind == "point" && !item.task.empty()) {
        told.decision = item.task.text();
        told.owner = item.owner;
        told.due_on = item.due_on;
    } else if (!item.actions.empty()) {
        told.decision = t("meeting.actions_added", {{"numbers", listed(item.actions)}});
    }
}

/// As the approved minutes say, less what may not be told any more.
ToldItem tell_kept(const AgendaLine& line) {
    const MeetingItem& item = line.item;
    ToldItem told;
    told.name = item.kind == "point"   ? item.title.text()
                : line.without_words() ? item.subject
                                       : item.kept_name.text();
    told.decision = item.kind == "point" ? item.task.text() : item.kept_line;
    told.owner = item.owner;
    told.due_on = item.due_on;
    told.text = line.without_words() ? std::string() : item.kept_text.text();
    return told;
}

Paragraph plain(std::string words) {
    return {{Run{std::move(words)}}};
}

void add_prose(std::vector<Block>& blocks, std::string_view words) {
    for (std::string& paragraph : paragraphs_of(words)) {
        blocks.emplace_back(plain(std::move(paragraph)));
    }
}

ListBlock head_of(Work& work, const Texts& t, const MeetingRecord& record) {
    ListBlock list;
    const auto add = [&](std::string_view key, const std::string& words) {
        if (!words.empty()) {
            list.items.push_back({Run{std::string(t(key)) + ": ", true}, Run{words}});
        }
    };
    const Meeting& meeting = record.meeting;
    add("meeting.number", record.number);
    add("meeting.meets_on", t.date(meeting.meets_on));
    add("meeting.way", std::string(t("meeting.how." + meeting.how)));
    add("meeting.place", meeting.place.text());
    add("meeting.chair", person_name(work, t, meeting.chair));
    const bool over = record.standing == "held" || record.standing == "approved";
    if (over) {
        add("meeting.attended", names_of(work, t, meeting.attended));
    } else {
        add("meeting.invited", names_of(work, t, meeting.invited));
    }
    return list;
}

std::string who_and_when(Work& work, const Texts& t, const ToldItem& told) {
    std::string words;
    if (!told.owner.empty()) {
        words += " " + t("event_decision.by", {{"who", person_name(work, t, told.owner)}});
    }
    if (told.due_on) {
        words += " " + t("event_decision.until", {{"day", t.date(*told.due_on)}});
    }
    return words;
}

std::vector<Block> item_blocks(Work& work, const Texts& t, const AgendaLine& line,
                               const ToldItem& told) {
    std::vector<Block> blocks;
    if (line.without_words()) {
        blocks.emplace_back(plain(std::string(t("meeting.withheld_item"))));
    }
    add_prose(blocks, told.text);
    if (!told.decision.empty()) {
        blocks.emplace_back(Paragraph{{Run{std::string(t("meeting.decision")) + ": ", true},
                                       Run{told.decision + "." + who_and_when(work, t, told)}}});
    } else if (!told.put_off.empty()) {
        blocks.emplace_back(
            Paragraph{{Run{std::string(t("meeting_item.standing.put_off")) + ": ", true},
                       Run{told.put_off}}});
    }
    return blocks;
}

TableBlock task_table(Work& work, const Texts& t, const std::vector<ToldItem>& items) {
    TableBlock list;
    list.caption = t("meeting.tasks");
    list.heads = {std::string(t("meeting.task_about")), std::string(t("meeting.task_what")),
                  std::string(t("meeting.task_who")), std::string(t("meeting.task_until"))};
    list.numeric = {false, false, false, false};
    for (const ToldItem& one : items) {
        if (!one.owner.empty()) {
            list.rows.push_back({one.name, one.decision, person_name(work, t, one.owner),
                                 one.due_on ? t.date(*one.due_on) : std::string()});
        }
    }
    return list;
}

Result<void> approver_holds(Work& work, const MeetingRecord& record) {
    const auto& there = record.meeting.attended;
    if (there.empty()) {
        return invalid("attended", "required");
    }
    return std::ranges::find(there, work.actor().id) == there.end()
               ? Result<void>(invalid("", "meeting.approver_absent"))
               : Result<void>();
}

/// The item as it will stand in the minutes from now on.
Result<void> keep_item(Work& work, const MeetingRecord& record, const AgendaLine& line) {
    MeetingItem item = line.item;
    std::string standing = line.standing;
    if (standing == "open") {
        standing = "put_off";
        item.why = "no_time";
    }
    const Texts t(Language::swedish);
    const ToldItem told = tell_item(work, t, record, line);
    item.kept_text = stored_free_text(told.text);
    if (item.kind != "point") {
        item.kept_name = stored_free_text(told.name);
        item.kept_line = told.decision;
    }
    if (item.kind == "event") {
        item.owner = told.owner;
        item.due_on = told.due_on;
    }
    TRY(work.update(meeting_item_table, line.id, line.version, &item, {},
                    {{"standing", standing}}));
    return {};
}

Result<LeavingText> minutes_asked(Work& work, std::string_view subject) {
    TRY(must(work, May::run_meetings));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::meetings::by_id, {{"unit", unit}, {"meeting", subject}});
    if (!row) {
        return not_found();
    }
    return leaving_minutes_of(work, meeting_record(work, *row));
}

std::vector<std::string> writers_of(Work& work, const MeetingRecord& record) {
    std::vector<std::string> list;
    const Params of_this = {{"unit", record.unit}, {"meeting", record.id}};
    for (const StoredRow& row : work.rows(sql::meetings::writers, of_this)) {
        list.push_back(row.text("writer"));
    }
    return list;
}

} // namespace

std::string names_of(Work& work, const Texts& t, const std::vector<std::string>& accounts) {
    std::vector<std::string> names;
    for (const std::string& one : accounts) {
        names.push_back(person_name(work, t, one));
    }
    std::ranges::sort(names, [](const std::string& one, const std::string& other) {
        return compare_swedish(one, other) < 0;
    });
    return listed(names);
}

ToldItem tell_item(Work& work, const Texts& t, const MeetingRecord& record,
                   const AgendaLine& line) {
    ToldItem told;
    if (record.standing == "approved") {
        told = tell_kept(line);
    } else if (line.item.kind == "event") {
        tell_event(work, t, line, told);
        told.text = line.withheld() ? std::string() : text_of_event(work, t, record, line);
    } else {
        tell_other(t, line, told);
    }
    if (line.standing == "put_off" && told.decision.empty()) {
        told.put_off = t("meeting_item.why." + line.item.why);
        if (!line.without_words() && !line.item.reason.empty()) {
            told.put_off += ". " + line.item.reason.text();
        }
    }
    return told;
}

Document meeting_document(Work& work, const MeetingRecord& record, MinutesEdition edition) {
    const Texts t(Language::swedish);
    const bool over = record.standing == "held" || record.standing == "approved";
    const std::string day = t.date(record.meeting.meets_on);
    Document document =
        blank_document(work, t, record.unit,
                       t(over ? "meeting.minutes_title" : "meeting.agenda_title", {{"day", day}}));
    if (edition == MinutesEdition::inside) {
        document.marking = t("meeting.inside_marking");
    }
    document.blocks.emplace_back(head_of(work, t, record));
    std::vector<ToldItem> items;
    const Agenda agenda = agenda_of(work, record);
    for (const AgendaLine* line : agenda.on_it()) {
        items.push_back(tell_item(work, t, record, *line));
        const std::string order = std::to_string(items.size());
        document.blocks.emplace_back(
            Heading{1, order + ". " + items.back().name, "punkt-" + order});
        std::ranges::move(item_blocks(work, t, *line, items.back()),
                          std::back_inserter(document.blocks));
    }
    TableBlock tasks = task_table(work, t, items);
    if (over && !tasks.rows.empty()) {
        document.blocks.emplace_back(Heading{1, std::string(t("meeting.tasks")), "att-gora"});
        document.blocks.emplace_back(std::move(tasks));
    }
    if (record.approved_on) {
        document.blocks.emplace_back(
            plain(t("meeting.approved_by",
                    {{"who", record.approver_name}, {"day", t.date(*record.approved_on)}})));
    } else if (over) {
        document.blocks.emplace_back(plain(std::string(t("meeting.not_approved"))));
    }
    return document;
}

Result<int64_t> approve_minutes(Work& work, std::string_view number, int64_t version) {
    const MeetingRecord record = TRY(find_meeting_with_words(work, number));
    const auto standing = TRY(after_deed(work, meeting_moves(), record.standing, "approve"));
    if (record.version != version) {
        return conflict();
    }
    TRY(approver_holds(work, record));
    const Agenda agenda = agenda_of(work, record);
    for (const AgendaLine* line : agenda.on_it()) {
        TRY(keep_item(work, record, *line));
    }
    const MeetingTurn turn{.deed = "approve", .turned_on = work.today(), .reason = {}};
    const int64_t moved = TRY(note_turn(work, record, standing, turn));
    static constexpr std::array<std::string_view, 1> unchanged = {"how"};
    return work.update(meeting_table, record.id, moved, &record.meeting, unchanged,
                       {{"approved_on", work.today().iso()}, {"approver_name", work.actor().name}});
}

LeavingKind leaving_minutes() {
    return {"meeting", minutes_asked};
}

LeavingText leaving_minutes_of(Work& work, const MeetingRecord& record) {
    Document document = meeting_document(work, record, MinutesEdition::outside);
    // The day it is printed is no part of what is said.
    document.date.clear();
    LeavingText leaving;
    leaving.unit = record.unit;
    leaving.kind = "meeting";
    leaving.subject = record.id;
    leaving.version = record.version;
    leaving.name = record.number;
    leaving.text = document_json(document);
    leaving.shown = Html::trusted(document_fragment(document));
    leaving.writers = writers_of(work, record);
    leaving.address = "/meetings/" + record.number;
    return leaving;
}

Result<Document> minutes_for_others(Work& work, const MeetingRecord& record) {
    if (record.standing != "approved") {
        return invalid("", "meeting.minutes_not_approved");
    }
    TRY(must_be_cleared(work, leaving_minutes_of(work, record)));
    return meeting_document(work, record, MinutesEdition::outside);
}
