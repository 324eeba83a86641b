// How a person gets in: sessions, one-time links, passwords and tokens; and the gate for them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/account.h"
#include "platform/http/dispatch.h"

inline constexpr std::string_view session_cookie = "spejare_session";

/// A link signs in once, within seven days. Answers "/link/<token>"; only its digest is kept.
/// A link made earlier and not used ends. Needs May::administer_accounts.
Result<std::string> make_link(Work& work, std::string_view account);
/// Whether the link could still be used.
bool link_open(Work& work, std::string_view token);
/// Uses the link up and starts a session; answers the session's token. `not_found` when it has
/// been used, is too old or was never made, or when the account is disabled.
Result<std::string> use_link(Work& work, std::string_view token);

/// Starts a session for an account whose person is known; answers the token for the cookie.
Result<std::string> start_session(Work& work, std::string_view account);
/// The session's token in a request's cookie, or "".
std::string session_token(const Request& in);
/// Ends all ways in for the actor but this session: other sessions, unused links and API tokens.
void end_other_entrances(Work& work, std::string_view token);
void end_session(Work& work, std::string_view token);
/// Works at another of the own places from now on. `forbidden` at a place without a seat.
Result<void> change_place(Work& work, std::string_view token, std::string_view place);
/// Whether this session began with a one-time link within the last hour, so that a new password
/// needs no old one.
bool came_by_link(Work& work, std::string_view token);

/// The account that this e-mail and password belong to. Runs with no transaction open, for it takes
/// the time of argon2id, the same for an account that is not there. Each try is counted before it
/// is judged: `sign_in.wait` {seconds} after five tries for an address and twenty for a sender,
/// doubling up to fifteen minutes.
Result<std::string> check_password(Database& database, const Request& in);
/// After a password that was right: forgets the tries counted for the account's address, and the
/// one that was counted for the sender, so that an office behind one address is not kept waiting.
void forget_tries(Work& work, std::string_view account, const Request& in);
/// Stores a hash made by hash_password, and ends the account's other ways in.
void keep_password(Work& work, std::string_view hash, std::string_view token);
bool has_password(Work& work, std::string_view account);

/// A token for /api/v1, for a year; answers it whole, once. Needs May::administer_accounts, or the
/// own account. It ends with the holder's seat at the place.
Result<std::string> make_token(Work& work, const Actor& holder, std::string_view name);

/// The gate for both doors. Sessions end after 12 hours of rest and after 7 days.
std::unique_ptr<Gate> accounts_gate(Database& database);

/// The first start: makes one administrator for the nation and answers "BASE_URL/link/<token>";
/// nothing when an administrator has been made before.
std::optional<std::string> first_link(Work& work, std::string_view base_url);
