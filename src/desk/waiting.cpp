// Reading what waits.
#include "desk/waiting.h"

#include "events/event.h"
#include "events/withheld.h"
#include "sql/desk.h"

namespace {

constexpr std::size_t shown_max = 5;

WaitingEvent event_of(const Row& row) {
    return {row.text("number"), parse_date(row.text("occurred_on")).value_or(Date{})};
}

WaitingEvents read_waiting(Work& work, const Query& query, const Params& params) {
    WaitingEvents waiting;
    for (const StoredRow& row : work.rows(query, params)) {
        waiting.first.push_back(event_of(row));
        waiting.total = row.integer("total");
    }
    return waiting;
}

bool may_release(Work& work, std::string_view unit, const Row& row) {
    Event event;
    event.occurred_on = parse_date(row.text("occurred_on")).value_or(Date{});
    event.level = row.text("level");
    event.traceable_to_official = row.tick("traceable_to_official");
    return !falls_under(rule_on(work, unit, event.occurred_on), event) &&
           reads_withheld(work, unit, row.text("reporter"), event.occurred_on);
}

} // namespace

WaitingEvents undiscussed(Work& work, std::string_view unit) {
    return read_waiting(work, sql::desk::undiscussed, {{"unit", unit}});
}

WaitingEvents waiting_for_clearance(Work& work, std::string_view unit) {
    return read_waiting(work, sql::desk::waiting_for_clearance,
                        {{"unit", unit}, {"me", work.actor().id}});
}

// The rule is that of the event's own day, which only the policy knows, so the rows are many and
// are judged one by one; the query leaves out all that surely stays apart.
WaitingEvents waiting_for_release(Work& work, std::string_view unit) {
    WaitingEvents waiting;
    for (const StoredRow& row :
         work.rows(sql::desk::perhaps_to_release, {{"unit", unit}, {"me", work.actor().id}})) {
        if (may_release(work, unit, row)) {
            ++waiting.total;
            if (waiting.first.size() < shown_max) {
                waiting.first.push_back(event_of(row));
            }
        }
    }
    return waiting;
}

Date cutoff_set(Work& work, std::string_view unit, int year) {
    const auto row = work.row(sql::desk::cutoff, {{"unit", unit}, {"year", year}});
    const Date whole{year, 12, 31};
    return row ? parse_date(row->text("cutoff")).value_or(whole) : whole;
}

Date cutoff_ahead(Work& work, std::string_view unit) {
    const int this_year = work.year();
    for (const int year : {this_year, this_year + 1}) {
        const Date set = cutoff_set(work, unit, year);
        if (set >= work.today()) {
            return set;
        }
    }
    return Date{this_year + 1, 12, 31};
}
