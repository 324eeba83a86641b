// Addresses of what a letter is made of.
#include "letters/letters.h"
#include "letters/pages.h"
#include "rights/may.h"

static Result<Response> questions_form(const Request& in, Work& work);
static Result<Response> post_questions(const Request& in, Work& work);
static Result<Response> proposals_form(const Request& in, Work& work);
static Result<Response> post_proposals(const Request& in, Work& work);
static Result<Response> fault_form(const Request& in, Work& work);
static Result<Response> post_fault(const Request& in, Work& work);
static Result<Response> post_fault_removal(const Request& in, Work& work);
static Result<Response> recipient_page(const Request& in, Work& work);
static Result<Response> post_recipient(const Request& in, Work& work);
static Result<Response> post_recipient_removal(const Request& in, Work& work);
static Result<Response> signatory_form(const Request& in, Work& work);
static Result<Response> post_signatory(const Request& in, Work& work);
static Result<Response> post_signatory_removal(const Request& in, Work& work);

void letter_part_routes(Routes& routes) {
    const May hands = May::write_faults;
    routes.form({.show = "/letters/{number}/questions", .take = "/letters/{number}/questions"},
                hands, questions_form, post_questions, letter_item_table);
    routes.form({.show = "/letters/{number}/proposals", .take = "/letters/{number}/proposals"},
                hands, proposals_form, post_proposals, letter_item_table);
    routes.form({.show = "/letters/{number}/faults", .take = "/letters/{number}/faults"}, hands,
                fault_form, post_fault, letter_fault_table);
    routes.post("/letters/{number}/faults/{id}/removal", hands, post_fault_removal);
    routes.form({.show = "/letters/{number}/recipients", .take = "/letters/{number}/recipients"},
                hands, recipient_page, post_recipient, letter_recipient_table);
    routes.post("/letters/{number}/recipients/{id}/removal", hands, post_recipient_removal);
    routes.form({.show = "/letters/{number}/signatories", .take = "/letters/{number}/signatories"},
                hands, signatory_form, post_signatory, letter_signatory_table);
    routes.post("/letters/{number}/signatories/{id}/removal", hands, post_signatory_removal);
}

// Whose letter it is comes before what was typed: a stranger learns nothing from its problems.
static Result<LetterRecord> own_asked(const Request& in, Work& work) {
    return find_own_letter(work, in.capture("number"));
}

// --- questions and proposals ---------------------------------------------------------------------

static Result<Response> questions_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    return draw_items_form(in, work, record, "question");
}

static Result<Response> proposals_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    return draw_items_form(in, work, record, "proposal");
}

static Result<Response> post_items(const Request& in, Work& work, std::string_view kind) {
    const LetterRecord record = TRY(own_asked(in, work));
    LetterItem item;
    item.kind = kind;
    TRY(read_fields(letter_item_fields, letter_item_form, in.form, &item));
    TRY(write_items(work, record.number, in.posted_version(), item));
    return see_other(in, letter_address(record));
}

static Result<Response> post_questions(const Request& in, Work& work) {
    return post_items(in, work, "question");
}

static Result<Response> post_proposals(const Request& in, Work& work) {
    return post_items(in, work, "proposal");
}

// --- faults --------------------------------------------------------------------------------------

static Result<Response> fault_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    return draw_fault_choice(in, work, record);
}

static Result<Response> post_fault(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    LetterFault fault;
    TRY(read_fields(letter_fault_fields, letter_fault_form, in.form, &fault));
    TRY(add_fault(work, record.number, in.posted_version(), fault));
    return see_other(in, letter_address(record));
}

static Result<Response> post_fault_removal(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    TRY(remove_fault(work, record.number, in.posted_version(), in.capture("id")));
    return see_other(in, letter_address(record));
}

// --- recipients and signatories ------------------------------------------------------------------

static Result<Response> recipient_page(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    return draw_recipient_form(in, work, record);
}

static Result<Response> post_recipient(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    LetterRecipient recipient;
    TRY(read_fields(letter_recipient_fields, recipient_form, in.form, &recipient));
    TRY(add_recipient(work, record.number, in.posted_version(), recipient));
    return see_other(in, letter_address(record));
}

static Result<Response> post_recipient_removal(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    TRY(remove_recipient(work, record.number, in.posted_version(), in.capture("id")));
    return see_other(in, letter_address(record));
}

static Result<Response> signatory_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    return draw_signatory_form(in, work, record);
}

static Result<Response> post_signatory(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    const LetterSignatory signatory =
        TRY(read_record<LetterSignatory>(letter_signatory_fields, in.form));
    TRY(add_signatory(work, record.number, in.posted_version(), signatory));
    return see_other(in, letter_address(record));
}

static Result<Response> post_signatory_removal(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    TRY(remove_signatory(work, record.number, in.posted_version(), in.capture("id")));
    return see_other(in, letter_address(record));
}
