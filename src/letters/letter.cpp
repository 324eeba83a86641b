// Rules of letters, and drafting, changing and finding them.
#include "letters/letter.h"

#include <algorithm>

#include "faults/told.h"
#include "letters/letter_template.h"
#include "letters/part.h"
#include "organisations/record_number.h"
#include "organisations/unit.h"
#include "platform/mail/mail.h"
#include "platform/or_null.h"
#include "rights/may.h"
#include "sql/letters.h"

namespace {

const May hands = May::write_faults;
const May steers = May::steer_events;

Result<void> letter_holds(const Letter& given, Date today) {
    if (template_of(given.kind) == nullptr) {
        return invalid("kind", given.kind.empty() ? "required" : "unknown_code");
    }
    if (given.subject.empty()) {
        return invalid("subject", "required");
    }
    if (given.due_on && *given.due_on < today) {
        return invalid("due_on", "letter.due_passed");
    }
    if (!given.own_heading.empty() && given.own_text.empty()) {
        return invalid("own_text", "letter.heading_alone");
    }
    if (given.own_heading.empty() && !given.own_text.empty()) {
        return invalid("own_heading", "letter.text_alone");
    }
    if (!given.reply_email.empty() && !is_mail_address(given.reply_email)) {
        return invalid("reply_email", "letter.not_an_email");
    }
    return {};
}

/// Words that the kind has no place for are not kept.
Letter fitted(const Letter& given) {
    Letter letter = given;
    const auto leave_out = [&](std::string_view part, FreeText& text) {
        if (!has_part(letter.kind, part)) {
            text = FreeText();
        }
    };
    leave_out("summary", letter.summary);
    leave_out("assignment", letter.assignment);
    leave_out("background", letter.background);
    leave_out("strengths", letter.strengths);
    leave_out("consequence", letter.consequence);
    leave_out("own", letter.own_heading);
    leave_out("own", letter.own_text);
    if (letter.kind != "referral_reply") {
        letter.referral_number.clear();
        letter.referral_due_on.reset();
    }
    return letter;
}

bool in_steering_group(const Actor& actor) {
    return std::ranges::any_of(actor.seats, [&](const Seat& seat) {
        return seat.place == actor.place && seat.role == "steering_member";
    });
}

/// The steering group and nobody else: sees what was sent and no drafts.
bool sees_sent_only(const Work& work) {
    return !actor_may(work.actor(), May::read_faults);
}

} // namespace

bool LetterRecord::overdue_on(Date today) const {
    return standing == "sent" && letter.due_on && *letter.due_on < today;
}

std::span<const StateMove> letter_moves() {
    static constexpr std::array<StateMove, 26> moves = {{
        {"draft", "amend", "draft", hands},
        {"draft", "anchor", "draft", hands},
        {"draft", "submit", "approval", hands},
        {"draft", "withdraw", "withdrawn", hands},
        // A changed text has been approved by nobody.
        {"approval", "amend", "draft", hands},
        {"approval", "anchor", "approval", hands},
        {"approval", "approve", "approval", steers},
        {"approval", "approve_last", "approved", steers},
        {"approval", "return", "draft", steers},
        {"approval", "withdraw", "withdrawn", hands},
        {"approved", "amend", "draft", hands},
        {"approved", "anchor", "approved", hands},
        {"approved", "send", "sent", steers},
        {"approved", "withdraw", "withdrawn", hands},
        {"sent", "deliver", "sent", hands},
        {"sent", "remind", "sent", hands},
        {"sent", "escalate", "sent", hands},
        {"sent", "answer_part", "sent", hands},
        {"sent", "answer", "answered", hands},
        {"sent", "close", "closed", hands},
        {"sent", "withdraw", "withdrawn", steers},
        {"answered", "deliver", "answered", hands},
        // A promise is answered again when it is kept.
        {"answered", "answer", "answered", hands},
        {"answered", "close", "closed", hands},
        {"closed", "reopen", "sent", hands},
        // Everybody had answered: nothing is waited for.
        {"closed", "reopen_answered", "answered", hands},
    }};
    return moves;
}

Result<std::string> draft_letter(Work& work, const Letter& given, std::string_view about) {
    TRY(must(work, hands));
    const auto unit = my_unit(work);
    if (!unit) {
        return forbidden("needs_a_unit");
    }
    const Letter letter = fitted(given);
    TRY(letter_holds(letter, work.today()));
    const auto row = work.row(sql::letters::next_order, {{"prefix", unit->unit.prefix}});
    ensure(row.has_value(), "a counter answers its new value");
    const std::string number = record_number(unit->unit.prefix, 'S', row->integer("last"));
    TRY(work.insert(letter_table, &letter,
                    {{"unit", unit->id}, {"number", number}, {"standing", "draft"}}));
    if (!about.empty()) {
        LetterFault fault;
        fault.subject = about;
        for (const std::string_view part : fault_parts()) {
            fault.shown.emplace_back(part);
        }
        TRY(add_fault(work, number, 1, fault));
    }
    return number;
}

Result<int64_t> amend_letter(Work& work, std::string_view number, int64_t version,
                             const Letter& given) {
    const LetterRecord record = TRY(changeable(work, number, version));
    Letter letter = given;
    letter.kind = record.letter.kind;
    letter = fitted(letter);
    TRY(letter_holds(letter, work.today()));
    LetterRecord amended = record;
    amended.version = TRY(work.update(letter_table, record.id, version, &letter));
    amended.letter = std::move(letter);
    return note_change(work, amended);
}

LetterRecord letter_record(Work& work, const Row& row) {
    LetterRecord record;
    record.id = row.text("id");
    record.number = row.text("number");
    record.unit = row.text("unit");
    record.version = row.integer("version");
    record.standing = row.text("standing");
    record.sent_on = parse_date(row.text("sent_on"));
    record.sent_digest = row.text("sent_digest");
    record.erased_on = parse_date(row.text("erased_on"));
    work.fill(letter_table, row, &record.letter);
    return record;
}

bool own_letter(const Work& work, const LetterRecord& record) {
    return work.actor().place == "unit:" + record.unit;
}

Result<void> may_read_letters(const Work& work) {
    if (!actor_may(work.actor(), May::read_faults) && !in_steering_group(work.actor())) {
        return forbidden();
    }
    return {};
}

Result<LetterRecord> find_letter(Work& work, std::string_view number) {
    TRY(may_read_letters(work));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::letters::by_number, {{"unit", unit}, {"number", number}});
    if (!row) {
        return not_found();
    }
    LetterRecord record = letter_record(work, *row);
    if (sees_sent_only(work) &&
        (record.unit != unit || !record.left() || record.standing == "withdrawn")) {
        return not_found();
    }
    return record;
}

Result<LetterRecord> find_own_letter(Work& work, std::string_view number) {
    TRY(must(work, hands));
    LetterRecord record = TRY(find_letter(work, number));
    if (!own_letter(work, record)) {
        return not_found();
    }
    if (record.erased_on) {
        return invalid("", "letter.is_erased");
    }
    return record;
}

Result<LetterPage> list_letters(Work& work, const LetterFilter& filter, int64_t page) {
    TRY(may_read_letters(work));
    const std::string unit = TRY(my_unit_id(work));
    Params params = {{"unit", unit},
                     {"kind", text_or_null(filter.kind)},
                     {"standing", text_or_null(filter.standing)},
                     {"sent_only", sees_sent_only(work) ? 1 : 0},
                     {"own_only", filter.own ? 1 : 0},
                     {"late_on", filter.overdue ? Value(work.today().iso()) : Value()}};
    LetterPage found;
    const auto count = work.row(sql::letters::count_filtered, params);
    found.total = count ? count->integer("letters") : 0;
    params.emplace_back("limit", letters_per_page);
    params.emplace_back("offset", (std::max<int64_t>(page, 1) - 1) * letters_per_page);
    for (const StoredRow& row : work.rows(sql::letters::filtered, params)) {
        found.records.push_back(letter_record(work, row));
    }
    return found;
}

std::vector<LetterRecord> letters_about(Work& work, std::string_view fault) {
    std::vector<LetterRecord> list;
    const auto unit = my_unit_id(work);
    if (!unit) {
        return list;
    }
    for (const StoredRow& row :
         work.rows(sql::letters::about, {{"unit", *unit}, {"subject", fault}})) {
        list.push_back(letter_record(work, row));
    }
    return list;
}
