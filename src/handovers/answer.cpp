// Taking answers, questions and receipts, from the unit and through the link.
#include "handovers/answer.h"

#include <algorithm>

#include "handovers/leaving.h"
#include "handovers/turn.h"
#include "platform/crypto/crypto.h"
#include "rights/may.h"
#include "sql/handovers.h"

namespace {

Result<void> items_hold(const std::vector<HandoverItemRecord>& items, const Answer& answer) {
    if (answer.items.empty()) {
        return invalid("items", "required");
    }
    for (const std::string& id : answer.items) {
        if (std::ranges::find(items, id, &HandoverItemRecord::id) == items.end()) {
            return invalid("items", "unknown_code");
        }
    }
    return {};
}

/// Stores an answer about the items it names, and says where the handover stands after it.
Result<void> keep_answer(Work& work, const HandoverRecord& record, const Answer& given,
                         std::span<const StateMove> moves) {
    const auto items = items_of(work, record);
    TRY(items_hold(items, given));
    Answer answer = given;
    answer.answered_on = work.today();
    TRY(answer_holds(answer, work.today(), words_in(work, record)));
    const auto about = [&](const HandoverItemRecord& one) {
        return std::ranges::find(answer.items, one.id) != answer.items.end();
    };
    const bool all = std::ranges::all_of(items, [&](const HandoverItemRecord& one) {
        return one.standing != "unanswered" || about(one);
    });
    HandoverTurn turn;
    turn.deed = all ? "answer" : "answer_part";
    turn.by_link = answer.by_link;
    const auto standing = TRY(after_deed(work, moves, record.standing, turn.deed));
    TRY(work.insert(answer_table, &answer, {{"unit", record.unit}, {"handover", record.id}}));
    static constexpr std::array<std::string_view, 1> same = {"subject"};
    for (const HandoverItemRecord& one : items) {
        if (about(one)) {
            TRY(work.update(handover_item_table, one.id, one.version, &one.item, same,
                            {{"standing", answer.kind}}));
        }
    }
    TRY(note_turn(work, record, standing, turn));
    return {};
}

Params of_link(Work& work, std::string_view token) {
    return {{"token_hash", sha256_hex(token)}, {"now", work.now().iso()}};
}

Result<HandoverRecord> answered_by_body(Work& work, std::string_view token) {
    // Whoever works here answers for nobody else.
    if (work.actor().signed_in()) {
        return forbidden("handover.answers_itself");
    }
    return handover_behind(work, token);
}

/// Answers the message's id.
Result<std::string> keep_message(Work& work, const HandoverRecord& record, const Message& message) {
    if (message.text.empty()) {
        return invalid("text", "required");
    }
    std::string id =
        TRY(work.insert(message_table, &message, {{"unit", record.unit}, {"handover", record.id}}));
    work.announce(message.by_link ? "handover.asked" : "handover.said", record.number);
    return id;
}

bool has_left(const HandoverRecord& record) {
    return record.standing == "sent" || record.standing == "received" ||
           record.standing == "answered";
}

} // namespace

std::span<const std::string_view> answer_kinds() {
    static constexpr std::array<std::string_view, 5> kinds = {"action_taken", "promised",
                                                              "declined", "not_ours", "no_action"};
    return kinds;
}

Result<void> answer_holds(const Answer& answer, Date today, Words words) {
    if (std::ranges::find(answer_kinds(), answer.kind) == answer_kinds().end()) {
        return invalid("kind", answer.kind.empty() ? "required" : "unknown_code");
    }
    if (answer.kind == "promised") {
        if (!answer.promised_on) {
            return invalid("promised_on", "required");
        }
        if (*answer.promised_on < today) {
            return invalid("promised_on", "handover.promise_passed");
        }
    } else if (answer.promised_on) {
        return invalid("promised_on", "handover.no_promise");
    }
    if (words == Words::none) {
        return !answer.text.empty()         ? invalid("text", "handover.withheld_no_text")
               : !answer.forward_to.empty() ? invalid("forward_to", "handover.withheld_no_text")
                                            : Result<void>();
    }
    if ((answer.kind == "declined" || answer.kind == "action_taken") && answer.text.empty()) {
        return invalid("text", "required");
    }
    if (answer.kind == "not_ours" && answer.forward_to.empty()) {
        return invalid("forward_to", "required");
    }
    return {};
}

Result<void> note_answer(Work& work, std::string_view number, int64_t version,
                         const Answer& given) {
    TRY(must(work, May::write_faults));
    const HandoverRecord record = TRY(find_handover_with_words(work, number));
    if (record.version != version) {
        return conflict();
    }
    Answer answer = given;
    answer.by_link = false;
    return keep_answer(work, record, answer, handover_moves());
}

std::vector<AnswerRecord> answers_to(Work& work, const HandoverRecord& record) {
    std::vector<AnswerRecord> list;
    for (const StoredRow& row :
         work.rows(sql::handovers::answers, {{"unit", record.unit}, {"handover", record.id}})) {
        AnswerRecord one;
        one.id = row.text("id");
        work.fill(answer_table, row, &one.answer);
        one.by = row.text("created_by");
        list.push_back(std::move(one));
    }
    return list;
}

MessageRecord message_record(Work& work, const Row& row) {
    MessageRecord one;
    one.id = row.text("id");
    one.version = row.integer("version");
    work.fill(message_table, row, &one.message);
    one.by = row.text("created_by");
    one.at = row.text("created_at");
    return one;
}

std::vector<MessageRecord> messages_of(Work& work, const HandoverRecord& record) {
    std::vector<MessageRecord> list;
    for (const StoredRow& row :
         work.rows(sql::handovers::messages, {{"unit", record.unit}, {"handover", record.id}})) {
        list.push_back(message_record(work, row));
    }
    return list;
}

Result<void> say_to_body(Work& work, std::string_view number, const Message& given) {
    TRY(must(work, May::write_faults));
    const HandoverRecord record = TRY(find_handover_with_words(work, number));
    if (!has_left(record)) {
        return invalid("", "not_from_here");
    }
    if (holds_withheld(work, record)) {
        return invalid("text", "handover.withheld_no_text");
    }
    Message message = given;
    message.by_link = false;
    const std::string id = TRY(keep_message(work, record, message));
    const LeavingText leaving = TRY(leaving_text(work, "handover_message", id));
    TRY(request_reading(work, leaving));
    return {};
}

// --- the link ------------------------------------------------------------------------------------

Result<std::string> make_answer_link(Work& work, std::string_view number) {
    TRY(must(work, May::write_faults));
    const HandoverRecord record = TRY(find_handover_with_words(work, number));
    if (!has_left(record)) {
        return invalid("", "not_from_here");
    }
    if (holds_withheld(work, record)) {
        return invalid("", "handover.withheld_link");
    }
    TRY(end_answer_link(work, number));
    const int64_t seconds_of_day = 86400;
    std::string token = random_token();
    work.execute(sql::handovers::keep_link,
                 {{"id", work.new_id()},
                  {"now", work.now().iso()},
                  {"actor", work.actor().id},
                  {"unit", record.unit},
                  {"handover", record.id},
                  {"token_hash", sha256_hex(token)},
                  {"expires_at", work.now().plus_seconds(link_days * seconds_of_day).iso()}});
    work.note("open_answer_link", handover_table.name, record.id);
    return token;
}

Result<void> end_answer_link(Work& work, std::string_view number) {
    TRY(must(work, May::write_faults));
    const HandoverRecord record = TRY(find_handover(work, number));
    const int64_t ended = work.execute(sql::handovers::end_links, {{"unit", record.unit},
                                                                   {"handover", record.id},
                                                                   {"now", work.now().iso()},
                                                                   {"actor", work.actor().id}});
    if (ended > 0) {
        work.note("end_answer_link", handover_table.name, record.id);
    }
    return {};
}

std::optional<Instant> link_open_until(Work& work, const HandoverRecord& record) {
    const auto row =
        work.row(sql::handovers::open_link,
                 {{"unit", record.unit}, {"handover", record.id}, {"now", work.now().iso()}});
    return row ? parse_instant(row->text("expires_at")) : std::nullopt;
}

Result<HandoverRecord> handover_behind(Work& work, std::string_view token) {
    const auto row = work.row(sql::handovers::behind_link, of_link(work, token));
    if (!row) {
        return not_found();
    }
    HandoverRecord record = handover_record(work, *row);
    // Asked now and not when the link was made: what it tells of may have become withheld since.
    if (holds_withheld(work, record)) {
        return not_found();
    }
    return record;
}

Result<void> spend_link(Work& work, std::string_view token) {
    TRY(handover_behind(work, token));
    if (!work.row(sql::handovers::use_link,
                  {{"token_hash", sha256_hex(token)}, {"most", link_uses_max}})) {
        return not_found();
    }
    return {};
}

Result<void> receive_by_link(Work& work, std::string_view token) {
    const HandoverRecord record = TRY(answered_by_body(work, token));
    const auto standing = TRY(after_deed(work, link_moves(), record.standing, "receive"));
    HandoverTurn turn;
    turn.deed = "receive";
    turn.by_link = true;
    TRY(note_turn(work, record, standing, turn));
    return {};
}

Result<void> ask_by_link(Work& work, std::string_view token, const Message& given) {
    const HandoverRecord record = TRY(answered_by_body(work, token));
    Message message = given;
    message.by_link = true;
    TRY(keep_message(work, record, message));
    return {};
}

Result<void> answer_by_link(Work& work, std::string_view token, const Answer& given) {
    const HandoverRecord record = TRY(answered_by_body(work, token));
    Answer answer = given;
    answer.by_link = true;
    return keep_answer(work, record, answer, link_moves());
}
