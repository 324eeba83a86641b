// The texts of the program as baked from the .po files, sorted by key.
#pragma once

#include <cstddef>
#include <string_view>

struct TextEntry {
    std::string_view key;
    std::string_view sv;
    std::string_view en;
};

extern const TextEntry text_table[];
extern const std::size_t text_table_size;
