// What a verb answers: a value, or one of four refusals that the caller can act on.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// The closed set of refusals. The dispatcher maps them to 422, 404, 403 and 409.
enum class Refusal { invalid, not_found, forbidden, conflict };

/// Named values for the {placeholders} of a text.
using TextArgs = std::vector<std::pair<std::string, std::string>>;

/// One thing that is wrong. `field` is a form field's name or empty; `key` is a text key: the page
/// says `<table>.<field>.<key>` if that text exists, else `problem.<key>`, else `<key>`.
struct Problem {
    std::string field;
    std::string key;
    TextArgs args = {};
};

struct Error {
    Refusal refusal = Refusal::invalid;
    std::vector<Problem> problems = {};
};

inline Error invalid(std::string field, std::string key, TextArgs args = {}) {
    return Error{Refusal::invalid, {Problem{std::move(field), std::move(key), std::move(args)}}};
}
inline Error not_found(std::string key = "not_found") {
    return Error{Refusal::not_found, {Problem{"", std::move(key)}}};
}
inline Error forbidden(std::string key = "forbidden") {
    return Error{Refusal::forbidden, {Problem{"", std::move(key)}}};
}
inline Error conflict(std::string key = "conflict") {
    return Error{Refusal::conflict, {Problem{"", std::move(key)}}};
}

/// Thrown when we were wrong: a state that cannot be. Stops at a bulkhead.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws Bug unless `condition` holds; `why` says why it must.
inline void ensure(bool condition, const char* why) {
    if (!condition) {
        throw Bug(why);
    }
}

/// A value or an Error. Close to std::expected in names, so that a later move is a rename.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    Error& error() { return std::get<1>(state_); }
    const Error& error() const { return std::get<1>(state_); }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), has_value_(false) {}

    bool has_value() const { return has_value_; }
    explicit operator bool() const { return has_value_; }
    void value() const {}
    Error& error() { return error_; }
    const Error& error() const { return error_; }

private:
    Error error_;
    bool has_value_ = true;
};

/// The value of a Result, or return its Error from the function one stands in.
#define TRY(expression)                                                                            \
    __extension__({                                                                                \
        auto try_result = (expression);                                                            \
        if (!try_result.has_value()) {                                                             \
            return std::move(try_result.error());                                                  \
        }                                                                                          \
        std::move(try_result).value();                                                             \
    })
