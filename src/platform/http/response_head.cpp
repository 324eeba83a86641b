// Heads written by hand: one string, one buffer for the socket.
#include "platform/http/response_head.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "platform/result.h"

namespace {

constexpr std::size_t worth_compressing = 1024;

std::string_view reason(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Answer";
    }
}

bool has_header(const Response& response, std::string_view name) {
    return std::ranges::any_of(response.headers,
                               [&](const auto& header) { return header.first == name; });
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ");
    std::ranges::copy_if(value, std::back_inserter(head), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte != 0x7f;
    });
    head.append("\r\n");
}

// Both forms: the plain one for old clients, the encoded one for å ä ö.
std::string disposition(std::string_view file_name) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string plain;
    std::string encoded;
    for (const char c : file_name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        const auto byte = static_cast<unsigned char>(c);
        plain += letter ? c : '_';
        if (letter) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 15U];
        }
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

bool is_text(std::string_view type) {
    return type.starts_with("text/") || type.starts_with("application/json") ||
           type.starts_with("image/svg") || type.starts_with("application/javascript");
}

// "gzip" or "*" with another weight than nought.
bool takes_gzip(std::string_view accept_encoding) {
    const std::size_t at = accept_encoding.find("gzip");
    if (at == std::string_view::npos) {
        return false;
    }
    std::string_view rest = accept_encoding.substr(at + 4);
    rest = rest.substr(0, rest.find(','));
    const std::size_t weight = rest.find("q=0");
    return weight == std::string_view::npos ||
           rest.find_first_of("123456789", weight) != std::string_view::npos;
}

} // namespace

void add_standing_headers(Response& response) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> standing = {{
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
         "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
         "frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
        {"Cache-Control", "no-store"},
    }};
    for (const auto& [name, value] : standing) {
        if (!has_header(response, name)) {
            response.headers.emplace_back(name, value);
        }
    }
}

void compress(Response& response, std::string_view accept_encoding) {
    if (response.file != nullptr || response.body.size() <= worth_compressing ||
        !is_text(response.content_type) || has_header(response, "Content-Encoding")) {
        return;
    }
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!takes_gzip(accept_encoding)) {
        return;
    }
    z_stream stream{};
    // 15 bits of window and 16 for a gzip head; level 4 costs half of level 6 and 3 % of length.
    ensure(deflateInit2(&stream, 4, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK,
           "zlib starts");
    std::string packed(deflateBound(&stream, response.body.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(response.body.data());
    stream.avail_in = static_cast<uInt>(response.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int end = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    ensure(end == Z_STREAM_END, "the bound holds the whole");
    response.body = std::move(packed);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

std::string response_head(const Response& response, std::int64_t bytes, Connecting connecting,
                          std::string_view date) {
    std::string head;
    head.reserve(1024);
    head += "HTTP/1.1 " + std::to_string(response.status) + " ";
    head.append(reason(response.status)).append("\r\n");
    add_header(head, "Date", date);
    if (response.status != 204 && response.status != 304) {
        add_header(head, "Content-Length", std::to_string(bytes));
        if (bytes > 0) {
            add_header(head, "Content-Type", response.content_type);
        }
    }
    if (!response.file_name.empty()) {
        add_header(head, "Content-Disposition", disposition(response.file_name));
    }
    for (const auto& [name, value] : response.headers) {
        add_header(head, name, value);
    }
    if (connecting == Connecting::close) {
        add_header(head, "Connection", "close");
    }
    head += "\r\n";
    return head;
}

std::string http_date(std::int64_t unix_seconds) {
    const auto seconds = static_cast<std::time_t>(unix_seconds);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    // Not strftime: its names of days and months follow the locale of the process.
    static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto two = [](int number) { return std::to_string(100 + number).substr(1); };
    return std::string(days[static_cast<std::size_t>(parts.tm_wday)]) + ", " + two(parts.tm_mday) +
           " " + months[static_cast<std::size_t>(parts.tm_mon)] + " " +
           std::to_string(1900 + parts.tm_year) + " " + two(parts.tm_hour) + ":" +
           two(parts.tm_min) + ":" + two(parts.tm_sec) + " GMT";
}
