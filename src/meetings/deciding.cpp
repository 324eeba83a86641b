// Writing down what a meeting says and decides, where it belongs.
#include "meetings/deciding.h"

#include <algorithm>

#include "actions/action.h"
#include "rights/may.h"

namespace {

Result<MeetingRecord> under_way(Work& work, std::string_view number) {
    MeetingRecord record = TRY(find_meeting_with_words(work, number));
    TRY(after_deed(work, meeting_moves(), record.standing, "decide"));
    return record;
}

Result<void> set_standing(Work& work, const AgendaLine& line, const MeetingItem& item,
                          std::string_view standing) {
    TRY(work.update(meeting_item_table, line.id, line.version, &item, {},
                    {{"standing", std::string(standing)}}));
    return {};
}

/// Without why it was left, which it no longer is.
MeetingItem taken_up(const MeetingItem& item) {
    MeetingItem clean = item;
    clean.why.clear();
    clean.reason = FreeText();
    return clean;
}

Result<void> words_hold(const AgendaLine& line, const Decision& given) {
    if (line.withheld()) {
        return given.task.empty() ? Result<void>()
                                  : Result<void>(invalid("task", "meeting.withheld_no_text"));
    }
    return given.way == "none" && given.task.empty()
               ? Result<void>(invalid("task", "meeting.none_needs_reason"))
               : Result<void>();
}

/// Nobody's change, nor what came of the decision, is written over unseen.
Result<void> decision_stands(const AgendaLine& line, const LineAt& at) {
    const int64_t stands = line.decision ? line.decision->version : 0;
    return line.carried_out() || at.decision != stands ? Result<void>(conflict()) : Result<void>();
}

/// The decision as it is kept: what became of it, and texts kept apart, are not ours to change.
Result<void> amend_kept(Work& work, const AgendaLine& line, const Decision& given) {
    const EventRecord event = TRY(find_event(work, line.item.subject));
    for (DecisionRecord& one : decisions_of(work, event)) {
        if (one.id == line.decision->id) {
            one.decision.way = given.way;
            one.decision.owner = given.owner;
            one.decision.due_on = given.due_on;
            if (!line.withheld()) {
                one.decision.task = given.task;
            }
            TRY(amend_decision(work, line.item.subject, one));
            return {};
        }
    }
    return not_found();
}

Result<void> task_holds(Work& work, const MeetingRecord& record, const AgendaLine& line,
                        const MeetingItem& given) {
    if (given.conclusion.empty() && !line.without_words()) {
        return invalid("conclusion", "required");
    }
    if (line.without_words() && (!given.conclusion.empty() || !given.task.empty())) {
        return invalid(given.conclusion.empty() ? "task" : "conclusion",
                       "meeting.withheld_no_text");
    }
    if (given.task.empty()) {
        return given.owner.empty() && !given.due_on ? Result<void>()
                                                    : Result<void>(invalid("task", "required"));
    }
    if (given.owner.empty()) {
        return invalid("owner", "required");
    }
    if (!works_in(work, record.unit, given.owner)) {
        return invalid("owner", "not_in_unit");
    }
    if (given.due_on && *given.due_on < record.meeting.meets_on) {
        return invalid("due_on", "before_start");
    }
    return {};
}

Result<std::string> action_of(Work& work, const AgendaLine& line, const MeetingItem& given) {
    Action action;
    action.title = given.task;
    action.owner = given.owner;
    action.due_on = given.due_on;
    if (!action.due_on) {
        return invalid("due_on", "required");
    }
    return add_action(work, line.item.subject, action);
}

} // namespace

Result<void> answer_item(Work& work, std::string_view meeting, std::string_view key,
                         std::pair<int64_t, const Discussion*> given) {
    const MeetingRecord record = TRY(under_way(work, meeting));
    const Agenda agenda = agenda_of(work, record);
    const auto line = std::ranges::find(agenda.lines, key, &AgendaLine::id);
    if (line == agenda.lines.end() || line->item.kind != "event") {
        return not_found();
    }
    if (line->standing == "removed") {
        return invalid("", "not_from_here");
    }
    if (line->withheld()) {
        return invalid("", "meeting.withheld_no_text");
    }
    Discussion discussion = *given.second;
    discussion.discussed_on = record.meeting.meets_on;
    return discuss_event(work, line->item.subject, given.first, discussion);
}

Result<void> decide_item(Work& work, std::string_view meeting, const LineAt& at,
                         const Decision& given) {
    const MeetingRecord record = TRY(under_way(work, meeting));
    const AgendaLine line = TRY(line_at(work, record, at));
    if (line.item.kind != "event" || line.standing == "removed") {
        return invalid("", "not_from_here");
    }
    TRY(decision_stands(line, at));
    TRY(words_hold(line, given));
    Decision decision = given;
    decision.decided_on = record.meeting.meets_on;
    decision.done_on.reset();
    decision.outcome = FreeText();
    if (line.decision) {
        TRY(amend_kept(work, line, decision));
    } else {
        TRY(decide_event(work, line.item.subject, record.id, decision));
    }
    return set_standing(work, line, taken_up(line.item), "decided");
}

Result<void> conclude_item(Work& work, std::string_view meeting, const LineAt& at,
                           const MeetingItem& given) {
    const MeetingRecord record = TRY(under_way(work, meeting));
    const AgendaLine line = TRY(line_at(work, record, at));
    if (line.item.kind == "event" || line.standing == "removed") {
        return invalid("", "not_from_here");
    }
    TRY(task_holds(work, record, line, given));
    MeetingItem item = taken_up(line.item);
    item.conclusion = given.conclusion;
    if (item.kind == "point") {
        item.task = given.task;
        item.owner = given.owner;
        item.due_on = given.due_on;
    } else if (!given.task.empty()) {
        item.actions.push_back(TRY(action_of(work, line, given)));
    }
    return set_standing(work, line, item, "decided");
}

Result<void> put_off_item(Work& work, std::string_view meeting, const LineAt& at,
                          const MeetingItem& given) {
    const MeetingRecord record = TRY(under_way(work, meeting));
    const AgendaLine line = TRY(line_at(work, record, at));
    // A decision is not taken back; another takes its place.
    if (line.standing != "open" && line.standing != "put_off") {
        return invalid("", "not_from_here");
    }
    TRY(reason_holds(line, given));
    MeetingItem item = line.item;
    item.why = given.why;
    item.reason = given.reason;
    return set_standing(work, line, item, "put_off");
}
