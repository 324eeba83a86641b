// Building the agenda, and putting it in order.
#include "meetings/agenda.h"

#include <algorithm>
#include <set>

#include "events/deidentification.h"
#include "organisations/record_number.h"
#include "platform/emptied_row.h"
#include "rights/may.h"
#include "sql/meetings.h"

namespace {

std::set<std::string> subjects(Work& work, const Query& query, const MeetingRecord& record) {
    std::set<std::string> found;
    for (const StoredRow& row : work.rows(query, {{"unit", record.unit}, {"meeting", record.id}})) {
        found.insert(row.text("subject"));
    }
    return found;
}

AgendaLine line_in(Work& work, const MeetingRecord& record, const Row& row) {
    AgendaLine line;
    line.id = row.text("id");
    line.version = row.integer("version");
    line.standing = row.text("standing");
    work.fill(meeting_item_table, row, &line.item);
    if (line.item.kind == "event") {
        line.event = told_event(work, record.unit, line.item.subject);
        const auto decisions = decided_at(work, record.unit, record.id, line.item.subject);
        if (!decisions.empty()) {
            line.decision = decisions.front();
        }
    } else if (line.item.kind == "fault") {
        line.fault = told_fault(work, record.unit, line.item.subject);
    }
    return line;
}

std::vector<AgendaLine> stored_lines(Work& work, const MeetingRecord& record) {
    std::vector<AgendaLine> lines;
    for (const StoredRow& row :
         work.rows(sql::meetings::items, {{"unit", record.unit}, {"meeting", record.id}})) {
        lines.push_back(line_in(work, record, row));
    }
    return lines;
}

/// Whether a meeting may be told of it: withheld ones as number, the others when another person has
/// read them, or when a meeting has talked of them before.
bool may_be_told(Work& work, const UndecidedEvent& event, const std::set<std::string>& before) {
    if (event.withheld || before.contains(event.number)) {
        return true;
    }
    const auto record = find_event(work, event.number);
    return record && deidentified(work, *record);
}

/// Adds the undecided events that are on no agenda yet.
void add_undecided(Work& work, const MeetingRecord& record, Agenda& agenda) {
    std::set<std::string> taken = subjects(work, sql::meetings::on_other_agendas, record);
    for (const AgendaLine& line : agenda.lines) {
        taken.insert(line.item.subject);
    }
    const auto before = subjects(work, sql::meetings::talked_of, record);
    for (const UndecidedEvent& event : undecided_events(work, record.unit, agenda_most)) {
        if (taken.contains(event.number)) {
            continue;
        }
        if (!may_be_told(work, event, before)) {
            agenda.unread.push_back(event.number);
            continue;
        }
        AgendaLine line;
        line.item.kind = "event";
        line.item.subject = event.number;
        line.event = told_event(work, record.unit, event.number);
        agenda.lines.push_back(std::move(line));
    }
}

bool is_next(Work& work, const MeetingRecord& record) {
    const auto row = work.row(sql::meetings::first_planned,
                              {{"unit", record.unit}, {"today", work.today().iso()}});
    return row && row->text("id") == record.id;
}

Result<MeetingRecord> arranged(Work& work, std::string_view number) {
    MeetingRecord record = TRY(find_meeting_with_words(work, number));
    TRY(after_deed(work, meeting_moves(), record.standing, "arrange"));
    return record;
}

Result<void> set_position(Work& work, const AgendaLine& line, int64_t position) {
    static constexpr std::array<std::string_view, 1> only = {"position"};
    MeetingItem item = line.item;
    item.position = position;
    TRY(work.update(meeting_item_table, line.id, line.version, &item, only));
    return {};
}

/// What stands on it has a row from now on; nothing is taken out.
Result<void> give_rows(Work& work, const MeetingRecord& record) {
    const Agenda agenda = agenda_of(work, record);
    int64_t last = 0;
    for (const AgendaLine& line : agenda.lines) {
        last = std::max(last, line.item.position);
    }
    for (const AgendaLine& line : agenda.lines) {
        if (line.id.empty()) {
            MeetingItem item = line.item;
            item.position = ++last;
            TRY(work.insert(meeting_item_table, &item,
                            {{"unit", record.unit}, {"meeting", record.id}, {"standing", "open"}}));
        }
    }
    return {};
}

std::string kind_of(const MeetingItem& given) {
    return given.subject.empty()                  ? "point"
           : kind_in_number(given.subject) == 'B' ? "fault"
                                                  : "event";
}

Result<void> subject_holds(Work& work, const MeetingRecord& record, const MeetingItem& item) {
    if (item.kind == "point") {
        return item.title.empty() ? Result<void>(invalid("title", "required")) : Result<void>();
    }
    if (item.kind == "fault") {
        return told_fault(work, record.unit, item.subject)
                   ? Result<void>()
                   : Result<void>(invalid("subject", "meeting.unknown_subject"));
    }
    const auto event = told_event(work, record.unit, item.subject);
    if (!event) {
        return invalid("subject", "meeting.unknown_subject");
    }
    if (event->status == "withdrawn") {
        return invalid("subject", "event.is_withdrawn");
    }
    UndecidedEvent asked;
    asked.number = event->number;
    asked.withheld = event->withheld;
    return may_be_told(work, asked, subjects(work, sql::meetings::talked_of, record))
               ? Result<void>()
               : Result<void>(invalid("subject", "meeting.not_deidentified"));
}

} // namespace

std::vector<const AgendaLine*> Agenda::on_it() const {
    std::vector<const AgendaLine*> list;
    for (const AgendaLine& line : lines) {
        if (line.standing != "removed") {
            list.push_back(&line);
        }
    }
    return list;
}

Agenda agenda_of(Work& work, const MeetingRecord& record) {
    Agenda agenda;
    agenda.lines = stored_lines(work, record);
    if (record.standing == "planned" && is_next(work, record)) {
        add_undecided(work, record, agenda);
    }
    // Those taken out stand last.
    std::vector<AgendaLine> ordered;
    for (const bool removed : {false, true}) {
        for (const AgendaLine& line : agenda.lines) {
            if ((line.standing == "removed") == removed) {
                ordered.push_back(line);
            }
        }
    }
    agenda.lines = std::move(ordered);
    return agenda;
}

std::span<const std::string_view> put_off_reasons() {
    static constexpr std::array<std::string_view, 4> reasons = {"no_time", "needs_more",
                                                                "elsewhere", "mistake"};
    return reasons;
}

Result<void> reason_holds(const AgendaLine& line, const MeetingItem& given) {
    const auto reasons = put_off_reasons();
    if (std::ranges::find(reasons, given.why) == reasons.end()) {
        return invalid("why", given.why.empty() ? "required" : "unknown_code");
    }
    return line.without_words() && !given.reason.empty()
               ? Result<void>(invalid("reason", "meeting.withheld_no_text"))
               : Result<void>();
}

Result<void> keep_agenda(Work& work, const MeetingRecord& record) {
    TRY(give_rows(work, record));
    int64_t left = 0;
    for (const AgendaLine& line : stored_lines(work, record)) {
        const bool gone =
            line.item.kind == "event" && (!line.event || line.event->status == "withdrawn");
        if (gone) {
            TRY(remove_for_good(work, meeting_item_table, line.id, line.version));
        } else if (line.standing != "removed") {
            ++left;
        }
    }
    return left > 0 ? Result<void>() : Result<void>(invalid("", "meeting.no_items"));
}

Result<AgendaLine> line_at(Work& work, const MeetingRecord& record, const LineAt& at) {
    if (record.standing == "planned") {
        TRY(give_rows(work, record));
    }
    for (AgendaLine& line : stored_lines(work, record)) {
        // Drawn before it had a row: then it was as it is when the row is new.
        const bool fresh = at.version == 0 && line.item.subject == at.key;
        if (line.id == at.key || fresh) {
            const int64_t seen = fresh ? 1 : at.version;
            return line.version == seen ? Result<AgendaLine>(line) : Result<AgendaLine>(conflict());
        }
    }
    return not_found();
}

Result<std::string> add_item(Work& work, std::string_view meeting, const MeetingItem& given) {
    const MeetingRecord record = TRY(arranged(work, meeting));
    MeetingItem item;
    item.subject = given.subject;
    item.kind = kind_of(given);
    if (item.kind == "point") {
        item.title = given.title;
    }
    TRY(subject_holds(work, record, item));
    if (record.standing == "planned") {
        TRY(give_rows(work, record));
    }
    for (const AgendaLine& line : stored_lines(work, record)) {
        item.position = std::max(item.position, line.item.position + 1);
        if (item.kind == "point" || line.item.subject != item.subject) {
            continue;
        }
        if (line.standing != "removed") {
            return invalid("subject", "taken");
        }
        MeetingItem back = line.item;
        back.why.clear();
        back.reason = FreeText();
        TRY(work.update(meeting_item_table, line.id, line.version, &back, {},
                        {{"standing", "open"}}));
        return line.id;
    }
    return work.insert(meeting_item_table, &item,
                       {{"unit", record.unit}, {"meeting", record.id}, {"standing", "open"}});
}

Result<void> move_item(Work& work, std::string_view meeting, const LineAt& at,
                       std::string_view where) {
    const MeetingRecord record = TRY(arranged(work, meeting));
    const AgendaLine line = TRY(line_at(work, record, at));
    const Agenda agenda = agenda_of(work, record);
    const auto list = agenda.on_it();
    const auto here =
        std::ranges::find(list, line.id, [](const AgendaLine* one) { return one->id; });
    if (here == list.end() || (where != "up" && where != "down" && where != "first")) {
        return invalid("", "not_from_here");
    }
    if (where == "first") {
        return set_position(work, line, list.front()->item.position - 1);
    }
    const bool at_end = where == "up" ? here == list.begin() : std::next(here) == list.end();
    if (at_end) {
        return {};
    }
    const AgendaLine& other = where == "up" ? **std::prev(here) : **std::next(here);
    TRY(set_position(work, other, line.item.position));
    return set_position(work, line, other.item.position);
}

Result<void> remove_item(Work& work, std::string_view meeting, const LineAt& at,
                         const MeetingItem& given) {
    const MeetingRecord record = TRY(arranged(work, meeting));
    const AgendaLine line = TRY(line_at(work, record, at));
    if (line.standing != "open" && line.standing != "put_off") {
        return invalid("", "not_from_here");
    }
    TRY(reason_holds(line, given));
    MeetingItem item = line.item;
    item.why = given.why;
    item.reason = given.reason;
    TRY(work.update(meeting_item_table, line.id, line.version, &item, {},
                    {{"standing", "removed"}}));
    return {};
}
