// Whether a form was sent by our own page in the reader's own session.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/request.h"

/// The token as it stands in a page: a fresh pad and the token under that pad. A compressed page
/// tells by its length whether a text stands in it twice; so the token never does.
std::string mask_csrf(std::string_view session_token);
/// Whether a form carries the session's token, masked or plain.
bool csrf_matches(std::string_view session_token, std::string_view posted);
/// Whether the browser says that the form stands on this site, or says nothing about it.
bool same_origin(const Request& in);
