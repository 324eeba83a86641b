// Answers that belong to no slice: refusals, incidents, assets, the way to sign in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.h"

int status_of(Refusal refusal);
/// A page (or JSON) that says what was refused and what to do.
Response refusal_page(const Request& in, int status, const Error& error);
Response incident_page(const Request& in, const std::string& incident);
Response busy_page(const Request& in);
Response to_sign_in(const Request& in, std::string_view sign_in_path);
/// /assets/<hash>/<name>; 404 when hash or name is not ours.
Response asset_response(std::string_view path);
Response plain_status(int status);
/// "sv" or "en": the cookie, else Accept-Language, else Swedish.
std::string language_of(const Request& in);
/// The token as it stands in a page: a fresh pad and the token under that pad. A compressed page
/// tells by its length whether a text stands in it twice; so the token never does.
std::string mask_csrf(std::string_view session_token);
/// Whether a form carries the session's token, masked or plain.
bool csrf_matches(std::string_view session_token, std::string_view posted);
