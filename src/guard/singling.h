// What the readers of phrases that single somebody out ask of places and people.
#pragma once

#include "guard/readers.h"

bool ends_sentence(const Token& token);
/// A place by name: Sorsele, Öland.
bool is_named_place(const Token& token);
/// A place that everybody in it knows: byn, orten, kommunen.
bool is_small_place_word(std::string_view folded);
/// "byns", "Sorseles": whose somebody is.
bool is_place_owning(const Token& token);
/// A person noun, or an adjective or participle for one.
bool is_somebody(const Reading& reading, std::ptrdiff_t index);
/// The end of the phrase: after the place that it names, or 0 when it names none.
std::ptrdiff_t place_after(const Reading& reading, std::ptrdiff_t index);

/// What was told of in the papers or by all: crimes, accidents, prizes, interviews. Claims it.
bool read_told_of(Reading& reading, std::ptrdiff_t index);
/// Roles that a place has one of, and their kin. Claims it.
bool read_known_role(Reading& reading, std::ptrdiff_t index);
