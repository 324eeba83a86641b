// Each meeting's way: planned, its agenda fixed, held with decisions, and its minutes approved.
#include "demo/meetings.h"

#include <algorithm>
#include <memory>

#include "demo/dice.h"
#include "demo/register.h"
#include "events/deidentification.h"
#include "faults/membership.h"
#include "meetings/deciding.h"
#include "meetings/minutes.h"
#include "meetings/tasks.h"

namespace {

/// A meeting of the year, and the dice that all its meetings throw in turn.
struct DemoMeeting {
    Date day;
    std::vector<SheetLine> points;
    std::shared_ptr<Dice> dice;
    std::string number;
};
using Kept = std::shared_ptr<DemoMeeting>;

std::string account_of(const DemoUnit& unit, const std::string& key) {
    const auto found = std::ranges::find(unit.people, key, &DemoPerson::key);
    ensure(found != unit.people.end(), "the sheet names a person of the unit");
    return found->actor.id;
}

Result<void> plan(Work& work, DemoMeeting& made) {
    Meeting meeting;
    meeting.meets_on = made.day;
    const int summer = 6;
    meeting.how = made.day.month < summer ? "in_room" : "mixed";
    meeting.place = FreeText::as_typed("Sammanträdesrummet");
    meeting.chair = work.actor().id;
    made.number = TRY(plan_meeting(work, meeting));
    return {};
}

Result<void> turn(Work& work, const DemoMeeting& made, const std::string& deed) {
    const MeetingRecord record = TRY(find_meeting(work, made.number));
    const MeetingTurn done{.deed = deed, .turned_on = work.today(), .reason = {}};
    TRY(turn_meeting(work, made.number, record.version, done));
    return {};
}

Result<void> open(Work& work, const DemoMeeting& made) {
    for (const SheetLine& point : made.points) {
        MeetingItem item;
        item.title = FreeText::as_typed(point["title"]);
        TRY(add_item(work, made.number, item));
    }
    TRY(turn(work, made, "fix"));
    TRY(turn(work, made, "hold"));
    // Somebody is always missing.
    const MeetingRecord record = TRY(find_meeting(work, made.number));
    std::vector<std::string> there = record.meeting.attended;
    const auto away =
        std::next(there.begin(), static_cast<std::ptrdiff_t>(made.dice->below(there.size())));
    if (*away != record.meeting.chair) {
        there.erase(away);
    }
    TRY(note_attendance(work, made.number, record.version, there));
    return {};
}

/// The way forward: into the fault it belongs to, to the manager when it is withheld, and else as
/// the dice fall.
Decision some_decision(Work& work, const MeetingRecord& record, const AgendaLine& line,
                       Dice& dice) {
    static const std::vector<int> weights = {30, 20, 20, 15, 15};
    static constexpr std::array<std::string_view, 5> ways = {"body_written", "steering_group",
                                                             "await", "workplace_meeting", "theme"};
    Decision decision;
    const bool positive = line.event->kind == "positive";
    const bool grouped =
        !line.withheld() && !faults_of_event(work, record.unit, line.event->id).empty();
    decision.way = line.withheld() ? "manager_oral"
                   : grouped       ? "fault"
                   : positive      ? "theme"
                                   : ways[dice.weighted(weights)];
    if (decision.way != "await" && decision.way != "theme") {
        const auto& people = record.meeting.attended;
        const int days = 21 + static_cast<int>(dice.below(28));
        decision.owner = people[dice.below(people.size())];
        decision.due_on = record.meeting.meets_on.plus_days(days);
    }
    return decision;
}

Result<void> conclude(Work& work, const DemoUnit& unit, const DemoMeeting& made,
                      const AgendaLine& line) {
    const auto point = std::ranges::find_if(
        made.points, [&](const SheetLine& one) { return one["title"] == line.item.title.text(); });
    ensure(point != made.points.end(), "a free point comes from the sheet");
    MeetingItem item;
    item.conclusion = FreeText::as_typed((*point)["conclusion"]);
    if (!(*point)["task"].empty()) {
        item.task = FreeText::as_typed((*point)["task"]);
        item.owner = account_of(unit, (*point)["owner"]);
        item.due_on = made.day.plus_days(std::stoi((*point)["days"]));
    }
    return conclude_item(work, made.number, {line.id, line.version}, item);
}

Result<void> decide_all(Work& work, const DemoUnit& unit, const DemoMeeting& made) {
    const MeetingRecord record = TRY(find_meeting(work, made.number));
    const Agenda agenda = agenda_of(work, record);
    const int put_off_percent = 12;
    for (const AgendaLine* line : agenda.on_it()) {
        const LineAt at{line->id, line->version};
        if (line->item.kind != "event") {
            TRY(conclude(work, unit, made, *line));
        } else if (made.dice->happens(put_off_percent)) {
            MeetingItem left;
            left.why = made.dice->happens(50) ? "no_time" : "needs_more";
            TRY(put_off_item(work, made.number, at, left));
        } else {
            TRY(decide_item(work, made.number, at, some_decision(work, record, *line, *made.dice)));
        }
    }
    return {};
}

Result<void> approve(Work& work, const DemoMeeting& made) {
    const MeetingRecord record = TRY(find_meeting(work, made.number));
    TRY(approve_minutes(work, made.number, record.version));
    return {};
}

/// Four in five of what is due soon is done by then.
Result<void> finish_some(Work& work, const DemoUnit& unit, const DemoMeeting& made) {
    const int done_percent = 80;
    const Date soon = work.today().plus_days(7);
    for (const MeetingTask& task : open_meeting_tasks(work, unit.id, "")) {
        if (task.due_on && *task.due_on <= soon && made.dice->happens(done_percent)) {
            TRY(finish_meeting_task(work, task.id, task.version, {}));
        }
    }
    return {};
}

void write_one(Diary& diary, const DemoUnit& unit, const Kept& made, Date approved_on) {
    const Actor& officer = unit.holder_of("event_officer").actor;
    diary.write(made->day, officer, [made](Work& work) { return open(work, *made); });
    diary.write(made->day, officer,
                [made, &unit](Work& work) { return finish_some(work, unit, *made); });
    diary.write(made->day, officer,
                [made, &unit](Work& work) { return decide_all(work, unit, *made); });
    if (approved_on > made->day) {
        diary.write(approved_on, officer, [made](Work& work) { return approve(work, *made); });
    }
}

} // namespace

void write_confirmations(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                         const std::vector<DemoEvent>& events) {
    if (demo_sheet(demo, "meetings").empty()) {
        return;
    }
    const Actor& manager = unit.holder_of("unit_manager").actor;
    for (const DemoEvent& made : events) {
        const Date day = working_day(made.registered_on().plus_days(1));
        if (day > demo.last_day()) {
            continue;
        }
        diary.write(day, manager, [&made](Work& work) -> Result<void> {
            const EventRecord record = TRY(find_event(work, made.number));
            return record.withheld ? Result<void>()
                                   : confirm_deidentified(work, made.number, record.version);
        });
    }
}

void write_meetings(Diary& diary, const DemoCase& demo, const DemoUnit& unit) {
    const std::vector<SheetLine> points = demo_sheet(demo, "meetings");
    if (points.empty()) {
        return;
    }
    const Actor& officer = unit.holder_of("event_officer").actor;
    const auto dice = std::make_shared<Dice>(demo.code + " meetings");
    const Date planned_on = working_day(Date{demo.year, 1, 11});
    const int days_to_approve = 7;
    std::vector<Kept> all;
    for (const Date& day : meeting_days(demo.year)) {
        if (day <= demo.last_day()) {
            const auto made = std::make_shared<DemoMeeting>(DemoMeeting{day, {}, dice, ""});
            std::ranges::copy_if(
                points, std::back_inserter(made->points),
                [&](const SheetLine& point) { return std::stoi(point["month"]) == day.month; });
            diary.write(planned_on, officer, [made](Work& work) { return plan(work, *made); });
            all.push_back(made);
        }
    }
    for (const Kept& made : all) {
        // The last minutes wait to be approved.
        const bool last = made == all.back();
        write_one(diary, unit, made,
                  last ? made->day : working_day(made->day.plus_days(days_to_approve)));
    }
    const Date next = meeting_days(demo.year + 1).front();
    const auto ahead = std::make_shared<DemoMeeting>(DemoMeeting{next, {}, dice, ""});
    diary.write(demo.last_day(), officer, [ahead](Work& work) { return plan(work, *ahead); });
}
