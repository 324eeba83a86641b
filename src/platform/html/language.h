// The reader's choice of language, kept in a cookie.
#pragma once

#include "platform/http/request.h"
#include "platform/work.h"

/// GET /language/{code}?back=PATH, for anyone: sets the cookie `language` for a year and leads back
/// to PATH when that is on this site, else to the start page. `not_found` for a language we do not
/// speak. Writes nothing.
Result<Response> choose_language(const Request& in, Work& work);
