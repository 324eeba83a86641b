// The codes an event's answers are chosen among, read at the event's own day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "platform/html/page.h"

/// SCB's code for events that concern the whole country.
inline constexpr std::string_view nation_code = "00";

/// The lists of a unit as they hold on a day.
struct ListDay {
    std::string_view unit;
    Date day;
};

/// Refuses codes that the lists do not hold on the event's day (`unknown_code`); answers the code
/// of the body's type.
Result<std::string> known_codes(Work& work, std::string_view unit, const Event& event);

/// Whether the word is itself a code that may be chosen on the day. Cheap: a CodeBook reads whole
/// lists.
bool is_code(Work& work, std::string_view field, const std::string& word, ListDay lists);

/// What a form offers for the field, labels in the reader's language.
Choices choices_for(Work& work, const Texts& t, std::string_view field, ListDay lists);

/// The label of a stored code, or the code itself when its list does not know it any more.
std::string label_of(Work& work, const Texts& t, std::string_view field, std::string_view code);

/// The unit's extra question of the year the day lies in; "" when it asks none.
std::string question_of_year(Work& work, std::string_view unit, Date day);

/// All codes of a unit, each list read once: for tables, exports and imports, which ask row by row.
class CodeBook {
public:
    CodeBook(Work& work, std::string unit);
    /// As label_of.
    const std::string& label(const Texts& t, std::string_view field, const std::string& code);
    /// As known_codes.
    Result<std::string> known(const Event& event);
    /// The code that a person's word stands for on the day: a code, or a label in Swedish or
    /// English, whatever the case; "" when it is none.
    std::string code_of(std::string_view field, std::string_view word, Date day);
    /// Reads all lists now, where no query may run later.
    void read_all();

private:
    struct Entry {
        std::string code;
        std::string label_sv;
        std::string label_en;
        std::optional<Date> valid_from = {};
        std::optional<Date> valid_until = {};
        /// Of a concrete body.
        std::string type = {};
        std::string lower_sv = {};
        std::string lower_en = {};
        bool holds_on(Date day) const;
    };
    const std::vector<Entry>& entries(std::string_view field);
    const std::vector<Entry>& folded(std::string_view field);
    std::vector<Entry> read(std::string_view field);
    const Entry* find(std::string_view field, std::string_view code);

    Work& work_;
    std::string unit_;
    std::map<std::string, std::vector<Entry>, std::less<>> lists_;
};
