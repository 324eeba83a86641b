// PostgreSQL by libpq: each query prepared once on a connection, values as text.
#include <libpq-fe.h>

#include <unordered_map>

#include "platform/db/engines.h"
#include "platform/db/parameters.h"
#include "platform/result.h"

namespace {

struct ResultEnd {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ResultEnd>;

// Object ids of the built-in types that the program's columns and sums have.
constexpr Oid type_bool = 16;
constexpr Oid type_bytea = 17;
constexpr Oid type_int8 = 20;
constexpr Oid type_int2 = 21;
constexpr Oid type_int4 = 23;
constexpr Oid type_numeric = 1700;

class PostgresRow : public Row {
public:
    PostgresRow(PGresult* answer, int row) : answer_(answer), row_(row) {}

    std::size_t size() const override { return static_cast<std::size_t>(PQnfields(answer_)); }
    std::string_view name(std::size_t column) const override {
        return PQfname(answer_, static_cast<int>(column));
    }
    Value value(std::string_view column) const override {
        for (std::size_t i = 0; i < size(); ++i) {
            if (name(i) == column) {
                return at(i);
            }
        }
        throw Bug("no column " + std::string(column) + " in the query");
    }
    Value at(std::size_t column) const override {
        const int i = static_cast<int>(column);
        if (PQgetisnull(answer_, row_, i) != 0) {
            return {};
        }
        const std::string text(PQgetvalue(answer_, row_, i),
                               static_cast<std::size_t>(PQgetlength(answer_, row_, i)));
        switch (PQftype(answer_, i)) {
        case type_bool:
            return text == "t";
        case type_int2:
        case type_int4:
        case type_int8:
        case type_numeric:
            return int64_t{std::stoll(text)};
        case type_bytea:
            return Bytes{plain_bytes(text)};
        default:
            return text;
        }
    }

private:
    static std::string plain_bytes(const std::string& text) {
        std::size_t length = 0;
        unsigned char* bytes =
            PQunescapeBytea(reinterpret_cast<const unsigned char*>(text.c_str()), &length);
        ensure(bytes != nullptr, "the server writes bytea as text that libpq reads");
        std::string plain(reinterpret_cast<const char*>(bytes), length);
        PQfreemem(bytes);
        return plain;
    }
    PGresult* answer_;
    int row_;
};

std::string hex_of(const std::string& bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "\\x";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

class PostgresConnection : public Connection {
public:
    PostgresConnection(std::string address, Access access) : address_(std::move(address)) {
        connection_ = PQconnectdb(address_.c_str());
        if (PQstatus(connection_) != CONNECTION_OK) {
            const DatabaseError error("08001", "connecting: " +
                                                   std::string(PQerrorMessage(connection_)));
            PQfinish(connection_);
            throw error;
        }
        PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr);
        run("SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET synchronous_commit = on;"
            "SET standard_conforming_strings = on");
        if (access == Access::read_only) {
            run("SET default_transaction_read_only = on");
        }
    }
    ~PostgresConnection() override { PQfinish(connection_); }
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Engine engine() const override { return Engine::postgres; }
    bool in_transaction() const override {
        const auto status = PQtransactionStatus(connection_);
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
    }
    void prepare(const Query& query) override { statement_of(query); }

    void run(std::string_view statements) override {
        const std::string ended(statements);
        const Answer answer(PQexec(connection_, ended.c_str()));
        check(answer.get(), "running statements");
    }

    // The whole answer is fetched, so that a row's taker may ask further on the same connection.
    void each(const Query& query, const Params& params,
              const std::function<bool(const Row&)>& take) override {
        const Answer answer = ask(query, params);
        const int rows = PQntuples(answer.get());
        for (int i = 0; i < rows; ++i) {
            if (!take(PostgresRow(answer.get(), i))) {
                return;
            }
        }
    }

    int64_t execute(const Query& query, const Params& params) override {
        const Answer answer = ask(query, params);
        const std::string changed = PQcmdTuples(answer.get());
        return changed.empty() ? 0 : std::stoll(changed);
    }

private:
    struct Prepared {
        std::string name;
        std::vector<std::string> parameters;
    };

    void check(PGresult* answer, std::string_view doing) const {
        const auto status = PQresultStatus(answer);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
            status == PGRES_EMPTY_QUERY) {
            return;
        }
        const char* code = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
        throw DatabaseError(code == nullptr ? "08006" : code,
                            std::string(doing) + ": " + PQerrorMessage(connection_));
    }

    const Prepared& statement_of(const Query& query) {
        const auto found = statements_.find(query.name);
        if (found != statements_.end()) {
            return found->second;
        }
        NumberedSql numbered = number_parameters(query.postgres);
        Prepared made{"q" + std::to_string(statements_.size()), std::move(numbered.names)};
        const Answer answer(
            PQprepare(connection_, made.name.c_str(), numbered.text.c_str(), 0, nullptr));
        check(answer.get(), query.name);
        return statements_.emplace(query.name, std::move(made)).first->second;
    }

    Answer ask(const Query& query, const Params& params) {
        const Prepared& prepared = statement_of(query);
        std::vector<std::string> texts(prepared.parameters.size());
        std::vector<const char*> values(prepared.parameters.size(), nullptr);
        for (std::size_t i = 0; i < prepared.parameters.size(); ++i) {
            const Value& value = parameter(query, params, prepared.parameters[i]);
            if (value.is_null()) {
                continue;
            }
            texts[i] = value.is_integer() ? std::to_string(value.integer())
                       : value.is_bytes() ? hex_of(value.bytes().bytes)
                                          : value.text();
            values[i] = texts[i].c_str();
        }
        Answer answer(PQexecPrepared(connection_, prepared.name.c_str(),
                                     static_cast<int>(values.size()), values.data(), nullptr,
                                     nullptr, 0));
        check(answer.get(), query.name);
        return answer;
    }

    std::string address_;
    PGconn* connection_ = nullptr;
    std::unordered_map<std::string_view, Prepared> statements_;
};

} // namespace

std::unique_ptr<Connection> open_postgres(const std::string& address, Access access) {
    return std::make_unique<PostgresConnection>(address, access);
}
