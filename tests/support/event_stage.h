// The stage of the events' tests: a unit with its people, and the verbs as they do them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "events/closure.h"
#include "events/discussion.h"
#include "events/list.h"
#include "events/reclassification.h"
#include "events/withheld.h"
#include "guard/person_door.h"
#include "organisations/policy.h"
#include "tests/support/an_event.h"
#include "tests/support/cast.h"

/// "field key" of each problem, parted by commas; "" when all is well.
template <class T>
std::string problems(const Result<T>& result) {
    std::string list;
    if (!result) {
        for (const Problem& problem : result.error().problems) {
            list += (list.empty() ? "" : ", ") + problem.field + " " + problem.key;
        }
    }
    return list;
}

inline FreeText said(const std::string& text) {
    return FreeText::as_typed(text);
}

class EventStage : public testing::TestWithParam<Engine> {
protected:
    Result<std::string> registers(const Actor& actor, const Event& event) {
        return db.write(actor, [&](Work& work) { return register_event(work, event); });
    }
    EventRecord found(const Actor& actor, const std::string& number) {
        return db.read(actor, [&](Work& work) { return find_event(work, number); }).value();
    }
    Result<int64_t> amends(const Actor& actor, const std::string& number, int64_t version,
                           const Event& event) {
        return db.write(actor,
                        [&](Work& work) { return amend_event(work, number, version, event); });
    }
    Result<int64_t> moves(const Actor& actor, const std::string& number, int64_t version,
                          const std::string& level) {
        Reclassification move;
        move.level = level;
        move.reason = said("Felet satt i rutinen, inte i mötet.");
        return db.write(actor,
                        [&](Work& work) { return reclassify_event(work, number, version, move); });
    }
    Result<int64_t> closes(const Actor& actor, const std::string& number, int64_t version,
                           const Closure& closure) {
        return db.write(actor,
                        [&](Work& work) { return close_event(work, number, version, closure); });
    }
    void decides(const UnitPolicy& policy) {
        ASSERT_TRUE(db.write(cast.manager,
                             [&](Work& work) { return decide_policy(work, cast.unit, policy); }));
    }
    std::vector<std::string> old_texts(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) {
            std::vector<std::string> bodies;
            for (const OldVersion& old :
                 work.old_versions(event_table, find_event(work, number)->id)) {
                bodies.push_back(old.body);
            }
            return bodies;
        });
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
};
