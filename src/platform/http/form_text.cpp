// Form values to JSON and back.
#include "platform/http/form_text.h"

#include <algorithm>
#include <array>

#include "platform/json.h"

static bool is_machinery(std::string_view name) {
    static constexpr std::array<std::string_view, 2> machinery = {"csrf", "request_key"};
    return std::ranges::find(machinery, name) != machinery.end();
}

std::string text_of_form(const FormValues& values, std::span<const std::string_view> less) {
    json::object object;
    for (const auto& [name, list] : values) {
        if (!is_machinery(name) && std::ranges::find(less, name) == less.end()) {
            object[name] = json::array(list.begin(), list.end());
        }
    }
    return json::serialize(object);
}

FormValues form_of_text(std::string_view text) {
    FormValues values;
    boost::system::error_code failure;
    const json::value parsed = json::parse(text, failure);
    if (failure || !parsed.is_object()) {
        return values;
    }
    for (const auto& member : parsed.as_object()) {
        for (const json::value& item : member.value().as_array()) {
            values[std::string(member.key())].emplace_back(item.as_string());
        }
    }
    return values;
}
