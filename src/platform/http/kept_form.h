// Forms whose texts could not be read: sealed for the one who wrote, and shown where it was
// written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.h"
#include "platform/http/routes.h"
#include "platform/work.h"

inline constexpr int kept_form_days = 30;

/// Whether the route takes free text from a form.
bool takes_free_text(const Route& route);
/// Reads every posted free text of the route before any write. `invalid` with `door_closed` at the
/// field that the door could not read.
Result<void> read_posted_texts(const Request& in, const Route& route, Database& database);

/// The address where the form is shown that `taken` takes: a page's path, filled in.
std::string form_address(const Routes& routes, const Route& taken, const Request& in);

/// Keeps what a signed-in person typed, for `address`, until it is saved or kept_form_days have
/// passed; nothing of it is readable without the draft key.
void keep_form(Database& database, const Request& in, std::string_view address);
/// The person's own form; nothing when there is none or its key is gone.
std::optional<FormValues> kept_form(Work& work, std::string_view address);
/// Forgets it when it has been saved.
void forget_form(Work& work, std::string_view address);
/// Before a page is drawn whose form takes free text: what its reader could not save comes back, as
/// when a form is refused, with the problem `kept_unread`.
void fill_from_kept(Request& in, Work& work, const Routes& routes, const Route& shown);
