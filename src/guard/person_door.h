// The first reader behind the text door: numbers and addresses that point at one person.
//
// It stops person- and samordningsnummer, phone numbers and e-mail addresses. Names, places and
// rare circumstances are another reader's work; the door and its contract stay the same.
#pragma once

#include <string_view>
#include <vector>

#include "platform/free_text.h"

/// All that points at a person, in order of place, never overlapping. The kinds:
/// - `personnummer`, `samordningsnummer`: a date and four digits whose check digit holds;
/// - `personnummer_shaped`: the same shape with a wrong check digit, a slip of the pen;
/// - `telefon`, `epost`.
/// SFS numbers (2013:522), amounts, years, days, hours, dnr, 112 and 1177 are never found.
/// The text must be UTF-8.
std::vector<TextFinding> find_numbers_and_addresses(std::string_view text);

/// The door of the whole program.
class PersonDoor final : public TextDoor {
public:
    /// `invalid` with `not_readable` when the bytes are not UTF-8.
    Result<std::vector<TextFinding>> read(std::string_view text) const override;
};
