// What the privacy pages look like; for the addresses of this folder only.
#pragma once

#include "platform/http/request.h"
#include "platform/work.h"

Response draw_guard_words(const Request& in, Work& work);
