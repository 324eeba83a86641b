// The walkers over field tables.
#include "platform/record.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace record_detail {

Value to_value(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}
Value to_value(const FreeText& text) {
    return to_value(text.text());
}
Value to_value(const Date& date) {
    return date.iso();
}
Value to_value(const std::optional<Date>& date) {
    return date ? Value(date->iso()) : Value();
}
Value to_value(bool tick) {
    return tick;
}
Value to_value(int64_t number) {
    return number;
}
Value to_value(const std::optional<int64_t>& number) {
    return number ? Value(*number) : Value();
}
Value to_value(const Hundredths& number) {
    return to_value(number.hundredths);
}
Value to_value(const std::vector<std::string>& list) {
    std::string all;
    for (const std::string& one : list) {
        all += (all.empty() ? "" : "\n") + one;
    }
    return to_value(all);
}

void from_value(std::string& text, const Value& value) {
    text = value.is_null() ? "" : value.text();
}
void from_value(FreeText& text, const Value& value) {
    text = value.is_null() ? FreeText() : stored_free_text(value.text());
}
void from_value(Date& date, const Value& value) {
    std::optional<Date> read;
    from_value(read, value);
    if (read) {
        date = *read;
    }
}
void from_value(std::optional<Date>& date, const Value& value) {
    date = value.is_null() ? std::nullopt : parse_date(value.text());
}
void from_value(bool& tick, const Value& value) {
    tick = value.is_integer() && value.integer() != 0;
}
void from_value(int64_t& number, const Value& value) {
    number = value.is_null() ? 0 : value.integer();
}
void from_value(std::optional<int64_t>& number, const Value& value) {
    number = value.is_null() ? std::nullopt : std::optional(value.integer());
}
void from_value(Hundredths& number, const Value& value) {
    from_value(number.hundredths, value);
}
void from_value(std::vector<std::string>& list, const Value& value) {
    list.clear();
    if (value.is_null()) {
        return;
    }
    std::string_view rest = value.text();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        list.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

} // namespace record_detail

bool allowed_in_line(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    // Marks and overrides that make a text read other than it is written.
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
                      c == 0x200F || c == 0x061C;
    const bool invisible = c == 0x200B || c == 0xFEFF || c == 0x2028 || c == 0x2029;
    return !control && !bidi && !invisible;
}

bool allowed_in_paragraphs(char32_t c) {
    return c == '\n' || c == '\t' || allowed_in_line(c);
}

std::optional<std::string> clean_text(std::string_view raw, bool (*allowed)(char32_t)) {
    std::string lines;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\r') {
            lines += '\n';
            i += i + 1 < raw.size() && raw[i + 1] == '\n' ? 1 : 0;
        } else {
            lines += raw[i];
        }
    }
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(lines.data());
    auto left = static_cast<utf8proc_ssize_t>(lines.size());
    while (left > 0) {
        utf8proc_int32_t c = 0;
        const utf8proc_ssize_t length = utf8proc_iterate(at, left, &c);
        if (length <= 0 || !allowed(static_cast<char32_t>(c))) {
            return std::nullopt;
        }
        at += length;
        left -= length;
    }
    utf8proc_uint8_t* composed = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(lines.data()),
                     static_cast<utf8proc_ssize_t>(lines.size()), &composed,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (size < 0) {
        return std::nullopt;
    }
    std::string clean(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size));
    std::free(composed);
    const std::size_t first = clean.find_first_not_of(" \n\t");
    const std::size_t last = clean.find_last_not_of(" \n\t");
    return first == std::string::npos ? "" : clean.substr(first, last - first + 1);
}

int length_of(std::string_view utf8) {
    return static_cast<int>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

const Field* find_field(std::span<const Field> fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

namespace {

void refuse(Error& error, const Field& field, std::string key, TextArgs args = {}) {
    error.problems.push_back(Problem{std::string(field.name), std::move(key), std::move(args)});
}

std::string_view last_of(const FormValues& form, std::string_view name) {
    const auto found = form.find(name);
    return found == form.end() || found->second.empty() ? std::string_view()
                                                        : std::string_view(found->second.back());
}

// Figures copied from Swedish texts have hard or narrow spaces between thousands and a true minus.
std::string plain_figure(std::string text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> plain = {
        {{" ", ""}, {"\u00A0", ""}, {"\u202F", ""}, {"\u2212", "-"}}};
    for (const auto& [sign, instead] : plain) {
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign)) {
            text.replace(at, sign.size(), instead);
        }
    }
    return text;
}

std::optional<int64_t> read_integer(const std::string& written) {
    const std::string text = plain_figure(written);
    int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = failed == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

// 0,75 and 0.75 and 1; at most two decimals and no sign but minus.
std::optional<int64_t> read_hundredths(std::string text) {
    const std::size_t mark = text.find_first_of(",.");
    std::string decimals = mark == std::string::npos ? "" : text.substr(mark + 1);
    const bool digits_only =
        std::ranges::all_of(decimals, [](char c) { return c >= '0' && c <= '9'; });
    if (decimals.size() > 2 || !digits_only || (mark != std::string::npos && decimals.empty())) {
        return std::nullopt;
    }
    decimals.resize(2, '0');
    return read_integer(text.substr(0, mark) + decimals);
}

void read_one(const Field& field, const std::string& text, void* record, Error& error) {
    switch (field.kind) {
    case FieldKind::text:
        field.set(record, text.empty() ? Value() : Value(text));
        break;
    case FieldKind::free_text:
        *field.free_text(record) = FreeText::as_typed(text);
        break;
    case FieldKind::date:
        if (!text.empty() && !parse_date(text)) {
            refuse(error, field, "not_a_date");
        }
        field.set(record, parse_date(text) ? Value(text) : Value());
        break;
    case FieldKind::tick:
        field.set(record, !text.empty() && text != "0" && text != "false" && text != "no");
        break;
    case FieldKind::integer:
    case FieldKind::hundredths: {
        const auto number =
            field.kind == FieldKind::integer ? read_integer(text) : read_hundredths(text);
        if (!text.empty() && !number) {
            refuse(error, field, "not_a_number");
        }
        field.set(record, number ? Value(*number) : Value());
        break;
    }
    case FieldKind::list:
        break;
    }
}

void read_list(const Field& field, const FormValues& form, void* record, Error& error) {
    std::vector<std::string>& list = *field.list(record);
    list.clear();
    const auto found = form.find(field.name);
    const std::vector<std::string> none;
    const std::size_t problems_before = error.problems.size();
    for (const std::string& raw : found == form.end() ? none : found->second) {
        const auto text = clean_text(raw, allowed_in_line);
        if (!text) {
            refuse(error, field, "bad_characters");
        } else if (length_of(*text) > field.options.length_max) {
            refuse(error, field, "too_long", {{"max", std::to_string(field.options.length_max)}});
        } else if (!text->empty()) {
            list.push_back(*text);
        }
    }
    if (field.options.required && list.empty() && error.problems.size() == problems_before) {
        refuse(error, field, "required");
    }
}

void read_field(const Field& field, const FormValues& form, void* record, Error& error) {
    if (field.kind == FieldKind::list) {
        read_list(field, form, record, error);
        return;
    }
    const bool paragraphs = field.kind == FieldKind::free_text || field.options.rows > 1;
    const auto text =
        clean_text(last_of(form, field.name), paragraphs ? allowed_in_paragraphs : allowed_in_line);
    if (!text) {
        refuse(error, field, "bad_characters");
        return;
    }
    const bool written = field.kind == FieldKind::text || field.kind == FieldKind::free_text;
    if (written && length_of(*text) > field.options.length_max) {
        refuse(error, field, "too_long", {{"max", std::to_string(field.options.length_max)}});
        return;
    }
    if (field.options.required && text->empty() && field.kind != FieldKind::tick) {
        refuse(error, field, "required");
        return;
    }
    read_one(field, *text, record, error);
}

/// What was decided about one text holds for all texts of the form: a name is one and the same.
void decide_text(const Field& field, const FormValues& form, void* record, Error& error) {
    const auto said = form.find("guard");
    FreeText* text = field.free_text(record);
    if (said == form.end() || text == nullptr || text->admitted()) {
        return;
    }
    *text = FreeText::as_typed(text->text(), text_decisions(said->second));
    if (length_of(text->text()) > field.options.length_max) {
        refuse(error, field, "too_long", {{"max", std::to_string(field.options.length_max)}});
    }
}

} // namespace

std::vector<std::string> narrowing_values(std::span<const Field> fields, const void* record) {
    std::vector<std::string> values;
    for (const Field& field : fields) {
        if (field.options.narrows) {
            const std::vector<std::string> of_field = as_typed(field, record);
            values.insert(values.end(), of_field.begin(), of_field.end());
        }
    }
    return values;
}

Result<void> read_fields(std::span<const Field> fields, std::span<const std::string_view> names,
                         const FormValues& form, void* record) {
    Error error;
    for (const Field& field : fields) {
        if (std::ranges::find(names, field.name) != names.end()) {
            read_field(field, form, record, error);
            decide_text(field, form, record, error);
        }
    }
    if (!error.problems.empty()) {
        return error;
    }
    return {};
}

std::vector<std::string> as_typed(const Field& field, const void* record) {
    const Value value = field.get(record);
    if (value.is_null()) {
        return {};
    }
    if (field.kind == FieldKind::tick) {
        return value.integer() != 0 ? std::vector<std::string>{"1"} : std::vector<std::string>{};
    }
    if (field.kind == FieldKind::hundredths) {
        const int64_t all = value.integer();
        const std::string decimals = std::to_string(100 + std::abs(all) % 100).substr(1);
        return {(all < 0 ? "-" : "") + std::to_string(std::abs(all) / 100) + "," + decimals};
    }
    if (field.kind == FieldKind::list) {
        std::vector<std::string> list;
        record_detail::from_value(list, value);
        return list;
    }
    return {value.is_integer() ? std::to_string(value.integer()) : value.text()};
}

FormValues as_form(std::span<const Field> fields, const void* record) {
    FormValues form;
    for (const Field& field : fields) {
        if (auto values = as_typed(field, record); !values.empty()) {
            form[std::string(field.name)] = std::move(values);
        }
    }
    return form;
}
