// What stands between {{ and }}: found in a text, and looked up; for the binding of this folder only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/numbers.h"

struct BindingPlace {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string inside; // without the braces
};
/// In order; one that is never closed reaches to the end of the text.
std::vector<BindingPlace> bindings_in(std::string_view text);

struct Bound {
    enum class How {
        text,
        with_note,
        unknown,
        no_value, // `text` says so in words
        tied,
        source_incomplete,
        unknown_reference,
    } how = How::unknown;
    std::string text = {};
    std::string note = {};
};
Bound bind(const Texts& t, const std::string& inside, const ReportNumbers& numbers);

/// The conditions of "events.count type=a,b level=lokal"; none for any other binding.
std::vector<Condition> conditions_of(const std::string& inside);
