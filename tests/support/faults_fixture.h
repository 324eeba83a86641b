// The people and deeds that the tests of faults share.
#pragma once

#include <gtest/gtest.h>

#include "events/closure.h"
#include "faults/clearing.h"
#include "faults/fault_turn.h"
#include "faults/membership.h"
#include "faults/picture.h"
#include "faults/sheet.h"
#include "guard/person_door.h"
#include "tests/support/an_event.h"
#include "tests/support/cast.h"

inline FreeText said(const std::string& text) {
    return FreeText::as_typed(text);
}

inline Fault a_fault(const std::string& title) {
    Fault fault;
    fault.title = said(title);
    fault.description = said("Samma sak händer gång på gång.");
    fault.consequence = said("Den enskilde står utan försörjning.");
    fault.national_group = "other_authorities";
    return fault;
}

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

inline std::string all_text(const Document& document) {
    return document_json(document);
}

class Faults : public testing::TestWithParam<Engine> {
protected:
    Faults() { leaving_kinds() = {leaving_faults(), leaving_themes()}; }
    std::string registers(const Actor& actor, const EventShape& shape = {}) {
        return db.write(actor, [&](Work& work) { return register_event(work, an_event(shape)); })
            .value();
    }
    std::string opens(const std::string& title) {
        return db.write(cast.ombud, [&](Work& work) { return open_fault(work, a_fault(title)); })
            .value();
    }
    Result<void> groups(const Actor& actor, const std::string& fault, const std::string& event) {
        return db.write(
            actor, [&](Work& work) { return group_event(work, {fault, event, "same_cause"}); });
    }
    Result<void> ungroups(const std::string& fault, const std::string& event) {
        return db.write(cast.colleague,
                        [&](Work& work) { return ungroup_event(work, {fault, event, "mistake"}); });
    }
    void withdraws(const std::string& event) {
        const auto done = db.write(cast.ombud, [&](Work& work) {
            const Closure closure{"withdrawn", said("Det var dubbelt.")};
            return close_event(work, event, find_event(work, event)->version, closure);
        });
        EXPECT_TRUE(done) << problems(done);
    }
    /// Amends the event to say the same of another kind.
    void becomes(const std::string& event, EventShape shape, const std::string& kind) {
        shape.kind = kind;
        const auto done = db.write(cast.ombud, [&](Work& work) {
            return amend_event(work, event, find_event(work, event)->version, an_event(shape));
        });
        EXPECT_TRUE(done) << problems(done);
    }
    FaultRecord found(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return find_fault(work, number); }).value();
    }
    FaultPicture picture(const std::string& number) {
        return db.read(cast.ombud,
                       [&](Work& work) { return picture_of(work, *find_fault(work, number)); });
    }
    std::vector<Member> members(const std::string& number, Members which) {
        return db.read(cast.ombud, [&](Work& work) {
            return members_of(work, *find_fault(work, number), which, 100);
        });
    }
    /// Asks for a second reader and is the one.
    Result<void> reads(const Actor& actor, const std::string& fault) {
        return db.write(actor, [&](Work& work) -> Result<void> {
            const LeavingText text = leaving_fault(work, TRY(find_fault(work, fault)));
            const std::string reading = TRY(request_reading(work, text));
            return confirm_reading(work, reading, work.digest(text.text));
        });
    }
    Result<int64_t> closes(const std::string& number) {
        FaultTurn turn;
        turn.outcome = "no_longer_seen";
        turn.reason = said("Ingen har sett det på ett år.");
        return db.write(cast.ombud, [&](Work& work) {
            return close_fault(work, number, find_fault(work, number)->version, turn);
        });
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
};
