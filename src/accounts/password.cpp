// Passwords: counted tries, argon2id, and the same time for accounts that are not there.
#include <algorithm>

#include "accounts/entrance.h"
#include "platform/crypto/crypto.h"
#include "platform/texts/texts.h"
#include "sql/accounts.h"

namespace {

const int64_t tries_of_account = 5;
const int64_t tries_of_sender = 20;
const int64_t wait_max = 900;

struct Tries {
    std::string who;
    int64_t free = 0;
};

// Seconds still to wait; 0 when a try is allowed now.
int64_t seconds_left(Work& work, const Tries& tries) {
    const auto row = work.row(sql::accounts::failures, {{"who", tries.who}});
    if (!row || row->integer("failures") < tries.free) {
        return 0;
    }
    const int64_t doublings = std::min<int64_t>(row->integer("failures") - tries.free, 10);
    const int64_t wait = std::min(wait_max, int64_t{1} << doublings);
    const auto last = parse_instant(row->text("last_at"));
    const int64_t passed = last ? (work.now().unix_ms - last->unix_ms) / 1000 : wait;
    return std::max<int64_t>(0, wait - passed);
}

int64_t count_try(Work& work, const std::vector<Tries>& all) {
    int64_t wait = 0;
    for (const Tries& tries : all) {
        wait = std::max(wait, seconds_left(work, tries));
    }
    if (wait > 0) {
        return wait;
    }
    for (const Tries& tries : all) {
        work.execute(sql::accounts::count_failure,
                     {{"who", tries.who},
                      {"now", work.now().iso()},
                      {"day_ago", work.now().plus_seconds(-86400).iso()}});
    }
    return 0;
}

std::string digest_of_email(const Work& work, std::string_view email) {
    return work.digest("email:" + lower_swedish(email));
}

std::string digest_of_sender(const Work& work, const Request& in) {
    return work.digest("sender:" + in.remote_address);
}

struct Found {
    std::string account;
    std::string hash;
};

Found find_account(Database& database, const std::string& email) {
    Found found;
    database.read({}, [&](Work& work) {
        const auto row = work.row(sql::accounts::by_email, {{"email", lower_swedish(email)}});
        if (!row || row->tick("disabled")) {
            return;
        }
        const auto method = work.row(sql::accounts::password, {{"account", row->text("id")}});
        if (method) {
            found = {row->text("id"), method->text("secret")};
        }
    });
    return found;
}

} // namespace

Result<std::string> check_password(Database& database, const Request& in) {
    const std::string email(in.posted("email"));
    const std::string password(in.posted("password"));
    if (email.empty() || email.size() > 200 || password.empty() || password.size() > 1000) {
        return invalid("", "sign_in.wrong");
    }
    int64_t wait = 0;
    const WriteEnd end = database.write_and_wait(in.actor, [&](Work& work) {
        wait = count_try(work, {{digest_of_email(work, email), tries_of_account},
                                {digest_of_sender(work, in), tries_of_sender}});
        return true;
    });
    // A try that could not be counted is not judged.
    if (end != WriteEnd::done) {
        return invalid("", "sign_in.wait", {{"seconds", "10"}});
    }
    if (wait > 0) {
        return invalid("", "sign_in.wait", {{"seconds", std::to_string(wait)}});
    }
    const Found found = find_account(database, email);
    if (found.account.empty()) {
        pretend_password_check(password);
        return invalid("", "sign_in.wrong");
    }
    if (!password_matches(found.hash, password)) {
        return invalid("", "sign_in.wrong");
    }
    return found.account;
}

void forget_tries(Work& work, std::string_view account, const Request& in) {
    if (const auto record = account_by_id(work, account)) {
        work.execute(sql::accounts::forget_failures,
                     {{"who", digest_of_email(work, record->account.email)}});
    }
    work.execute(sql::accounts::take_back_failure, {{"who", digest_of_sender(work, in)}});
}

void keep_password(Work& work, std::string_view hash, std::string_view token) {
    const std::string& account = work.actor().id;
    work.execute(sql::accounts::keep_password,
                 {{"account", account}, {"secret", hash}, {"now", work.now().iso()}});
    work.note("change_password", "account", account);
    end_other_entrances(work, token);
}

bool has_password(Work& work, std::string_view account) {
    return work.row(sql::accounts::password, {{"account", account}}).has_value();
}
