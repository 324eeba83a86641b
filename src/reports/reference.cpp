// The register's verbs, and how a text is read for what it names.
#include "reports/reference.h"

#include <algorithm>

#include "rights/may.h"
#include "sql/reports.h"

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Letters beyond ASCII count as letters: their bytes all have the high bit.
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

StoredReference stored_reference(Work& work, const StoredRow& row) {
    StoredReference found;
    found.id = row.text("id");
    found.version = row.integer("version");
    work.fill(reference_table, row, &found.reference);
    return found;
}

Result<void> reference_is_whole(const Reference& reference) {
    static constexpr std::array<std::string_view, 3> standings = {"in_force", "repealed",
                                                                  "outdated"};
    if (std::ranges::find(standings, reference.standing) == standings.end()) {
        return invalid("standing", "not_a_choice");
    }
    if (reference.standing != "in_force" && reference.instead.empty()) {
        return invalid("instead", "required");
    }
    if (length_of(reference.mark) < 3) {
        return invalid("mark", "too_short");
    }
    return {};
}

// "Meddelandeblad nr 5/2011" names what the register calls "Meddelandeblad 5/2011".
struct LowerText {
    std::string text;
    std::vector<std::size_t> places; // of each byte in the text that was given
};

LowerText without_nr(std::string_view given) {
    const std::string lower = lower_swedish(given);
    LowerText out;
    // Lower case keeps the length in Swedish text; where it does not, nothing is found.
    if (lower.size() != given.size()) {
        return out;
    }
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (i > 0 && lower[i - 1] == ' ' && std::string_view(lower).substr(i).starts_with("nr ")) {
            i += 2;
            continue;
        }
        out.text += lower[i];
        out.places.push_back(i);
    }
    return out;
}

bool stands_alone(std::string_view text, std::size_t start, std::size_t end) {
    if (start > 0 && (is_letter(text[start - 1]) || is_digit(text[start - 1]))) {
        return false;
    }
    return !is_digit(text[end - 1]) || end == text.size() || !is_digit(text[end]);
}

} // namespace

std::vector<StoredReference> reference_register(Work& work) {
    std::vector<StoredReference> found;
    for (const StoredRow& row : work.rows(sql::reports::references)) {
        found.push_back(stored_reference(work, row));
    }
    std::ranges::stable_sort(found, [](const StoredReference& left, const StoredReference& right) {
        return compare_swedish(left.reference.title, right.reference.title) < 0;
    });
    return found;
}

Result<StoredReference> find_reference(Work& work, std::string_view id) {
    const auto row = work.row(sql::reports::reference, {{"id", id}});
    if (!row) {
        return not_found();
    }
    return stored_reference(work, *row);
}

Result<std::string> add_reference(Work& work, const Reference& reference) {
    TRY(must(work, May::write_reports));
    TRY(reference_is_whole(reference));
    if (work.row(sql::reports::reference_by_mark, {{"mark", reference.mark}})) {
        return invalid("mark", "taken");
    }
    return work.insert(reference_table, &reference);
}

Result<void> amend_reference(Work& work, std::string_view id, int64_t version,
                             const Reference& reference) {
    TRY(must(work, May::write_reports));
    TRY(reference_is_whole(reference));
    const auto other = work.row(sql::reports::reference_by_mark, {{"mark", reference.mark}});
    if (other && other->text("id") != id) {
        return invalid("mark", "taken");
    }
    TRY(work.update(reference_table, id, version, &reference));
    return {};
}

std::vector<Mention> mentions_in(std::string_view text, const Reference& reference) {
    std::vector<Mention> found;
    const LowerText lower = without_nr(text);
    const std::string mark = without_nr(reference.mark).text;
    if (mark.empty()) {
        return found;
    }
    for (std::size_t at = lower.text.find(mark); at != std::string::npos;
         at = lower.text.find(mark, at + mark.size())) {
        std::size_t end = at + mark.size();
        if (!stands_alone(lower.text, at, end)) {
            continue;
        }
        while (end < lower.text.size() && is_letter(lower.text[end])) {
            ++end;
        }
        found.push_back({lower.places[at], lower.places[end - 1] + 1});
    }
    return found;
}

bool outdated_for(const Reference& reference, int year) {
    return reference.standing != "in_force" &&
           (!reference.stood_until || Date{year, 12, 31} > *reference.stood_until);
}

std::string cited(const Texts& t, const Reference& reference) {
    std::string out = reference.title;
    if (!reference.edition.empty() && out.find(reference.edition) == std::string::npos) {
        out += ", " + reference.edition;
    }
    if (reference.published_year) {
        const std::string year = std::to_string(*reference.published_year);
        if (out.find(year) == std::string::npos) {
            out += ", " + year;
        }
    }
    if (reference.standing != "in_force") {
        out += " (" + std::string(t("reference_work.standing." + reference.standing)) + ")";
    }
    return out + ".";
}
