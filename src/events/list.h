// The list of a unit's events: filters, order, pages and counts; the same rows go to the export.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

/// What a list is narrowed to; an empty text is no filter. The names are those of the address.
struct EventFilter {
    std::string kind, level, type, body, body_type, kommun, status, month;
    /// "yes", "no" or "".
    std::string serious, mended_at_once, child_perspective, withheld;
    std::optional<Date> from, until;
    /// Looked for in the open texts and as a number; never in withheld text.
    std::string text;
    /// A column, "-" before it for falling order; "" = newest day first.
    std::string sort;
    bool narrows() const;
};
EventFilter filter_from(const FormValues& query);

/// One row of the list and of the export. Texts are empty when withheld: neither holds them.
struct EventLine {
    std::string number;
    std::string unit;
    Date occurred_on;
    Date registered_on;
    std::string kind, level, type, body, body_type, kommun, status;
    bool serious = false;
    std::string serious_reason;
    std::string description, consequence, proposal, year_answer;
    std::vector<std::string> tags;
    bool child_perspective = false;
    bool mended_at_once = false;
    bool traceable_to_official = false;
    bool withheld = false;
};

inline constexpr int64_t events_per_page = 50;

struct EventPage {
    std::vector<EventLine> lines;
    int64_t total = 0;
    int64_t page = 1;
};
/// One page of 50 of the unit worked at; the first page is 1, and there is none after the last.
Result<EventPage> list_events(Work& work, const EventFilter& filter, int64_t page);

/// Every matching event of one unit, row by row, in the order of the list. `take` asks nothing of
/// the database.
void each_event(Work& work, std::string_view unit, const EventFilter& filter,
                const std::function<void(const EventLine&)>& take);
