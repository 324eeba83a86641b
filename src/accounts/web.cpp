// Addresses of signing in and out, of the own account, and of the accounts' administration.

#include "accounts/accounts.h"
#include "accounts/entrance.h"
#include "accounts/pages.h"
#include "platform/crypto/crypto.h"
#include "rights/may.h"

static Result<Response> sign_in_form(const Request& in, Work& work);
static Result<Response> post_sign_in(const Request& in, Work& work);
static Result<void> judge_password(Request& in, Database& database);
static Result<Response> link_page(const Request& in, Work& work);
static Result<Response> post_link(const Request& in, Work& work);
static Result<Response> post_sign_out(const Request& in, Work& work);
static Result<Response> language_page(const Request& in, Work& work);
static Result<Response> own_account(const Request& in, Work& work);
static Result<Response> post_own_account(const Request& in, Work& work);
static Result<Response> post_end_sessions(const Request& in, Work& work);
static Result<Response> password_form(const Request& in, Work& work);
static Result<Response> post_password(const Request& in, Work& work);
struct ChosenPassword {
    std::string hash;
    bool old_was_right = false;
};

static Result<void> hash_new_password(Request& in, Database& database);
static Result<Response> places_page(const Request& in, Work& work);
static Result<Response> post_place(const Request& in, Work& work);
static Result<Response> accounts_page(const Request& in, Work& work);
static Result<Response> new_account(const Request& in, Work& work);
static Result<Response> post_account(const Request& in, Work& work);
static Result<Response> account_page(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> post_seat(const Request& in, Work& work);
static Result<Response> post_seat_end(const Request& in, Work& work);
static Result<Response> post_made_link(const Request& in, Work& work);

void accounts_routes(Routes& routes) {
    routes.form({.show = "/sign-in", .take = "/sign-in"}, May::anyone, sign_in_form, post_sign_in,
                {}, judge_password);
    routes.form({.show = "/link/{token}", .take = "/link/{token}"}, May::anyone, link_page,
                post_link);
    routes.post("/sign-out", May::be_signed_in, post_sign_out);
    routes.page("/language/{code}", May::anyone, language_page);
    routes.form({.show = "/account", .take = "/account"}, May::be_signed_in, own_account,
                post_own_account);
    routes.post("/account/sessions/removal", May::be_signed_in, post_end_sessions);
    routes.form({.show = "/account/password", .take = "/account/password"}, May::be_signed_in,
                password_form, post_password, {}, hash_new_password);
    routes.form({.show = "/place", .take = "/place"}, May::be_signed_in, places_page, post_place);
    routes.page("/accounts", May::administer_accounts, accounts_page);
    routes.form({.show = "/accounts/new", .take = "/accounts"}, May::administer_accounts,
                new_account, post_account, account_table);
    routes.form({.show = "/accounts/{id}", .take = "/accounts/{id}"}, May::administer_accounts,
                account_page, post_amendment, account_table);
    routes.post("/accounts/{id}/seats", May::administer_accounts, post_seat);
    routes.post("/accounts/{id}/seats/{seat}", May::administer_accounts, post_seat_end);
    routes.post("/accounts/{id}/link", May::administer_accounts, post_made_link);
}

static void give_cookie(const Request& in, Response& response, std::string_view token) {
    std::string cookie =
        std::string(session_cookie) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax";
    if (token.empty()) {
        cookie += "; Max-Age=0";
    }
    if (in.base_url.starts_with("https://")) {
        cookie += "; Secure";
    }
    response.headers.emplace_back("Set-Cookie", cookie);
}

// --- getting in and out --------------------------------------------------------------------------

static Result<Response> sign_in_form(const Request& in, Work&) {
    return draw_sign_in(in);
}

static Result<void> judge_password(Request& in, Database& database) {
    // A session is a cookie, and the other door knows none.
    if (in.door == Door::json) {
        return not_found();
    }
    in.prepared = TRY(check_password(database, in));
    return {};
}

static Result<Response> post_sign_in(const Request& in, Work& work) {
    const auto& account = std::any_cast<const std::string&>(in.prepared);
    const std::string token = TRY(start_session(work, account));
    forget_tries(work, account, in);
    const std::string next(in.posted("next"));
    Response response = see_other(in, site_path(next) ? next : "/");
    give_cookie(in, response, token);
    return response;
}

static Result<Response> link_page(const Request& in, Work& work) {
    return draw_link(in, link_open(work, in.capture("token")) ? LinkState::open : LinkState::used);
}

static Result<Response> post_link(const Request& in, Work& work) {
    if (in.door == Door::json) {
        return not_found();
    }
    const std::string token = TRY(use_link(work, in.capture("token")));
    Response response = see_other(in, "/account/password");
    give_cookie(in, response, token);
    return response;
}

static Result<Response> post_sign_out(const Request& in, Work& work) {
    end_session(work, session_token(in));
    Response response = see_other(in, "/sign-in");
    give_cookie(in, response, "");
    return response;
}

static Result<Response> language_page(const Request& in, Work&) {
    const std::string& code = in.capture("code");
    if (code != "sv" && code != "en") {
        return not_found();
    }
    const std::string back(in.asked("back"));
    Response response = see_other(in, site_path(back) ? back : "/");
    response.headers.emplace_back("Set-Cookie",
                                  "language=" + code + "; Path=/; SameSite=Lax; Max-Age=31536000");
    return response;
}

// --- the own account -----------------------------------------------------------------------------

static Result<Response> own_account(const Request& in, Work& work) {
    const auto record = account_by_id(work, work.actor().id);
    if (!record) {
        return not_found();
    }
    return draw_own_account(in, work, *record);
}

static Result<Response> post_own_account(const Request& in, Work& work) {
    Account account;
    static constexpr std::array<std::string_view, 2> names = {"name", "language"};
    TRY(read_fields(account_fields, names, in.form, &account));
    TRY(amend_own_account(work, in.posted_version(), account));
    return see_other(in, "/account");
}

static Result<Response> post_end_sessions(const Request& in, Work& work) {
    end_other_entrances(work, session_token(in));
    return see_other(in, "/account");
}

static Result<Response> password_form(const Request& in, Work& work) {
    const bool asked =
        has_password(work, work.actor().id) && !came_by_link(work, session_token(in));
    return draw_password(in, asked ? OldPassword::asked : OldPassword::not_asked);
}

static Result<void> hash_new_password(Request& in, Database& database) {
    if (in.door == Door::json) {
        return not_found();
    }
    const int length = length_of(in.posted("new_password"));
    if (length < 12 || length > 200) {
        return invalid("new_password", "password.length");
    }
    bool asked = true;
    std::string email;
    database.read(in.actor, [&](Work& work) {
        asked = has_password(work, in.actor.id) && !came_by_link(work, session_token(in));
        const auto record = account_by_id(work, in.actor.id);
        email = record ? record->account.email : "";
    });
    if (asked) {
        in.form["email"] = {email};
        TRY(check_password(database, in));
    }
    in.prepared = ChosenPassword{hash_password(in.posted("new_password")), asked};
    return {};
}

static Result<Response> post_password(const Request& in, Work& work) {
    const auto& chosen = std::any_cast<const ChosenPassword&>(in.prepared);
    keep_password(work, chosen.hash, session_token(in));
    if (chosen.old_was_right) {
        forget_tries(work, in.actor.id, in);
    }
    return see_other(in, "/");
}

static Result<Response> places_page(const Request& in, Work& work) {
    return draw_places(in, work);
}

static Result<Response> post_place(const Request& in, Work& work) {
    TRY(change_place(work, session_token(in), in.posted("place")));
    return see_other(in, "/");
}

// --- administration ------------------------------------------------------------------------------

static Result<Response> accounts_page(const Request& in, Work& work) {
    return draw_accounts(in, work);
}

static Result<Response> new_account(const Request& in, Work&) {
    return draw_new_account(in);
}

static Result<Response> post_account(const Request& in, Work& work) {
    const Account account = TRY(read_record<Account>(account_fields, in.form));
    const std::string id = TRY(make_account(work, account));
    return created(in, "/accounts/" + id);
}

static Result<Response> account_page(const Request& in, Work& work) {
    const auto record = account_by_id(work, in.capture("id"));
    if (!record) {
        return not_found();
    }
    return draw_account(in, work, *record);
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    const Account account = TRY(read_record<Account>(account_fields, in.form));
    TRY(amend_account(work, in.capture("id"), in.posted_version(), account));
    return see_other(in, "/accounts/" + in.capture("id"));
}

static Result<Response> post_seat(const Request& in, Work& work) {
    const HeldSeat seat = TRY(read_record<HeldSeat>(seat_fields, in.form));
    TRY(give_seat(work, in.capture("id"), seat));
    return see_other(in, "/accounts/" + in.capture("id"));
}

static Result<Response> post_seat_end(const Request& in, Work& work) {
    SeatRecord ended;
    ended.id = in.capture("seat");
    ended.version = in.posted_version();
    ended.seat.held_until = parse_date(in.posted("held_until"));
    TRY(end_seat(work, in.capture("id"), ended));
    return see_other(in, "/accounts/" + in.capture("id"));
}

static Result<Response> post_made_link(const Request& in, Work& work) {
    const std::string link = TRY(make_link(work, in.capture("id")));
    return draw_made_link(in, *account_by_id(work, in.capture("id")), link);
}
