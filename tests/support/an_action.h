// Actions of the tests, what is done with them, and handovers that were answered.
#pragma once

#include "actions/forgetting.h"
#include "actions/promise.h"
#include "actions/turn.h"
#include "events/reclassification.h"
#include "handovers/answer.h"
#include "handovers/forgetting.h"
#include "handovers/leaving.h"
#include "handovers/turn.h"
#include "tests/support/faults_fixture.h"
#include "tests/support/second_reader.h"

inline Action by_body() {
    Action action;
    action.title = said("Utse en samordnare");
    action.description = said("Den som väntar ska veta vem som hör av sig.");
    action.body = "forsakringskassan";
    action.due_on = Date{2026, 5, 1};
    return action;
}
inline Action by_person(const std::string& account) {
    Action action = by_body();
    action.body.clear();
    action.owner = account;
    return action;
}

inline ActionTurn finished() {
    ActionTurn turn;
    turn.deed = "finish";
    turn.outcome = "done";
    turn.text = said("En samordnare finns på plats.");
    turn.check_on = Date{2026, 6, 2};
    return turn;
}
inline ActionTurn dropped() {
    ActionTurn turn;
    turn.deed = "drop";
    turn.outcome = "not_done";
    turn.text = said("Det fanns inga pengar.");
    return turn;
}
inline ActionTurn confirmed_effect() {
    ActionTurn turn;
    turn.deed = "confirm_effect";
    turn.text = said("De som väntar blir uppringda varje månad.");
    turn.source = "no_new_events";
    return turn;
}
/// A deed without an outcome: with a text, or with a day for the next look.
inline ActionTurn a_turn(const std::string& deed, const std::string& text) {
    ActionTurn turn;
    turn.deed = deed;
    turn.text = said(text);
    return turn;
}
inline ActionTurn a_turn(const std::string& deed, Date check_on) {
    ActionTurn turn;
    turn.deed = deed;
    turn.check_on = check_on;
    return turn;
}

/// The people and deeds that the tests of actions share.
class ActionStage : public Faults {
protected:
    ActionStage() {
        leaving_kinds().push_back(leaving_handovers());
        copy_keepers() = {forget_event_texts, forget_promised_words};
    }
    std::string adds(const std::string& fault, const Action& action = by_body()) {
        return db.write(cast.ombud, [&](Work& work) { return add_action(work, fault, action); })
            .value();
    }
    ActionRecord stands(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return find_action(work, number); }).value();
    }
    Result<int64_t> does(const std::string& number, const ActionTurn& turn) {
        const int64_t version = stands(number).version;
        return db.write(cast.ombud,
                        [&](Work& work) { return turn_action(work, number, version, turn); });
    }
    void follows(const std::string& number, const std::vector<ActionTurn>& turns) {
        for (const ActionTurn& turn : turns) {
            const auto done = does(number, turn);
            EXPECT_TRUE(done) << turn.deed << " " << problems(done);
        }
    }
    /// An event grouped into the fault.
    std::string groups_one(const std::string& fault, const EventShape& shape) {
        std::string event = registers(cast.ombud, shape);
        EXPECT_TRUE(groups(cast.colleague, fault, event));
        return event;
    }
    void today_is(const std::string& day) { db.set_clock(*parse_instant(day + "T08:00:00.000Z")); }
    /// Hands a fault or an event over, read by the manager; answers the token of the body's link.
    std::string hands_over(const std::string& subject, const std::string& shown = "title") {
        Handover handover;
        handover.title = said("Väntan på besked");
        handover.body = "forsakringskassan";
        handover.channel = "body_written";
        handover.recipient_role = said("enhetschef");
        std::string number;
        std::string token;
        must_do(cast.ombud, [&](Work& work) -> Result<void> {
            number = TRY(prepare_handover(work, handover));
            HandoverItem item;
            item.subject = subject;
            item.shown = {shown};
            TRY(add_item(work, number, item));
            return {};
        });
        const std::string id =
            db.read(cast.ombud, [&](Work& work) { return find_handover(work, number)->id; });
        EXPECT_TRUE(read_and_confirmed(db, cast.manager, "handover", id));
        must_do(cast.ombud, [&](Work& work) -> Result<void> {
            const HandoverRecord record = TRY(find_handover(work, number));
            TRY(send_handover(work, number, record.version));
            token = TRY(make_answer_link(work, number));
            return {};
        });
        return token;
    }
    /// The body answers by its link.
    void replies(const std::string& token, const std::string& kind) {
        must_do(Actor{}, [&](Work& work) -> Result<void> {
            const HandoverRecord record = TRY(handover_behind(work, token));
            Answer answer;
            answer.items = {items_of(work, record).front().id};
            answer.kind = kind;
            answer.text = said("En samordnare ska utses.");
            if (kind == "promised") {
                answer.promised_on = Date{2026, 5, 4};
            }
            return answer_by_link(work, token, answer);
        });
    }
    void answered(const std::string& fault, const std::string& kind) {
        replies(hands_over(fault), kind);
    }
    template <class Verb>
    void must_do(const Actor& actor, Verb verb) {
        const auto done = db.write(actor, [&](Work& work) -> Result<void> { return verb(work); });
        EXPECT_TRUE(done) << problems(done);
    }
    Result<std::string> takes_up(const Promise& promise) {
        return db.write(cast.ombud, [&](Work& work) {
            return take_up_promise(work, promise.answer, promise.fault);
        });
    }
};
