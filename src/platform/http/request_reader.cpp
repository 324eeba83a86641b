// Beast's parser with the checks that it leaves out: exactly one Host, no folded lines, no other
// transfer coding than chunked, and a status for each way a request can be wrong.
#include "platform/http/request_reader.h"

#include <algorithm>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

#include "platform/http/body.h"

namespace http = boost::beast::http;

namespace {

using Parser = http::request_parser<http::string_body>;

std::string lower(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return low;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

// Folded lines are joined by some servers and cut by others; a line feed of its own ends a line for
// some and not for others.
bool has_ambiguous_lines(std::string_view head) {
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i] != '\n') {
            continue;
        }
        const bool alone = i == 0 || head[i - 1] != '\r';
        const bool folded = i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t');
        if (alone || folded) {
            return true;
        }
    }
    return false;
}

void read_cookies(std::string_view header, Request& in) {
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(';'), header.size());
        const std::string_view pair = trimmed(header.substr(0, end));
        header.remove_prefix(std::min(end + 1, header.size()));
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && equals > 0) {
            // The first wins: a parent domain cannot shadow our own cookie by adding one.
            in.cookies.try_emplace(std::string(pair.substr(0, equals)),
                                   std::string(pair.substr(equals + 1)));
        }
    }
}

int status_of(const boost::system::error_code& problem) {
    if (problem == http::error::header_limit) {
        return 431;
    }
    if (problem == http::error::body_limit) {
        return 413;
    }
    return problem == http::error::bad_version ? 505 : 400;
}

} // namespace

struct RequestReader::Inner {
    explicit Inner(const ServerLimits& given) : limits(given) { start(); }

    void start();
    State look();
    State look_at_head();
    State check_head();
    State look_at_body();
    State broken(int code);
    std::size_t body_max() const;

    const ServerLimits limits;
    std::string pending;
    std::optional<Parser> parser;
    int status = 0;
};

void RequestReader::Inner::start() {
    parser.emplace();
    // One byte more, so that it is we who say 431 and not the parser in the middle of a line.
    parser->header_limit(static_cast<std::uint32_t>(limits.header_bytes + 1));
    parser->body_limit(limits.upload_bytes);
}

RequestReader::State RequestReader::Inner::broken(int code) {
    status = code;
    return State::broken;
}

RequestReader::State RequestReader::Inner::look() {
    if (status != 0) {
        return State::broken;
    }
    return parser->is_header_done() ? look_at_body() : look_at_head();
}

RequestReader::State RequestReader::Inner::look_at_head() {
    // Some clients end a form with an empty line that its length does not count.
    while (pending.starts_with("\r\n")) {
        pending.erase(0, 2);
    }
    const std::size_t blank = pending.find("\r\n\r\n");
    const bool whole = blank != std::string::npos;
    const std::size_t size = whole ? blank + 4 : pending.size();
    if (size > limits.header_bytes) {
        return broken(431);
    }
    if (has_ambiguous_lines(std::string_view(pending).substr(0, size))) {
        return broken(400);
    }
    if (!whole) {
        return State::need_more;
    }
    boost::system::error_code problem;
    const std::size_t used = parser->put(boost::asio::buffer(pending.data(), size), problem);
    pending.erase(0, used);
    if (problem && problem != http::error::need_more) {
        return broken(status_of(problem));
    }
    return parser->is_header_done() ? check_head() : broken(400);
}

std::size_t RequestReader::Inner::body_max() const {
    const auto type = parser->get()[http::field::content_type];
    const bool upload = lower(std::string_view(type.data(), type.size())).starts_with("multipart/");
    return upload ? limits.upload_bytes : limits.form_bytes;
}

RequestReader::State RequestReader::Inner::check_head() {
    const auto& head = parser->get();
    if (head.count(http::field::host) != 1 || head[http::field::host].empty()) {
        return broken(400);
    }
    const auto codings = head.count(http::field::transfer_encoding);
    if (codings > 0) {
        const auto coding = head[http::field::transfer_encoding];
        if (codings > 1 || lower({coding.data(), coding.size()}) != "chunked") {
            return broken(501);
        }
        if (head.version() < 11 || head.count(http::field::content_length) > 0) {
            return broken(400);
        }
    }
    parser->body_limit(body_max());
    if (parser->content_length().value_or(0) > body_max()) {
        return broken(413);
    }
    parser->eager(true);
    const auto expects = head[http::field::expect];
    if (!expects.empty() && lower({expects.data(), expects.size()}) != "100-continue") {
        return broken(417);
    }
    const State state = look_at_body();
    return state == State::need_more && !expects.empty() ? State::say_continue : state;
}

RequestReader::State RequestReader::Inner::look_at_body() {
    while (!parser->is_done()) {
        if (pending.empty()) {
            return State::need_more;
        }
        boost::system::error_code problem;
        const std::size_t used =
            parser->put(boost::asio::buffer(pending.data(), pending.size()), problem);
        pending.erase(0, used);
        if (problem && problem != http::error::need_more) {
            return broken(status_of(problem));
        }
        if (parser->get().body().size() > body_max()) {
            return broken(413);
        }
        // A chunk's head that does not end is no reason to keep on collecting it.
        if (used == 0) {
            return pending.size() > limits.header_bytes ? broken(400) : State::need_more;
        }
    }
    return State::whole;
}

RequestReader::RequestReader(const ServerLimits& limits)
    : inner_(std::make_unique<Inner>(limits)) {}
RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::take(std::string_view bytes) {
    inner_->pending.append(bytes);
    return inner_->look();
}

RequestReader::State RequestReader::next() {
    inner_->start();
    return inner_->look();
}

bool RequestReader::begun() const {
    return inner_->parser->got_some() || !inner_->pending.empty();
}

std::size_t RequestReader::body_bytes() const {
    return inner_->parser->get().body().size();
}

int RequestReader::status() const {
    return inner_->status;
}

Arrived RequestReader::arrived() {
    Arrived arrived;
    auto message = inner_->parser->release();
    arrived.after = message.keep_alive() ? Arrived::After::keep : Arrived::After::close;
    arrived.in.method = std::string(message.method_string());
    arrived.target = std::string(message.target());
    arrived.body = std::move(message.body());
    for (const auto& header : message) {
        const auto name = header.name_string();
        const auto value = header.value();
        std::string& kept = arrived.in.headers[lower({name.data(), name.size()})];
        kept += kept.empty() ? "" : ", ";
        kept.append(value.data(), value.size());
        if (header.name() == http::field::cookie) {
            read_cookies({value.data(), value.size()}, arrived.in);
        }
    }
    return arrived;
}

void read_arrived(Arrived& arrived, const ServerLimits& limits) {
    Request& in = arrived.in;
    if (!read_target(arrived.target, in) || !read_body(arrived.body, limits.form_fields, in)) {
        in.refused = std::make_shared<const Error>(invalid("", "bad_request"));
    }
    arrived.body = std::string();
}

std::string client_address(const Request& in, const std::string& peer,
                           const std::string& trusted_proxy) {
    const auto said = in.headers.find("x-forwarded-for");
    if (trusted_proxy.empty() || peer != trusted_proxy || said == in.headers.end()) {
        return peer;
    }
    const std::string_view all = said->second;
    const std::string_view last = trimmed(all.substr(all.rfind(',') + 1));
    return last.size() <= 45 ? std::string(last) : peer;
}
