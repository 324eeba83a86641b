// The people and deeds that the tests of letters share.
#pragma once

#include "letters/approval.h"
#include "letters/document.h"
#include "letters/forgetting.h"
#include "letters/letter_template.h"
#include "letters/reply.h"
#include "letters/turn.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "tests/support/faults_fixture.h"

inline Letter a_letter(const std::string& kind = "letter") {
    Letter letter;
    letter.kind = kind;
    letter.subject = said("Stödet till den som ska söka arbete");
    letter.case_number = "2026/0117";
    letter.due_on = Date{2026, 4, 15};
    letter.background = said("Kraven på den enskilde är oklara och går sällan att anpassa.");
    letter.closing = said("Vi kommer gärna till ett möte.");
    letter.reply_email = "po@kommunen.example";
    return letter;
}

class Letters : public Faults {
protected:
    Letters() {
        leaving_kinds().push_back(leaving_letters());
        copy_keepers() = {forget_told_faults};
    }
    LetterRecord stands(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return find_letter(work, number); }).value();
    }
    int64_t version(const std::string& number) { return stands(number).version; }
    std::string drafts(const Letter& letter = a_letter(), const std::string& about = "") {
        return db.write(cast.ombud, [&](Work& work) { return draft_letter(work, letter, about); })
            .value();
    }
    Result<void> tells(const std::string& number, const std::string& fault,
                       std::vector<std::string> shown = {"title", "description"}) {
        LetterFault told;
        told.subject = fault;
        told.shown = std::move(shown);
        const int64_t at = version(number);
        return db.write(cast.ombud, [&](Work& work) { return add_fault(work, number, at, told); });
    }
    Result<void> writes(const std::string& number, const std::string& kind,
                        const std::string& text) {
        LetterItem item;
        item.kind = kind;
        item.text = said(text);
        const int64_t at = version(number);
        return db.write(cast.ombud,
                        [&](Work& work) { return write_items(work, number, at, item); });
    }
    Result<void> addresses(const std::string& number, const std::string& body,
                           const std::string& role = "to") {
        LetterRecipient recipient;
        recipient.role = role;
        recipient.body = body;
        const int64_t at = version(number);
        return db.write(cast.ombud,
                        [&](Work& work) { return add_recipient(work, number, at, recipient); });
    }
    Result<void> signs(const std::string& number, const std::string& name, const std::string& unit,
                       const std::string& elsewhere = "") {
        LetterSignatory signatory;
        signatory.name = name;
        signatory.title = "personligt ombud";
        signatory.signing_unit = unit;
        signatory.unit_name = elsewhere;
        const int64_t at = version(number);
        return db.write(cast.ombud,
                        [&](Work& work) { return add_signatory(work, number, at, signatory); });
    }
    /// A draft with all that is asked of it, signed by the own unit only.
    std::string a_whole_draft(const Letter& letter = a_letter()) {
        const std::string number = drafts(letter);
        if (has_part(letter.kind, "questions")) {
            EXPECT_TRUE(writes(number, "question",
                               "Hur får den enskilde stöd?\n\nVem svarar för samordningen?"));
        }
        EXPECT_TRUE(writes(number, "proposal", "Att var och en får en och samma kontakt."));
        EXPECT_TRUE(addresses(number, "arbetsformedlingen"));
        EXPECT_TRUE(addresses(number, "forsakringskassan"));
        EXPECT_TRUE(addresses(number, "socialtjanst", "copy"));
        EXPECT_TRUE(signs(number, "Ask Granlund", cast.unit));
        return number;
    }
    Result<void> confirms(const Actor& actor, const std::string& number) {
        return db.write(actor, [&](Work& work) -> Result<void> {
            const LetterRecord record = TRY(find_letter(work, number));
            const LeavingText text = leaving_letter(work, record);
            const std::string reading = TRY(request_reading(work, text));
            return confirm_reading(work, reading, work.digest(text.text));
        });
    }
    Result<int64_t> submits(const std::string& number) {
        const int64_t at = version(number);
        return db.write(cast.ombud, [&](Work& work) { return submit_letter(work, number, at); });
    }
    std::string digest(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) {
            return work.digest(letter_text(work, *find_letter(work, number)));
        });
    }
    Result<void> approves(const Actor& actor, const std::string& number) {
        const int64_t at = version(number);
        const std::string read = digest(number);
        return db.write(actor, [&](Work& work) { return approve_letter(work, number, at, read); });
    }
    Result<int64_t> anchors(const std::string& number, const std::string& forum) {
        LetterAnchoring anchoring;
        anchoring.forum = forum;
        anchoring.decided_on = Date{2026, 2, 20};
        anchoring.decision = said("Vi skriver.");
        const int64_t at = version(number);
        return db.write(cast.ombud,
                        [&](Work& work) { return anchor_letter(work, number, at, anchoring); });
    }
    Result<int64_t> sends(const Actor& actor, const std::string& number,
                          const std::string& why = "") {
        const int64_t at = version(number);
        return db.write(actor,
                        [&](Work& work) { return send_letter(work, number, at, said(why)); });
    }
    std::string submitted(const std::string& number) {
        EXPECT_TRUE(confirms(cast.colleague, number));
        const auto done = submits(number);
        EXPECT_TRUE(done) << problems(done);
        return number;
    }
    std::string approved(const Letter& letter = a_letter()) {
        const std::string number = submitted(a_whole_draft(letter));
        EXPECT_TRUE(approves(cast.manager, number));
        return number;
    }
    std::string sent(const Letter& letter = a_letter()) {
        const std::string number = approved(letter);
        EXPECT_TRUE(anchors(number, "team"));
        EXPECT_TRUE(anchors(number, "steering_group"));
        EXPECT_TRUE(sends(cast.manager, number));
        return number;
    }
    std::vector<LetterRecipientRecord> recipients(const std::string& number) {
        return db.read(cast.ombud,
                       [&](Work& work) { return recipients_of(work, *find_letter(work, number)); });
    }
    std::vector<LetterItemRecord> items(const std::string& number, const std::string& kind) {
        return db.read(cast.ombud, [&](Work& work) {
            return items_of(work, *find_letter(work, number), kind);
        });
    }
    Result<void> answers(const std::string& number, const LetterAnswer& answer) {
        const int64_t at = version(number);
        return db.write(cast.ombud,
                        [&](Work& work) { return note_letter_answer(work, number, at, answer); });
    }
    LetterAnswer an_answer(const std::string& recipient, const std::string& kind = "answered") {
        LetterAnswer answer;
        answer.recipient = recipient;
        answer.kind = kind;
        answer.text = said("Vi ser över stödet under våren.");
        answer.answered_on = db.now().stockholm_date();
        return answer;
    }
    Result<int64_t> turns(const Actor& actor, const std::string& number, const std::string& deed,
                          const std::string& note = "", const std::string& recipient = "") {
        LetterTurn turn;
        turn.deed = deed;
        turn.note = said(note);
        turn.recipient = recipient;
        const int64_t at = version(number);
        return db.write(actor, [&](Work& work) { return turn_letter(work, number, at, turn); });
    }
    std::string as_read(const std::string& number) {
        return db.read(cast.ombud,
                       [&](Work& work) { return letter_text(work, *find_letter(work, number)); });
    }
    void today_is(const std::string& day) { db.set_clock(*parse_instant(day + "T10:00:00.000Z")); }
    Actor steering_member() { return a_signed_in(db, "steering_member", "unit:" + cast.unit); }
    /// A unit of the same installation, and its manager.
    struct Other {
        std::string unit;
        Actor manager;
        Actor ombud;
    };
    Other another_unit() {
        Other other;
        other.unit = a_unit_called(db, "Personligt ombud Norr", "NORR");
        other.manager = a_signed_in(db, "unit_manager", "unit:" + other.unit);
        other.ombud = a_signed_in(db, "ombud", "unit:" + other.unit);
        return other;
    }
};
