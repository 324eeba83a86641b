// Numbering of :name parameters for an engine that wants $1, $2 ...
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct NumberedSql {
    std::string text;
    /// The names in the order of their numbers; a name used twice has one number.
    std::vector<std::string> names;
};

/// Skips quoted text, comments and the cast sign `::`.
NumberedSql number_parameters(std::string_view sql);
