// The readers of the guard, each for one kind of trace. They claim what they find, in this order,
// so that a number inside an address is part of the address.
#pragma once

#include "guard/reading.h"

namespace kind {
inline constexpr std::string_view personnummer = "personnummer";
inline constexpr std::string_view samordningsnummer = "samordningsnummer";
inline constexpr std::string_view reservnummer = "reservnummer";
inline constexpr std::string_view personnummer_shaped = "personnummer_shaped";
inline constexpr std::string_view orgnr = "orgnr";
inline constexpr std::string_view telefon = "telefon";
inline constexpr std::string_view epost = "epost";
inline constexpr std::string_view url = "url";
inline constexpr std::string_view handle = "handle";
inline constexpr std::string_view konto = "konto";
inline constexpr std::string_view arendenr = "arendenr";
inline constexpr std::string_view regnr = "regnr";
inline constexpr std::string_view fodelsedatum = "fodelsedatum";
inline constexpr std::string_view alder = "alder";
inline constexpr std::string_view adress = "adress";
inline constexpr std::string_view postort = "postort";
inline constexpr std::string_view sallsynt_diagnos = "sallsynt_diagnos";
inline constexpr std::string_view verksamhet = "verksamhet";
inline constexpr std::string_view kvasi = "kvasi";
inline constexpr std::string_view namn = "namn";
} // namespace kind

/// E-mail also spelt out, links, user names.
void read_links(Reading& reading);
/// Birth dates, before the numbers they look like.
void read_birth_dates(Reading& reading);
/// Numbers of cases that are parted as phones are.
void read_parted_case_numbers(Reading& reading);
/// Person-, samordnings- and reservnummer with slips, phones, accounts, organisation numbers.
void read_numbers(Reading& reading);
/// Codes of cases, IBAN, number plates: letters and digits in one.
void read_codes(Reading& reading);
/// Streets with numbers, boxes, c/o, properties, postcodes with towns.
void read_addresses(Reading& reading);
/// Exact ages in digits and words; not bands, limits or durations.
void read_ages(Reading& reading);
void read_diagnoses(Reading& reading);
/// Wards, homes, schools, employers by name or number.
void read_units(Reading& reading);
/// Phrases that fit one person in a place.
void read_singling_out(Reading& reading);
void read_names(Reading& reading);
/// What a name in the text is, read from its letters alone.
bool ends_as_surname(std::string_view folded);

// --- small questions that several readers ask

/// Digits as a number; at most nine of them.
int number_of(std::string_view digits);
/// "tretton", "trettioåtta": 1 to 110, else 0.
int numeral_of(std::string_view folded);
/// Whether the four digits at the token are said to be the last of a number.
bool is_last_four(const Reading& reading, std::ptrdiff_t token);
/// 1 to 12 for "maj" or "sept", else 0.
int month_of(std::string_view folded);
bool is_day_of_month(int day, int month);
