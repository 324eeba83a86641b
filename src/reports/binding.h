// Numbers in a report's prose: bound to figures, or typed and then checked against them.
//
//   {{events.total}}                          a figure of the registry, by id
//   {{events.count type=a,b level=lokal}}     the rows that match, counted
//   {{events.largest type}}                   the commonest code of a dimension, in words
//   {{events.largest_count type}}             and how many it has
//   {{year}} {{cutoff}} {{unit}}              the activity year, the cut-off date, the unit's name
//   {{source|17 kommuner|Budget|2025}}        a number from elsewhere, with source and year; also
//   {{källa|17 kommuner|Budget|2025}}         in Swedish
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figures/figure.h"
#include "reports/report.h"

/// Everything that a report's numbers can be: counted once for a drawing or a check.
struct ReportNumbers {
    FactScope scope;
    std::string unit_name;
    std::vector<FigureValue> figures;
    FactTable events;
    /// Counts of the tables that reports print: type, body_type, month and kommun.
    std::vector<int64_t> table_counts;

    const FigureValue* find(std::string_view id) const;
};

/// Counts for the report's unit and year, always as for readers outside the unit.
ReportNumbers numbers_for(Work& work, std::string_view unit, int year);

/// A text with its bindings filled. `sources` gets one line for each number from elsewhere, in
/// order; the text then has [^s1], [^s2] ... where their notes belong.
std::string fill_bindings(Work& work, const Texts& t, std::string_view text,
                          const ReportNumbers& numbers, std::vector<std::string>& sources);

/// Something in a text that stands in the way of freezing, or that the writer should look at.
struct TextRemark {
    enum class Kind {
        unsupported_number, // no figure has this value
        unknown_binding,    // {{...}} that names nothing
        no_value,           // bound to a figure that is missing, none or suppressed
        source_incomplete,  // {{source|...}} without source or year
        outdated_reference, // names a repealed law or an outdated edition; a warning
    };
    Kind kind = Kind::unsupported_number;
    std::size_t start = 0; // bytes in the text
    std::size_t end = 0;
    std::string written;
    /// For an outdated reference: what to cite instead.
    std::string instead;

    bool stops_freezing() const { return kind != Kind::outdated_reference; }
};
std::vector<TextRemark> remarks_on(std::string_view text, const ReportNumbers& numbers);

