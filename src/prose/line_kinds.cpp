// Kinds of lines by how they begin and end.
#include "prose/line_kinds.h"

#include <cstdlib>
#include <string>

#include "prose/table_row.h"
#include "prose/words.h"

namespace prose_check {

bool ends_sentence(std::string_view text) {
    text = trimmed(text);
    while (!text.empty() && (text.ends_with('"') || text.ends_with(')') ||
                             text.ends_with("\xE2\x80\x9D") || is_digit(text.back()))) {
        // "ombud.1" ends a sentence; the digit is the mark of a note.
        if (is_digit(text.back()) && (text.size() < 3 || is_digit(text[text.size() - 3]))) {
            return false;
        }
        text.remove_suffix(text.ends_with("\xE2\x80\x9D") ? 3 : 1);
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
}

// The length of a list mark with its blank: "- ", "• ", "1. ", "a) "; 0 when there is none.
std::size_t item_mark(std::string_view text) {
    std::size_t at = dash_at(text, 0);
    if (at == 0) {
        for (const std::string_view mark :
             {"\xE2\x80\xA2", "\xEF\x82\xB7", "\xC2\xB7", "\xE2\x96\xAA", "*", "\xE2\x97\x8F",
              "\xE2\x9E\xA2", "\xE2\x9C\x93", "\xE2\x97\x8B", "\xEF\x82\xA7", "\xE2\x80\xA3"}) {
            if (text.starts_with(mark)) {
                at = mark.size();
                break;
            }
        }
    }
    if (at == 0) {
        std::size_t digits = 0;
        while (digits < text.size() && is_digit(text[digits])) {
            ++digits;
        }
        const bool numbered = digits > 0 && digits <= 2;
        const bool lettered = digits == 0 && letter_at(text, 0) == 1;
        const std::size_t close = numbered ? digits : 1;
        const bool closed =
            close < text.size() && (text[close] == ')' || (numbered && text[close] == '.'));
        at = (numbered || lettered) && closed ? close + 1 : 0;
    }
    if (at == 0 || at >= text.size()) {
        return 0;
    }
    const std::size_t blank = blank_at(text, at);
    return blank == 0 ? 0 : at + blank;
}

bool caption_like(std::string_view text) {
    for (const std::string_view head :
         {"Tabell ", "Tab. ", "Figur ", "Diagram ", "Table ", "TABELL ", "FIGUR "}) {
        if (!text.starts_with(head)) {
            continue;
        }
        std::size_t at = head.size();
        const std::size_t first = at;
        while (at < text.size() &&
               (is_digit(text[at]) ||
                (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])))) {
            ++at;
        }
        if (at == first) {
            return false;
        }
        if (at == text.size() || text[at] == '.' || text[at] == ':') {
            return true;
        }
        // "Tabell 3 Klienter efter ålder" is a caption, "Tabell 3 visar att" is not.
        const std::string_view rest = trimmed(text.substr(at));
        return starts_upper(rest) || dash_at(rest, 0) != 0;
    }
    return false;
}

// A note at the foot of a page: a small number, a blank or none, and a new beginning.
bool note_like(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    if (at == 0 || at > 2) {
        return false;
    }
    at += blank_at(text, at);
    return at < text.size() && starts_upper(text.substr(at));
}

// "Källa: ..." and "Anm." under a table.
bool is_source(std::string_view text) {
    for (const std::string_view head :
         {"Källa:", "Källor:", "Anm.", "Anm:", "Not:", "Not.", "Källa ", "Anmärkning:"}) {
        if (text.starts_with(head)) {
            return true;
        }
    }
    return false;
}

// The note's own number is no number of the report.
std::size_t note_mark(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    return note_like(text) ? at : 0;
}

// "3" of "3. Socialtjänsten" and "3) Kö"; 0 when the line has no such number.
int list_number(std::string_view text) {
    return item_mark(text) == 0 || !is_digit(text[0]) ? 0
                                                      : std::atoi(std::string(text, 0, 2).c_str());
}

// "Nya uppdrag under perioden: 21", a line of its own.
bool is_label_line(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == text.npos || colon > 60 || !starts_upper(text) || text.size() - colon > 28) {
        return false;
    }
    const std::string_view value = trimmed(text.substr(colon + 1));
    return !value.empty() && is_digit(value[0]) && value.find(':') == value.npos &&
           text.substr(0, colon).find_first_of(".,:") == text.npos;
}

} // namespace prose_check
