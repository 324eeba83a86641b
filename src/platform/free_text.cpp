// The door: a text is stored only after it has been read and nothing in it stops that.
#include "platform/free_text.h"

#include <algorithm>
#include <cstdlib>

#include <utf8proc.h>

namespace {

constexpr std::size_t decisions_max = 200;

std::string folded(std::string_view text) {
    utf8proc_uint8_t* bytes = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &bytes,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
    if (size < 0) {
        return std::string(text);
    }
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    std::free(bytes);
    return out;
}

/// The words, folded and without the -s of a genitive.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto close = [&] {
        if (word.size() > 2 && word.ends_with("s")) {
            word.pop_back();
        }
        if (!word.empty()) {
            words.push_back(std::move(word));
        }
        word.clear();
    };
    for (const char byte : folded(text)) {
        const auto value = static_cast<unsigned char>(byte);
        if (value >= 0x80 || std::isalnum(value) != 0) {
            word += byte;
        } else {
            close();
        }
    }
    close();
    return words;
}

bool is_letter_byte(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 || std::isalnum(value) != 0;
}

/// `found` wherever it stands as words of its own; with a genitive -s the new words get one too.
void write_instead(std::string& text, const TextDecision& decision) {
    const std::string& found = decision.found;
    // A text that grows beyond all measure is no rewrite.
    for (std::size_t at = text.find(found); at != std::string::npos && text.size() < 1 << 20;) {
        std::size_t end = at + found.size();
        const bool genitive = end < text.size() && text[end] == 's' && !found.ends_with("s");
        end += genitive ? 1 : 0;
        const bool begins = at == 0 || !is_letter_byte(text[at - 1]);
        const bool ends = end >= text.size() || !is_letter_byte(text[end]);
        if (!begins || !ends) {
            at = text.find(found, at + 1);
            continue;
        }
        std::string instead = decision.instead;
        if (genitive && !instead.empty()) {
            instead += 's';
        }
        // Words taken out leave one space, not two.
        if (instead.empty() && end < text.size() && text[end] == ' ' &&
            (at == 0 || text[at - 1] == ' ')) {
            ++end;
        }
        const bool sentence = at == 0 || (at > 1 && text[at - 1] == ' ' &&
                                          (text[at - 2] == '.' || text[at - 2] == '\n'));
        if (sentence && !instead.empty() && instead[0] >= 'a' && instead[0] <= 'z') {
            instead[0] = static_cast<char>(instead[0] - 'a' + 'A');
        }
        text.replace(at, end - at, instead);
        at = text.find(found, at + instead.size());
    }
}

bool is_dismissed(const FreeText& text, const TextFinding& finding) {
    const std::string_view found =
        std::string_view(text.text()).substr(finding.start, finding.end - finding.start);
    return std::ranges::any_of(text.dismissed(), [&](const TextDecision& decision) {
        return decision.kind == finding.kind && is_form_of(found, decision.found);
    });
}

Problem problem_of(const FreeText& text, std::string_view field, const TextFinding& finding) {
    Problem problem{std::string(field), "points_at_person." + finding.kind, finding.instead_args};
    const std::string found = text.text().substr(finding.start, finding.end - finding.start);
    problem.args.emplace_back("found", found);
    problem.args.emplace_back("kind", finding.kind);
    problem.args.emplace_back("weight",
                              finding.weight == TextFinding::Weight::asks ? "asks" : "stops");
    problem.args.emplace_back("instead", finding.instead);
    return problem;
}

} // namespace

std::vector<std::string_view> dismissal_reasons() {
    return {"word", "place", "source", "many"};
}

std::vector<TextDecision> text_decisions(const std::vector<std::string>& values) {
    std::vector<TextDecision> decisions;
    for (std::string_view value : values) {
        std::vector<std::string_view> parts;
        while (parts.size() < 3 && value.find('|') != std::string_view::npos) {
            parts.push_back(value.substr(0, value.find('|')));
            value.remove_prefix(value.find('|') + 1);
        }
        if (parts.size() < 3 || value.empty() || decisions.size() >= decisions_max) {
            continue;
        }
        TextDecision decision{std::string(parts[1]), "", "", std::string(value)};
        const auto reasons = dismissal_reasons();
        if (parts[0] == "replace") {
            decision.instead = parts[2];
            decisions.push_back(std::move(decision));
        } else if (parts[0] == "dismiss" && std::ranges::find(reasons, parts[2]) != reasons.end()) {
            decision.reason = parts[2];
            decisions.push_back(std::move(decision));
        }
    }
    return decisions;
}

bool is_form_of(std::string_view found, std::string_view of) {
    const std::vector<std::string> known = words_of(of);
    const std::vector<std::string> asked = words_of(found);
    return !asked.empty() && std::ranges::all_of(asked, [&](const std::string& word) {
        return std::ranges::find(known, word) != known.end();
    });
}

std::string form_key(std::string_view words) {
    std::string key;
    for (const std::string& word : words_of(words)) {
        key += (key.empty() ? "" : " ") + word;
    }
    return key;
}

FreeText FreeText::as_typed(std::string text, std::vector<TextDecision> decisions) {
    FreeText typed(std::move(text), Admission::none);
    for (TextDecision& decision : decisions) {
        if (decision.reason.empty()) {
            write_instead(typed.text_, decision);
        } else {
            typed.dismissed_.push_back(std::move(decision));
        }
    }
    return typed;
}

Result<std::vector<TextFinding>> TextDoor::read_beside(std::string_view text,
                                                       std::span<const std::string> beside) const {
    (void)beside;
    return read(text);
}

Result<void> TextDoor::admit(FreeText& text, std::string_view field,
                             std::span<const std::string> beside,
                             const DismissedBefore& before) const {
    if (text.admitted()) {
        return {};
    }
    const auto findings = read_beside(text.text(), beside);
    if (!findings) {
        return invalid(std::string(field), "door_closed");
    }
    Error error;
    std::vector<std::string> told;
    for (const TextFinding& finding : *findings) {
        if (finding.weight == TextFinding::Weight::warns) {
            continue;
        }
        const bool asks = finding.weight == TextFinding::Weight::asks;
        const std::string words = text.text().substr(finding.start, finding.end - finding.start);
        if (asks && (is_dismissed(text, finding) || (before && before(finding.kind, words)))) {
            continue;
        }
        const std::string once = finding.kind + (asks ? words : "");
        if (std::ranges::find(told, once) == told.end()) {
            told.push_back(once);
            error.problems.push_back(problem_of(text, field, finding));
        }
    }
    if (!error.problems.empty()) {
        return error;
    }
    text.admission_ = FreeText::Admission::admitted;
    return {};
}
