// Requests out of the bytes of one connection. Knows nothing of sockets, so it can be fuzzed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "platform/http/request.h"
#include "platform/http/server.h"

/// A request as it came: headers and cookies are read, target and body are still raw.
struct Arrived {
    Request in;
    std::string target;
    std::string body;
    enum class After { keep, close } after = After::keep;
};

/// Stricter than the parser beneath it: refuses what two servers in a row may read differently.
class RequestReader {
public:
    explicit RequestReader(const ServerLimits& limits);
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    enum class State {
        need_more,    // read more and take() it
        say_continue, // answer 100, then read more
        whole,        // arrived() holds a request
        broken,       // answer status() and close
    };
    State take(std::string_view bytes);
    /// After arrived() was answered: looks for the next request among bytes that came along.
    State next();

    /// Whether any byte of a request has come: silence after that is a 408, before it only idling.
    bool begun() const;
    std::size_t body_bytes() const;
    /// 400, 413, 417, 431, 501 or 505.
    int status() const;
    Arrived arrived();

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

/// Target and body into path, query, form and uploads. What cannot be read leaves in.refused set,
/// and the dispatcher answers 400.
void read_arrived(Arrived& arrived, const ServerLimits& limits);

/// X-Forwarded-For is believed from the trusted proxy only; what the proxy added stands last, all
/// before it was said by the client itself.
std::string client_address(const Request& in, const std::string& peer,
                           const std::string& trusted_proxy);
