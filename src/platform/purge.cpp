// Walking the columns that hold what people wrote, and exchanging what holds the words.
#include "platform/purge.h"

#include <algorithm>
#include <array>
#include <map>

#include "platform/crypto/crypto.h"
#include "platform/db/record_sql.h"
#include "platform/json.h"
#include "sql/platform.h"

namespace {

constexpr std::string_view versions_table = "record_version";

bool is_spared(std::string_view table) {
    static constexpr std::array<std::string_view, 3> never = {"audit", "audit_link",
                                                              "schema_migration"};
    return std::ranges::find(never, table) != never.end();
}

/// Which columns are looked in.
class Choice {
public:
    explicit Choice(std::span<const TextColumn> columns) : columns_(columns) {}

    bool holds(std::string_view table) const {
        return !is_spared(table) && (columns_.empty() || table == versions_table ||
                                     std::ranges::any_of(columns_, [&](const TextColumn& column) {
                                         return column.table == table;
                                     }));
    }
    /// How the column keeps its text; nothing when it is not looked in.
    std::optional<TextKept> kept(std::string_view table, std::string_view column) const {
        for (const TextColumn& one : columns_) {
            if (one.table == table && one.column == column) {
                return one.kept;
            }
        }
        return columns_.empty() ? std::optional(TextKept::plain) : std::nullopt;
    }

private:
    std::span<const TextColumn> columns_;
};

std::vector<std::string> all_tables(Work& work) {
    std::vector<std::string> tables;
    for (const StoredRow& row : work.rows(sql::platform::schema_entries)) {
        if (row.text("type") == "table") {
            tables.push_back(row.text("name"));
        }
    }
    return tables;
}

/// A value that holds the words, and what it becomes.
struct Hit {
    std::string table;
    std::string column;
    std::string was;
    std::string is;
    /// "" in a table without ids.
    std::string id = {};
    /// Yes for the first value of a row that has a version.
    Versioned versioned = Versioned::no;
};

/// Gathers the values that hold the words.
class Search {
public:
    Search(const SoughtWords& words, std::span<const TextColumn> columns)
        : words_(words), choice_(columns) {}

    std::vector<Hit> hits(Work& work) {
        for (const std::string& table : all_tables(work)) {
            if (!choice_.holds(table)) {
                continue;
            }
            work.stream(select_all_query(table), {}, [&](const Row& row) {
                if (table == versions_table) {
                    add_old_version(row);
                } else {
                    add_hits(row, table);
                }
                return true;
            });
        }
        return std::move(hits_);
    }

private:
    bool holds(TextKept kept, std::string_view text) const {
        return kept == TextKept::json ? words_.in_json(text) : words_.in(text);
    }
    std::string without(TextKept kept, std::string_view text) const {
        return kept == TextKept::json ? words_.taken_out_of_json(text) : words_.taken_out(text);
    }

    void add_hits(const Row& row, const std::string& table) {
        std::string id;
        Versioned versioned = Versioned::no;
        for (std::size_t i = 0; i < row.size(); ++i) {
            id = row.name(i) == "id" && row.at(i).is_text() ? row.at(i).text() : id;
            versioned = row.name(i) == "version" ? Versioned::yes : versioned;
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto kept = choice_.kept(table, row.name(i));
            const Value value = row.at(i);
            if (kept && value.is_text() && holds(*kept, value.text())) {
                hits_.push_back({table, std::string(row.name(i)), value.text(),
                                 without(*kept, value.text()), id,
                                 id.empty() ? Versioned::no : versioned});
                versioned = Versioned::no;
            }
        }
    }

    /// An old version is one JSON object, whose texts are those of the same fields.
    void add_old_version(const Row& row) {
        const std::string was = row.text("body");
        boost::system::error_code failure;
        json::value body = json::parse(was, failure);
        if (failure || !body.is_object()) {
            return;
        }
        const std::string table = row.text("table_name");
        bool found = false;
        const auto take = [&](json::value& text, std::optional<TextKept> kept) {
            if (kept && text.is_string() && holds(*kept, text.get_string())) {
                text = without(*kept, text.get_string());
                found = true;
            }
        };
        for (auto& member : body.get_object()) {
            const std::string field(member.key());
            take(member.value(), choice_.kept(table, field));
            if (member.value().is_array()) {
                for (json::value& item : member.value().get_array()) {
                    take(item, choice_.kept(table + "_" + field, "value"));
                }
            }
        }
        if (found) {
            hits_.push_back(
                {std::string(versions_table), "body", was, json::serialize(body), row.text("id")});
        }
    }

    const SoughtWords& words_;
    const Choice choice_;
    std::vector<Hit> hits_;
};

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

std::vector<PurgedPlace> places_of_words(Work& work, const SoughtWords& words,
                                         std::span<const TextColumn> columns) {
    return counted(Search(words, columns).hits(work));
}

std::vector<PurgedPlace> purge_words(Work& work, const SoughtWords& words,
                                     std::span<const TextColumn> columns) {
    const std::vector<Hit> hits = Search(words, columns).hits(work);
    for (const Hit& hit : hits) {
        if (hit.id.empty()) {
            work.execute(exchange_value_query(hit.table, hit.column),
                         {{"was", hit.was}, {"is", hit.is}});
        } else {
            work.execute(exchange_in_row_query(hit.table, hit.column, hit.versioned),
                         {{"id", hit.id}, {"is", hit.is}});
        }
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
        if (!text || words.in_json(*text)) {
            work.execute(sql::platform::forget_form,
                         {{"person", row.text("person")}, {"address", row.text("address")}});
            ++forgotten;
        }
    }
    return forgotten;
}
