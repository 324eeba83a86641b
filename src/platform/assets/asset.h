// Files baked into the program: style sheets, scripts, pictures and the data lists of slices.
#pragma once

#include <cstddef>
#include <string_view>

struct Asset {
    /// "spejare.css", "form.js", or "data/SLICE/name.csv" (never served).
    std::string_view path;
    std::string_view content_type;
    /// The first 16 hex digits of the content's SHA-256; part of the address.
    std::string_view sha256_16;
    std::string_view bytes;
};

extern const Asset asset_table[];
extern const std::size_t asset_table_size;

/// The asset by path; ensures that it exists.
const Asset& asset(std::string_view path);
