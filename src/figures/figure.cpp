// Counting: every figure of a page in one pass over the fact's columns.
#include "figures/figure.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "sql/figures.h"

namespace {

// A condition as a set over the column's code numbers, so that a row is tested by one look-up.
struct CompiledCondition {
    std::size_t dimension;
    std::vector<char> allowed;
    /// The number of the code "withheld", where rows have it and the condition does not ask for it.
    std::optional<std::size_t> hidden = {};
};
using CompiledFilter = std::vector<CompiledCondition>;

bool has_one_of(std::string_view code, const std::vector<std::string>& asked) {
    while (true) {
        const std::size_t end = code.find('|');
        if (std::ranges::find(asked, code.substr(0, end)) != asked.end()) {
            return true;
        }
        if (end == std::string_view::npos) {
            return false;
        }
        code.remove_prefix(end + 1);
    }
}

CompiledFilter compile(const FactTable& table, const Filter& filter) {
    CompiledFilter compiled;
    for (const Condition& condition : filter) {
        const std::size_t dimension = table.dimension(condition.dimension);
        const auto& codes = table.codes(dimension);
        CompiledCondition one{dimension, std::vector<char>(codes.size(), 0)};
        for (std::size_t i = 0; i < codes.size(); ++i) {
            one.allowed[i] = has_one_of(codes[i], condition.codes);
            if (codes[i] == code_withheld && one.allowed[i] == 0) {
                one.hidden = i;
            }
        }
        compiled.push_back(std::move(one));
    }
    return compiled;
}

bool hides(const FactTable& table, const CompiledCondition& one, std::size_t row) {
    return one.hidden && table.column(one.dimension)[row] == *one.hidden;
}

bool matches(const FactTable& table, const CompiledFilter& filter, std::size_t row) {
    return std::ranges::all_of(filter, [&](const CompiledCondition& one) {
        return one.allowed[table.column(one.dimension)[row]] != 0;
    });
}

// The numbers that a dimension's codes are; a code that is no number counts nowhere.
std::vector<std::optional<int64_t>> numbers_of(const FactTable& table, const Figure& figure) {
    std::vector<std::optional<int64_t>> numbers;
    if (figure.measure == Measure::mean) {
        for (const std::string& code : table.codes(table.dimension(figure.sum_of))) {
            int64_t number = 0;
            const auto [end, failure] =
                std::from_chars(code.data(), code.data() + code.size(), number);
            const bool whole = failure == std::errc{} && end == code.data() + code.size();
            numbers.push_back(whole ? std::optional(number) : std::nullopt);
        }
    }
    return numbers;
}

// A withheld row does not say what the filter asks, so nobody may tell whether it counts.
bool cannot_be_told(const FactTable& table, const CompiledFilter& filter, std::size_t row) {
    bool hidden = false;
    for (const CompiledCondition& one : filter) {
        if (hides(table, one, row)) {
            hidden = true;
        } else if (one.allowed[table.column(one.dimension)[row]] == 0) {
            return false;
        }
    }
    return hidden;
}

struct Counter {
    CompiledFilter filter;
    CompiledFilter whole;
    std::vector<std::optional<int64_t>> numbers;
    std::size_t sum_of = 0;
    int64_t part_count = 0;
    int64_t whole_count = 0;
    bool suppressed = false;

    void take(const FactTable& table, std::size_t row) {
        suppressed = suppressed || cannot_be_told(table, whole, row) ||
                     (matches(table, whole, row) && cannot_be_told(table, filter, row));
        if (!matches(table, whole, row)) {
            return;
        }
        const bool part = matches(table, filter, row);
        if (numbers.empty()) {
            ++whole_count;
            part_count += part ? 1 : 0;
            return;
        }
        const auto& number = numbers[table.column(sum_of)[row]];
        if (part && number) {
            ++whole_count;
            part_count += *number;
        }
    }
};

Counter counter_of(const FactTable& table, const Figure& figure) {
    Counter counter{compile(table, figure.filter), compile(table, figure.of),
                    numbers_of(table, figure)};
    if (figure.measure == Measure::mean) {
        counter.sum_of = table.dimension(figure.sum_of);
    }
    return counter;
}

FigureValue settle(const Figure& figure, const Counter& counter, Date cutoff) {
    FigureValue value;
    value.id = figure.id;
    value.measure = figure.measure;
    value.unit = figure.unit;
    value.cutoff = cutoff;
    if (counter.suppressed) {
        value.status = FigureStatus::suppressed;
        return value;
    }
    value.numerator = counter.part_count;
    if (figure.measure == Measure::count) {
        value.status = FigureStatus::ok;
        value.value = counter.part_count;
        return value;
    }
    value.denominator = counter.whole_count;
    if (counter.whole_count == 0) {
        value.status = FigureStatus::none;
        return value;
    }
    value.status = FigureStatus::ok;
    value.value = figure.measure == Measure::mean
                      ? mean_hundredths(counter.part_count, counter.whole_count)
                      : share_tenths(counter.part_count, counter.whole_count);
    return value;
}

FigureValue missing_value(const Figure& figure, Date cutoff) {
    FigureValue value;
    value.id = figure.id;
    value.measure = figure.measure;
    value.unit = figure.unit;
    value.cutoff = cutoff;
    value.status = FigureStatus::missing;
    return value;
}

} // namespace

std::string_view name_of(FigureStatus status) {
    static constexpr std::array<std::string_view, 5> names = {"ok", "none", "missing", "not_asked",
                                                              "suppressed"};
    return names[static_cast<std::size_t>(status)];
}

std::string FigureValue::printed(const Texts& t) const {
    if (status != FigureStatus::ok) {
        return std::string(t("figure.status." + std::string(name_of(status))));
    }
    return measure == Measure::count  ? t.number(value)
           : measure == Measure::mean ? t.hundredths(value)
                                      : t.percent_tenths(value);
}

int64_t share_tenths(int64_t part, int64_t whole) {
    ensure(whole > 0, "a share is of something");
    return (part * 2000 + whole) / (2 * whole);
}

int64_t mean_hundredths(int64_t sum, int64_t count) {
    ensure(count > 0, "a mean is of something");
    return (sum * 200 + count) / (2 * count);
}

std::vector<FigureValue> count_figures(const FactTable& table, std::span<const Figure> figures,
                                       Date cutoff) {
    std::vector<Counter> counters;
    for (const Figure& figure : figures) {
        counters.push_back(counter_of(table, figure));
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (Counter& counter : counters) {
            counter.take(table, row);
        }
    }
    std::vector<FigureValue> values;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        values.push_back(settle(figures[i], counters[i], cutoff));
    }
    return values;
}

std::vector<FigureValue> missing_figures(std::span<const Figure> figures, Date cutoff) {
    std::vector<FigureValue> values;
    for (const Figure& figure : figures) {
        values.push_back(missing_value(figure, cutoff));
    }
    return values;
}

int64_t count_rows(const FactTable& table, const Filter& filter) {
    const CompiledFilter compiled = compile(table, filter);
    int64_t count = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        count += matches(table, compiled, row) ? 1 : 0;
    }
    return count;
}

bool withholds_rows(const FactTable& table, const Filter& filter) {
    const CompiledFilter compiled = compile(table, filter);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (cannot_be_told(table, compiled, row)) {
            return true;
        }
    }
    return false;
}

void FigureRegistry::add(Fact fact) {
    facts_.push_back(std::move(fact));
}

void FigureRegistry::add(std::vector<Figure> figures) {
    for (Figure& figure : figures) {
        ensure(find(figure.id) == nullptr, "a figure's id is its own");
        fact(figure.fact);
        figures_.push_back(std::move(figure));
    }
}

const Figure* FigureRegistry::find(std::string_view id) const {
    const auto found = std::ranges::find(figures_, id, &Figure::id);
    return found == figures_.end() ? nullptr : &*found;
}

const Fact& FigureRegistry::fact(std::string_view name) const {
    const auto found = std::ranges::find(facts_, name, &Fact::name);
    ensure(found != facts_.end(), "a figure counts a fact that a slice has handed in");
    return *found;
}

FigureRegistry& figure_registry() {
    static FigureRegistry registry;
    return registry;
}

std::vector<FigureValue> figures_of(Work& work, const FactScope& scope) {
    std::vector<FigureValue> values;
    for (const Fact& fact : figure_registry().facts()) {
        if (!actor_may(work.actor(), fact.may)) {
            continue;
        }
        std::vector<Figure> figures;
        std::ranges::copy_if(figure_registry().figures(), std::back_inserter(figures),
                             [&](const Figure& figure) { return figure.fact == fact.name; });
        if (!fact.ever(work, scope)) {
            std::ranges::copy(missing_figures(figures, scope.cutoff), std::back_inserter(values));
            continue;
        }
        const FactTable table = fact.load(work, scope);
        std::ranges::copy(count_figures(table, figures, scope.cutoff), std::back_inserter(values));
    }
    return values;
}

Date cutoff_of(Work& work, std::string_view unit, int year) {
    const Date last = std::min(Date{year, 12, 31}, work.today());
    const auto row = work.row(sql::figures::cutoff_of_year, {{"unit", unit}, {"year", year}});
    if (!row) {
        return std::max(last, Date{year, 1, 1});
    }
    const Date set = *parse_date(row->text("cutoff"));
    return std::max(std::min(set, last), Date{year, 1, 1});
}

Date cutoff_of(Work& work, const std::vector<std::string>& units, int year) {
    Date latest{year, 1, 1};
    for (const std::string& unit : units) {
        latest = std::max(latest, cutoff_of(work, unit, year));
    }
    return units.empty() ? std::min(Date{year, 12, 31}, work.today()) : latest;
}

Result<void> set_cutoff(Work& work, std::string_view unit, int year, const CutoffChange& change) {
    const Date cutoff = change.cutoff;
    if (cutoff.year != year) {
        return invalid("cutoff", "outside_year", {{"year", std::to_string(year)}});
    }
    for (const Fact& fact : figure_registry().facts()) {
        if (fact.locked != nullptr && fact.locked(work, unit, year)) {
            return invalid("cutoff", "year_locked", {{"year", std::to_string(year)}});
        }
    }
    if (change.seen != cutoff_of(work, unit, year)) {
        return conflict();
    }
    work.execute(sql::figures::set_cutoff, {{"unit", unit},
                                            {"year", year},
                                            {"cutoff", cutoff.iso()},
                                            {"changed_at", work.now().iso()},
                                            {"changed_by", work.actor().id}});
    work.note("set_cutoff", "figure_cutoff", std::string(unit) + ":" + std::to_string(year),
              "{\"cutoff\":\"" + cutoff.iso() + "\"}");
    return {};
}
