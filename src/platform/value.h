// One value on its way between a form, a record and a database column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Binary content of a BYTEA column.
struct Bytes {
    std::string bytes;
    bool operator==(const Bytes&) const = default;
};

/// NULL, an integer (also booleans 0/1, hundredths, öre), text, or bytes. No floating point.
class Value {
public:
    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool tick) : state_(int64_t{tick ? 1 : 0}) {}
    Value(int number) : state_(int64_t{number}) {}
    Value(int64_t number) : state_(number) {}
    Value(const char* text) : state_(std::string(text)) {}
    Value(std::string_view text) : state_(std::string(text)) {}
    Value(std::string text) : state_(std::move(text)) {}
    Value(Bytes bytes) : state_(std::move(bytes)) {}

    bool is_null() const { return std::holds_alternative<std::monostate>(state_); }
    bool is_integer() const { return std::holds_alternative<int64_t>(state_); }
    bool is_text() const { return std::holds_alternative<std::string>(state_); }
    bool is_bytes() const { return std::holds_alternative<Bytes>(state_); }
    int64_t integer() const { return std::get<int64_t>(state_); }
    const std::string& text() const { return std::get<std::string>(state_); }
    const Bytes& bytes() const { return std::get<Bytes>(state_); }
    bool operator==(const Value&) const = default;

private:
    std::variant<std::monostate, int64_t, std::string, Bytes> state_;
};

/// Parameters of a named query: `:name` in the text, without the colon here.
using Params = std::vector<std::pair<std::string_view, Value>>;
