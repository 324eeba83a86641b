// Swedish words as a checker meets them: lower case, light stems, and the classes that rules ask
// for.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace prose_check {

/// Lower case of ASCII and of å ä ö é and their kin; as many bytes as before, so offsets hold.
std::string lower_same_length(std::string_view text);

/// How many bytes of a letter stand at `at`, 0 when there is none. Digits are no letters.
std::size_t letter_at(std::string_view text, std::size_t at);
/// How many bytes of a blank stand at `at`: space, tab, no-break and thin spaces; 0 when none.
std::size_t blank_at(std::string_view text, std::size_t at);
/// How many bytes of a hyphen, dash or minus sign stand at `at`; 0 when none.
std::size_t dash_at(std::string_view text, std::size_t at);

bool is_digit(char c);
bool starts_upper(std::string_view word);

/// A word without its endings of number, definiteness and genitive: "kommunernas" and "kommun"
/// give one stem. Takes lower case.
std::string stem_of(std::string_view lower_word);

bool among(std::string_view word, std::initializer_list<std::string_view> words);
bool has_ending(std::string_view word, std::initializer_list<std::string_view> endings);

/// Small words that say nothing about what is counted.
bool is_small_word(std::string_view lower_word);
/// "personliga", "nya", "allvarliga": stands between a number and what it counts.
bool looks_adjectival(std::string_view lower_word);
/// Whether a stem names people: klient, kvinn, deltagar ...
bool names_people(std::string_view stem);

/// "totalt", "sammanlagt", "summa": says that a number is a whole.
bool says_total(std::string_view lower_word);
enum class Direction { none, up, down };
/// "ökat", "fler" / "minskning", "färre".
Direction direction_of(std::string_view lower_word);
/// "varierar", "spänner", "ligger mellan": two numbers are the ends of what there is.
bool says_range(std::string_view lower_word);
/// Numbers of edits between two short words (Levenshtein); more than `most` answers `most` + 1.
std::size_t edits_between(std::string_view left, std::string_view right, std::size_t most);

} // namespace prose_check
