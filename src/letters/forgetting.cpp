// Emptying the rows of a letter and forgetting what they said before.
#include "letters/forgetting.h"

#include "letters/approval.h"
#include "letters/document.h"
#include "letters/reply.h"
#include "platform/emptied_row.h"
#include "platform/texts/texts.h"
#include "sql/letters.h"

namespace {

/// Takes the free texts out of the rows that a query of a letter gives.
template <class T>
Result<void> empty_rows(Work& work, const Table& table, const std::vector<StoredRow>& rows) {
    for (const StoredRow& row : rows) {
        TRY(empty_row<T>(work, table, row));
    }
    return {};
}

/// All that was written in the rows that hang on a letter.
Result<void> empty_parts(Work& work, const LetterRecord& record) {
    const Params of_letter = {{"unit", record.unit}, {"letter", record.id}};
    const auto rows = [&](const Query& query) { return work.rows(query, of_letter); };
    TRY(empty_rows<LetterFault>(work, letter_fault_table, rows(sql::letters::faults)));
    for (const std::string_view kind : {"question", "proposal"}) {
        Params of_kind = of_letter;
        of_kind.emplace_back("kind", kind);
        TRY(empty_rows<LetterItem>(work, letter_item_table,
                                   work.rows(sql::letters::items, of_kind)));
    }
    TRY(empty_rows<LetterRecipient>(work, letter_recipient_table, rows(sql::letters::recipients)));
    TRY(empty_rows<LetterTurn>(work, letter_turn_table, rows(sql::letters::turns)));
    TRY(empty_rows<LetterAnchoring>(work, letter_anchoring_table, rows(sql::letters::anchorings)));
    return empty_rows<LetterAnswer>(work, letter_answer_table, rows(sql::letters::answers));
}

/// The letter's own words go; of its subject `key` is left.
Result<void> set_words(Work& work, const LetterRecord& record, std::string_view key,
                       const Params& more) {
    Letter letter = record.letter;
    for (const Field& field : letter_fields) {
        if (field.kind == FieldKind::free_text) {
            *field.free_text(&letter) = FreeText();
        }
    }
    letter.subject = stored_free_text(std::string(Texts(Language::swedish)(key)));
    TRY(work.update(letter_table, record.id, record.version, &letter, {}, more));
    return forget_before(work, letter_table, record.id);
}

Result<void> forget_people(Work& work, const LetterRecord& record) {
    for (const LetterSignatoryRecord& one : signatories_of(work, record)) {
        LetterSignatory signatory = one.signatory;
        const std::string erased(Texts(Language::swedish)("letter.erased_name"));
        signatory.name = erased;
        signatory.title = erased;
        TRY(work.update(letter_signatory_table, one.id, one.version, &signatory));
        TRY(forget_before(work, letter_signatory_table, one.id));
    }
    for (const LetterApprovalRecord& one : approvals_of(work, record)) {
        LetterApproval approval = one.approval;
        approval.approver_name.clear();
        TRY(work.update(letter_approval_table, one.id, one.version, &approval));
        TRY(forget_before(work, letter_approval_table, one.id));
    }
    return {};
}

LetterRecord stored_letter(Work& work, std::string_view unit, std::string_view id) {
    const auto row = work.row(sql::letters::by_id, {{"unit", unit}, {"letter", id}});
    ensure(row.has_value(), "only a letter of the unit is forgotten");
    return letter_record(work, *row);
}

std::vector<ErasableRecord> dated_before(Work& work, std::string_view unit, Date before,
                                         Instant made) {
    std::vector<ErasableRecord> records;
    for (const StoredRow& row :
         work.rows(sql::letters::erasable_before,
                   {{"unit", unit}, {"before", before.iso()}, {"made", made.iso()}})) {
        records.push_back({std::string(letter_table.name), row.text("id"), row.text("number"),
                           parse_date(row.text("dated")).value_or(Date{})});
    }
    return records;
}

/// Nobody shall read it any more, and what was remarked on it goes.
Result<void> forget_remarks(Work& work, const LetterRecord& record) {
    const LeavingText text = leaving_letter(work, record);
    return forget_readings(work, {text.unit, text.kind, text.subject});
}

Result<void> erase(Work& work, std::string_view unit, const ErasableRecord& one) {
    const std::string& id = one.record;
    LetterRecord record = stored_letter(work, unit, id);
    TRY(forget_remarks(work, record));
    TRY(empty_parts(work, record));
    TRY(forget_people(work, record));
    record.letter.reply_email.clear();
    record.letter.reply_address.clear();
    TRY(set_words(work, record, "letter.erased_subject", {{"erased_on", work.today().iso()}}));
    work.note("erased", letter_table.name, id);
    return {};
}

} // namespace

Result<void> forget_told_faults(Work& work, std::string_view unit, std::string_view event,
                                TextsGone why) {
    // A letter copies texts of faults and none of events, so an erased event leaves it as it is.
    if (why == TextsGone::erased) {
        return {};
    }
    for (const StoredRow& row :
         work.rows(sql::letters::telling_of_hidden_faults, {{"unit", unit}, {"event", event}})) {
        const LetterRecord record = stored_letter(work, unit, row.text("letter"));
        TRY(forget_remarks(work, record));
        TRY(empty_parts(work, record));
        TRY(set_words(work, record, "letter.fixed_subject", {}));
    }
    return {};
}

RetentionClass letter_retention() {
    return {"letter", dated_before, erase, ""};
}
