// The only place where statements are made from names: those of field tables, never of users.
#include "platform/db/record_sql.h"

#include <map>
#include <memory>
#include <mutex>

namespace {

struct MadeQuery {
    std::string name;
    std::string text;
    Query query;
};

const Query& kept(const std::string& name, const std::string& text) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<MadeQuery>, std::less<>> made;
    const std::lock_guard lock(mutex);
    auto found = made.find(name);
    if (found == made.end()) {
        auto one = std::make_unique<MadeQuery>(MadeQuery{name, text, {}});
        one->query = {one->name, one->text, one->text};
        found = made.emplace(name, std::move(one)).first;
    }
    return found->second->query;
}

std::string joined(const std::vector<std::string>& parts, std::string_view before) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : ", ") + std::string(before) + part;
    }
    return all;
}

} // namespace

const Query& insert_query(std::string_view table, const std::vector<std::string>& columns) {
    const std::string into(table);
    return kept("insert." + into + "(" + joined(columns, "") + ")",
                "INSERT INTO " + into + " (" + joined(columns, "") + ") VALUES (" +
                    joined(columns, ":") + ")");
}

const Query& update_query(std::string_view table, const std::vector<std::string>& columns) {
    const std::string of(table);
    std::string sets;
    for (const std::string& column : columns) {
        sets += (sets.empty() ? "" : ", ") + column + " = :" + column;
    }
    return kept("update." + of + "(" + joined(columns, "") + ")",
                "UPDATE " + of + " SET " + sets + ", version = version + 1 " +
                    "WHERE id = :id AND version = :seen_version");
}

const Query& select_by_id_query(std::string_view table) {
    const std::string from(table);
    return kept("select." + from, "SELECT * FROM " + from + " WHERE id = :id");
}

const Query& select_all_query(std::string_view table) {
    const std::string from(table);
    return kept("select_all." + from, "SELECT * FROM " + from);
}

const Query& select_page_query(std::string_view table) {
    const std::string from(table);
    return kept("select_page." + from, "SELECT * FROM " + from +
                                           " WHERE id > :after ORDER BY id LIMIT CAST(:limit AS "
                                           "BIGINT)");
}

const Query& delete_query(std::string_view table) {
    const std::string from(table);
    return kept("delete." + from,
                "DELETE FROM " + from + " WHERE id = :id AND version = :seen_version");
}

const Query& exchange_value_query(std::string_view table, std::string_view column) {
    const std::string of(table);
    const std::string in(column);
    return kept("exchange." + of + "." + in,
                "UPDATE " + of + " SET " + in + " = :is WHERE " + in + " = :was");
}

const Query& exchange_in_row_query(std::string_view table, std::string_view column,
                                   Versioned versioned) {
    const std::string of(table);
    const std::string in(column);
    const bool counts = versioned == Versioned::yes;
    return kept("exchange_in_row." + of + "." + in + (counts ? ".version" : ""),
                "UPDATE " + of + " SET " + in + " = :is" +
                    (counts ? ", version = version + 1" : "") + " WHERE id = :id");
}

const Query& written_by_query(std::string_view table) {
    const std::string from(table);
    return kept("written_by." + from,
                "SELECT COALESCE(SUM(CASE WHEN created_by = :person THEN 1 ELSE 0 END), 0) AS made,"
                " COALESCE(SUM(CASE WHEN changed_by = :person AND created_by <> :person THEN 1 ELSE"
                " 0 END), 0) AS changed FROM " +
                    from);
}

const Query& list_query(std::string_view child) {
    const std::string from(child);
    return kept("list." + from,
                "SELECT value FROM " + from + " WHERE owner = :owner ORDER BY position");
}

const Query& list_page_query(std::string_view child) {
    const std::string from(child);
    return kept("list_page." + from, "SELECT owner, value FROM " + from +
                                         " WHERE owner > :after AND owner <= :last "
                                         "ORDER BY owner, position");
}

const Query& list_insert_query(std::string_view child) {
    const std::string into(child);
    return kept("list_insert." + into, "INSERT INTO " + into +
                                           " (owner, position, value) VALUES (:owner, :position, "
                                           ":value)");
}

const Query& list_delete_query(std::string_view child) {
    const std::string from(child);
    return kept("list_delete." + from, "DELETE FROM " + from + " WHERE owner = :owner");
}
