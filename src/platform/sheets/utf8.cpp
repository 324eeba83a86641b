// UTF-8 as utf8proc judges it: no overlong forms, no surrogates.
#include "platform/sheets/utf8.h"

#include <utf8proc.h>

std::size_t first_not_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        utf8proc_int32_t point = 0;
        const auto length =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data() + at),
                             static_cast<utf8proc_ssize_t>(bytes.size() - at), &point);
        if (length <= 0) {
            return at;
        }
        at += static_cast<std::size_t>(length);
    }
    return std::string_view::npos;
}
