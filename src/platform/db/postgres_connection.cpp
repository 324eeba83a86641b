// PostgreSQL by libpq: each query prepared once on a connection, values as text.
#include <libpq-fe.h>

#include <array>
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
    Value value(std::string_view column) const override { return at(number_of(column)); }
    std::string_view characters(std::size_t column) const override {
        const int i = static_cast<int>(column);
        return {PQgetvalue(answer_, row_, i),
                static_cast<std::size_t>(PQgetlength(answer_, row_, i))};
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

// The parameters of one statement as libpq wants them: text, or a null pointer for NULL.
class Texts {
public:
    Texts(const std::vector<std::string>& names, const Query& query, const Params& params)
        : texts_(names.size()), values_(names.size(), nullptr) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            const Value& value = parameter(query, params, names[i]);
            if (!value.is_null()) {
                texts_[i] = text_of(value);
                values_[i] = texts_[i].c_str();
            }
        }
    }
    int size() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }

private:
    static std::string text_of(const Value& value) {
        if (value.is_bytes()) {
            return hex_of(value.bytes().bytes);
        }
        return value.is_integer() ? std::to_string(value.integer()) : value.text();
    }
    std::vector<std::string> texts_;
    std::vector<const char*> values_;
};

// Reads what is left of an answer, so that the connection can be used after a taker's exception.
class Draining {
public:
    explicit Draining(PGconn* connection) : connection_(connection) {}
    ~Draining() {
        while (const Answer rest{PQgetResult(connection_)}) {
        }
    }
    Draining(const Draining&) = delete;
    Draining& operator=(const Draining&) = delete;

private:
    PGconn* connection_;
};

class PostgresConnection : public Connection {
public:
    PostgresConnection(std::string address, Access access) : address_(std::move(address)) {
        // A server that does not answer must not hold the writer; the address may say otherwise.
        const std::array<const char*, 3> keys = {"connect_timeout", "dbname", nullptr};
        const std::array<const char*, 3> values = {"5", address_.c_str(), nullptr};
        connection_ = PQconnectdbParams(keys.data(), values.data(), 1);
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
        // The server answers COMMIT of a broken transaction with ROLLBACK and calls it success.
        if (statements == "COMMIT" && PQcmdStatus(answer.get()) != std::string_view("COMMIT")) {
            throw DatabaseError("25P02", "the transaction was rolled back");
        }
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

    void stream(const Query& query, const Params& params,
                const std::function<bool(const Row&)>& take) override {
        const Prepared& prepared = statement_of(query);
        const Texts texts(prepared.parameters, query, params);
        const int sent = PQsendQueryPrepared(connection_, prepared.name.c_str(), texts.size(),
                                             texts.values(), nullptr, nullptr, 0);
        if (sent == 0) {
            throw DatabaseError("08006", PQerrorMessage(connection_));
        }
        PQsetSingleRowMode(connection_);
        const Draining draining(connection_);
        bool wanted = true;
        while (const Answer answer{PQgetResult(connection_)}) {
            if (PQresultStatus(answer.get()) == PGRES_SINGLE_TUPLE) {
                wanted = wanted && take(PostgresRow(answer.get(), 0));
            } else {
                check(answer.get(), query.name);
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
        const Texts texts(prepared.parameters, query, params);
        Answer answer(PQexecPrepared(connection_, prepared.name.c_str(), texts.size(),
                                     texts.values(), nullptr, nullptr, 0));
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
