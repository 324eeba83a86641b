// What both engines share: rows that may be kept, and the choice of engine by address.
#include "platform/db/connection.h"

#include <algorithm>

#include "platform/db/engines.h"
#include "platform/result.h"

std::string_view Row::characters(std::size_t) const {
    throw Bug("only a row that comes from a query is read without a copy");
}

std::size_t Row::number_of(std::string_view column) const {
    for (std::size_t i = 0; i < size(); ++i) {
        if (name(i) == column) {
            return i;
        }
    }
    throw Bug("no column " + std::string(column) + " in the query");
}

std::string Row::text(std::string_view column) const {
    const Value found = value(column);
    if (found.is_null()) {
        return "";
    }
    return found.is_integer() ? std::to_string(found.integer()) : found.text();
}

int64_t Row::integer(std::string_view column) const {
    const Value found = value(column);
    ensure(found.is_integer(), "a column read as an integer holds one");
    return found.integer();
}

std::optional<int64_t> Row::maybe_integer(std::string_view column) const {
    const Value found = value(column);
    return found.is_null() ? std::nullopt : std::optional(found.integer());
}

StoredRow::StoredRow(const Row& row) {
    auto names = std::make_shared<std::vector<std::string>>();
    for (std::size_t i = 0; i < row.size(); ++i) {
        names->emplace_back(row.name(i));
        values_.push_back(row.at(i));
    }
    names_ = std::move(names);
}

Value StoredRow::value(std::string_view column) const {
    ensure(names_ != nullptr, "a stored row was read from somewhere");
    const auto found = std::ranges::find(*names_, column);
    ensure(found != names_->end(), "a column that is read is in the query");
    return values_[static_cast<std::size_t>(found - names_->begin())];
}

std::vector<StoredRow> Connection::rows(const Query& query, const Params& params) {
    std::vector<StoredRow> all;
    std::shared_ptr<const std::vector<std::string>> names;
    each(query, params, [&](const Row& row) {
        StoredRow kept;
        if (names == nullptr) {
            kept = StoredRow(row);
            names = kept.names_;
        } else {
            kept.names_ = names;
            for (std::size_t i = 0; i < row.size(); ++i) {
                kept.values_.push_back(row.at(i));
            }
        }
        all.push_back(std::move(kept));
        return true;
    });
    return all;
}

std::optional<StoredRow> Connection::row(const Query& query, const Params& params) {
    std::optional<StoredRow> first;
    each(query, params, [&](const Row& row) {
        first.emplace(row);
        return false;
    });
    return first;
}

const Value& parameter(const Query& query, const Params& params, std::string_view name) {
    const auto found = std::ranges::find(params, name, &Params::value_type::first);
    if (found == params.end()) {
        throw Bug("query " + std::string(query.name) + " lacks :" + std::string(name));
    }
    return found->second;
}

std::unique_ptr<Connection> open_connection(const DatabaseAddress& address, Access access) {
    return address.engine() == Engine::sqlite ? open_sqlite(address.where, access)
                                              : open_postgres(address.where, access);
}
