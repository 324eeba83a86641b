// Addresses of what is done with a letter: approval, sending, delivery, answers.
#include <algorithm>

#include "letters/letters.h"
#include "letters/pages.h"
#include "rights/may.h"

static Result<Response> anchoring_form(const Request& in, Work& work);
static Result<Response> post_anchoring(const Request& in, Work& work);
static Result<Response> post_submission(const Request& in, Work& work);
static Result<Response> approval_form(const Request& in, Work& work);
static Result<Response> post_approval(const Request& in, Work& work);
static Result<Response> outside_form(const Request& in, Work& work);
static Result<Response> post_outside(const Request& in, Work& work);
static Result<Response> return_form(const Request& in, Work& work);
static Result<Response> post_return(const Request& in, Work& work);
static Result<Response> sending_form(const Request& in, Work& work);
static Result<Response> post_sending(const Request& in, Work& work);
static Result<Response> turn_form(const Request& in, Work& work);
static Result<Response> post_turn(const Request& in, Work& work);
static Result<Response> delivery_page(const Request& in, Work& work);
static Result<Response> post_delivery(const Request& in, Work& work);
static Result<Response> answer_form(const Request& in, Work& work);
static Result<Response> post_answer(const Request& in, Work& work);

void letter_turn_routes(Routes& routes) {
    const May hands = May::write_faults;
    const May steers = May::steer_events;
    routes.form({.show = "/letters/{number}/anchoring", .take = "/letters/{number}/anchoring"},
                hands, anchoring_form, post_anchoring, letter_anchoring_table);
    routes.post("/letters/{number}/submission", hands, post_submission);
    routes.form({.show = "/letters/{number}/approval", .take = "/letters/{number}/approval"},
                steers, approval_form, post_approval, letter_approval_table);
    routes.form({.show = "/letters/{number}/outside", .take = "/letters/{number}/outside"}, steers,
                outside_form, post_outside, letter_approval_table);
    routes.form({.show = "/letters/{number}/return", .take = "/letters/{number}/return"}, steers,
                return_form, post_return, letter_turn_table);
    routes.form({.show = "/letters/{number}/sending", .take = "/letters/{number}/sending"}, steers,
                sending_form, post_sending, letter_turn_table);
    routes.form({.show = "/letters/{number}/turn", .take = "/letters/{number}/turn"}, hands,
                turn_form, post_turn, letter_turn_table);
    routes.form({.show = "/letters/{number}/recipients/{id}/delivery",
                 .take = "/letters/{number}/recipients/{id}/delivery"},
                hands, delivery_page, post_delivery, letter_recipient_table);
    routes.form({.show = "/letters/{number}/recipients/{id}/answers",
                 .take = "/letters/{number}/recipients/{id}/answers"},
                hands, answer_form, post_answer, letter_answer_table);
}

static Result<LetterRecord> own_asked(const Request& in, Work& work) {
    return find_own_letter(work, in.capture("number"));
}

static FreeText note_typed(const Request& in) {
    LetterTurn turn;
    static constexpr std::array<std::string_view, 1> note = {"note"};
    return read_fields(letter_turn_fields, note, in.form, &turn) ? turn.note : FreeText();
}

// --- before it is sent ---------------------------------------------------------------------------

static Result<Response> anchoring_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    return draw_anchoring_form(in, record);
}

static Result<Response> post_anchoring(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    const LetterAnchoring anchoring =
        TRY(read_record<LetterAnchoring>(letter_anchoring_fields, in.form));
    TRY(anchor_letter(work, record.number, in.posted_version(), anchoring));
    return see_other(in, letter_address(record));
}

static Result<Response> post_submission(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    TRY(submit_letter(work, record.number, in.posted_version()));
    return see_other(in, letter_address(record));
}

static Result<Response> approval_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(find_letter(work, in.capture("number")));
    return draw_approval_form(in, work, record);
}

static Result<Response> post_approval(const Request& in, Work& work) {
    const LetterRecord record = TRY(find_letter(work, in.capture("number")));
    TRY(approve_letter(work, record.number, in.posted_version(), in.posted("text_digest")));
    return see_other(in, letter_address(record));
}

static Result<Response> outside_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    return draw_outside_form(in, work, record);
}

static Result<Response> post_outside(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    LetterApproval approval;
    TRY(read_fields(letter_approval_fields, outside_approval_form, in.form, &approval));
    TRY(note_outside_approval(work, record.number, in.posted_version(), approval));
    return see_other(in, letter_address(record));
}

static Result<Response> return_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(find_letter(work, in.capture("number")));
    return draw_return_form(in, record);
}

static Result<Response> post_return(const Request& in, Work& work) {
    const LetterRecord record = TRY(find_letter(work, in.capture("number")));
    TRY(return_letter(work, record.number, in.posted_version(), note_typed(in)));
    // Another unit does not find it any more: it is a draft again.
    return see_other(in, own_letter(work, record) ? letter_address(record) : "/letters");
}

static Result<Response> sending_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    return draw_sending_form(in, work, record);
}

static Result<Response> post_sending(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    TRY(send_letter(work, record.number, in.posted_version(), note_typed(in)));
    return see_other(in, letter_address(record));
}

// --- after ---------------------------------------------------------------------------------------

static Result<Response> turn_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    const std::string_view deed = in.posted("deed").empty() ? in.asked("deed") : in.posted("deed");
    const auto deeds = deeds_from(work.actor(), letter_moves(), record.standing);
    const bool possible = std::ranges::find(deeds, deed) != deeds.end();
    // Refused, it is shown with what was typed, also when somebody has moved it meanwhile.
    if (!turned_by_form(deed) || !(possible || in.refused != nullptr)) {
        return not_found();
    }
    return draw_turn_form(in, work, record, deed);
}

static Result<Response> post_turn(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    LetterTurn turn;
    TRY(read_fields(letter_turn_fields, letter_turn_form, in.form, &turn));
    TRY(turn_letter(work, record.number, in.posted_version(), turn));
    return see_other(in, letter_address(record));
}

static Result<Response> delivery_page(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    const LetterRecipientRecord recipient = TRY(recipient_of(work, record, in.capture("id")));
    return draw_delivery_form(in, work, record, recipient);
}

static Result<Response> post_delivery(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    LetterRecipientRecord recipient = TRY(recipient_of(work, record, in.capture("id")));
    TRY(read_fields(letter_recipient_fields, delivery_form, in.form, &recipient.recipient));
    TRY(note_delivery(work, record.number, in.posted_version(), recipient));
    return see_other(in, letter_address(record));
}

static Result<Response> answer_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    const LetterRecipientRecord recipient = TRY(recipient_of(work, record, in.capture("id")));
    return draw_letter_answer_form(in, work, record, recipient);
}

static Result<Response> post_answer(const Request& in, Work& work) {
    const LetterRecord record = TRY(own_asked(in, work));
    const LetterRecipientRecord recipient = TRY(recipient_of(work, record, in.capture("id")));
    LetterAnswer answer;
    TRY(read_fields(letter_answer_fields, letter_answer_form, in.form, &answer));
    answer.recipient = recipient.id;
    TRY(note_letter_answer(work, record.number, in.posted_version(), answer));
    return see_other(in, letter_address(record));
}
