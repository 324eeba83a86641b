// Kinds of lines by how they begin and end: items, captions, notes, labels.
#pragma once

#include <cstddef>
#include <string_view>

namespace prose_check {

/// Ends with a mark that ends a sentence, closing quotes and the mark of a note passed over.
bool ends_sentence(std::string_view text);
/// The length of a list mark with its blank: "- ", "1. ", "a) "; 0 when there is none.
std::size_t item_mark(std::string_view text);
/// "3" of "3. Socialtjänsten" and "3) Kö"; 0 when the line has no such number.
int list_number(std::string_view text);
/// "Tabell 3. Klienter", not "Tabell 3 visar att".
bool caption_like(std::string_view text);
/// A note at the foot of a page: a small number, a blank or none, and a new beginning.
bool note_like(std::string_view text);
/// The length of the note's own number, which is no number of the report.
std::size_t note_mark(std::string_view text);
/// "Källa: ..." and "Anm." under a table.
bool is_source(std::string_view text);
/// "Nya uppdrag under perioden: 21", a line of its own.
bool is_label_line(std::string_view text);

} // namespace prose_check
