// Readers of bodies and targets. Everything that is not exactly right is refused.
#include "platform/http/body.h"

#include <utf8proc.h>

#include <algorithm>

#include "platform/json.h"

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The value of one parameter in a header such as: form-data; name="a"; filename="b".
std::optional<std::string> header_parameter(std::string_view header, std::string_view name) {
    const std::string start = std::string(name) + "=\"";
    std::size_t at = header.find(start);
    while (at != std::string_view::npos && at > 0 && header[at - 1] != ' ' &&
           header[at - 1] != ';') {
        at = header.find(start, at + 1);
    }
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    at += start.size();
    const std::size_t end = header.find('"', at);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    return std::string(header.substr(at, end - at));
}

std::string_view disposition_of(std::string_view head) {
    static constexpr std::string_view name = "content-disposition:";
    while (!head.empty()) {
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        const std::string_view line = head.substr(0, end);
        const bool found = line.size() >= name.size() &&
                           std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) {
                               return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
                           });
        if (found) {
            return line.substr(name.size());
        }
        head.remove_prefix(std::min(end + 2, head.size()));
    }
    return {};
}

bool take_part(std::string_view part, Request& in) {
    const std::size_t blank = part.find("\r\n\r\n");
    if (blank == std::string_view::npos) {
        return false;
    }
    const std::string_view disposition = disposition_of(part.substr(0, blank));
    const std::string_view content = part.substr(blank + 4);
    const auto name = header_parameter(disposition, "name");
    if (!name || name->empty() || !is_clean_utf8(*name)) {
        return false;
    }
    if (const auto file_name = header_parameter(disposition, "filename")) {
        if (!is_clean_utf8(*file_name)) {
            return false;
        }
        in.uploads[*name] = {*file_name, std::string(content)};
        return true;
    }
    if (!is_clean_utf8(content)) {
        return false;
    }
    in.form[*name].emplace_back(content);
    return true;
}

std::optional<std::string> scalar_text(const json::value& value) {
    if (value.is_string()) {
        return std::string(value.as_string());
    }
    if (value.is_bool()) {
        return value.as_bool() ? "1" : "";
    }
    if (value.is_int64() || value.is_uint64() || value.is_double()) {
        return json::serialize(value);
    }
    return value.is_null() ? std::optional<std::string>("") : std::nullopt;
}

bool take_member(const json::value& value, std::vector<std::string>& values) {
    if (!value.is_array()) {
        const auto text = scalar_text(value);
        if (text) {
            values.push_back(*text);
        }
        return text.has_value();
    }
    return std::ranges::all_of(value.get_array(), [&](const json::value& one) {
        const auto text = scalar_text(one);
        if (text) {
            values.push_back(*text);
        }
        return text.has_value();
    });
}

} // namespace

bool is_clean_utf8(std::string_view text) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t c = 0;
        const utf8proc_ssize_t length = utf8proc_iterate(at, left, &c);
        if (length <= 0 || c == 0) {
            return false;
        }
        at += length;
        left -= length;
    }
    return true;
}

std::optional<std::string> decode_component(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] != '%') {
            plain += text[i];
        } else {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return is_clean_utf8(plain) ? std::optional(plain) : std::nullopt;
}

std::optional<FormValues> read_urlencoded(std::string_view body, std::size_t fields_max) {
    FormValues form;
    std::size_t fields = 0;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find('&'), body.size());
        const std::string_view pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        if (pair.empty()) {
            continue;
        }
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const auto name = decode_component(pair.substr(0, equals));
        const auto value = decode_component(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value || ++fields > fields_max) {
            return std::nullopt;
        }
        form[*name].push_back(*value);
    }
    return form;
}

bool read_multipart(std::string_view content_type, std::string_view body, std::size_t fields_max,
                    Request& in) {
    const std::size_t at = content_type.find("boundary=");
    if (at == std::string_view::npos) {
        return false;
    }
    std::string boundary(content_type.substr(at + 9));
    boundary = boundary.substr(0, boundary.find(';'));
    std::erase(boundary, '"');
    if (boundary.empty() || boundary.size() > 70) {
        return false;
    }
    const std::string first = "--" + boundary;
    const std::string next = "\r\n--" + boundary;
    if (!body.starts_with(first)) {
        return false;
    }
    body.remove_prefix(first.size());
    std::size_t fields = 0;
    while (body.starts_with("\r\n")) {
        body.remove_prefix(2);
        const std::size_t end = body.find(next);
        if (end == std::string_view::npos || ++fields > fields_max ||
            !take_part(body.substr(0, end), in)) {
            return false;
        }
        body.remove_prefix(end + next.size());
    }
    return body.starts_with("--");
}

std::optional<FormValues> read_json_form(std::string_view body, std::size_t fields_max) {
    json::parse_options options;
    options.max_depth = 32;
    json::error_code problem;
    const json::value parsed = json::parse(body, problem, {}, options);
    if (problem || !parsed.is_object()) {
        return std::nullopt;
    }
    FormValues form;
    std::size_t fields = 0;
    for (const auto& member : parsed.get_object()) {
        std::vector<std::string> values;
        if (!take_member(member.value(), values)) {
            return std::nullopt;
        }
        fields += std::max<std::size_t>(values.size(), 1);
        if (fields > fields_max || !is_clean_utf8({member.key().data(), member.key().size()}) ||
            !std::ranges::all_of(values, is_clean_utf8)) {
            return std::nullopt;
        }
        form[std::string(member.key())] = std::move(values);
    }
    return form;
}

bool read_body(std::string_view body, std::size_t fields_max, Request& in) {
    const auto found = in.headers.find("content-type");
    std::string_view type;
    if (found != in.headers.end()) {
        type = found->second;
    }
    if (body.empty()) {
        return true;
    }
    if (type.starts_with("multipart/form-data")) {
        return read_multipart(type, body, fields_max, in);
    }
    const bool is_json = type.starts_with("application/json");
    if (!is_json && !type.empty() && !type.starts_with("application/x-www-form-urlencoded")) {
        return false;
    }
    const auto form =
        is_json ? read_json_form(body, fields_max) : read_urlencoded(body, fields_max);
    if (!form) {
        return false;
    }
    in.form = *form;
    return true;
}

bool read_target(std::string_view target, Request& in) {
    const std::size_t mark = std::min(target.find('?'), target.size());
    std::string raw_path(target.substr(0, mark));
    // A plus sign in a path is a plus sign.
    for (std::size_t at = raw_path.find('+'); at != std::string::npos; at = raw_path.find('+')) {
        raw_path.replace(at, 1, "%2B");
    }
    const auto path = decode_component(raw_path);
    const auto query = read_urlencoded(target.substr(std::min(mark + 1, target.size())), 200);
    if (!path || !query || !path->starts_with("/") || path->find("..") != std::string::npos) {
        return false;
    }
    in.path = *path;
    in.query = *query;
    return true;
}
