// Numbers in a report's prose: bound to figures, or typed and then checked against them.
//
//   {{events.total}}                          a figure of the registry, by id
//   {{events.count type=a,b level=lokal}}     the rows that match, counted
//   {{events.largest type}}                   the commonest code of a dimension, in words
//   {{events.largest_count type}}             and how many it has
//   {{year}} {{cutoff}} {{period}} {{unit}} {{kommuner}}
//   {{source|17 kommuner|Budget|2025}}        a number from elsewhere, with source and year; also
//   {{källa|17 kommuner|Budget|2025}}         in Swedish
//   {{ref|2013:522}}                          the mark of a reference, with a footnote
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reports/numbers.h"

/// Something in a text that stands in the way of freezing, or that the writer should look at.
struct TextRemark {
    enum class Kind {
        unsupported_number, // no figure and no table of the report has this value
        unknown_binding,    // {{...}} that names nothing
        no_value,           // bound to a figure that is missing, none or suppressed
        tied,               // the largest is not one
        source_incomplete,  // {{source|...}} without source or year
        unknown_reference,  // {{ref|...}} that the register does not have
        loose_footnote,     // a mark without its note, or a note without its mark; a warning
        outdated_reference, // names a repealed law or an outdated edition; a warning
    };
    Kind kind = Kind::unsupported_number;
    std::size_t start = 0; // bytes in the text
    std::size_t end = 0;
    std::string written;
    /// For an outdated reference: what to cite instead.
    std::string instead = {};

    bool stops_freezing() const {
        return kind != Kind::outdated_reference && kind != Kind::loose_footnote;
    }
};
/// The end of the remark's text key: report_remark.<name>.
std::string_view name_of(TextRemark::Kind kind);
/// All remarks on a text, in order. `t` speaks the report's language.
std::vector<TextRemark> remarks_on(const Texts& t, std::string_view text,
                                   const ReportNumbers& numbers);

/// Marks in a filled text, of Unicode's private use so that no writer's text holds them.
inline constexpr std::string_view mark_begin = "\xEE\x80\x80";     // U+E000
inline constexpr std::string_view mark_end = "\xEE\x80\x81";       // U+E001
inline constexpr std::string_view note_begin = "\xEE\x80\x82";     // U+E002, then the note's index
inline constexpr std::string_view note_end = "\xEE\x80\x83";       // U+E003

/// Markdown with its bindings filled, and the notes that the fillings ask for, in order: where one
/// belongs stands note_begin, its index and note_end.
struct FilledText {
    std::string text;
    std::vector<std::string> notes;
};
enum class Remarks { hidden, shown };
/// With remarks shown, what they are about stands between mark_begin and mark_end.
FilledText fill_bindings(const Texts& t, std::string_view text, const ReportNumbers& numbers,
                         Remarks remarks);

/// What the numbers of a text rest on: facts that its bindings count, and the units of all that
/// it prints, bound or typed.
struct RestsOn {
    std::set<std::string> facts;
    std::set<std::string> units;
};
RestsOn rests_on(std::string_view text, const ReportNumbers& numbers);
/// The dimension and codes that the bindings of a text name, so that their words can be fetched.
std::vector<Condition> codes_named_in(std::string_view text);
