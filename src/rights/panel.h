// Panels: what a slice above shows on a page of a slice below, each with its own permission.
#pragma once

#include <span>
#include <string_view>

#include "platform/html/html.h"
#include "platform/http/request.h"
#include "rights/may.h"

struct RecordPanel {
    May may;
    /// Draws a heading of level 2 and what is under it; empty when there is nothing to say.
    /// `subject` is the number of the page's record.
    Html (*draw)(const Request& in, Work& work, std::string_view subject);
};

/// The panels that the actor may see, one after the other.
Html draw_panels(const Request& in, Work& work, std::span<const RecordPanel> panels,
                 std::string_view subject);
