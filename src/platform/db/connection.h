// One connection to SQLite or PostgreSQL, with prepared statements by query.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/query.h"
#include "platform/value.h"

enum class Engine { sqlite, postgres };

/// One row of an answer, by column name. Cheap to copy the values out of, not meant to be kept.
class Row {
public:
    virtual ~Row() = default;
    /// The column's value; ensures that the column is in the query.
    virtual Value value(std::string_view column) const = 0;
    virtual std::size_t size() const = 0;
    virtual std::string_view name(std::size_t column) const = 0;
    virtual Value at(std::size_t column) const = 0;
    /// The column as it is written, without a copy; "" for NULL. Good until the next row, and only
    /// while the row comes from a query: for loads of many rows.
    virtual std::string_view characters(std::size_t column) const;
    /// The number of a column; ensures that it is in the query.
    std::size_t number_of(std::string_view column) const;

    bool is_null(std::string_view column) const { return value(column).is_null(); }
    /// Text, or "" for NULL.
    std::string text(std::string_view column) const;
    /// Integer; ensures that it is not NULL.
    int64_t integer(std::string_view column) const;
    std::optional<int64_t> maybe_integer(std::string_view column) const;
    bool tick(std::string_view column) const { return integer(column) != 0; }
};

/// A row that may be kept.
class StoredRow : public Row {
public:
    StoredRow() = default;
    explicit StoredRow(const Row& row);
    Value value(std::string_view column) const override;
    std::size_t size() const override { return values_.size(); }
    std::string_view name(std::size_t column) const override { return (*names_)[column]; }
    Value at(std::size_t column) const override { return values_[column]; }

private:
    friend class Connection;
    std::shared_ptr<const std::vector<std::string>> names_;
    std::vector<Value> values_;
};

/// Errors of the engine are exceptions (DatabaseError); a constraint that a verb may meet is asked
/// about beforehand, never caught.
class Connection {
public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;

    /// Calls `take` with each row as it comes; stops early when `take` answers false.
    virtual void each(const Query& query, const Params& params,
                      const std::function<bool(const Row&)>& take) = 0;
    /// The same for large answers: rows are not gathered first, so `take` must not use this
    /// connection.
    virtual void stream(const Query& query, const Params& params,
                        const std::function<bool(const Row&)>& take) = 0;
    /// Runs a query for its effect; the number of rows changed.
    virtual int64_t execute(const Query& query, const Params& params) = 0;
    /// Runs statements that are not queries: BEGIN, COMMIT, a migration. Never user input.
    virtual void run(std::string_view statements) = 0;
    /// Whether a transaction is open. SQLite may drop one by itself after some failures.
    virtual bool in_transaction() const = 0;
    /// Prepares without running; for the test of all queries. Throws if it does not hold.
    virtual void prepare(const Query& query) = 0;

    std::vector<StoredRow> rows(const Query& query, const Params& params = {});
    std::optional<StoredRow> row(const Query& query, const Params& params = {});
};

class DatabaseError : public std::runtime_error {
public:
    DatabaseError(std::string code, const std::string& message)
        : std::runtime_error(message), code_(std::move(code)) {}
    /// SQLSTATE on PostgreSQL, the extended result code on SQLite.
    const std::string& code() const { return code_; }

private:
    std::string code_;
};

struct DatabaseAddress {
    /// A file path, or postgresql://...
    std::string where;
    Engine engine() const {
        return where.starts_with("postgres") ? Engine::postgres : Engine::sqlite;
    }
};

enum class Access { read_only, read_write };

/// Opens a connection with the pragmas, collation `sv` and function `lower` that all need.
std::unique_ptr<Connection> open_connection(const DatabaseAddress& address, Access access);
