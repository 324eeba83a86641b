// Each kind of binding has its own function; a binding that is none of them is unknown.
#include "reports/bound.h"

#include <algorithm>
#include <optional>

namespace {

std::vector<std::string> parted(std::string_view text, char by) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == by) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    for (std::string& part : parts) {
        const auto first = part.find_first_not_of(' ');
        const auto last = part.find_last_not_of(' ');
        part = first == std::string::npos ? "" : part.substr(first, last - first + 1);
    }
    return parts;
}

std::vector<std::string> words_of(const std::string& inside) {
    std::vector<std::string> words = parted(inside, ' ');
    std::erase(words, "");
    return words;
}

Bound bind_source(const std::vector<std::string>& parts) {
    const bool whole =
        parts.size() == 4 && !parts[1].empty() && !parts[2].empty() && !parts[3].empty();
    if (!whole) {
        return {Bound::How::source_incomplete};
    }
    return {Bound::How::with_note, parts[1], parts[2] + ", " + parts[3] + "."};
}

Bound bind_reference(const Texts& t, const std::vector<std::string>& parts,
                     const ReportNumbers& numbers) {
    for (const Reference& reference : numbers.references) {
        if (parts.size() == 2 && reference.mark == parts[1]) {
            return {Bound::How::with_note, reference.mark, cited(t, reference)};
        }
    }
    return {Bound::How::unknown_reference};
}

// Counting a code that no list knows would print a 0 that means nothing.
bool known_codes(const CountedFact& fact, const Filter& filter) {
    return std::ranges::all_of(filter, [&](const Condition& condition) {
        const auto labels = fact.labels.find(condition.dimension);
        return labels != fact.labels.end() &&
               std::ranges::all_of(condition.codes, [&](const std::string& code) {
                   return labels->second.contains(code) && code != code_withheld;
               });
    });
}

// A count that withheld rows may belong to is of those that are told, and says so in a note.
Bound counted(const Texts& t, std::string words, const FactTable& table, const Filter& filter) {
    if (!withholds_rows(table, filter)) {
        return {Bound::How::text, std::move(words)};
    }
    return {Bound::How::with_note, std::move(words), std::string(t("report.note.told_only"))};
}

Bound bind_count(const Texts& t, const std::string& inside, const CountedFact& fact) {
    const Filter filter = conditions_of(inside);
    if (filter.size() + 1 != words_of(inside).size() || !known_codes(fact, filter)) {
        return {Bound::How::unknown};
    }
    if (!fact.ever) {
        return {Bound::How::no_value, std::string(t("figure.status.missing"))};
    }
    return counted(t, t.number(count_rows(fact.table, filter)), fact.table, filter);
}

Bound bind_largest(const Texts& t, const std::vector<std::string>& words, const CountedFact& fact) {
    const auto& known = fact.table.dimensions();
    if (words.size() != 2 || std::ranges::find(known, words[1]) == known.end()) {
        return {Bound::How::unknown};
    }
    CrossTable table = cross(fact.table, words[1], "", {});
    int64_t most = 0;
    int64_t next = 0;
    int64_t withheld = 0;
    std::string code;
    for (std::size_t i = 0; i < table.row_codes.size(); ++i) {
        const std::string& one = table.row_codes[i];
        withheld += one == code_withheld ? table.row_totals[i] : 0;
        if (one == code_withheld || one == code_missing || one.empty()) {
            continue;
        }
        if (table.row_totals[i] > most) {
            next = most;
            most = table.row_totals[i];
            code = one;
        } else {
            next = std::max(next, table.row_totals[i]);
        }
    }
    if (code.empty()) {
        return {Bound::How::no_value, std::string(t("figure.status.missing"))};
    }
    if (most == next) {
        return {Bound::How::tied};
    }
    if (words[0] == "events.largest") {
        const std::string& name = fact.labels.at(words[1]).at(code);
        // Were the withheld rows all of the next code, it might be the largest.
        return next + withheld < most
                   ? Bound{Bound::How::text, name}
                   : Bound{Bound::How::with_note, name, std::string(t("report.note.told_only"))};
    }
    return counted(t, t.number(most), fact.table, {{words[1], {code}}});
}

Bound bind_events(const Texts& t, const std::string& inside, const ReportNumbers& numbers) {
    const CountedFact* fact = numbers.fact("event");
    const std::vector<std::string> words = words_of(inside);
    if (fact == nullptr || words.empty()) {
        return {Bound::How::unknown};
    }
    if (words[0] == "events.count") {
        return bind_count(t, inside, *fact);
    }
    if (words[0] == "events.largest" || words[0] == "events.largest_count") {
        return bind_largest(t, words, *fact);
    }
    return {Bound::How::unknown};
}

Bound printed(const Texts& t, const FigureValue& figure) {
    return {figure.status == FigureStatus::ok ? Bound::How::text : Bound::How::no_value,
            figure.printed(t)};
}

// "+40", "−5", "0"; a share's in percentage points.
std::string change_said(const Texts& t, const FigureValue& now, const FigureValue& before) {
    const int64_t change = now.value - before.value;
    const std::string sign = change > 0 ? "+" : change < 0 ? "\xE2\x88\x92" : "";
    const int64_t size = change < 0 ? -change : change;
    if (now.measure == Measure::count) {
        return sign + t.number(size);
    }
    if (now.measure == Measure::mean) {
        return sign + t.hundredths(size);
    }
    const std::string percent = t.percent_tenths(size);
    const std::size_t digits_end = percent.find_last_of("0123456789") + 1;
    return t("report.points", {{"change", sign + percent.substr(0, digits_end)}});
}

bool same_length(Date now, Date before) {
    return now.month == before.month && now.day == before.day;
}

// A part of a year beside a whole one is no change of what was seen, so a note says what it is.
Bound with_lengths(const Texts& t, std::string said, const FigureValue& now,
                   const FigureValue& before) {
    if (same_length(now.cutoff, before.cutoff)) {
        return {Bound::How::text, std::move(said)};
    }
    return {Bound::How::with_note, std::move(said),
            t("report.note.other_length",
              {{"now", t.date(now.cutoff)}, {"before", t.date(before.cutoff)}})};
}

// A figure's name with what is asked of it: the year before, the change since, whole percent.
std::optional<Bound> bind_beside(const Texts& t, const std::string& inside,
                                 const ReportNumbers& numbers) {
    const std::size_t dot = inside.rfind('.');
    const std::string id = inside.substr(0, dot);
    const FigureValue* now = dot == std::string::npos ? nullptr : numbers.find(id);
    const std::string asked = dot == std::string::npos ? "" : inside.substr(dot + 1);
    if (now == nullptr) {
        return std::nullopt;
    }
    if (asked == "whole" && now->measure == Measure::share) {
        if (now->status != FigureStatus::ok) {
            return printed(t, *now);
        }
        const int64_t whole = whole_percent(*now->numerator, *now->denominator);
        return Bound{Bound::How::text, t("report.percent", {{"percent", t.number(whole)}})};
    }
    const FigureValue* before = numbers.find_last_year(id);
    if (before == nullptr) {
        return std::nullopt;
    }
    if (asked == "last_year") {
        return printed(t, *before);
    }
    if (asked != "change") {
        return std::nullopt;
    }
    if (now->status != FigureStatus::ok || before->status != FigureStatus::ok) {
        return printed(t, now->status != FigureStatus::ok ? *now : *before);
    }
    return with_lengths(t, change_said(t, *now, *before), *now, *before);
}

std::optional<std::string> plain_word(const Texts& t, const std::string& inside,
                                      const ReportNumbers& numbers) {
    if (inside == "year") {
        return std::to_string(numbers.scope.year);
    }
    if (inside == "cutoff") {
        return t.date(numbers.scope.cutoff);
    }
    if (inside == "period") {
        return period_said(t, numbers);
    }
    if (inside == "unit") {
        return numbers.unit_name;
    }
    return std::nullopt;
}

std::string listed(const Texts& t, const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        out += i == 0 ? "" : i + 1 == names.size() ? std::string(t("report.and")) : ", ";
        out += names[i];
    }
    return out;
}

} // namespace

std::vector<BindingPlace> bindings_in(std::string_view text) {
    std::vector<BindingPlace> found;
    std::size_t at = 0;
    while ((at = text.find("{{", at)) != std::string_view::npos) {
        const std::size_t close = text.find("}}", at);
        const std::size_t end = close == std::string_view::npos ? text.size() : close + 2;
        const std::size_t inside_end = close == std::string_view::npos ? text.size() : close;
        found.push_back({at, end, parted(text.substr(at + 2, inside_end - at - 2), '\n')[0]});
        if (close == std::string_view::npos) {
            found.back().inside.clear();
        }
        at = end;
    }
    return found;
}

Bound bind(const Texts& t, const std::string& inside, const ReportNumbers& numbers) {
    const std::vector<std::string> parts = parted(inside, '|');
    if (parts[0] == "source" || parts[0] == "källa") {
        return bind_source(parts);
    }
    if (parts[0] == "ref") {
        return bind_reference(t, parts, numbers);
    }
    if (auto word = plain_word(t, inside, numbers)) {
        return {Bound::How::text, std::move(*word)};
    }
    if (inside == "kommuner") {
        return numbers.kommuner.empty()
                   ? Bound{Bound::How::no_value, std::string(t("figure.status.missing"))}
                   : Bound{Bound::How::text, listed(t, numbers.kommuner)};
    }
    if (const FigureValue* figure = numbers.find(inside)) {
        return printed(t, *figure);
    }
    if (auto beside = bind_beside(t, inside, numbers)) {
        return std::move(*beside);
    }
    return bind_events(t, inside, numbers);
}

std::vector<Condition> conditions_of(const std::string& inside) {
    std::vector<Condition> conditions;
    const std::vector<std::string> words = words_of(inside);
    if (words.empty() || words[0] != "events.count") {
        return conditions;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto equals = words[i].find('=');
        if (equals != std::string::npos) {
            conditions.push_back(
                {words[i].substr(0, equals), parted(words[i].substr(equals + 1), ',')});
        }
    }
    return conditions;
}
