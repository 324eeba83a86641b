// People who sign in, and the seats they hold: a role at a place, from a day until a day.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/texts.h"
#include "platform/work.h"

struct Account {
    std::string name;
    /// In lower case; what a person signs in with.
    std::string email;
    std::string language = "sv";
    /// Signs in no more; what it did stays.
    bool disabled = false;
};

inline constexpr auto account_fields = std::array{
    field<&Account::name>("name", {.required = true, .personal = true, .retention = "account"}),
    field<&Account::email>("email", {.required = true, .personal = true, .retention = "account"}),
    field<&Account::language>("language", {.required = true}),
    field<&Account::disabled>("disabled"),
};
inline constexpr Table account_table{"account", account_fields};

struct AccountRecord {
    std::string id;
    int64_t version = 0;
    Account account;
};

struct HeldSeat {
    std::string role;
    std::string place;
    Date held_from;
    std::optional<Date> held_until;
};

inline constexpr auto seat_fields = std::array{
    field<&HeldSeat::role>("role", {.required = true}),
    field<&HeldSeat::place>("place", {.required = true}),
    field<&HeldSeat::held_from>("held_from", {.required = true}),
    field<&HeldSeat::held_until>("held_until"),
};
inline constexpr Table seat_table{"seat", seat_fields};

struct SeatRecord {
    std::string id;
    int64_t version = 0;
    HeldSeat seat;
};

std::vector<AccountRecord> all_accounts(Work& work);
std::optional<AccountRecord> account_by_id(Work& work, std::string_view id);
/// What a person is called by the id that rows keep; the program and the machine's owner in words.
std::string person_name(Work& work, const Texts& t, std::string_view id);
std::vector<SeatRecord> seats_of(Work& work, std::string_view account);
/// Who holds a role at a place today and may sign in; by name.
std::vector<AccountRecord> holders_of(Work& work, std::string_view role, std::string_view place);
/// The actor an account is today, working at `place` if it holds a seat there, else at its first;
/// nothing when it is disabled or unknown.
std::optional<Actor> actor_of(Work& work, std::string_view account, std::string_view place);

/// Makes an account without a password; a one-time link is how it first signs in. Needs
/// May::administer_accounts. Refuses (`taken`) an e-mail address that another account has.
Result<std::string> make_account(Work& work, const Account& account);
/// A disabled account loses its sessions, links and tokens at once.
Result<int64_t> amend_account(Work& work, std::string_view id, int64_t version,
                              const Account& account);
/// What a person changes about the own account: name and language.
Result<int64_t> amend_own_account(Work& work, int64_t version, const Account& account);
Result<std::string> give_seat(Work& work, std::string_view account, const HeldSeat& seat);
/// The last day of a seat.
Result<int64_t> end_seat(Work& work, std::string_view account, const SeatRecord& ended);
