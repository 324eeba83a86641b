// Registering a dealt client, following it, and what its unit decides about the queue.
#include "demo/dealt.h"

#include <algorithm>
#include <array>
#include <memory>

#include "clients/access.h"
#include "clients/assignment.h"
#include "clients/closing.h"
#include "clients/period.h"
#include "clients/queue.h"
#include "clients/task.h"
#include "demo/spread.h"

namespace {

// The answers of the counted year, where the support began before it.
Result<void> answer_this_year(Work& work, const DemoCase& demo, const Dealt& one) {
    if (one.given.period.started_on.year == demo.year) {
        return {};
    }
    ClientYear answers = one.given.answers;
    answers.year = demo.year;
    answers.reasons = one.given.period.reasons_at_start;
    return answer_year(work, one.client, 0, answers);
}

Result<void> give_assignments(Work& work, const Dealt& one) {
    static const std::array<std::string, 6> areas = {
        "income", "housing", "care", "occupation", "social_contact", "someone_to_talk_to"};
    for (int i = 0; i < one.assignments; ++i) {
        Assignment assignment;
        assignment.area = areas[static_cast<std::size_t>(i) % areas.size()];
        assignment.opened_on = one.given.period.started_on;
        TRY(open_assignment(work, one.client, assignment));
    }
    return {};
}

} // namespace

Date some_day(Dice& dice, Date from, Date until) {
    const auto days = static_cast<std::size_t>(until.serial() - from.serial() + 1);
    const Date day = working_day(from.plus_days(static_cast<int>(dice.below(days))));
    return std::min(day, until);
}

Source some_source(Dice& dice) {
    static const std::vector<int> weights = {24, 15, 57, 4};
    static const std::array<std::string, 4> codes = {"self", "relative", "authority", "other"};
    static const std::array<std::string, 4> bodies = {"psykiatri_oppen", "socialtjanst",
                                                      "primarvard", "forsakringskassan"};
    const std::string& code = codes[dice.weighted(weights)];
    return {code, code == "authority" ? bodies[dice.below(bodies.size())] : std::string()};
}

Result<void> take_up(Work& work, const DemoCase& demo, Dealt& one) {
    one.client = TRY(register_client(work, one.given));
    TRY(answer_this_year(work, demo, one));
    return give_assignments(work, one);
}

Result<void> follow(Work& work, const Dealt& one, Date contact) {
    const ClientRecord client = TRY(own_client(work, one.client));
    const Date started = one.given.period.started_on;
    TRY(note_contact(work, one.client, std::max(contact, started)));
    const int64_t chance = one.given.client.birth_year.value_or(0) % 5;
    if (chance == 0) {
        const auto met = open_period(work, client);
        return close_client(work, one.client, met->version,
                            {work.today(), "assignments_done", "none", "reached"});
    }
    if (chance == 1) {
        TRY(add_task(work, one.client, {"follow_up", work.today().plus_days(30)}));
    }
    return {};
}

void write_down(Diary& diary, const DemoCase& demo, Dealt one) {
    const Date first{demo.year, 1, 4};
    const Date day = std::max(working_day(first), one.given.period.started_on);
    const auto kept = std::make_shared<Dealt>(std::move(one));
    const Actor& who = kept->ombud->actor;
    diary.write(day, who, [kept, &demo](Work& work) { return take_up(work, demo, *kept); });
    const Date met = demo.last_day().plus_days(-kept->days_ago);
    diary.write(demo.last_day(), who, [kept, met](Work& work) { return follow(work, *kept, met); });
}

Deed deciding_order(const DemoCase& demo, const DemoUnit& unit,
                    const std::vector<std::string>& priorities) {
    PriorityOrder order;
    order.decided_on = Date{demo.year, 1, 12};
    order.decided_by = "Ledningsgruppen";
    order.decision = "Protokoll " + order.decided_on.iso() + ", punkt 4";
    order.priorities = priorities;
    return [order, &unit](Work& work) -> Result<void> {
        TRY(decide_priority_order(work, unit.id, order));
        return {};
    };
}

Deed saying_queue(const DemoCase& demo, const DemoUnit& unit, const std::string& standing) {
    QueueYearRecord said;
    said.said.year = demo.year;
    said.said.standing = standing;
    return [said, &unit](Work& work) { return say_queue(work, unit.id, said); };
}
