// What the pages of signing in and of accounts look like.
#pragma once

#include "accounts/account.h"
#include "platform/html/page.h"

Response draw_sign_in(const Request& in);
enum class LinkState { open, used };
Response draw_link(const Request& in, LinkState state);
Response draw_own_account(const Request& in, Work& work, const AccountRecord& record);
/// The old password is not asked of a session that came by a one-time link.
enum class OldPassword { asked, not_asked };
Response draw_password(const Request& in, OldPassword old_password);
Response draw_places(const Request& in, Work& work);
Response draw_accounts(const Request& in, Work& work);
Response draw_new_account(const Request& in);
Response draw_account(const Request& in, Work& work, const AccountRecord& record);
Response draw_made_link(const Request& in, const AccountRecord& record, std::string_view link);
