// An answer made ready for the wire: standing headers, compression and the head's text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/http/request.h"

/// What every answer says: what a page may load, who may frame it, that pages are not kept by
/// caches. A header that the answer has already is left as it is.
void add_standing_headers(Response& response);

/// Gzips text of more than 1 kB when the client takes it. Pages hold the form token beside what the
/// client sent, which compression could leak by its length; therefore the token is masked anew in
/// each page (see mask_csrf) and never stands there twice as the same text.
void compress(Response& response, std::string_view accept_encoding);

enum class Connecting { keep, close };
/// The status line and headers with the blank line after them. `bytes` is the body's length, `date`
/// the Date header's value. Control characters in values are left out: they would end the line.
std::string response_head(const Response& response, std::int64_t bytes, Connecting connecting,
                          std::string_view date);

/// "Mon, 02 Mar 2026 08:00:00 GMT".
std::string http_date(std::int64_t unix_seconds);
