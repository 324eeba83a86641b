// Binding and checking of numbers in prose (domain V-2, V-3, V-5).
#include "reports/binding.h"

#include <algorithm>
#include <array>
#include <map>

#include "prose/numbers.h"
#include "reports/bound.h"

namespace {

bool supported_by_figure(const NumberInText& number, const FigureValue& figure) {
    if (figure.status != FigureStatus::ok) {
        return false;
    }
    switch (figure.measure) {
    case Measure::count:
        return number_agrees(number, figure.value);
    case Measure::mean:
        return mean_agrees(number, *figure.numerator, *figure.denominator);
    case Measure::share:
        break;
    }
    return percent_agrees(number, *figure.numerator, *figure.denominator);
}

// A table supports what it prints: its counts, their sum, and the share of each first count.
bool supported_by_table(const NumberInText& number, const CountedTable& table) {
    const auto agrees = [&](int64_t count) { return number_agrees(number, count); };
    if (std::ranges::any_of(table.totals, agrees)) {
        return true;
    }
    return std::ranges::any_of(table.rows, [&](const CountedRow& row) {
        return std::ranges::any_of(row.counts, agrees) ||
               (!row.counts.empty() && table.totals[0] > 0 &&
                percent_agrees(number, row.counts[0], table.totals[0]));
    });
}

bool supported(const NumberInText& number, const ReportNumbers& numbers) {
    return std::ranges::any_of(
               numbers.figures,
               [&](const FigureValue& figure) { return supported_by_figure(number, figure); }) ||
           std::ranges::any_of(numbers.tables, [&](const auto& block) {
               return supported_by_table(number, block.second);
           });
}

TextRemark::Kind kind_of(Bound::How how) {
    switch (how) {
    case Bound::How::no_value:
        return TextRemark::Kind::no_value;
    case Bound::How::tied:
        return TextRemark::Kind::tied;
    case Bound::How::source_incomplete:
        return TextRemark::Kind::source_incomplete;
    case Bound::How::unknown_reference:
        return TextRemark::Kind::unknown_reference;
    default:
        return TextRemark::Kind::unknown_binding;
    }
}

bool filled(const Bound& bound) {
    return bound.how == Bound::How::text || bound.how == Bound::How::with_note;
}

bool within_binding(const std::vector<BindingPlace>& places, std::size_t at) {
    return std::ranges::any_of(
        places, [&](const BindingPlace& place) { return at >= place.start && at < place.end; });
}

void remark_on_references(std::string_view text, const ReportNumbers& numbers,
                          std::vector<TextRemark>& remarks) {
    for (const Reference& reference : numbers.references) {
        if (!outdated_for(reference, numbers.scope.year)) {
            continue;
        }
        for (const Mention& mention : mentions_in(text, reference)) {
            remarks.push_back({TextRemark::Kind::outdated_reference, mention.start, mention.end,
                               std::string(text.substr(mention.start, mention.end - mention.start)),
                               reference.instead});
        }
    }
}

// [^name] in the text and [^name]: at the start of a line belong together.
void remark_on_footnotes(std::string_view text, std::vector<TextRemark>& remarks) {
    struct Mark {
        std::size_t start;
        std::size_t end;
        bool note;
    };
    std::map<std::string, std::vector<Mark>> marks;
    for (std::size_t at = text.find("[^"); at != std::string_view::npos;
         at = text.find("[^", at + 2)) {
        const std::size_t close = text.find_first_of("]\n ", at);
        if (close == std::string_view::npos || text[close] != ']' || close == at + 2) {
            continue;
        }
        const bool starts_line = at == 0 || text[at - 1] == '\n';
        const bool note = starts_line && text.substr(close + 1).starts_with(":");
        marks[std::string(text.substr(at + 2, close - at - 2))].push_back({at, close + 1, note});
    }
    for (const auto& [name, all] : marks) {
        const auto notes = std::ranges::count(all, true, &Mark::note);
        if (notes == 1 && all.size() > 1) {
            continue;
        }
        remarks.push_back({TextRemark::Kind::loose_footnote, all[0].start, all[0].end,
                           std::string(text.substr(all[0].start, all[0].end - all[0].start))});
    }
}

// The stretches to mark: whole bindings and never parts of them, and each byte at most once. What
// a footnote's own mark says cannot be marked without breaking it.
std::vector<Mention> marked_stretches(const std::vector<TextRemark>& remarks,
                                      const std::vector<BindingPlace>& places) {
    std::vector<Mention> marked;
    for (const TextRemark& remark : remarks) {
        if (remark.kind == TextRemark::Kind::loose_footnote) {
            continue;
        }
        Mention stretch{remark.start, remark.end};
        for (const BindingPlace& place : places) {
            if (stretch.start < place.end && stretch.end > place.start) {
                stretch.start = std::min(stretch.start, place.start);
                stretch.end = std::max(stretch.end, place.end);
            }
        }
        if (marked.empty() || stretch.start >= marked.back().end) {
            marked.push_back(stretch);
        }
    }
    return marked;
}

// What cannot be filled stands as it was written, so that the writer sees it in its place.
void fill(FilledText& out, const Bound& bound, std::string_view written) {
    const bool said = filled(bound) || bound.how == Bound::How::no_value;
    out.text += said ? bound.text : std::string(written);
    if (bound.how == Bound::How::with_note) {
        out.text += note_begin;
        out.text += std::to_string(out.notes.size());
        out.text += note_end;
        out.notes.push_back(bound.note);
    }
}

} // namespace

std::string_view name_of(TextRemark::Kind kind) {
    static constexpr std::array<std::string_view, 8> names = {
        "unsupported_number", "unknown_binding",   "no_value",       "tied",
        "source_incomplete",  "unknown_reference", "loose_footnote", "outdated_reference"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<TextRemark> remarks_on(const Texts& t, std::string_view text,
                                   const ReportNumbers& numbers) {
    std::vector<TextRemark> remarks;
    const std::vector<BindingPlace> places = bindings_in(text);
    for (const BindingPlace& place : places) {
        const Bound bound = bind(t, place.inside, numbers);
        if (!filled(bound)) {
            remarks.push_back({kind_of(bound.how), place.start, place.end, place.inside});
        }
    }
    for (const NumberInText& number : numbers_in(text)) {
        if (!within_binding(places, number.start) && !supported(number, numbers)) {
            remarks.push_back(
                {TextRemark::Kind::unsupported_number, number.start, number.end, number.written});
        }
    }
    remark_on_references(text, numbers, remarks);
    remark_on_footnotes(text, remarks);
    std::ranges::stable_sort(remarks, {}, &TextRemark::start);
    return remarks;
}

FilledText fill_bindings(const Texts& t, std::string_view text, const ReportNumbers& numbers,
                         Remarks remarks) {
    const std::vector<BindingPlace> places = bindings_in(text);
    const std::vector<Mention> marked = remarks == Remarks::shown
                                            ? marked_stretches(remarks_on(t, text, numbers), places)
                                            : std::vector<Mention>{};
    FilledText out;
    auto mark = marked.begin();
    auto place = places.begin();
    std::size_t at = 0;
    while (at < text.size()) {
        if (mark != marked.end() && mark->start == at) {
            out.text += mark_begin;
        }
        if (place != places.end() && place->start == at) {
            fill(out, bind(t, place->inside, numbers), text.substr(at, place->end - at));
            at = place->end;
            ++place;
        } else {
            // Our own marks in what a person typed would be taken for ours.
            const bool ours = text.substr(at, 3) == mark_begin || text.substr(at, 3) == mark_end ||
                              text.substr(at, 3) == note_begin || text.substr(at, 3) == note_end;
            if (ours) {
                at += 2;
            } else {
                out.text += text[at];
            }
            ++at;
        }
        if (mark != marked.end() && mark->end == at) {
            out.text += mark_end;
            ++mark;
        }
    }
    return out;
}

RestsOn rests_on(std::string_view text, const ReportNumbers& numbers) {
    RestsOn out;
    for (const BindingPlace& place : bindings_in(text)) {
        const FigureValue* figure = numbers.find(place.inside);
        if (figure == nullptr) {
            // Asked for with what stands beside it: {{clients.total.change}}.
            figure = numbers.find(place.inside.substr(0, place.inside.rfind('.')));
        }
        if (figure != nullptr) {
            out.facts.insert(figure_registry().find(figure->id)->fact);
            out.units.insert(figure->unit);
        } else if (place.inside.starts_with("events.")) {
            out.facts.insert("event");
            out.units.insert("event");
        }
    }
    for (const NumberInText& number : numbers_in(text)) {
        std::set<std::string> units;
        for (const FigureValue& figure : numbers.figures) {
            if (supported_by_figure(number, figure)) {
                units.insert(figure.unit);
            }
        }
        // A number that an event figure supports is taken for that; else for whatever has it.
        if (!units.contains("event")) {
            out.units.merge(units);
        }
    }
    return out;
}

std::vector<Condition> codes_named_in(std::string_view text) {
    std::vector<Condition> named;
    for (const BindingPlace& place : bindings_in(text)) {
        for (Condition& condition : conditions_of(place.inside)) {
            named.push_back(std::move(condition));
        }
    }
    return named;
}
