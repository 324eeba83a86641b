// Cleaning line by line. What is taken away never moves what stays: `origin` is kept for each byte.
#include "prose/lines.h"

#include <algorithm>

#include "prose/tokens.h"
#include "prose/words.h"

namespace prose_check {

namespace {

class Cleaner {
public:
    Cleaner(std::string_view raw, std::uint32_t offset, Line& line)
        : raw_(raw), offset_(offset), line_(line) {}

    void clean() {
        take_heading_mark();
        while (at_ < raw_.size()) {
            if (!skip_tag() && !skip_address() && !skip_mark()) {
                keep_letter();
            }
        }
    }

private:
    void keep(std::string_view bytes, std::size_t from) {
        for (const char byte : bytes) {
            line_.text += byte;
            line_.origin.push_back(offset_ + static_cast<std::uint32_t>(from));
            from += from + 1 < raw_.size() ? 1 : 0;
        }
    }

    void take_heading_mark() {
        const std::size_t first = raw_.find_first_not_of(" \t");
        if (first == std::string_view::npos) {
            return;
        }
        const std::size_t after = raw_.find_first_not_of('#', first);
        if (after != first && after != std::string_view::npos && raw_[after] == ' ' &&
            after - first <= 6) {
            line_.look = Line::Look::heading;
            at_ = after + 1;
        }
        std::string_view rest = raw_.substr(at_ == 0 ? first : at_);
        const std::size_t last = rest.find_last_not_of(" \t\r");
        rest = rest.substr(0, last == std::string_view::npos ? 0 : last + 1);
        if (rest.size() > 4 && rest.starts_with("**") && rest.ends_with("**") &&
            rest.find("**", 2) >= rest.size() - 3) {
            line_.look = Line::Look::heading;
        }
    }

    // <b>, </td>, <br/>; a raised number goes with its tags, since it is no number of the report.
    bool skip_tag() {
        if (raw_[at_] != '<') {
            return false;
        }
        const std::size_t close = raw_.find('>', at_);
        const bool tag = close != std::string_view::npos && close - at_ < 300 &&
                         at_ + 1 < raw_.size() &&
                         (raw_[at_ + 1] == '/' || letter_at(raw_, at_ + 1) == 1);
        if (!tag) {
            return false;
        }
        if (raw_.substr(at_).starts_with("<sup>")) {
            const std::size_t end = raw_.find("</sup>", at_);
            const std::string_view inside =
                end == std::string_view::npos ? "" : raw_.substr(at_ + 5, end - at_ - 5);
            if (!inside.empty() && std::ranges::all_of(inside, is_digit)) {
                if (line_.blank()) {
                    line_.look = Line::Look::note;
                }
                at_ = end + 6;
                return true;
            }
        }
        const std::string_view name = raw_.substr(at_ + 1, 2);
        if (name == "br" || name == "td" || name == "tr" || name == "/t") {
            keep(" ", at_);
        }
        at_ = close + 1;
        return true;
    }

    // https://..., www...., and the target of a Markdown link.
    bool skip_address() {
        const std::string_view rest = raw_.substr(at_);
        const bool target = rest.starts_with("](") && rest.find(')') != std::string_view::npos;
        if (target) {
            at_ += rest.find(')') + 1;
            return true;
        }
        if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
            !rest.starts_with("www.")) {
            return false;
        }
        while (at_ < raw_.size() && blank_at(raw_, at_) == 0 && raw_[at_] != ')' &&
               raw_[at_] != ']') {
            ++at_;
        }
        return true;
    }

    bool skip_mark() {
        const std::string_view rest = raw_.substr(at_);
        if (rest.starts_with("**") || rest.starts_with("__")) {
            at_ += std::min(rest.find_first_not_of(rest[0]), rest.size());
            return true;
        }
        const bool lone_star = rest[0] == '*' && at_ > 0 && !line_.blank();
        const bool escape = rest[0] == '\\' && rest.size() > 1 && letter_at(rest, 1) == 0;
        const bool link = rest[0] == '[' && rest.find("](") != std::string_view::npos;
        if (lone_star || escape || link || rest[0] == '\f' || rest[0] == '\r') {
            ++at_;
            return true;
        }
        for (const std::string_view silent : {"\xC2\xAD", "\xE2\x80\x8B", "\xEF\xBB\xBF"}) {
            if (rest.starts_with(silent)) {
                at_ += silent.size();
                return true;
            }
        }
        return false;
    }

    // A letter and its ring or dots in two characters become the one that Swedish writes.
    void keep_letter() {
        const std::string_view rest = raw_.substr(at_);
        static constexpr std::string_view pairs[][2] = {{"a\xCC\x8A", "å"}, {"a\xCC\x88", "ä"},
                                                        {"o\xCC\x88", "ö"}, {"A\xCC\x8A", "Å"},
                                                        {"A\xCC\x88", "Ä"}, {"O\xCC\x88", "Ö"}};
        for (const auto& [apart, whole] : pairs) {
            if (rest.starts_with(apart)) {
                keep(whole, at_);
                at_ += apart.size();
                return;
            }
        }
        keep(rest.substr(0, 1), at_);
        ++at_;
    }

    std::string_view raw_;
    std::uint32_t offset_;
    Line& line_;
    std::size_t at_ = 0;
};

std::string_view without_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return "";
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

} // namespace

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t feed = std::min(text.find('\n', start), text.size());
        Line line;
        line.number = static_cast<int>(lines.size()) + 1;
        line.start = static_cast<std::uint32_t>(start);
        line.end = static_cast<std::uint32_t>(feed);
        Cleaner(text.substr(start, feed - start), line.start, line).clean();
        lines.push_back(std::move(line));
        start = feed + 1;
    }
    return lines;
}

bool Line::blank() const {
    std::size_t at = 0;
    while (at < text.size() && blank_at(text, at) != 0) {
        at += blank_at(text, at);
    }
    return at == text.size();
}

bool is_page_furniture(const Line& line) {
    const std::string_view text = without_blanks(line.text);
    if (text.find("....") != std::string_view::npos ||
        text.find("\xE2\x80\xA6\xE2\x80\xA6") != std::string_view::npos ||
        text.find(". . . .") != std::string_view::npos) {
        return true;
    }
    if (text.empty() || text.size() > 40) {
        return false;
    }
    std::vector<std::string> words;
    for (const Token& token : tokens_of(text)) {
        words.push_back(lower_same_length(text.substr(token.start, token.end - token.start)));
    }
    // What no word can be made of, such as a lone zero-width mark.
    if (words.empty()) {
        return false;
    }
    const auto number = [&](std::size_t at) { return at < words.size() && is_digit(words[at][0]); };
    if (words.size() == 1 && number(0) && words[0].size() <= 3) {
        return true;
    }
    const bool page = among(words[0], {"sida", "sid", "sidan", "page"});
    if (page && number(1) && words.size() <= 4) {
        return true;
    }
    const bool within = words.size() == 4 && number(0) && words[1] == "(" && number(2);
    const bool between_dashes =
        words.size() == 3 && number(1) && dash_at(words[0], 0) != 0 && dash_at(words[2], 0) != 0;
    return within || between_dashes;
}

} // namespace prose_check
