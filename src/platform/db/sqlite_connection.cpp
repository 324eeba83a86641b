// SQLite: WAL, FULL, foreign keys, Swedish order, and each query prepared once.
#include <sqlite3.h>

#include <cstring>
#include <unordered_map>

#include "platform/db/engines.h"
#include "platform/result.h"
#include "platform/texts/texts.h"

namespace {

[[noreturn]] void fail(sqlite3* db, std::string_view doing) {
    throw DatabaseError(std::to_string(sqlite3_extended_errcode(db)),
                        std::string(doing) + ": " + sqlite3_errmsg(db));
}

struct StatementEnd {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, StatementEnd>;

// A statement and the names of its columns and parameters, asked of SQLite once and not for each
// row. The schema does not change while a connection is open, so the names stay right.
struct Prepared {
    Statement statement;
    std::vector<std::string> columns = {};
    std::vector<std::string> parameters = {};
};

// Leaves a cached statement ready for its next use, also when a row's taker throws.
class Resetting {
public:
    explicit Resetting(sqlite3_stmt* statement) : statement_(statement) {}
    ~Resetting() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    Resetting(const Resetting&) = delete;
    Resetting& operator=(const Resetting&) = delete;

private:
    sqlite3_stmt* statement_;
};

class SqliteRow : public Row {
public:
    explicit SqliteRow(const Prepared& prepared)
        : statement_(prepared.statement.get()), columns_(prepared.columns) {}

    std::size_t size() const override { return columns_.size(); }
    std::string_view name(std::size_t column) const override { return columns_[column]; }
    Value value(std::string_view column) const override { return at(number_of(column)); }
    std::string_view characters(std::size_t column) const override {
        const int i = static_cast<int>(column);
        if (sqlite3_column_type(statement_, i) == SQLITE_INTEGER) {
            // A tick is no text that SQLite would have to write first.
            const int64_t number = sqlite3_column_int64(statement_, i);
            if (number == 0 || number == 1) {
                return number == 0 ? "0" : "1";
            }
        }
        const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement_, i));
        const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement_, i));
        return start == nullptr ? std::string_view() : std::string_view(start, length);
    }
    Value at(std::size_t column) const override {
        const int i = static_cast<int>(column);
        switch (sqlite3_column_type(statement_, i)) {
        case SQLITE_NULL:
            return {};
        case SQLITE_INTEGER:
            return int64_t{sqlite3_column_int64(statement_, i)};
        case SQLITE_BLOB:
            return Bytes{bytes(i, sqlite3_column_blob(statement_, i))};
        default:
            return bytes(i, sqlite3_column_text(statement_, i));
        }
    }

private:
    std::string bytes(int column, const void* start) const {
        const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
        return length == 0 ? std::string() : std::string(static_cast<const char*>(start), length);
    }
    sqlite3_stmt* statement_;
    const std::vector<std::string>& columns_;
};

// SQLite itself says which five parameters a collation takes.
constexpr auto compare_sv = [](void*, int left_length, const void* left, int right_length,
                               const void* right) {
    return compare_swedish(
        {static_cast<const char*>(left), static_cast<std::size_t>(left_length)},
        {static_cast<const char*>(right), static_cast<std::size_t>(right_length)});
};

void lower_sv(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    const auto length = static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]));
    const std::string lower = lower_swedish({text, length});
    sqlite3_result_text(context, lower.data(), static_cast<int>(lower.size()), SQLITE_TRANSIENT);
}

// PostgreSQL's strpos, so that one text serves both engines: where a text stands in another, from
// 1, or 0. Counted in bytes here; only whether it is 0 is ever asked.
void position_of(sqlite3_context* context, int, sqlite3_value** arguments) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    const auto* sought = reinterpret_cast<const char*>(sqlite3_value_text(arguments[1]));
    if (text == nullptr || sought == nullptr) {
        sqlite3_result_null(context);
        return;
    }
    const void* found = memmem(text, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0])),
                               sought, static_cast<std::size_t>(sqlite3_value_bytes(arguments[1])));
    sqlite3_result_int64(context,
                         found == nullptr ? 0 : static_cast<const char*>(found) - text + 1);
}

class SqliteConnection : public Connection {
public:
    SqliteConnection(const std::string& path, Access access) {
        const int flags =
            (access == Access::read_only ? SQLITE_OPEN_READONLY
                                         : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
            SQLITE_OPEN_NOMUTEX;
        if (sqlite3_open_v2(path.c_str(), &db_, flags, nullptr) != SQLITE_OK) {
            const DatabaseError error(std::to_string(sqlite3_extended_errcode(db_)),
                                      "opening the database: " + std::string(sqlite3_errmsg(db_)));
            sqlite3_close_v2(db_);
            throw error;
        }
        sqlite3_extended_result_codes(db_, 1);
        sqlite3_busy_timeout(db_, 10'000);
        run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
            "PRAGMA cache_size = -2000;");
        if (access == Access::read_write) {
            run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                " PRAGMA secure_delete = ON;");
        } else {
            run("PRAGMA query_only = ON;");
        }
        sqlite3_create_collation_v2(db_, "sv", SQLITE_UTF8, nullptr, compare_sv, nullptr);
        sqlite3_create_function_v2(db_, "lower", 1,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                   lower_sv, nullptr, nullptr, nullptr);
        sqlite3_create_function_v2(db_, "strpos", 2,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                   position_of, nullptr, nullptr, nullptr);
    }
    ~SqliteConnection() override {
        statements_.clear();
        sqlite3_close_v2(db_);
    }
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    Engine engine() const override { return Engine::sqlite; }
    bool in_transaction() const override { return sqlite3_get_autocommit(db_) == 0; }
    void prepare(const Query& query) override { make(query); }

    void run(std::string_view statements) override {
        const std::string ended(statements);
        if (sqlite3_exec(db_, ended.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
            fail(db_, "running statements");
        }
    }

    void each(const Query& query, const Params& params,
              const std::function<bool(const Row&)>& take) override {
        const Prepared& cached = prepared(query);
        // A query that runs inside its own answer gets a statement of its own.
        std::optional<Prepared> own;
        if (sqlite3_stmt_busy(cached.statement.get()) != 0) {
            own.emplace(make(query));
        }
        const Prepared& used = own ? *own : cached;
        sqlite3_stmt* statement = used.statement.get();
        const Resetting resetting(statement);
        bind(used, query, params);
        const SqliteRow row(used);
        int step = sqlite3_step(statement);
        while (step == SQLITE_ROW && take(row)) {
            step = sqlite3_step(statement);
        }
        if (step != SQLITE_ROW && step != SQLITE_DONE) {
            fail(db_, query.name);
        }
    }

    void stream(const Query& query, const Params& params,
                const std::function<bool(const Row&)>& take) override {
        each(query, params, take);
    }

    int64_t execute(const Query& query, const Params& params) override {
        each(query, params, [](const Row&) { return true; });
        return sqlite3_changes64(db_);
    }

private:
    Prepared make(const Query& query) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(db_, query.sqlite.data(), static_cast<int>(query.sqlite.size()),
                               SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
            fail(db_, query.name);
        }
        Prepared made{Statement(statement)};
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            made.columns.emplace_back(sqlite3_column_name(statement, i));
        }
        for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
            const char* name = sqlite3_bind_parameter_name(statement, i);
            ensure(name != nullptr, "parameters are written :name");
            made.parameters.emplace_back(name + 1);
        }
        return made;
    }

    const Prepared& prepared(const Query& query) {
        auto found = statements_.find(query.name);
        if (found == statements_.end()) {
            found = statements_.emplace(query.name, make(query)).first;
        }
        return found->second;
    }

    void bind(const Prepared& used, const Query& query, const Params& params) {
        int i = 0;
        for (const std::string& name : used.parameters) {
            if (bind_value(used.statement.get(), ++i, parameter(query, params, name)) !=
                SQLITE_OK) {
                fail(db_, query.name);
            }
        }
    }

    static int bind_value(sqlite3_stmt* statement, int i, const Value& value) {
        if (value.is_null()) {
            return sqlite3_bind_null(statement, i);
        }
        if (value.is_integer()) {
            return sqlite3_bind_int64(statement, i, value.integer());
        }
        if (value.is_bytes()) {
            const std::string& bytes = value.bytes().bytes;
            return sqlite3_bind_blob64(statement, i, bytes.data(), bytes.size(), SQLITE_STATIC);
        }
        const std::string& text = value.text();
        return sqlite3_bind_text64(statement, i, text.data(), text.size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }

    sqlite3* db_ = nullptr;
    // Queries are constants, so their names live as long as the program.
    std::unordered_map<std::string_view, Prepared> statements_;
};

} // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, Access access) {
    return std::make_unique<SqliteConnection>(path, access);
}
