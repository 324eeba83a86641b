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
