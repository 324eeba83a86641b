// Choosing what a letter tells of, what it asks, to whom it goes and who stands under it.
#include "letters/part.h"

#include <algorithm>

#include "faults/clearing.h"
#include "faults/told.h"
#include "letters/approval.h"
#include "letters/letter_template.h"
#include "letters/turn.h"
#include "organisations/known_body.h"
#include "organisations/unit.h"
#include "platform/emptied_row.h"
#include "platform/paragraphs.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/letters.h"

namespace {

Params of_letter(const LetterRecord& record) {
    return {{"unit", record.unit}, {"letter", record.id}};
}

Params with(Params params, std::string_view name, Value value) {
    params.emplace_back(name, std::move(value));
    return params;
}

/// What was dismissed in the whole text and stands in one of its pieces.
std::vector<TextDecision> dismissed_in(const FreeText& whole, std::string_view piece) {
    std::vector<TextDecision> list;
    for (const TextDecision& one : whole.dismissed()) {
        if (piece.find(one.found) != piece.npos) {
            list.push_back(one);
        }
    }
    return list;
}

struct LetterRow {
    const Table& table;
    std::string_view id;
    std::optional<int64_t> version;
};

/// The version of the record with this id; nothing when it is none of them.
template <class Records>
std::optional<int64_t> version_among(const Records& all, std::string_view id) {
    for (const auto& one : all) {
        if (one.id == id) {
            return one.version;
        }
    }
    return std::nullopt;
}

/// Removes a row of the letter, when there is one, and notes the change.
Result<void> remove_row(Work& work, const LetterRecord& record, const LetterRow& row) {
    if (!row.version) {
        return not_found();
    }
    TRY(remove_for_good(work, row.table, std::string(row.id), *row.version));
    TRY(note_change(work, record));
    return {};
}

} // namespace

Result<LetterRecord> changeable(Work& work, std::string_view number, int64_t version) {
    LetterRecord record = TRY(find_own_letter(work, number));
    TRY(after_deed(work, letter_moves(), record.standing, "amend"));
    if (record.version != version) {
        return conflict();
    }
    return record;
}

Result<int64_t> note_change(Work& work, const LetterRecord& record) {
    if (record.standing != "draft") {
        TRY(withdraw_approvals(work, record));
    }
    // Each change is told by its own turn: so it is known who wrote and who only moved it.
    LetterTurn turn;
    turn.deed = "amend";
    return note_turn(work, record, "draft", turn);
}

std::vector<std::string> writers_of(Work& work, const LetterRecord& record) {
    std::vector<std::string> list;
    for (const StoredRow& row : work.rows(sql::letters::writers, of_letter(record))) {
        list.push_back(row.text("writer"));
    }
    for (const LetterFaultRecord& one : faults_of(work, record)) {
        if (const auto fault = find_fault(work, one.fault.subject)) {
            std::ranges::move(writers_of(work, *fault), std::back_inserter(list));
        }
    }
    return list;
}

// --- faults --------------------------------------------------------------------------------------

std::vector<LetterFaultRecord> faults_of(Work& work, const LetterRecord& record) {
    std::vector<LetterFaultRecord> list;
    for (const StoredRow& row : work.rows(sql::letters::faults, of_letter(record))) {
        LetterFaultRecord one;
        one.id = row.text("id");
        one.version = row.integer("version");
        work.fill(letter_fault_table, row, &one.fault);
        list.push_back(std::move(one));
    }
    return list;
}

std::string text_of(Work& work, const LetterRecord& record, const LetterFaultRecord& fault) {
    const Texts t(Language::swedish);
    const TextArgs number = {{"number", fault.fault.subject}};
    // Asked now and not when it was chosen: what stands behind it may have become withheld since.
    if (only_withheld_behind(work, record.unit, fault.fault.subject)) {
        return t("letter.withheld_fault_told", number);
    }
    return fault.fault.copied.empty() ? t("letter.text_gone", number) : fault.fault.copied.text();
}

Result<void> add_fault(Work& work, std::string_view number, int64_t version,
                       const LetterFault& given) {
    const LetterRecord record = TRY(changeable(work, number, version));
    if (!has_part(record.letter.kind, "faults")) {
        return invalid("subject", "letter.no_such_part");
    }
    const auto fault = find_fault(work, given.subject);
    if (!fault) {
        return invalid("subject", "letter.unknown_fault");
    }
    if (only_withheld_behind(work, record.unit, given.subject)) {
        return invalid("subject", "letter.withheld_fault");
    }
    if (given.shown.empty()) {
        return invalid("shown", "required");
    }
    const auto allowed = fault_parts();
    for (const std::string& part : given.shown) {
        if (std::ranges::find(allowed, part) == allowed.end()) {
            return invalid("shown", "unknown_code");
        }
    }
    LetterFault kept = given;
    // Parts that the door has read when they were written; another person reads them here.
    kept.copied = stored_free_text(told_fault(work, *fault, given.shown));
    const auto all = faults_of(work, record);
    const auto before = std::ranges::find_if(
        all, [&](const LetterFaultRecord& one) { return one.fault.subject == given.subject; });
    if (before == all.end()) {
        TRY(work.insert(letter_fault_table, &kept, of_letter(record)));
    } else {
        TRY(work.update(letter_fault_table, before->id, before->version, &kept));
    }
    TRY(note_change(work, record));
    return {};
}

Result<void> remove_fault(Work& work, std::string_view number, int64_t version,
                          std::string_view id) {
    const LetterRecord record = TRY(changeable(work, number, version));
    return remove_row(work, record,
                      {letter_fault_table, id, version_among(faults_of(work, record), id)});
}

// --- questions and proposals ---------------------------------------------------------------------

std::vector<LetterItemRecord> items_of(Work& work, const LetterRecord& record,
                                       std::string_view kind) {
    std::vector<LetterItemRecord> list;
    for (const StoredRow& row :
         work.rows(sql::letters::items, with(of_letter(record), "kind", kind))) {
        LetterItemRecord one;
        one.id = row.text("id");
        one.version = row.integer("version");
        work.fill(letter_item_table, row, &one.item);
        list.push_back(std::move(one));
    }
    return list;
}

std::string items_as_text(Work& work, const LetterRecord& record, std::string_view kind) {
    std::string all;
    for (const LetterItemRecord& one : items_of(work, record, kind)) {
        all += (all.empty() ? "" : "\n\n") + one.item.text.text();
    }
    return all;
}

Result<void> write_items(Work& work, std::string_view number, int64_t version,
                         const LetterItem& given) {
    const LetterRecord record = TRY(changeable(work, number, version));
    if (!has_part(record.letter.kind, given.kind + "s")) {
        return invalid("text", "letter.no_such_part");
    }
    const std::vector<std::string> texts = paragraphs_of(given.text.text());
    if (texts.size() > letter_items_max) {
        return invalid("text", "letter.too_many_items",
                       {{"most", std::to_string(letter_items_max)}});
    }
    const std::vector<LetterItemRecord> before = items_of(work, record, given.kind);
    // One that is the same as before keeps its row, so that its old versions stand.
    for (std::size_t at = 0; at < texts.size(); ++at) {
        LetterItem item;
        item.kind = given.kind;
        item.position = static_cast<int64_t>(at) + 1;
        item.text = FreeText::as_typed(texts[at], dismissed_in(given.text, texts[at]));
        if (at < before.size()) {
            const bool same = before[at].item.text.text() == texts[at];
            item.text = same ? before[at].item.text : item.text;
            if (!same) {
                TRY(work.update(letter_item_table, before[at].id, before[at].version, &item));
            }
        } else {
            TRY(work.insert(letter_item_table, &item, of_letter(record)));
        }
    }
    for (std::size_t at = texts.size(); at < before.size(); ++at) {
        TRY(remove_for_good(work, letter_item_table, before[at].id, before[at].version));
    }
    TRY(note_change(work, record));
    return {};
}

// --- recipients ----------------------------------------------------------------------------------

std::vector<LetterRecipientRecord> recipients_of(Work& work, const LetterRecord& record) {
    std::vector<LetterRecipientRecord> list;
    for (const StoredRow& row : work.rows(sql::letters::recipients, of_letter(record))) {
        LetterRecipientRecord one;
        one.id = row.text("id");
        one.version = row.integer("version");
        one.standing = row.text("standing");
        work.fill(letter_recipient_table, row, &one.recipient);
        list.push_back(std::move(one));
    }
    return list;
}

Result<LetterRecipientRecord> recipient_of(Work& work, const LetterRecord& record,
                                           std::string_view id) {
    for (LetterRecipientRecord& one : recipients_of(work, record)) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return not_found();
}

std::string recipient_name(Work& work, const Texts& t, const LetterRecipient& recipient) {
    return recipient.sent_name.empty() ? body_name(work, t, recipient.body) : recipient.sent_name;
}

Result<void> add_recipient(Work& work, std::string_view number, int64_t version,
                           const LetterRecipient& given) {
    const LetterRecord record = TRY(changeable(work, number, version));
    if (given.role != "to" && given.role != "copy") {
        return invalid("role", given.role.empty() ? "required" : "unknown_code");
    }
    if (!known_body(work, record.unit, given.body, work.today())) {
        return invalid("body", given.body.empty() ? "required" : "unknown_code");
    }
    const auto all = recipients_of(work, record);
    if (std::ranges::any_of(all, [&](const LetterRecipientRecord& one) {
            return one.recipient.body == given.body && one.recipient.attention == given.attention;
        })) {
        return invalid("body", "taken");
    }
    LetterRecipient kept;
    kept.role = given.role;
    kept.body = given.body;
    kept.attention = given.attention;
    kept.reference = given.reference;
    TRY(work.insert(letter_recipient_table, &kept,
                    with(of_letter(record), "standing", "unanswered")));
    TRY(note_change(work, record));
    return {};
}

Result<void> remove_recipient(Work& work, std::string_view number, int64_t version,
                              std::string_view id) {
    const LetterRecord record = TRY(changeable(work, number, version));
    return remove_row(work, record,
                      {letter_recipient_table, id, version_among(recipients_of(work, record), id)});
}

// --- signatories ---------------------------------------------------------------------------------

std::vector<LetterSignatoryRecord> signatories_of(Work& work, const LetterRecord& record) {
    std::vector<LetterSignatoryRecord> list;
    for (const StoredRow& row : work.rows(sql::letters::signatories, of_letter(record))) {
        LetterSignatoryRecord one;
        one.id = row.text("id");
        one.version = row.integer("version");
        work.fill(letter_signatory_table, row, &one.signatory);
        list.push_back(std::move(one));
    }
    return list;
}

std::string unit_of(Work& work, const LetterRecord& record, const LetterSignatory& signatory) {
    return signatory.signing_unit.empty()
               ? signatory.unit_name
               : unit_name(work, signatory.signing_unit, record.sent_on.value_or(work.today()));
}

Result<void> add_signatory(Work& work, std::string_view number, int64_t version,
                           const LetterSignatory& given) {
    const LetterRecord record = TRY(changeable(work, number, version));
    if (given.name.empty()) {
        return invalid("name", "required");
    }
    if (given.title.empty()) {
        return invalid("title", "required");
    }
    if (given.signing_unit.empty() == given.unit_name.empty()) {
        return invalid("signing_unit", "letter.one_unit");
    }
    if (!given.signing_unit.empty() && !unit_by_id(work, given.signing_unit)) {
        return invalid("signing_unit", "unknown_code");
    }
    TRY(work.insert(letter_signatory_table, &given, of_letter(record)));
    TRY(note_change(work, record));
    return {};
}

Result<void> remove_signatory(Work& work, std::string_view number, int64_t version,
                              std::string_view id) {
    const LetterRecord record = TRY(changeable(work, number, version));
    return remove_row(
        work, record,
        {letter_signatory_table, id, version_among(signatories_of(work, record), id)});
}
