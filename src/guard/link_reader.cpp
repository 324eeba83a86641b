// E-mail addresses also as they are spelt out, links, and user names.
#include <algorithm>
#include <array>

#include "guard/readers.h"

namespace {

using Index = std::ptrdiff_t;

bool is_top_domain(std::string_view folded) {
    static constexpr std::array<std::string_view, 28> tops = {
        "se", "com", "net", "org", "nu", "example", "test", "eu",   "info", "no",
        "dk", "fi",  "de",  "uk",  "io", "me",      "tv",   "blog", "name", "app",
        "co", "be",  "ru",  "pl",  "gg", "ly",      "edu",  "page"};
    return std::ranges::find(tops, folded) != tops.end();
}

bool is_dot(const Token& token) {
    return token.is_mark('.') || token.folded == "punkt" || token.folded == "dot";
}

bool opens(const Token& token) {
    return token.is_mark('(') || token.is_mark('[') || token.is_mark('{');
}
bool closes(const Token& token) {
    return token.is_mark(')') || token.is_mark(']') || token.is_mark('}');
}
/// "(dot)", "[.]" at the index.
bool is_enclosed_dot(const Reading& reading, Index index) {
    return opens(reading.at(index)) && is_dot(reading.at(index + 1)) &&
           closes(reading.at(index + 2));
}
bool is_score(const Token& token) {
    return token.is_mark('_') || token.is_mark('-') || token.is_mark('+') ||
           token.folded == "understreck" || token.folded == "bindestreck";
}

/// Where an at-sign that begins at `index` ends; 0 when none does.
Index at_sign_end(const Reading& reading, Index index) {
    const Token& token = reading.at(index);
    if (token.is_mark('@') || token.is_mark(0xFF20)) {
        return index + 1;
    }
    if (opens(token)) {
        const std::string_view inside = reading.at(index + 1).folded;
        return closes(reading.at(index + 2)) &&
                       (inside == "at" || inside == "a" || inside == "snabela" ||
                        inside == "snabel-a" || reading.at(index + 1).is_mark('@'))
                   ? index + 3
                   : 0;
    }
    if (token.folded == "at" || token.folded == "snabela" || token.folded == "snabel-a") {
        return index + 1;
    }
    return token.folded == "snabel" && reading.at(index + 1).folded == "a" ? index + 2 : 0;
}

bool is_part(const Token& token) {
    return token.is_word() || token.kind == Token::Kind::number;
}

/// Parts joined by dots without spaces, or with the word for it: "anna punkt nord".
Index local_part_begin(const Reading& reading, Index at) {
    Index begin = at;
    Index index = at - 1;
    while (index >= 0 && is_part(reading.at(index))) {
        begin = index;
        const Token& joint = reading.at(index - 1);
        const bool close = !reading.at(index).spaced && !joint.spaced;
        if (is_enclosed_dot(reading, index - 3) && is_part(reading.at(index - 4))) {
            index -= 4;
        } else if ((is_dot(joint) || is_score(joint)) && (close || joint.is_word()) &&
                   is_part(reading.at(index - 2))) {
            index -= 2;
        } else if (!reading.at(index).spaced && is_part(joint)) {
            index -= 1;
        } else {
            break;
        }
    }
    while (begin > 0 && is_score(reading.at(begin - 1)) && !reading.at(begin).spaced &&
           reading.at(begin - 1).kind == Token::Kind::mark) {
        --begin;
    }
    return begin;
}

/// The token after the domain that begins at `index`; 0 when there is none.
Index domain_end(const Reading& reading, Index index) {
    Index end = 0;
    Index at = index;
    while (is_part(reading.at(at))) {
        const Token& joint = reading.at(at + 1);
        const Token& next = reading.at(at + 2);
        const bool close = !joint.spaced && !next.spaced;
        if (is_enclosed_dot(reading, at + 1) && is_part(reading.at(at + 4))) {
            at += 4;
            end = at + 1;
            continue;
        }
        if (joint.is_mark('-') && close && is_part(next)) {
            at += 2;
            continue;
        }
        if (!joint.is_word() && !reading.at(at).spaced && at > index && is_part(joint) && close) {
            at += 1;
            continue;
        }
        if (!is_dot(joint) || !is_part(next) || !(close || joint.is_word())) {
            break;
        }
        at += 2;
        if (next.is_word() && next.folded.size() >= 2) {
            end = at + 1;
        }
    }
    return end;
}

void read_mail(Reading& reading, Index index) {
    const Index after = at_sign_end(reading, index);
    if (after == 0 || !is_part(reading.at(index - 1))) {
        return;
    }
    const bool sign = reading.at(index).kind == Token::Kind::mark;
    const Index end = domain_end(reading, after);
    if (end == 0) {
        return;
    }
    // The bare word "at" is an at-sign only before a domain of the net.
    if (!sign && !is_top_domain(reading.at(end - 1).folded)) {
        return;
    }
    const Index begin = local_part_begin(reading, index);
    if (begin < index) {
        reading.claim(reading.at(begin).first, reading.at(end - 1).last, kind::epost);
    }
}

// --- links ---------------------------------------------------------------------------------------

/// Whether a site is an authority's, a kommun's or an organisation's: everybody may read it.
bool is_official(const Reading& reading, std::string_view site) {
    while (site.starts_with("www.")) {
        site.remove_prefix(4);
    }
    const std::size_t dot = site.rfind('.');
    std::string name(site.substr(0, dot == std::string_view::npos ? site.size() : dot));
    name = name.substr(name.rfind('.') == std::string::npos ? 0 : name.rfind('.') + 1);
    constexpr std::uint32_t known = word::organisation | word::kommun | word::place;
    const std::uint32_t classes = reading.lexicon().classes_of(name);
    if ((classes & known) != 0 && (classes & word::platform) == 0) {
        return true;
    }
    // forsakringskassan.se has lost its dots.
    static constexpr std::array<std::string_view, 16> begun = {"forsakringskassan",
                                                               "lansstyrelse",
                                                               "vaxjo",
                                                               "region",
                                                               "kommun",
                                                               "1177",
                                                               "personligtombud",
                                                               "tillvaxtverket",
                                                               "riksdagen",
                                                               "regeringen",
                                                               "domstol",
                                                               "polisen",
                                                               "skane",
                                                               "gov",
                                                               "hjalp",
                                                               "minsida"};
    return std::ranges::any_of(
        begun, [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

bool ends_link(char32_t value) {
    return value == '<' || value == '(' || value == ')' || value == ']' || value == '[' ||
           value == '>' || value == '"' || value == 0x201D || value == '|';
}

void read_link(Reading& reading, std::size_t first, std::size_t last) {
    const auto& list = reading.signs().list;
    while (last > first && std::u32string_view(U".,;:!?)]'").find(list[last - 1].value) !=
                               std::u32string_view::npos) {
        --last;
    }
    while (first < last &&
           std::u32string_view(U"([<\"'").find(list[first].value) != std::u32string_view::npos) {
        ++first;
    }
    std::string_view link = reading.folded(first, std::max(first, last));
    const bool schemed = link.starts_with("http://") || link.starts_with("https://");
    const std::string_view rest = schemed ? link.substr(link.find("//") + 2) : link;
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view site = rest.substr(0, slash);
    const std::size_t dot = site.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || site.find('@') != std::string_view::npos) {
        return;
    }
    const bool www = site.starts_with("www.");
    const bool named = is_top_domain(site.substr(dot + 1)) && dot >= 2 &&
                       site.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-åäöé") ==
                           std::string_view::npos;
    if (!schemed && !www && !named) {
        return;
    }
    if (is_official(reading, site) || rest.ends_with(".pdf")) {
        reading.pass_over(first, last);
        return;
    }
    reading.claim(first, last, kind::url);
}

void read_all_links(Reading& reading) {
    const auto& list = reading.signs().list;
    for (std::size_t at = 0; at < list.size();) {
        std::size_t end = at;
        bool dotted = false;
        while (end < list.size() && list[end].kind != Sign::Kind::space &&
               !ends_link(list[end].value)) {
            dotted = dotted || (list[end].value == '.' && end + 2 < list.size() &&
                                list[end + 1].kind == Sign::Kind::letter);
            ++end;
        }
        if (dotted && end - at >= 4 && end - at < 500 &&
            !reading.claimed(reading.at(static_cast<Index>(reading.token_at(at))))) {
            read_link(reading, at, end);
        }
        at = end + 1;
    }
}

// --- user names ----------------------------------------------------------------------------------

bool platform_near(const Reading& reading, Index index) {
    for (Index at = index - 8; at <= index + 5; ++at) {
        if (reading.at(at).is(word::platform)) {
            return true;
        }
        const bool x = reading.at(at).folded == "x" && reading.at(at).capital() &&
                       reading.at(at - 1).folded == "på";
        if (x) {
            return true;
        }
    }
    return false;
}

/// The tokens of a user name that begins at `index`: words, digits and _ . - without spaces.
Index user_name_end(const Reading& reading, Index index) {
    Index end = index + 1;
    while (true) {
        const Token& next = reading.at(end);
        const bool joins =
            next.is_mark('_') || ((next.is_mark('.') || next.is_mark('-')) &&
                                  is_part(reading.at(end + 1)) && !reading.at(end + 1).spaced);
        if (next.spaced || next.last == 0 || !(is_part(next) || joins)) {
            return end;
        }
        ++end;
    }
}

bool mixed_name(const Reading& reading, Index begin, Index end) {
    bool letters = false;
    bool digits = false;
    bool score = false;
    for (Index at = begin; at < end; ++at) {
        letters = letters || reading.at(at).is_word();
        digits = digits || reading.at(at).kind == Token::Kind::number;
        score = score || reading.at(at).is_mark('_');
    }
    return letters && (digits || score);
}

bool names_user(std::string_view folded) {
    static constexpr std::array<std::string_view, 9> words = {
        "användarnamn", "användarnamnet", "alias",     "nick",      "nicket",
        "skärmnamn",    "signaturen",     "kontonamn", "användaren"};
    return std::ranges::find(words, folded) != words.end();
}

void read_user_name(Reading& reading, Index& index) {
    const Token& token = reading.at(index);
    const bool opens = token.spaced || index == 0 || !is_part(reading.at(index - 1));
    if (token.is_mark('@') && opens && is_part(reading.at(index + 1)) &&
        !reading.at(index + 1).spaced) {
        const Index end = user_name_end(reading, index + 1);
        // A formula of a sheet, such as @SUM(A1), is nobody.
        if (!reading.at(end).is_mark('(') || reading.at(end).spaced) {
            reading.claim(token.first, reading.at(end - 1).last, kind::handle);
        }
        index = end - 1;
        return;
    }
    const bool begins =
        is_part(token) && (token.spaced || index == 0 || !is_part(reading.at(index - 1)));
    if (!begins || reading.claimed(token)) {
        return;
    }
    const Index end = user_name_end(reading, index);
    if (end - index > 1 && mixed_name(reading, index, end) && token.is_word()) {
        if (platform_near(reading, index)) {
            reading.claim(token.first, reading.at(end - 1).last, kind::handle);
            index = end - 1;
            return;
        }
    }
    const Token& before = reading.at(index - 1);
    const Token& told =
        before.is_mark(':') || before.folded == "är" || before.kind == Token::Kind::mark
            ? reading.at(index - 2)
            : before;
    const bool plain = token.is(word::ordinary | word::platform | word::person | word::meet);
    if (token.is_word() && !plain &&
        (names_user(told.folded) || (before.is_mark(':') && told.is(word::platform)))) {
        reading.claim(token.first, reading.at(end - 1).last, kind::handle);
    }
}

} // namespace

void read_links(Reading& reading) {
    for (Index index = 0; index < static_cast<Index>(reading.size()); ++index) {
        read_mail(reading, index);
    }
    read_all_links(reading);
    for (Index index = 0; index < static_cast<Index>(reading.size()); ++index) {
        if (!reading.claimed(reading.at(index))) {
            read_user_name(reading, index);
        }
    }
}
