// The unit's year as days: dates that the rules set, answers asked for, what is to be done, and
// effects to look at. Kinds, days and numbers only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/texts.h"
#include "platform/work.h"

struct CalendarDay {
    Date day;
    /// account, application, report or cutoff (see dates.h), or answer_due, promised, letter_due,
    /// action_due, effect_check, task_due or meeting; the text is `calendar.what.<what>`.
    std::string what;
    /// The handover, letter, action, event or meeting that it is about; "" for what the rules set.
    std::string number;
    /// The year that a date set by rules is about.
    int about_year = 0;
};

/// From and with the first to and with the last day, soonest first, as far as `reader` may see them
/// at the place where `reader` works. At a place that is no unit: the dates that the rules set.
std::vector<CalendarDay> calendar_of(Work& work, const Actor& reader, Date from, Date until);

// --- the feed ------------------------------------------------------------------------------------

/// A secret address for the calendar program of whoever asks, at the place worked at; an earlier
/// one there ends. Answers the token, which is not kept.
Result<std::string> make_calendar_feed(Work& work);
/// Ends it; `not_found` when there is none.
Result<void> end_calendar_feed(Work& work);
/// Since when the present one is open.
std::optional<Instant> calendar_feed_since(Work& work);

/// Whose feed it is, as that person is today. `not_found` for any other token, when the account is
/// closed or holds no seat at the place any more, and when its password was changed since: who
/// changes it may have lost more than the password.
Result<Actor> calendar_feed_reader(Work& work, std::string_view token);

/// Ends the feeds of closed accounts and ended seats for good; run about once an hour.
void forget_closed_feeds(Work& work);

/// A line as RFC 5545, 3.1, wants it: at most 75 bytes, going on after a blank, and never parted
/// within a character.
std::string folded(std::string_view line);
/// An iCalendar (RFC 5545) of whole days. Numbers and titles are left out: the feed leaves the
/// program, so it says what kind of day it is and nothing else.
std::string calendar_text(const Texts& t, const std::vector<CalendarDay>& days, const Work& work);
