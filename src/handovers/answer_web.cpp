// The addresses behind a body's link: reading changes nothing, each deed is a form of its own.
#include "handovers/handovers.h"
#include "handovers/pages.h"
#include "rights/may.h"

static Result<Response> answer_page(const Request& in, Work& work);
static Result<Response> post_receipt(const Request& in, Work& work);
static Result<Response> post_question(const Request& in, Work& work);
static Result<Response> post_answer(const Request& in, Work& work);

static Result<void> count_try(Request& in, Database& database);

void answer_routes(Routes& routes) {
    routes.form({.show = "/answer/{token}", .take = "/answer/{token}"}, May::anyone, answer_page,
                post_answer, answer_table, count_try);
    routes.post("/answer/{token}/receipt", May::anyone, post_receipt, count_try);
    routes.form({.show = "/answer/{token}/question", .take = "/answer/{token}/question"},
                May::anyone, answer_page, post_question, message_table, count_try);
}

// Every try counts, also one that is refused: the link is open to whoever holds it. What opens
// nothing is refused on the snapshot, so that guessing costs no write.
static Result<void> count_try(Request& in, Database& database) {
    if (in.actor.signed_in() || in.door == Door::json) {
        return {};
    }
    const std::string& token = in.capture("token");
    Result<void> spent = not_found();
    database.read(in.actor, [&](Work& work) {
        if (handover_behind(work, token)) {
            spent = Result<void>();
        }
    });
    TRY(spent);
    database.write_and_wait(in.actor, [&](Work& work) {
        spent = spend_link(work, token);
        return spent.has_value();
    });
    return spent;
}

// A form of our own page only: whoever is not signed in carries no token against forgery, and the
// link itself is the secret.
static Result<void> by_form(const Request& in) {
    return in.door == Door::json ? Result<void>(not_found()) : Result<void>();
}

static Response back(const Request& in) {
    return see_other(in, "/answer/" + in.capture("token"));
}

static Result<Response> answer_page(const Request& in, Work& work) {
    TRY(by_form(in));
    const HandoverRecord record = TRY(handover_behind(work, in.capture("token")));
    return draw_answer_page(in, work, record);
}

static Result<Response> post_receipt(const Request& in, Work& work) {
    TRY(by_form(in));
    TRY(receive_by_link(work, in.capture("token")));
    return back(in);
}

static Result<Response> post_question(const Request& in, Work& work) {
    TRY(by_form(in));
    Message message;
    TRY(read_fields(message_fields, message_form_fields, in.form, &message));
    TRY(ask_by_link(work, in.capture("token"), message));
    return back(in);
}

static Result<Response> post_answer(const Request& in, Work& work) {
    TRY(by_form(in));
    Answer answer;
    TRY(read_fields(answer_fields, answer_form_fields, in.form, &answer));
    TRY(answer_by_link(work, in.capture("token"), answer));
    return back(in);
}
