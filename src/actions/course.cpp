// Counting how far a fault has come.
#include "actions/course.h"

#include "faults/fault.h"
#include "sql/actions.h"

namespace {

void keep_first(std::optional<Date>& kept, const std::optional<Date>& day) {
    if (day && (!kept || *day < *kept)) {
        kept = day;
    }
}

void keep_last(std::optional<Date>& kept, const std::optional<Date>& day) {
    if (day && (!kept || *day > *kept)) {
        kept = day;
    }
}

} // namespace

void count_actions(FaultCourse& course) {
    for (const Promise& one : course.promises) {
        if (one.kind == "promised") {
            ++course.promised;
            keep_first(course.promised_by, one.promised_on);
        }
    }
    for (const ActionRecord& one : course.actions) {
        if (one.standing == "planned") {
            ++course.promised;
            keep_first(course.promised_by, one.action.due_on);
        } else if (one.standing != "dropped") {
            ++course.done;
            keep_last(course.done_on, one.done_on);
        }
        if (one.standing == "effect_confirmed") {
            ++course.confirmed;
            keep_last(course.confirmed_on, one.confirmed_on);
        }
        course.came_back += one.standing == "came_back" ? 1 : 0;
    }
}

FaultCourse course_of(Work& work, std::string_view fault) {
    FaultCourse course;
    const auto record = find_fault(work, fault);
    if (!record) {
        return course;
    }
    course.actions = actions_of(work, record->unit, record->id);
    course.promises = promises(work, record->unit, fault);
    const auto row =
        work.row(sql::actions::answered, {{"unit", record->unit}, {"fault", record->number}});
    course.answered = row ? row->integer("answers") : 0;
    course.answered_on = row ? parse_date(row->text("last_on")) : std::nullopt;
    count_actions(course);
    return course;
}
