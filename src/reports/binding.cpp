// Binding and checking of numbers in prose (domain V-2, V-3, V-5).
#include "reports/binding.h"

#include <algorithm>
#include <optional>

#include "figures/cross_table.h"
#include "organisations/unit.h"
#include "prose/numbers.h"

namespace {

struct Binding {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string inside; // without the braces
};

std::vector<Binding> bindings_in(std::string_view text) {
    std::vector<Binding> found;
    std::size_t at = 0;
    while ((at = text.find("{{", at)) != std::string_view::npos) {
        const std::size_t close = text.find("}}", at);
        const std::size_t end = close == std::string_view::npos ? text.size() : close + 2;
        const std::size_t inside_end = close == std::string_view::npos ? text.size() : close;
        found.push_back({at, end, std::string(text.substr(at + 2, inside_end - at - 2))});
        at = end;
    }
    return found;
}

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

// "events.count type=a,b level=lokal" to a filter; nothing when a word is no condition.
std::optional<Filter> filter_of(const std::vector<std::string>& words, const FactTable& events) {
    Filter filter;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto equals = words[i].find('=');
        if (equals == std::string::npos) {
            return std::nullopt;
        }
        const std::string dimension = words[i].substr(0, equals);
        if (std::ranges::find(events.dimensions(), dimension) == events.dimensions().end()) {
            return std::nullopt;
        }
        filter.push_back({dimension, parted(words[i].substr(equals + 1), ',')});
    }
    return filter;
}

struct Filled {
    enum class How { text, source, unknown, no_value, source_incomplete } how = How::unknown;
    std::string text;
    std::string source;
};

Filled fill_source(const std::vector<std::string>& parts) {
    const bool whole = parts.size() == 4 && !parts[1].empty() && !parts[2].empty() &&
                       !parts[3].empty();
    if (!whole) {
        return {Filled::How::source_incomplete, "", ""};
    }
    return {Filled::How::source, parts[1], parts[2] + ", " + parts[3]};
}

std::optional<std::string> largest_code(const ReportNumbers& numbers,
                                        const std::string& dimension, int64_t& count) {
    const auto& known = numbers.events.dimensions();
    if (std::ranges::find(known, dimension) == known.end()) {
        return std::nullopt;
    }
    const CrossTable table = cross(numbers.events, dimension, "", {});
    int64_t most = 0;
    std::string code;
    for (std::size_t i = 0; i < table.row_codes.size(); ++i) {
        if (table.row_codes[i] != code_withheld && table.row_totals[i] > most) {
            most = table.row_totals[i];
            code = table.row_codes[i];
        }
    }
    count = most;
    return code;
}

Filled fill_expression(const Texts& t, const std::vector<std::string>& words,
                       const ReportNumbers& numbers, std::string& label_of) {
    if (words[0] == "events.count") {
        const auto filter = filter_of(words, numbers.events);
        if (!filter) {
            return {Filled::How::unknown, "", ""};
        }
        return {Filled::How::text, t.number(count_rows(numbers.events, *filter)), ""};
    }
    if (words.size() == 2 && words[0].starts_with("events.largest")) {
        int64_t count = 0;
        const auto code = largest_code(numbers, words[1], count);
        if (!code || code->empty()) {
            return {code ? Filled::How::no_value : Filled::How::unknown, "", ""};
        }
        label_of = words[1] + "=" + *code;
        return {Filled::How::text,
                words[0] == "events.largest_count" ? t.number(count) : std::string(), ""};
    }
    return {Filled::How::unknown, "", ""};
}

Filled fill_one(const Texts& t, const std::string& inside, const ReportNumbers& numbers,
                std::string& label_of) {
    const auto parts = parted(inside, '|');
    if (parts[0] == "source" || parts[0] == "källa") {
        return fill_source(parts);
    }
    if (inside == "year") {
        return {Filled::How::text, std::to_string(numbers.scope.year), ""};
    }
    if (inside == "cutoff") {
        return {Filled::How::text, t.date(numbers.scope.cutoff), ""};
    }
    if (inside == "unit") {
        return {Filled::How::text, numbers.unit_name, ""};
    }
    if (const FigureValue* figure = numbers.find(parts[0])) {
        const auto how =
            figure->status == FigureStatus::ok ? Filled::How::text : Filled::How::no_value;
        return {how, figure->printed(t), ""};
    }
    std::vector<std::string> words;
    for (const std::string& word : parted(inside, ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    return words.empty() ? Filled{} : fill_expression(t, words, numbers, label_of);
}

bool supported(const NumberInText& number, const ReportNumbers& numbers) {
    const bool by_figure = std::ranges::any_of(numbers.figures, [&](const FigureValue& value) {
        if (value.status != FigureStatus::ok) {
            return false;
        }
        return value.measure == Measure::count
                   ? number_agrees(number, value.value)
                   : percent_agrees(number, *value.numerator, *value.denominator);
    });
    return by_figure || std::ranges::any_of(numbers.table_counts, [&](int64_t count) {
               return number_agrees(number, count);
           });
}

TextRemark::Kind kind_of(Filled::How how) {
    switch (how) {
    case Filled::How::no_value:
        return TextRemark::Kind::no_value;
    case Filled::How::source_incomplete:
        return TextRemark::Kind::source_incomplete;
    default:
        return TextRemark::Kind::unknown_binding;
    }
}

} // namespace

const FigureValue* ReportNumbers::find(std::string_view id) const {
    const auto found = std::ranges::find(figures, id, &FigureValue::id);
    return found == figures.end() ? nullptr : &*found;
}

ReportNumbers numbers_for(Work& work, std::string_view unit, int year) {
    FactScope scope;
    scope.units = {std::string(unit)};
    scope.year = year;
    scope.cutoff = cutoff_of(work, unit, year);
    scope.audience = Audience::outside;
    FactTable events = figure_registry().fact("event").load(work, scope);
    ReportNumbers numbers{scope, unit_name(work, unit, scope.cutoff), figures_of(work, scope),
                          std::move(events), {}};
    for (const std::string dimension : {"type", "body_type", "month", "kommun"}) {
        const CrossTable table = cross(numbers.events, dimension, "", {});
        for (std::size_t i = 0; i < table.row_codes.size(); ++i) {
            if (table.row_codes[i] != code_withheld) {
                numbers.table_counts.push_back(table.row_totals[i]);
            }
        }
    }
    return numbers;
}

std::string fill_bindings(Work& work, const Texts& t, std::string_view text,
                          const ReportNumbers& numbers, std::vector<std::string>& sources) {
    const Fact& fact = figure_registry().fact("event");
    std::string filled;
    std::size_t at = 0;
    for (const Binding& binding : bindings_in(text)) {
        filled += text.substr(at, binding.start - at);
        std::string label_of;
        const Filled one = fill_one(t, binding.inside, numbers, label_of);
        if (one.how == Filled::How::source) {
            sources.push_back(one.source);
            filled += one.text + "[^s" + std::to_string(sources.size()) + "]";
        } else if (one.how == Filled::How::text && one.text.empty() && !label_of.empty()) {
            const auto equals = label_of.find('=');
            filled += fact.label(work, t, label_of.substr(0, equals), label_of.substr(equals + 1));
        } else if (one.how == Filled::How::text || one.how == Filled::How::no_value) {
            filled += one.text;
        } else {
            filled += text.substr(binding.start, binding.end - binding.start);
        }
        at = binding.end;
    }
    filled += text.substr(at);
    return filled;
}

std::vector<TextRemark> remarks_on(std::string_view text, const ReportNumbers& numbers) {
    std::vector<TextRemark> remarks;
    const Texts t(Language::swedish);
    for (const Binding& binding : bindings_in(text)) {
        std::string label_of;
        const Filled one = fill_one(t, binding.inside, numbers, label_of);
        if (one.how != Filled::How::text && one.how != Filled::How::source) {
            remarks.push_back(
                {kind_of(one.how), binding.start, binding.end, binding.inside, ""});
        }
    }
    for (const NumberInText& number : numbers_in(text)) {
        if (!supported(number, numbers)) {
            remarks.push_back({TextRemark::Kind::unsupported_number, number.start, number.end,
                               number.written, ""});
        }
    }
    std::ranges::sort(remarks, {}, &TextRemark::start);
    return remarks;
}
