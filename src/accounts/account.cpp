// Accounts and seats: reading, and who may change them.
#include "accounts/account.h"

#include <algorithm>

#include "organisations/unit.h"
#include "platform/mail/mail.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/accounts.h"

namespace {

AccountRecord record_of(Work& work, const StoredRow& row) {
    AccountRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    work.fill(account_table, row, &record.account);
    return record;
}

Result<void> holds(Work& work, const Account& account, std::string_view id) {
    if (!is_mail_address(account.email)) {
        return invalid("email", "not_an_email");
    }
    if (account.language != "sv" && account.language != "en") {
        return invalid("language", "unknown_code");
    }
    const auto other = work.row(sql::accounts::by_email, {{"email", account.email}});
    if (other && other->text("id") != id) {
        return invalid("email", "taken");
    }
    return {};
}

void end_all_entrances(Work& work, std::string_view account) {
    const std::string now = work.now().iso();
    work.execute(sql::accounts::end_sessions, {{"account", account}});
    work.execute(sql::accounts::end_links, {{"account", account}, {"now", now}});
    work.execute(sql::accounts::end_tokens, {{"account", account}, {"now", now}});
}

} // namespace

std::vector<AccountRecord> all_accounts(Work& work) {
    std::vector<AccountRecord> list;
    for (const StoredRow& row : work.rows(sql::accounts::accounts)) {
        list.push_back(record_of(work, row));
    }
    return list;
}

std::optional<AccountRecord> account_by_id(Work& work, std::string_view id) {
    const auto row = work.row(sql::accounts::by_id, {{"account", id}});
    return row ? std::optional(record_of(work, *row)) : std::nullopt;
}

std::string person_name(Work& work, const Texts& t, std::string_view id) {
    if (id == "system" || id == "cli" || id.empty()) {
        return std::string(t("person." + std::string(id.empty() ? "nobody" : id)));
    }
    const auto record = account_by_id(work, id);
    return record ? record->account.name : std::string(t("person.unknown"));
}

std::vector<SeatRecord> seats_of(Work& work, std::string_view account) {
    std::vector<SeatRecord> list;
    for (const StoredRow& row : work.rows(sql::accounts::seats, {{"account", account}})) {
        SeatRecord& record = list.emplace_back();
        record.id = row.text("id");
        record.version = row.integer("version");
        work.fill(seat_table, row, &record.seat);
    }
    return list;
}

std::vector<AccountRecord> holders_of(Work& work, std::string_view role, std::string_view place) {
    std::vector<AccountRecord> list;
    for (const StoredRow& row :
         work.rows(sql::accounts::holders_of_role,
                   {{"role", role}, {"place", place}, {"day", work.today().iso()}})) {
        const bool told = !list.empty() && list.back().id == row.text("id");
        const auto record = told ? std::nullopt : account_by_id(work, row.text("id"));
        if (record) {
            list.push_back(*record);
        }
    }
    std::ranges::stable_sort(list, [](const AccountRecord& one, const AccountRecord& other) {
        return compare_swedish(one.account.name, other.account.name) < 0;
    });
    return list;
}

std::optional<Actor> actor_of(Work& work, std::string_view account, std::string_view place) {
    const auto record = account_by_id(work, account);
    if (!record || record->account.disabled) {
        return std::nullopt;
    }
    Actor actor;
    actor.id = record->id;
    actor.name = record->account.name;
    actor.language = record->account.language;
    const Params today = {{"account", account}, {"day", work.today().iso()}};
    for (const StoredRow& row : work.rows(sql::accounts::seats_on, today)) {
        actor.seats.push_back({row.text("role"), row.text("place")});
    }
    const bool held =
        std::ranges::any_of(actor.seats, [&](const Seat& seat) { return seat.place == place; });
    actor.place = held ? std::string(place) : actor.seats.empty() ? "" : actor.seats[0].place;
    return actor;
}

Result<std::string> make_account(Work& work, const Account& account) {
    TRY(must(work, May::administer_accounts));
    Account made = account;
    made.email = lower_swedish(made.email);
    TRY(holds(work, made, ""));
    return work.insert(account_table, &made);
}

Result<int64_t> amend_account(Work& work, std::string_view id, int64_t version,
                              const Account& account) {
    TRY(must(work, May::administer_accounts));
    if (!account_by_id(work, id)) {
        return not_found();
    }
    Account amended = account;
    amended.email = lower_swedish(amended.email);
    TRY(holds(work, amended, id));
    const int64_t after = TRY(work.update(account_table, id, version, &amended));
    if (amended.disabled) {
        end_all_entrances(work, id);
    }
    return after;
}

Result<int64_t> amend_own_account(Work& work, int64_t version, const Account& account) {
    TRY(must(work, May::be_signed_in));
    if (account.language != "sv" && account.language != "en") {
        return invalid("language", "unknown_code");
    }
    static constexpr std::array<std::string_view, 2> names = {"name", "language"};
    return work.update(account_table, work.actor().id, version, &account, names);
}

Result<std::string> give_seat(Work& work, std::string_view account, const HeldSeat& seat) {
    TRY(must(work, May::administer_accounts));
    if (!account_by_id(work, account)) {
        return not_found();
    }
    if (!known_role(seat.role)) {
        return invalid("role", "unknown_code");
    }
    if (!known_place(work, seat.place)) {
        return invalid("place", "unknown_code");
    }
    if (seat.held_until && *seat.held_until < seat.held_from) {
        return invalid("held_until", "before_start");
    }
    return work.insert(seat_table, &seat, {{"account", account}});
}

Result<int64_t> end_seat(Work& work, std::string_view account, const SeatRecord& ended) {
    TRY(must(work, May::administer_accounts));
    if (!work.row(sql::accounts::seat_by_id, {{"id", ended.id}, {"account", account}})) {
        return not_found();
    }
    if (!ended.seat.held_until) {
        return invalid("held_until", "required");
    }
    static constexpr std::array<std::string_view, 1> names = {"held_until"};
    return work.update(seat_table, ended.id, ended.version, &ended.seat, names);
}
