// The same form sent twice is one write: its key is kept with where the first answer led.
#pragma once

#include <optional>

#include "platform/http/request.h"
#include "platform/work.h"

/// The answer of the same form sent before, if this actor's key is known.
std::optional<Response> done_before(Work& work, const Request& in);
/// Keeps where the answer leads, under the form's key, if it has one.
void keep_done(Work& work, const Request& in, const Response& response);
