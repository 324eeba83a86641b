// The people and deeds that the tests of handovers share.
#pragma once

#include "handovers/answer.h"
#include "handovers/forgetting.h"
#include "handovers/handover.h"
#include "handovers/leaving.h"
#include "handovers/turn.h"
#include "tests/support/faults_fixture.h"

inline Handover a_handover(const std::string& channel = "body_written") {
    Handover handover;
    handover.title = said("Väntan på besked");
    handover.body = "forsakringskassan";
    handover.channel = channel;
    handover.recipient_role = said("enhetschef");
    handover.request = said("Hur ska väntan kortas?");
    return handover;
}

class Handovers : public Faults {
protected:
    Handovers() {
        leaving_kinds().push_back(leaving_handovers());
        leaving_kinds().push_back(leaving_messages());
        copy_keepers() = {forget_event_texts};
    }
    std::string prepares(const Handover& handover = a_handover()) {
        return db.write(cast.ombud, [&](Work& work) { return prepare_handover(work, handover); })
            .value();
    }
    Result<std::string> adds(const std::string& handover, const std::string& subject,
                             std::vector<std::string> shown = {"description"}) {
        HandoverItem item;
        item.subject = subject;
        item.shown = std::move(shown);
        return db.write(cast.ombud, [&](Work& work) { return add_item(work, handover, item); });
    }
    HandoverRecord stands(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return find_handover(work, number); }).value();
    }
    Result<void> confirms(const Actor& actor, const std::string& number) {
        return db.write(actor, [&](Work& work) -> Result<void> {
            const HandoverRecord record = TRY(find_handover(work, number));
            const LeavingText text = leaving_handover(work, record);
            const std::string reading = TRY(request_reading(work, text));
            return confirm_reading(work, reading, work.digest(text.text));
        });
    }
    Result<int64_t> sends(const std::string& number) {
        const int64_t version = stands(number).version;
        return db.write(cast.ombud,
                        [&](Work& work) { return send_handover(work, number, version); });
    }
    /// A sent handover about a fault and an event.
    std::string sent() {
        const std::string number = prepares();
        fault = opens("Långa väntetider");
        event = registers(cast.ombud);
        EXPECT_TRUE(adds(number, fault, {"title", "how_often"}));
        EXPECT_TRUE(adds(number, event, {"description"}));
        EXPECT_TRUE(confirms(cast.colleague, number));
        EXPECT_TRUE(sends(number));
        return number;
    }
    std::vector<HandoverItemRecord> items(const std::string& number) {
        return db.read(cast.ombud,
                       [&](Work& work) { return items_of(work, *find_handover(work, number)); });
    }
    std::vector<std::string> ids(const std::string& number) {
        std::vector<std::string> list;
        for (const HandoverItemRecord& one : items(number)) {
            list.push_back(one.id);
        }
        return list;
    }
    Result<int64_t> turns(const std::string& number, const std::string& deed,
                          const std::string& note = "") {
        HandoverTurn turn;
        turn.deed = deed;
        turn.note = said(note);
        const int64_t version = stands(number).version;
        return db.write(cast.ombud,
                        [&](Work& work) { return turn_handover(work, number, version, turn); });
    }
    std::string link(const std::string& number) {
        return db.write(cast.ombud, [&](Work& work) { return make_answer_link(work, number); })
            .value();
    }
    Result<void> answers(const std::string& token, const Answer& answer) {
        return db.write(nobody, [&](Work& work) { return answer_by_link(work, token, answer); });
    }
    bool opens_by(const std::string& token) {
        return db.read(nobody, [&](Work& work) { return handover_behind(work, token); })
            .has_value();
    }

    const Actor nobody;
    std::string fault;
    std::string event;
};

inline Answer an_answer(std::vector<std::string> items, const std::string& kind = "no_action") {
    Answer answer;
    answer.items = std::move(items);
    answer.kind = kind;
    return answer;
}
