// Whether bytes are UTF-8, for files that others wrote.
#pragma once

#include <cstddef>
#include <string_view>

/// The offset of the first byte that is not UTF-8, or npos.
std::size_t first_not_utf8(std::string_view bytes);
