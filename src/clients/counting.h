// The counting rules of clients, each a pure function. Sources: domain c.6, K1-K25, V-9, V-10.
//
// A person is counted once for each year and unit. How the person came into the year and how it
// ended are each one word, so that the flow always holds:
//   opening + started + received = persons met; less closed and handed over = stock at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/months.h"
#include "platform/time.h"

/// One stretch of support. A closed one ended for good or went on in another unit.
struct SupportPeriod {
    enum class Start { started, received };
    enum class End { closed, handed_over };

    Date started_on;
    /// The last day of the support; absent while it goes on.
    std::optional<Date> closed_on;
    /// The contact reasons at the start.
    std::vector<std::string> reasons = {};
    Start start = Start::started;
    End end = End::closed;
    /// Its place in the list that was handed in, for what the caller knows beside it.
    std::size_t place = 0;
};

/// How "within one quarter" is read for those who come back.
enum class ReturnRule { three_months, ninety_days, calendar_quarter };
/// Whether somebody who closed and started again on these days came back within one quarter.
bool returned_in_time(ReturnRule rule, Date closed_on, Date started_on);
/// Whether two lists of contact reasons share one. Unknown reasons are never similar.
bool similar_reasons(std::span<const std::string> earlier, std::span<const std::string> later);
/// A return in time and for a similar reason counts once: the periods become one.
std::vector<SupportPeriod> bridged(std::vector<SupportPeriod> periods, ReturnRule rule);

/// The days that are counted: a year up to and with its cut-off.
struct CountedYear {
    int year = 0;
    Date cutoff;
    Date first() const { return Date{year, 1, 1}; }
};

/// How a person stands in a year.
struct YearStanding {
    enum class Entry {
        opening,  // had support when the year began
        started,  // new: the support began in the year
        received, // came with support from another unit
    };
    enum class Ending { stock, closed, handed_over };

    Entry entry = Entry::opening;
    Ending ending = Ending::stock;
    /// The place of the period by which the person is in the year.
    std::size_t place = 0;
    /// The contact reasons at that period's start.
    std::vector<std::string> start_reasons = {};
    /// Whoever was handed over is counted where the year ends, so once in all.
    bool counted() const { return ending != Ending::handed_over; }
};
/// Nothing when the person had no support in the year. Only what had happened by the cut-off is
/// known: a later close or return does not count.
std::optional<YearStanding> standing_in(std::span<const SupportPeriod> periods,
                                        const CountedYear& year, ReturnRule rule);

/// The flow of a year's persons (domain V-9).
struct Flow {
    int64_t opening = 0;
    int64_t started = 0;
    int64_t received = 0;
    int64_t closed = 0;
    int64_t handed_over = 0;
    int64_t stock = 0;
    /// Persons counted in the year.
    int64_t persons() const { return opening + started + received - handed_over; }
    bool holds() const { return opening + started + received - closed - handed_over == stock; }
};
Flow flow_of(std::span<const YearStanding> standings);

/// Which day a person's age is taken on; only the year of birth is known.
enum class AgeDay { year_end, year_start };
/// 18_29, 30_49, 50_64 or 65_plus. Whoever turns 18 in the year belongs to the first.
std::string_view age_band(int64_t birth_year, int year, AgeDay day);
/// Nobody can have turned 18 in the year (domain V-23: the target group is adults).
bool under_age(int64_t birth_year, int year);

/// Children wholly or partly at home count, the partner's too; unknown is not no.
bool has_children_at_home(std::string_view children);
/// Whether another client of the unit stands for the same household already.
enum class Household { own, counted_elsewhere };
/// yes, no or missing. A household is counted once, and is never a person.
std::string_view household_with_children(std::string_view children, Household household);

/// Whether a client without contact must be closed: the last contact lies `months` back or more,
/// and no decision is awaited.
bool must_be_closed(Date last_contact, Date today, std::string_view waits_for, int months);
/// Whole weeks between two days; 0 when they are turned round.
int64_t weeks_between(Date from, Date until);

/// How many units stand behind the ground they cover: several kommuner or districts run jointly are
/// one. Pairs of unit and kommun or district.
int64_t units_counted(std::span<const std::pair<std::string, std::string>> coverage);

/// Codes parted by |, the way a fact holds answers of which several may be given.
std::vector<std::string> parted(std::string_view line);
std::string joined(const std::vector<std::string>& codes);
