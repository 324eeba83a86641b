// Walking all tables, and finding words in whatever spelling.
#include "platform/purge.h"

#include <algorithm>
#include <array>
#include <map>

#include "platform/crypto/crypto.h"
#include "platform/db/record_sql.h"
#include "platform/texts/texts.h"
#include "sql/platform.h"

namespace {

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_word_byte(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 || is_digit(byte) || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '_';
}

bool joins_digits(char byte) {
    return byte == ' ' || byte == '-' || byte == '+';
}

/// A number begins where no digit stands before it, or only those of a century.
bool begins_number(std::string_view text, std::size_t at) {
    if (at == 0 || !is_digit(text[at - 1])) {
        return true;
    }
    const bool century =
        at >= 2 && (text.substr(at - 2, 2) == "19" || text.substr(at - 2, 2) == "20");
    return century && (at == 2 || !is_digit(text[at - 3]));
}

bool is_spared(std::string_view table, std::span<const std::string_view> spared) {
    static constexpr std::array<std::string_view, 3> never = {"audit", "audit_link",
                                                              "schema_migration"};
    return std::ranges::find(never, table) != never.end() ||
           std::ranges::find(spared, table) != spared.end();
}

std::vector<std::string> all_tables(Work& work) {
    std::vector<std::string> tables;
    for (const StoredRow& row : work.rows(sql::platform::schema_entries)) {
        if (row.text("type") == "table") {
            tables.push_back(row.text("name"));
        }
    }
    return tables;
}

/// A value that holds the words.
struct Hit {
    std::string table;
    std::string column;
    std::string value;
    Versioned versioned = Versioned::no;
};

void add_hits(const Row& row, const std::string& table, const SoughtWords& words,
              std::vector<Hit>& hits) {
    bool versioned = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        versioned = versioned || row.name(i) == "version";
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Value value = row.at(i);
        if (value.is_text() && words.in(value.text())) {
            const bool record = versioned && table != "record_version";
            hits.push_back({table, std::string(row.name(i)), value.text(),
                            record ? Versioned::yes : Versioned::no});
        }
    }
}

std::vector<Hit> hits_of(Work& work, const SoughtWords& words,
                         std::span<const std::string_view> spared) {
    std::vector<Hit> hits;
    for (const std::string& table : all_tables(work)) {
        if (is_spared(table, spared)) {
            continue;
        }
        work.stream(select_all_query(table), {}, [&](const Row& row) {
            const bool old_version = table == "record_version";
            if (!old_version || !is_spared(row.text("table_name"), spared)) {
                add_hits(row, table, words, hits);
            }
            return true;
        });
    }
    return hits;
}

std::vector<PurgedPlace> counted(const std::vector<Hit>& hits) {
    std::map<std::pair<std::string, std::string>, int64_t> counts;
    for (const Hit& hit : hits) {
        ++counts[{hit.table, hit.column}];
    }
    std::vector<PurgedPlace> places;
    for (const auto& [place, rows] : counts) {
        places.push_back({place.first, place.second, rows});
    }
    return places;
}

} // namespace

SoughtWords::SoughtWords(std::string_view words) {
    const std::string folded = lower_swedish(words);
    const auto digits = std::ranges::count_if(folded, is_digit);
    number_ = digits >= 4 && std::ranges::all_of(folded, [](char byte) {
                  return is_digit(byte) || joins_digits(byte);
              });
    for (const char byte : folded) {
        if (!number_ || is_digit(byte)) {
            key_ += byte;
        }
    }
    while (!key_.empty() && (key_.back() == ' ' || key_.back() == '\n')) {
        key_.pop_back();
    }
    key_.erase(0, std::min(key_.find_first_not_of(" \n"), key_.size()));
}

bool SoughtWords::enough() const {
    return std::ranges::count_if(key_, is_word_byte) >= 3;
}

SoughtWords::Match SoughtWords::next(std::string_view text, std::string_view folded,
                                     std::size_t from) const {
    for (std::size_t at = folded.find(key_[0], from); at != std::string_view::npos;
         at = folded.find(key_[0], at + 1)) {
        const bool begins =
            number_ ? begins_number(text, at) : at == 0 || !is_word_byte(text[at - 1]);
        std::size_t end = at;
        std::size_t same = 0;
        while (begins && same < key_.size() && end < folded.size()) {
            if (folded[end] == key_[same]) {
                ++same;
            } else if (!number_ || !joins_digits(folded[end])) {
                break;
            }
            ++end;
        }
        if (same < key_.size()) {
            continue;
        }
        if (!number_ && end < folded.size() && folded[end] == 's' &&
            (end + 1 == folded.size() || !is_word_byte(text[end + 1]))) {
            ++end;
        }
        const bool ends =
            end == folded.size() || (number_ ? !is_digit(text[end]) : !is_word_byte(text[end]));
        if (ends) {
            return {at, end};
        }
    }
    return {};
}

bool SoughtWords::in(std::string_view text) const {
    if (key_.empty() || text.size() < key_.size()) {
        return false;
    }
    const std::string folded = lower_swedish(text);
    // Letters whose lower case has another length are few; such a text is sought as it is written.
    const std::string_view sought = folded.size() == text.size() ? folded : text;
    const Match match = next(text, sought, 0);
    return match.first < match.last;
}

std::string SoughtWords::taken_out(std::string_view text) const {
    const std::string folded = lower_swedish(text);
    const std::string_view sought = folded.size() == text.size() ? folded : text;
    std::string out;
    std::size_t from = 0;
    for (Match match = next(text, sought, 0); match.first < match.last;
         match = next(text, sought, from)) {
        out += text.substr(from, match.first - from);
        out += purge_mark;
        from = match.last;
    }
    out += text.substr(from);
    return out;
}

std::vector<PurgedPlace> places_of_words(Work& work, const SoughtWords& words,
                                         std::span<const std::string_view> spared) {
    return counted(hits_of(work, words, spared));
}

std::vector<PurgedPlace> purge_words(Work& work, const SoughtWords& words,
                                     std::span<const std::string_view> spared) {
    const std::vector<Hit> hits = hits_of(work, words, spared);
    for (const Hit& hit : hits) {
        work.execute(exchange_value_query(hit.table, hit.column, hit.versioned),
                     {{"was", hit.value}, {"is", words.taken_out(hit.value)}});
    }
    return counted(hits);
}

int64_t trail_rows_with(Work& work, const SoughtWords& words) {
    int64_t rows = 0;
    work.stream(select_all_query("audit"), {}, [&](const Row& row) {
        rows += words.in(row.text("facts")) || words.in(row.text("subject")) ? 1 : 0;
        return true;
    });
    return rows;
}

int64_t purge_kept_forms(Work& work, const SoughtWords& words) {
    int64_t forgotten = 0;
    for (const StoredRow& row : work.rows(sql::platform::kept_forms)) {
        const std::string context = "form " + row.text("person") + " " + row.text("address");
        const auto text =
            unseal(work.surroundings().draft_key, row.value("sealed").bytes().bytes, context);
        // What can no longer be opened can no longer be read by its writer either.
        if (!text || words.in(*text)) {
            work.execute(sql::platform::forget_form,
                         {{"person", row.text("person")}, {"address", row.text("address")}});
            ++forgotten;
        }
    }
    return forgotten;
}
