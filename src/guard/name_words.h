// Small questions about a word beside a name; for the readers of names.
#pragma once

#include <string_view>

#include "guard/reading.h"

/// An ordinary word that no person does.
bool is_plain(const Token& token);
/// "kommun", "län": what makes the word before it a place.
bool is_place_word(std::string_view folded);
/// "i", "utanför": before a place sooner than before a person.
bool leads_to_place(std::string_view folded);
/// "med", "hos": before a person sooner than before a thing.
bool leads_to_person(std::string_view folded);
/// -by, -ryd, -köping: how places end.
bool ends_as_place(std::string_view folded);
/// Words that are names too, and so common as words that a verb after them proves little.
bool is_small_word(std::string_view folded);
/// Whether a long word ends in an ordinary one, whatever stands before it.
bool ends_in_word(const Lexicon& lexicon, std::string_view folded);
