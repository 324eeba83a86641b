// Whatever is grouped and ungrouped, in whatever order: no event changes, no count changes, and
// every grouping that was ever made is still there with its reason.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "events/figures.h"
#include "faults/fault_turn.h"
#include "faults/figures.h"
#include "faults/membership.h"
#include "faults/picture.h"
#include "guard/person_door.h"
#include "tests/support/cast.h"
#include "tests/support/random_events.h"

namespace {

const std::size_t event_count = 24;
const std::size_t fault_count = 7;

/// What should be so: which events each fault holds, how many memberships were ever begun, and
/// which faults stand closed.
struct Model {
    std::map<std::string, std::set<std::string>> holds;
    std::map<std::string, std::size_t> begun;
    std::set<std::string> closed;
};

class GroupingSteps : public testing::TestWithParam<Engine> {
protected:
    GroupingSteps() {
        for (std::size_t i = 0; i < event_count; ++i) {
            EventShape shape;
            shape.level = i % 5 == 0 ? "handlaggare" : i % 2 == 0 ? "lokal" : "central";
            shape.occurred_on = Date{2026, 1, 1}.plus_days(static_cast<int>(i));
            shape.kommun = i % 3 == 0 ? "0781" : "0780";
            const Actor& who = i % 2 == 0 ? cast.ombud : cast.colleague;
            events.push_back(db.write(who, [&](Work& work) {
                                   return register_event(work, an_event(shape));
                               }).value());
        }
        for (std::size_t i = 0; i < fault_count; ++i) {
            Fault fault;
            fault.title = FreeText::as_typed("Orsak " + std::to_string(i));
            faults.push_back(
                db.write(cast.ombud, [&](Work& work) { return open_fault(work, fault); }).value());
            model.holds[faults.back()];
        }
    }

    /// Everything that is counted or shown about events, as one text.
    std::string counts() {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, 2026, work.today(), Audience::unit};
            const FactTable table = event_fact().load(work, scope);
            std::string all = table.fingerprint();
            for (const FigureValue& value : count_figures(table, event_figures(), scope.cutoff)) {
                all += " " + std::to_string(value.value);
            }
            all += " " + std::to_string(grouped_event_fact().load(work, scope).rows());
            for (const std::string& number : events) {
                const EventRecord record = *find_event(work, number);
                all += " " + number + ":" + std::to_string(record.version) + record.status +
                       record.event.description.text();
            }
            return all;
        });
    }

    const std::string& any(const std::vector<std::string>& list) {
        return list[dice() % list.size()];
    }

    // One step of chance; a step that the model calls impossible must be refused.
    void step(Work& work) {
        const std::string& fault = any(faults);
        const std::string& event = any(events);
        std::set<std::string>& held = model.holds[fault];
        const unsigned chance = static_cast<unsigned>(dice() % 20);
        if (chance < 10) {
            const bool possible = !held.contains(event);
            const auto done = group_event(work, {fault, event, "same_cause"});
            ASSERT_EQ(done.has_value(), possible) << fault << " " << event;
            if (possible) {
                held.insert(event);
                ++model.begun[fault];
            }
        } else if (chance < 19) {
            const bool possible = held.contains(event);
            const auto done = ungroup_event(work, {fault, event, "other_cause"});
            ASSERT_EQ(done.has_value(), possible) << fault << " " << event;
            held.erase(event);
        } else {
            FaultTurn turn;
            turn.outcome = "no_longer_seen";
            turn.reason = FreeText::as_typed("Syns inte.");
            const int64_t version = find_fault(work, fault)->version;
            const bool open = find_fault(work, fault)->standing == "open";
            const auto done = open ? close_fault(work, fault, version, turn)
                                   : reopen_fault(work, fault, version, turn);
            ASSERT_TRUE(done.has_value());
            ASSERT_EQ(open, !model.closed.contains(fault));
            if (open) {
                model.closed.insert(fault);
            } else {
                model.closed.erase(fault);
            }
        }
    }

    void agrees_with_the_model() {
        db.database().read(cast.ombud, [&](Work& work) {
            for (const std::string& fault : faults) {
                const FaultRecord record = *find_fault(work, fault);
                std::set<std::string> held;
                for (const Member& member : members_of(work, record, Members::current, 1000)) {
                    held.insert(member.event_number);
                }
                ASSERT_EQ(held, model.holds[fault]);
                // Every event here happened before any closing, so grouping opens nothing.
                ASSERT_EQ(record.standing, model.closed.contains(fault) ? "closed" : "open");
                ASSERT_EQ(picture_of(work, record).count, static_cast<int64_t>(held.size()));
            }
        });
    }

    void nothing_was_lost() {
        const int64_t all = 10'000'000;
        db.database().read(cast.ombud, [&](Work& work) {
            for (const std::string& fault : faults) {
                const FaultRecord record = *find_fault(work, fault);
                const auto current = members_of(work, record, Members::current, all);
                const auto former = members_of(work, record, Members::former, all);
                EXPECT_EQ(current.size() + former.size(), model.begun[fault]);
                for (const Member& member : former) {
                    ASSERT_FALSE(member.membership.reason.empty());
                    ASSERT_FALSE(member.membership.ending_reason.empty());
                    ASSERT_FALSE(member.ended_by.empty());
                }
            }
        });
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
    std::vector<std::string> events;
    std::vector<std::string> faults;
    Model model;
    std::mt19937 dice{20260302};
};

} // namespace

TEST_P(GroupingSteps, ChangeNoEventAndNoCount) {
    const std::string before = counts();
    const int steps = property_steps(1000);
    const int batch = 250;
    for (int done = 0; done < steps; done += batch) {
        const auto written = db.write(cast.ombud, [&](Work& work) -> Result<void> {
            for (int i = 0; i < std::min(batch, steps - done); ++i) {
                step(work);
            }
            return {};
        });
        ASSERT_TRUE(written);
        ASSERT_FALSE(HasFatalFailure());
        agrees_with_the_model();
        ASSERT_FALSE(HasFatalFailure());
    }
    EXPECT_EQ(counts(), before);
    nothing_was_lost();
}

INSTANTIATE_TEST_SUITE_P(Engines, GroupingSteps, both_engines(), engine_name);
