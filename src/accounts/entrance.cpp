// Sessions, one-time links and tokens: only digests of them are kept.
#include "accounts/entrance.h"

#include "organisations/unit.h"
#include "platform/crypto/crypto.h"
#include "rights/may.h"
#include "sql/accounts.h"

namespace {

const int64_t hour = 3600;
const int64_t day = 24 * hour;
const int64_t rest_max = 12 * hour;
const int64_t session_max = 7 * day;
const int64_t link_max = 7 * day;
const int64_t token_max = 365 * day;

Result<void> may_let_in(const Work& work, std::string_view account) {
    return work.actor().id == account ? Result<void>{} : must(work, May::administer_accounts);
}

class AccountsGate : public Gate {
public:
    explicit AccountsGate(Database& database) : database_(database) {}

    Entrance enter(const Request& in, Work& work) const override {
        return in.door == Door::json ? by_token(in, work) : by_session(in, work);
    }
    bool may(const Actor& actor, May asked) const override { return actor_may(actor, asked); }

private:
    static Entrance entrance(const Request& in, Work& work, const StoredRow& row) {
        Entrance found;
        if (auto actor = actor_of(work, row.text("account"), row.text("place"))) {
            found.actor = std::move(*actor);
            const Texts t =
                in.cookies.contains("language") ? in.t : Texts::in(found.actor.language);
            found.place_name =
                found.actor.place.empty() ? "" : place_name(work, t, found.actor.place);
        }
        return found;
    }

    Entrance by_session(const Request& in, Work& work) const {
        const std::string token = session_token(in);
        if (token.empty()) {
            return {};
        }
        const std::string hash = sha256_hex(token);
        const auto row = work.row(sql::accounts::session, {{"hash", hash}});
        const std::string now = work.now().iso();
        if (!row || row->text("seen_at") < work.now().plus_seconds(-rest_max).iso() ||
            row->text("started_at") < work.now().plus_seconds(-session_max).iso()) {
            return {};
        }
        Entrance found = entrance(in, work, *row);
        if (found.actor.signed_in()) {
            found.csrf = row->text("csrf");
            keep_awake(found.actor, *row, work.now());
        }
        return found;
    }

    // Every ten minutes is enough to know that somebody is there; a write for each page is not.
    void keep_awake(const Actor& actor, const StoredRow& row, Instant now) const {
        if (row.text("seen_at") >= now.plus_seconds(-600).iso()) {
            return;
        }
        const std::string hash = row.text("token_hash");
        database_.write(
            actor,
            [hash, now](Work& work) {
                work.execute(sql::accounts::touch_session, {{"hash", hash}, {"now", now.iso()}});
                return true;
            },
            [](WriteEnd, const std::string&) {});
    }

    static Entrance by_token(const Request& in, Work& work) {
        const auto header = in.headers.find("authorization");
        if (header == in.headers.end() || !header->second.starts_with("Bearer ")) {
            return {};
        }
        const Params asked = {{"hash", sha256_hex(header->second.substr(7))},
                              {"now", work.now().iso()}};
        const auto row = work.row(sql::accounts::token, asked);
        Entrance found = row ? entrance(in, work, *row) : Entrance{};
        // A program was let in at one place; when the seat there has ended it is not moved.
        return row && found.actor.place == row->text("place") ? found : Entrance{};
    }

    Database& database_;
};

} // namespace

Result<std::string> make_link(Work& work, std::string_view account) {
    TRY(must(work, May::administer_accounts));
    if (!account_by_id(work, account)) {
        return not_found();
    }
    // The newest link only: an older one may lie in somebody else's mail.
    work.execute(sql::accounts::end_links, {{"account", account}, {"now", work.now().iso()}});
    const std::string token = random_token();
    work.execute(sql::accounts::keep_link,
                 {{"hash", sha256_hex(token)},
                  {"account", account},
                  {"expires_at", work.now().plus_seconds(link_max).iso()}});
    work.note("make_link", "account", account);
    return "/link/" + token;
}

bool link_open(Work& work, std::string_view token) {
    return work.row(sql::accounts::link, {{"hash", sha256_hex(token)}, {"now", work.now().iso()}})
        .has_value();
}

Result<std::string> use_link(Work& work, std::string_view token) {
    const Params asked = {{"hash", sha256_hex(token)}, {"now", work.now().iso()}};
    const auto row = work.row(sql::accounts::link, asked);
    if (!row) {
        return not_found("link_used");
    }
    const std::string account = row->text("account");
    work.execute(sql::accounts::use_link, asked);
    return start_session(work, account);
}

Result<std::string> start_session(Work& work, std::string_view account) {
    const auto actor = actor_of(work, account, "");
    if (!actor) {
        return not_found("link_used");
    }
    work.execute(sql::accounts::end_old_sessions,
                 {{"week_ago", work.now().plus_seconds(-session_max).iso()},
                  {"half_day_ago", work.now().plus_seconds(-rest_max).iso()}});
    const std::string token = random_token();
    work.execute(sql::accounts::start_session, {{"hash", sha256_hex(token)},
                                                {"account", account},
                                                {"place", actor->place},
                                                {"csrf", random_token()},
                                                {"now", work.now().iso()}});
    work.note("sign_in", "account", account);
    return token;
}

std::string session_token(const Request& in) {
    const auto cookie = in.cookies.find(session_cookie);
    return cookie == in.cookies.end() ? "" : cookie->second;
}

void end_other_entrances(Work& work, std::string_view token) {
    const std::string& account = work.actor().id;
    const std::string now = work.now().iso();
    work.execute(sql::accounts::end_other_sessions,
                 {{"account", account}, {"hash", sha256_hex(token)}});
    work.execute(sql::accounts::end_links, {{"account", account}, {"now", now}});
    work.execute(sql::accounts::end_tokens, {{"account", account}, {"now", now}});
    work.note("sign_out_everywhere", "account", account);
}

void end_session(Work& work, std::string_view token) {
    work.execute(sql::accounts::end_session, {{"hash", sha256_hex(token)}});
    work.note("sign_out", "account", work.actor().id);
}

Result<void> change_place(Work& work, std::string_view token, std::string_view place) {
    const auto actor = actor_of(work, work.actor().id, place);
    if (!actor || actor->place != place) {
        return forbidden();
    }
    work.execute(sql::accounts::move_session, {{"hash", sha256_hex(token)}, {"place", place}});
    return {};
}

bool came_by_link(Work& work, std::string_view token) {
    const Params asked = {{"hash", sha256_hex(token)},
                          {"since", work.now().plus_seconds(-hour).iso()}};
    return work.row(sql::accounts::session_by_link, asked).has_value();
}

Result<std::string> make_token(Work& work, const Actor& holder, std::string_view name) {
    TRY(may_let_in(work, holder.id));
    if (holder.place.empty()) {
        return forbidden("needs_a_seat");
    }
    const std::string token = "spejare_" + random_token();
    work.execute(sql::accounts::keep_token,
                 {{"hash", sha256_hex(token)},
                  {"id", work.new_id()},
                  {"account", holder.id},
                  {"place", holder.place},
                  {"name", name},
                  {"now", work.now().iso()},
                  {"expires_at", work.now().plus_seconds(token_max).iso()}});
    work.note("make_token", "account", holder.id);
    return token;
}

std::unique_ptr<Gate> accounts_gate(Database& database) {
    return std::make_unique<AccountsGate>(database);
}

std::optional<std::string> first_link(Work& work, std::string_view base_url) {
    if (work.row(sql::accounts::administrators)->integer("administrators") > 0) {
        return std::nullopt;
    }
    Account account;
    account.name = std::string(Texts(Language::swedish)("account.first_name"));
    // A name under .invalid can be nobody's address; the administrator writes the own one.
    account.email = "administrator@spejare.invalid";
    const auto id = make_account(work, account);
    ensure(id.has_value(), "the first account can be made by the program itself");
    const auto seat = give_seat(work, *id, {"administrator", "nation", work.today(), std::nullopt});
    ensure(seat.has_value(), "the nation is a place");
    const auto link = make_link(work, *id);
    ensure(link.has_value(), "the program may make links");
    return std::string(base_url) + *link;
}
