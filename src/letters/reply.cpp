// Noting deliveries and answers.
#include "letters/reply.h"

#include <algorithm>

#include "faults/told.h"
#include "letters/part.h"
#include "organisations/code.h"
#include "rights/may.h"
#include "sql/letters.h"

namespace {

std::vector<LetterItemRecord> all_items(Work& work, const LetterRecord& record) {
    std::vector<LetterItemRecord> items = items_of(work, record, "question");
    std::ranges::move(items_of(work, record, "proposal"), std::back_inserter(items));
    return items;
}

/// How the recipient stands after its answers so far: all told, when the whole was answered or
/// every question and proposal was.
std::string standing_after(Work& work, const LetterRecord& record,
                           const LetterRecipientRecord& recipient) {
    const auto answers = answers_to(work, record);
    const auto items = all_items(work, record);
    const bool whole = std::ranges::any_of(answers, [&](const LetterAnswerRecord& one) {
        return one.answer.recipient == recipient.id && one.answer.items.empty();
    });
    const bool each =
        !items.empty() && std::ranges::all_of(items, [&](const LetterItemRecord& one) {
            return standing_of(answers, recipient, one.id) != "unanswered";
        });
    return whole || each ? "answered" : "answered_part";
}

Result<void> items_hold(Work& work, const LetterRecord& record, const LetterAnswer& answer) {
    const auto items = all_items(work, record);
    for (const std::string& id : answer.items) {
        if (std::ranges::find(items, id, &LetterItemRecord::id) == items.end()) {
            return invalid("items", "unknown_code");
        }
    }
    return {};
}

/// The unit's own letter at `version`, after the permission for the deed.
Result<LetterRecord> left_letter(Work& work, std::string_view number, int64_t version) {
    LetterRecord record = TRY(find_own_letter(work, number));
    if (record.version != version) {
        return conflict();
    }
    return record;
}

} // namespace

std::span<const std::string_view> letter_answer_kinds() {
    static constexpr std::array<std::string_view, 4> kinds = {"answered", "promised", "declined",
                                                              "not_ours"};
    return kinds;
}

Result<void> answer_holds(const LetterAnswer& answer, Date today, AnswerWords words) {
    const auto kinds = letter_answer_kinds();
    if (std::ranges::find(kinds, answer.kind) == kinds.end()) {
        return invalid("kind", answer.kind.empty() ? "required" : "unknown_code");
    }
    if (answer.answered_on > today) {
        return invalid("answered_on", "in_future");
    }
    if (answer.kind == "promised" && !answer.promised_on) {
        return invalid("promised_on", "required");
    }
    if (answer.kind != "promised" && answer.promised_on) {
        return invalid("promised_on", "letter.no_promise");
    }
    if (answer.promised_on && *answer.promised_on < answer.answered_on) {
        return invalid("promised_on", "letter.promise_passed");
    }
    if (words == AnswerWords::none) {
        // About what is kept within the unit nothing is put in words (the Skåne rule).
        if (!answer.text.empty() || !answer.forward_to.empty()) {
            return invalid(answer.text.empty() ? "forward_to" : "text", "letter.withheld_no_text");
        }
        return {};
    }
    if (answer.kind == "not_ours") {
        return answer.forward_to.empty() ? Result<void>(invalid("forward_to", "required"))
                                         : Result<void>();
    }
    if (answer.kind != "promised" && answer.text.empty()) {
        return invalid("text", "required");
    }
    return {};
}

Result<int64_t> note_delivery(Work& work, std::string_view number, int64_t version,
                              const LetterRecipientRecord& delivered) {
    const LetterRecord record = TRY(left_letter(work, number, version));
    const auto standing = TRY(after_deed(work, letter_moves(), record.standing, "deliver"));
    LetterRecipientRecord one = TRY(recipient_of(work, record, delivered.id));
    const LetterRecipient& given = delivered.recipient;
    if (!code_valid(work, {.list = "letter_channel", .code = given.channel}, work.today(),
                    record.unit)) {
        return invalid("channel", given.channel.empty() ? "required" : "unknown_code");
    }
    if (!given.delivered_on) {
        return invalid("delivered_on", "required");
    }
    if (*given.delivered_on > work.today()) {
        return invalid("delivered_on", "in_future");
    }
    if (*given.delivered_on < record.sent_on.value_or(*given.delivered_on)) {
        return invalid("delivered_on", "letter.before_sent");
    }
    one.recipient.channel = given.channel;
    one.recipient.delivered_on = given.delivered_on;
    one.recipient.received_number = given.received_number;
    TRY(work.update(letter_recipient_table, one.id, one.version, &one.recipient, delivery_form));
    LetterTurn turn;
    turn.deed = "deliver";
    turn.recipient = one.id;
    return note_turn(work, record, standing, turn);
}

Result<void> note_letter_answer(Work& work, std::string_view number, int64_t version,
                                const LetterAnswer& given) {
    const LetterRecord record = TRY(left_letter(work, number, version));
    LetterRecipientRecord recipient = TRY(recipient_of(work, record, given.recipient));
    // Whether it is allowed at all is asked before anything is kept.
    const bool first_round = record.standing == "sent";
    TRY(after_deed(work, letter_moves(), record.standing, first_round ? "answer_part" : "answer"));
    TRY(items_hold(work, record, given));
    const auto faults = faults_of(work, record);
    const bool hidden = std::ranges::any_of(faults, [&](const LetterFaultRecord& one) {
        return only_withheld_behind(work, record.unit, one.fault.subject);
    });
    TRY(answer_holds(given, work.today(), hidden ? AnswerWords::none : AnswerWords::own));
    if (given.answered_on < record.sent_on.value_or(given.answered_on)) {
        return invalid("answered_on", "letter.before_sent");
    }
    TRY(work.insert(letter_answer_table, &given, {{"unit", record.unit}, {"letter", record.id}}));
    static constexpr std::array<std::string_view, 1> same = {"role"};
    recipient.standing = standing_after(work, record, recipient);
    TRY(work.update(letter_recipient_table, recipient.id, recipient.version, &recipient.recipient,
                    same, {{"standing", recipient.standing}}));
    const auto recipients = recipients_of(work, record);
    const bool all = std::ranges::all_of(recipients, [](const LetterRecipientRecord& one) {
        return !one.must_answer() || one.standing == "answered";
    });
    LetterTurn turn;
    turn.deed = all || !first_round ? "answer" : "answer_part";
    turn.recipient = recipient.id;
    const auto standing = TRY(after_deed(work, letter_moves(), record.standing, turn.deed));
    TRY(note_turn(work, record, standing, turn));
    return {};
}

std::vector<LetterAnswerRecord> answers_to(Work& work, const LetterRecord& record) {
    std::vector<LetterAnswerRecord> list;
    for (const StoredRow& row :
         work.rows(sql::letters::answers, {{"unit", record.unit}, {"letter", record.id}})) {
        LetterAnswerRecord one;
        work.fill(letter_answer_table, row, &one.answer);
        one.by = row.text("created_by");
        list.push_back(std::move(one));
    }
    return list;
}

std::string standing_of(const std::vector<LetterAnswerRecord>& answers,
                        const LetterRecipientRecord& recipient, std::string_view item) {
    std::string standing = recipient.standing == "no_answer" ? "no_answer" : "unanswered";
    for (const LetterAnswerRecord& one : answers) {
        const auto& items = one.answer.items;
        const bool about = items.empty() || std::ranges::find(items, item) != items.end();
        if (one.answer.recipient == recipient.id && about) {
            standing = one.answer.kind;
        }
    }
    return standing;
}
