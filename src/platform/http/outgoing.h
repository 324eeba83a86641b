// An answer on its way out, slice by slice. Knows nothing of sockets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/http/request.h"
#include "platform/http/response_head.h"

class Outgoing {
public:
    enum class Body { send, leave_out }; // an answer to HEAD tells the length and sends nothing
    Outgoing() = default;
    Outgoing(Response response, Body body, Connecting connecting, std::string_view date);

    /// The next bytes for the socket: first the head with what of the body follows it. Good until
    /// the next call. Empty when all is said, or when a file turned out shorter than it was.
    std::string_view next();
    bool all_said() const { return sent_ >= size_; }

private:
    Response response_;
    std::string slice_;
    std::int64_t sent_ = 0;
    std::int64_t size_ = 0;
    bool head_said_ = false;
};
