// Reading the action list, and noting that something is done.
#include "meetings/tasks.h"

#include <algorithm>

#include "events/decision.h"
#include "meetings/agenda.h"
#include "organisations/unit.h"
#include "platform/or_null.h"
#include "rights/may.h"
#include "sql/meetings.h"

namespace {

Result<void> finish_decision(Work& work, const MeetingTask& task, int64_t version,
                             const FreeText& outcome) {
    const EventRecord event = TRY(find_event(work, task.subject));
    for (DecisionRecord& one : decisions_of(work, event)) {
        if (one.id == task.id) {
            one.version = version;
            one.decision.done_on = work.today();
            if (!task.withheld) {
                one.decision.outcome = outcome;
            }
            TRY(amend_decision(work, task.subject, one));
            return {};
        }
    }
    return not_found();
}

bool is_erased(Work& work, std::string_view unit, std::string_view meeting) {
    const auto row = work.row(sql::meetings::by_id, {{"unit", unit}, {"meeting", meeting}});
    return !row || !row->text("erased_on").empty();
}

Result<void> finish_point(Work& work, std::string_view unit, const MeetingTask& task,
                          std::pair<int64_t, const FreeText*> given) {
    const auto row = work.row(sql::meetings::item_by_id, {{"unit", unit}, {"id", task.id}});
    ensure(row.has_value(), "a task of a free point stands in its item");
    // That it was done is noted whatever became of the words.
    if (!given.second->empty() && is_erased(work, unit, row->text("meeting"))) {
        return invalid("outcome", "meeting.is_erased");
    }
    MeetingItem item;
    work.fill(meeting_item_table, *row, &item);
    item.done_on = work.today();
    item.outcome = *given.second;
    static constexpr std::array<std::string_view, 2> only = {"done_on", "outcome"};
    TRY(work.update(meeting_item_table, task.id, given.first, &item, only));
    return {};
}

} // namespace

std::vector<MeetingTask> open_meeting_tasks(Work& work, std::string_view unit,
                                            std::string_view owner) {
    std::vector<MeetingTask> list;
    for (const StoredRow& row :
         work.rows(sql::meetings::open_tasks, {{"unit", unit}, {"owner", text_or_null(owner)}})) {
        MeetingTask task;
        task.id = row.text("id");
        task.version = row.integer("version");
        task.meeting_number = row.text("meeting_number");
        task.subject = row.text("subject");
        task.withheld = row.tick("withheld");
        task.way = row.text("way");
        task.text = stored_free_text(row.text("task"));
        task.owner = row.text("owner");
        task.due_on = parse_date(row.text("due_on"));
        list.push_back(std::move(task));
    }
    return list;
}

Result<MeetingTask> find_meeting_task(Work& work, std::string_view id) {
    TRY(must(work, May::run_meetings));
    const std::string unit = TRY(my_unit_id(work));
    const auto open = open_meeting_tasks(work, unit, "");
    const auto task = std::ranges::find(open, id, &MeetingTask::id);
    return task == open.end() ? Result<MeetingTask>(not_found()) : Result<MeetingTask>(*task);
}

Result<void> finish_meeting_task(Work& work, std::string_view id, int64_t version,
                                 const FreeText& outcome) {
    const MeetingTask task = TRY(find_meeting_task(work, id));
    if (task.version != version) {
        return conflict();
    }
    if (task.withheld && !outcome.empty()) {
        return invalid("outcome", "meeting.withheld_no_text");
    }
    if (!task.subject.empty()) {
        return finish_decision(work, task, version, outcome);
    }
    const std::string unit = TRY(my_unit_id(work));
    return finish_point(work, unit, task, {version, &outcome});
}
