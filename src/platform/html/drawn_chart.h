// A chart on a page, with its numbers in a table beside it.
#pragma once

#include <string_view>

#include "platform/charts/chart.h"
#include "platform/html/html.h"
#include "platform/texts/texts.h"

/// The chart in a frame that scrolls where there is no room, and the same numbers as a table that
/// is opened by who wants it. `head` names what the categories are; `id` is unique on the page.
Html chart_with_table(const Texts& t, const Chart& chart, std::string_view id,
                      std::string_view head);
