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
    /// 400, 413, 417, 431, 501 or 505.
    int status() const;
    Arrived arrived();

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};
