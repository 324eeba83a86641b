// What a client sent, read strictly: form fields, files and JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.h"

/// Decodes %XX and + ; nothing when the escape is broken or the text is not UTF-8 or holds NUL.
std::optional<std::string> decode_component(std::string_view text);

/// "a=1&b=2" into values; nothing when one is broken or there are more than `fields_max`.
std::optional<FormValues> read_urlencoded(std::string_view body, std::size_t fields_max);

/// multipart/form-data into form and uploads; false when it is broken.
bool read_multipart(std::string_view content_type, std::string_view body, std::size_t fields_max,
                    Request& in);

/// A JSON object of strings, numbers, booleans, null and arrays of those; nothing otherwise.
std::optional<FormValues> read_json_form(std::string_view body, std::size_t fields_max);

/// Fills in.form and in.uploads by the content type; false when the body cannot be read.
bool read_body(std::string_view body, std::size_t fields_max, Request& in);

bool is_clean_utf8(std::string_view text);
/// A path with query as it stands in the request line, into path and query; false when broken.
bool read_target(std::string_view target, Request& in);
