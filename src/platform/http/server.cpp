// One thread for all sockets, a crew for the work, one timer that looks at every deadline.
#include "platform/http/server.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/http/metrics.h"
#include "platform/http/served_connection.h"
#include "platform/result.h"

using Acceptor = asio::basic_socket_acceptor<tcp, asio::io_context::executor_type>;

namespace {

constexpr auto sweep_every = std::chrono::milliseconds(250);
constexpr auto stop_patience = std::chrono::seconds(10);
// So many over the limit are told 503; the next are only closed.
constexpr std::size_t turned_away_max = 64;

tcp::endpoint endpoint_of(const std::string& listen) {
    const std::size_t colon = listen.rfind(':');
    ensure(colon != std::string::npos, "the address to listen on is HOST:PORT");
    std::string host = listen.substr(0, colon);
    if (host.starts_with("[") && host.ends_with("]")) {
        host = host.substr(1, host.size() - 2);
    }
    return {asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host),
            static_cast<std::uint16_t>(std::stoi(listen.substr(colon + 1)))};
}

} // namespace

struct Server::Inner {
    Inner(const std::string& listen, ServerLimits limits, Answerer answerer)
        : core(std::make_shared<ServerCore>(std::move(limits), std::move(answerer))),
          acceptor(core->io), sweep_timer(core->io) {
        const tcp::endpoint endpoint = endpoint_of(listen);
        acceptor.open(endpoint.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(endpoint);
        acceptor.listen();
        core->now_is_date();
    }

    void accept();
    void sweep();
    void wind_down();

    std::shared_ptr<ServerCore> core;
    Acceptor acceptor;
    asio::steady_timer sweep_timer;
    bool accepting = false;
    Clock::time_point stop_at = Clock::time_point::max();
};

void Server::Inner::accept() {
    accepting = true;
    acceptor.async_accept([this](error_code problem, Socket socket) {
        accepting = false;
        if (core->stopping || problem) {
            return; // the sweep tries again: out of descriptors is no state to hurry in
        }
        const std::size_t held = core->sessions.size();
        const auto most = static_cast<std::size_t>(core->limits.connections);
        if (held < most + turned_away_max) {
            auto session = std::make_shared<ServedConnection>(core, std::move(socket));
            core->sessions.insert(session);
            open_connections() = static_cast<int>(held + 1);
            if (held < most) {
                session->start();
            } else {
                session->turn_away();
            }
        }
        accept();
    });
}

void Server::Inner::sweep() {
    const Clock::time_point now = Clock::now();
    core->now_is_date();
    const auto sessions = core->sessions; // closing takes them out
    for (const auto& session : sessions) {
        session->look_at_clock(now);
    }
    if (core->stopping && (core->sessions.empty() || now > stop_at)) {
        core->io.stop();
        return;
    }
    if (!accepting && !core->stopping) {
        accept();
    }
    sweep_timer.expires_after(sweep_every);
    sweep_timer.async_wait([this](error_code problem) {
        if (!problem) {
            sweep();
        }
    });
}

void Server::Inner::wind_down() {
    core->stopping = true;
    stop_at = Clock::now() + stop_patience;
    error_code ignored;
    acceptor.close(ignored);
    const auto sessions = core->sessions;
    for (const auto& session : sessions) {
        session->wind_down();
    }
}

Server::Server(std::string listen, ServerLimits limits, Answerer answerer)
    : inner_(std::make_unique<Inner>(listen, std::move(limits), std::move(answerer))) {}
Server::~Server() = default;

int Server::port() const {
    return inner_->acceptor.local_endpoint().port();
}

void Server::run() {
    inner_->sweep();
    inner_->core->io.run();
    inner_->core->crew.reset();
    const auto sessions = inner_->core->sessions;
    for (const auto& session : sessions) {
        session->close();
    }
    // What was cancelled is told so, and lets go of its session.
    inner_->core->io.restart();
    inner_->core->io.poll();
}

void Server::stop() {
    asio::post(inner_->core->io, [inner = inner_.get()] { inner->wind_down(); });
}
