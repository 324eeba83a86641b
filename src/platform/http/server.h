// The HTTP server: keep-alive, limits, graceful stop. Nothing of Asio or Beast shows here.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/http/request.h"

struct ServerLimits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t form_bytes = 1024 * 1024;
    std::size_t upload_bytes = 25 * 1024 * 1024;
    std::size_t form_fields = 2000;
    int request_seconds = 30;
    int idle_seconds = 60;
    int connections = 512;
    int workers = 4;
    /// Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::string trusted_proxy;
};

using Answerer = std::function<void(Request, std::function<void(Response)>)>;

class Server {
public:
    /// `listen` is HOST:PORT; port 0 takes a free one.
    Server(std::string listen, ServerLimits limits, Answerer answerer);
    ~Server();
    int port() const;
    /// Serves until stop(); finishes what is under way for at most ten seconds.
    void run();
    /// May be called from a signal's thread.
    void stop();

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};
