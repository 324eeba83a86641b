// What happens to a text that the guard cannot read: nothing is registered, and the writer's
// draft keeps it, sealed.
#pragma once

#include "platform/db/database.h"
#include "platform/http/request.h"

/// Before the writer: reads every free text of the posted event. If the door is shut, refuses with
/// `door_closed`; then, and when the reader throws, what was typed is kept as the writer's draft.
Result<void> read_texts_first(Request& in, Database& database);
