// Field tables: a field is declared once, beside its struct, and everything walks that table.
//
// Walkers: reading and drawing a form, JSON in and out, INSERT and UPDATE, the audit diff, CSV and
// the privacy inventory. The border: anything that needs a join or a condition is SQL in the
// slice, never a method added here. No lazy loading, no relations, no query builder.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "platform/free_text.h"
#include "platform/result.h"
#include "platform/time.h"
#include "platform/value.h"

enum class FieldKind {
    text,       // std::string, one line; empty = NULL
    free_text,  // FreeText; passes the text door before it is stored
    date,       // std::optional<Date> or Date
    tick,       // bool
    integer,    // std::optional<int64_t> or int64_t
    hundredths, // Hundredths: a decimal with two places, such as a post share 0,75
    list,       // std::vector<std::string>, kept in the child table <table>_<field>
};

/// A decimal with two places kept as an integer: 0,75 is 75. Absent when not given.
struct Hundredths {
    std::optional<int64_t> hundredths;
    bool operator==(const Hundredths&) const = default;
};

struct FieldOptions {
    bool required = false;
    /// In characters (Unicode code points).
    int length_max = 200;
    /// Points at a living person: the audit trail keeps a keyed digest, never the value.
    bool personal = false;
    /// The record class of the retention schedule; needed where `personal` is set.
    std::string_view retention = "";
    /// The code list that the value is one of, read at the record's own date.
    std::string_view choices = "";
    /// Drawn as a text area of this many rows.
    int rows = 1;
    /// Its value narrows down who a free text beside it may be about: a place.
    bool narrows = false;
};

struct Field {
    std::string_view name; // column, member, form field, JSON key and text key are the same word
    FieldKind kind;
    FieldOptions options;
    Value (*get)(const void* record);
    void (*set)(void* record, const Value& value);
    FreeText* (*free_text)(void* record);
    std::vector<std::string>* (*list)(void* record);
};

/// A record's table in the database and its fields. Every such table also has the columns id,
/// version, created_at, created_by, changed_at and changed_by, which Work fills.
struct Table {
    std::string_view name;
    std::span<const Field> fields;
};

// --- how a member becomes a Value and back ------------------------------------------------------

namespace record_detail {
template <auto member>
struct Of;
template <class R, class T, T R::* member>
struct Of<member> {
    using Record = R;
    using Type = T;
    static T& at(void* record) { return static_cast<R*>(record)->*member; }
    static const T& at(const void* record) { return static_cast<const R*>(record)->*member; }
};

Value to_value(const std::string&);
Value to_value(const FreeText&);
Value to_value(const Date&);
Value to_value(const std::optional<Date>&);
Value to_value(bool);
Value to_value(int64_t);
Value to_value(const std::optional<int64_t>&);
Value to_value(const Hundredths&);
Value to_value(const std::vector<std::string>&);
void from_value(std::string&, const Value&);
void from_value(FreeText&, const Value&);
void from_value(Date&, const Value&);
void from_value(std::optional<Date>&, const Value&);
void from_value(bool&, const Value&);
void from_value(int64_t&, const Value&);
void from_value(std::optional<int64_t>&, const Value&);
void from_value(Hundredths&, const Value&);
void from_value(std::vector<std::string>&, const Value&);

template <class T>
constexpr FieldKind kind() {
    if constexpr (std::is_same_v<T, std::string>) {
        return FieldKind::text;
    } else if constexpr (std::is_same_v<T, FreeText>) {
        return FieldKind::free_text;
    } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, std::optional<Date>>) {
        return FieldKind::date;
    } else if constexpr (std::is_same_v<T, bool>) {
        return FieldKind::tick;
    } else if constexpr (std::is_same_v<T, Hundredths>) {
        return FieldKind::hundredths;
    } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
        return FieldKind::list;
    } else {
        static_assert(std::is_same_v<T, int64_t> || std::is_same_v<T, std::optional<int64_t>>);
        return FieldKind::integer;
    }
}

template <auto member>
Value get(const void* record) {
    return to_value(Of<member>::at(record));
}
template <auto member>
void set(void* record, const Value& value) {
    from_value(Of<member>::at(record), value);
}
template <auto member>
FreeText* free_text(void* record) {
    if constexpr (std::is_same_v<typename Of<member>::Type, FreeText>) {
        return &Of<member>::at(record);
    } else {
        (void)record;
        return nullptr;
    }
}
template <auto member>
std::vector<std::string>* list(void* record) {
    if constexpr (std::is_same_v<typename Of<member>::Type, std::vector<std::string>>) {
        return &Of<member>::at(record);
    } else {
        (void)record;
        return nullptr;
    }
}
} // namespace record_detail

/// One row of a field table: `field<&Event::occurred_on>("occurred_on", {.required = true})`.
template <auto member>
constexpr Field field(std::string_view name, FieldOptions options = {}) {
    using namespace record_detail;
    return Field{name,         kind<typename Of<member>::Type>(),
                 options,      &get<member>,
                 &set<member>, &free_text<member>,
                 &list<member>};
}

/// What a form, a JSON body or a row of a file said: field name to values, in order.
using FormValues = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The values of the fields that narrow down who a text of the record may be about.
std::vector<std::string> narrowing_values(std::span<const Field> fields, const void* record);

/// Reads the named fields of `form` into `record`. Fields not in `names` are left as they are; a
/// tick that is named but absent becomes false. All shape problems are told at once: `required`,
/// `too_long` {max}, `not_a_date`, `not_a_number`, `bad_characters`. Text is trimmed and NFC.
/// Choices are checked by the slice, which knows the code lists. What the form's `guard` says about
/// matches in free text goes with every free text of the form.
Result<void> read_fields(std::span<const Field> fields, std::span<const std::string_view> names,
                         const FormValues& form, void* record);

/// A whole record from a form that names all its fields.
template <class T>
Result<T> read_record(std::span<const Field> fields, const FormValues& form) {
    T record{};
    std::vector<std::string_view> names;
    for (const Field& row : fields) {
        names.push_back(row.name);
    }
    auto read = read_fields(fields, names, form, &record);
    if (!read) {
        return read.error();
    }
    return record;
}

/// The text a person would have typed for this field (dates ISO, decimals with a comma).
std::vector<std::string> as_typed(const Field& field, const void* record);

/// All fields as form values, for a form that starts from a stored record.
FormValues as_form(std::span<const Field> fields, const void* record);

const Field* find_field(std::span<const Field> fields, std::string_view name);

/// One line of Unicode text made safe: NFC, trimmed, no control, NUL or bidi override characters.
/// Nothing when the bytes are not UTF-8 or hold such characters.
std::optional<std::string> clean_text(std::string_view raw, bool (*allowed)(char32_t));
bool allowed_in_line(char32_t character);
bool allowed_in_paragraphs(char32_t character);
/// Length in Unicode code points.
int length_of(std::string_view utf8);
