// Figures: a number is a thing with a definition, not a text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "figures/fact.h"
#include "platform/texts/texts.h"

/// Which rows count: for each dimension named, the row's code is among those given. A code of
/// several answers parted by | has each of them.
struct Condition {
    std::string dimension;
    std::vector<std::string> codes;
};
using Filter = std::vector<Condition>;

enum class Measure { count, share, mean };

/// A figure is data. Its label is the text `figure.<id>`, its definition in words
/// `figure.<id>.definition`, its counted unit `figure.unit.<unit>` (domain V-10).
struct Figure {
    std::string id; // "events.level.lokal"
    std::string fact;
    Filter filter = {};
    Measure measure = Measure::count;
    /// For a share: the rows that are the whole. The numerator is `filter` within it.
    Filter of = {};
    std::string unit = "event";
    /// For a mean: the dimension whose codes are numbers. Their sum over the rows that match is
    /// divided by how many rows have one.
    std::string sum_of = {};
    /// A dimension by which the figure's own page breaks it down in a table; "" = none.
    std::string broken_down_by = {};
};

/// Missing, not asked, none and suppressed are values of their own, never 0.
///   ok          the value holds
///   none        a share of nothing: the whole is 0
///   missing     nothing was registered for that unit and year at all
///   not_asked   the question was not asked that year
///   suppressed  protected (the publication rules)
enum class FigureStatus { ok, none, missing, not_asked, suppressed };
std::string_view name_of(FigureStatus status);

struct FigureValue {
    std::string id;
    FigureStatus status = FigureStatus::missing;
    Measure measure = Measure::count;
    /// A count, tenths of a percent, or hundredths of a mean; rounded half up (domain V-3). Only
    /// when ok.
    int64_t value = 0;
    std::optional<int64_t> numerator;
    std::optional<int64_t> denominator;
    Date cutoff;
    std::string unit;

    /// As printed: "147", "35,4 %", "6,14", or the words for the status.
    std::string printed(const Texts& t) const;
};

/// Share in tenths of a percent, rounded half up; the whole must not be 0.
int64_t share_tenths(int64_t part, int64_t whole);
/// A mean in hundredths, rounded half up; there must be something to divide by.
int64_t mean_hundredths(int64_t sum, int64_t count);

/// Counts all the figures in one pass over the table.
std::vector<FigureValue> count_figures(const FactTable& table, std::span<const Figure> figures,
                                       Date cutoff);
/// The same figures of a year in which nothing was ever registered: each is missing, not 0.
std::vector<FigureValue> missing_figures(std::span<const Figure> figures, Date cutoff);
/// How many rows match; recounting for tests goes by plain SQL instead.
int64_t count_rows(const FactTable& table, const Filter& filter);
/// Whether withheld rows may match too: they do not say what the filter asks, so that the count is
/// of those that are told.
bool withholds_rows(const FactTable& table, const Filter& filter);

// --- the registry: filled once by app.cpp, read by everybody after ------------------------------

class FigureRegistry {
public:
    void add(Fact fact);
    /// Ensures that ids are unique and facts known.
    void add(std::vector<Figure> figures);
    std::span<const Figure> figures() const { return figures_; }
    const Figure* find(std::string_view id) const;
    const Fact& fact(std::string_view name) const;
    std::span<const Fact> facts() const { return facts_; }

private:
    std::vector<Fact> facts_;
    std::vector<Figure> figures_;
};
FigureRegistry& figure_registry();

/// All figures of the registry that the actor may read, for a scope, in registry order. A year
/// before anything was registered answers `missing` for each.
std::vector<FigureValue> figures_of(Work& work, const FactScope& scope);

// --- cut-off ------------------------------------------------------------------------------------

/// The cut-off of a unit's year: what was set for it, else 31 December, and never after today.
/// Domain V-11: it is printed wherever a count is.
Date cutoff_of(Work& work, std::string_view unit, int year);
/// Sets it. `invalid` (cutoff.outside_year) unless it lies in the year, and (cutoff.year_locked)
/// when a fact's year is locked; `conflict` when it is no longer the day that was `seen`.
struct CutoffChange {
    Date seen;
    Date cutoff;
};
Result<void> set_cutoff(Work& work, std::string_view unit, int year, const CutoffChange& change);
/// For several units the latest of theirs.
Date cutoff_of(Work& work, const std::vector<std::string>& units, int year);
