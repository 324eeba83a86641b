// One pass over the text; quotes and comments are copied as they are.
#include "platform/db/parameters.h"

#include <algorithm>
#include <cctype>

namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
    const std::size_t close = sql.find(sql[at], at + 1);
    return close == std::string_view::npos ? sql.size() : close + 1;
}

std::size_t end_of_comment(std::string_view sql, std::size_t at) {
    const std::size_t line = sql.find('\n', at);
    return line == std::string_view::npos ? sql.size() : line;
}

} // namespace

NumberedSql number_parameters(std::string_view sql) {
    NumberedSql numbered;
    std::size_t at = 0;
    while (at < sql.size()) {
        const char c = sql[at];
        std::size_t end = at + 1;
        if (c == '\'' || c == '"') {
            end = end_of_quoted(sql, at);
        } else if (sql.substr(at).starts_with("--")) {
            end = end_of_comment(sql, at);
        } else if (sql.substr(at).starts_with("::")) {
            end = at + 2;
        } else if (c == ':' && end < sql.size() && is_word(sql[end])) {
            while (end < sql.size() && is_word(sql[end])) {
                ++end;
            }
            const std::string name(sql.substr(at + 1, end - at - 1));
            auto found = std::ranges::find(numbered.names, name);
            if (found == numbered.names.end()) {
                found = numbered.names.insert(numbered.names.end(), name);
            }
            numbered.text += "$" + std::to_string(found - numbered.names.begin() + 1);
            at = end;
            continue;
        }
        numbered.text += sql.substr(at, end - at);
        at = end;
    }
    return numbered;
}
