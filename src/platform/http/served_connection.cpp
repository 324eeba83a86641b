// The life of a connection: read, ask, send, and again, with a deadline at each step.
#include "platform/http/served_connection.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/crypto/crypto.h"
#include "platform/http/metrics.h"
#include "platform/http/response_head.h"

namespace {

// How long we listen on after a refusal: closing at once would let the kernel throw it away.
constexpr auto linger_time = std::chrono::seconds(2);
// Each may hold 25 MB in memory, twice while it is taken apart.
constexpr int uploads_max = 8;

} // namespace

ServerCore::ServerCore(ServerLimits given, Answerer answers)
    : limits(std::move(given)), answerer(std::move(answers)), io(1),
      crew(std::make_unique<Crew>(limits.workers)), mark(random_token().substr(0, 6)) {}

void ServerCore::now_is_date() {
    date = http_date(std::chrono::duration_cast<std::chrono::seconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count());
}

void ServedConnection::start() {
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    const auto peer = socket_.remote_endpoint(ignored);
    peer_ = ignored ? std::string() : peer.address().to_string();
    due_in(std::chrono::seconds(core_->limits.idle_seconds));
    read();
}

void ServedConnection::turn_away() {
    refuse(503);
}

void ServedConnection::read() {
    phase_ = Phase::reading;
    socket_.async_read_some(asio::buffer(in_),
                            [self = shared_from_this()](error_code problem, std::size_t bytes) {
                                self->on_read(problem, bytes);
                            });
}

void ServedConnection::on_read(error_code problem, std::size_t bytes) {
    if (phase_ == Phase::closed) {
        return;
    }
    // The deadline may pass just as bytes arrive; then there is no problem, and yet it is too late.
    if (timed_out_ && reader_.begun()) {
        refuse(408);
        return;
    }
    if (problem || timed_out_) {
        close();
        return;
    }
    // The clock of a request starts at its first byte and is not wound up by the next ones.
    if (!reader_.begun()) {
        due_in(std::chrono::seconds(core_->limits.request_seconds));
    }
    step(reader_.take({in_.data(), bytes}));
}

void ServedConnection::step(RequestReader::State state) {
    if (!may_hold_upload()) {
        refuse(503);
        return;
    }
    switch (state) {
    case RequestReader::State::need_more:
        read();
        return;
    case RequestReader::State::say_continue:
        say_continue();
        return;
    case RequestReader::State::whole:
        ask();
        return;
    case RequestReader::State::broken:
        refuse(reader_.status());
        return;
    }
}

void ServedConnection::say_continue() {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(socket_, asio::buffer(go_on.data(), go_on.size()),
                      [self = shared_from_this()](error_code problem, std::size_t) {
                          if (problem || self->phase_ == Phase::closed) {
                              self->close();
                          } else {
                              self->read();
                          }
                      });
}

bool ServedConnection::may_hold_upload() {
    if (holds_upload_ || reader_.body_bytes() <= core_->limits.form_bytes) {
        return true;
    }
    if (core_->uploads >= uploads_max) {
        return false;
    }
    ++core_->uploads;
    holds_upload_ = true;
    return true;
}

void ServedConnection::let_go_of_upload() {
    core_->uploads -= holds_upload_ ? 1 : 0;
    holds_upload_ = false;
}

void ServedConnection::ask() {
    phase_ = Phase::answering;
    due_in(std::chrono::seconds(core_->limits.request_seconds));
    auto arrived = std::make_shared<Arrived>(reader_.arrived());
    close_after_ = core_->stopping || arrived->after == Arrived::After::close;
    head_request_ = arrived->in.method == "HEAD";
    arrived->in.remote_address = client_address(arrived->in, peer_, core_->limits.trusted_proxy);
    arrived->in.request_id = core_->mark + "-" + std::to_string(++core_->requests);
    const std::uint64_t turn = ++turn_;
    core_->crew->hand_in([weak = weak_from_this(), core = core_, arrived, turn] {
        Request& in = arrived->in;
        read_arrived(*arrived, core->limits);
        const auto found = in.headers.find("accept-encoding");
        const std::string accepts = found == in.headers.end() ? "" : found->second;
        core->answerer(std::move(in), [weak, turn, accepts](Response response) {
            if (const auto self = weak.lock()) {
                compress(response, accepts);
                self->answered(turn, std::move(response));
            }
        });
    });
}

// On whatever thread finished the answer.
void ServedConnection::answered(std::uint64_t turn, Response response) {
    auto kept = std::make_shared<Response>(std::move(response));
    asio::post(core_->io, [weak = weak_from_this(), turn, kept] {
        const auto self = weak.lock();
        if (self && self->turn_ == turn && self->phase_ == Phase::answering) {
            self->send(std::move(*kept));
        }
    });
}

void ServedConnection::send(Response response) {
    close_after_ = close_after_ || core_->stopping;
    outgoing_ = Outgoing(std::move(response),
                         head_request_ ? Outgoing::Body::leave_out : Outgoing::Body::send,
                         close_after_ ? Connecting::close : Connecting::keep, core_->date);
    phase_ = Phase::writing;
    write_more();
}

void ServedConnection::refuse(int status) {
    ++turn_;
    Response response;
    response.status = status;
    if (status == 503) {
        response.headers.emplace_back("Retry-After", "2");
    }
    head_request_ = false;
    close_after_ = true;
    send(std::move(response));
}

void ServedConnection::write_more() {
    due_in(std::chrono::seconds(core_->limits.idle_seconds));
    const std::string_view slice = outgoing_.next();
    if (slice.empty()) {
        close(); // the length has been told, and what was told cannot be made good
        return;
    }
    asio::async_write(socket_, asio::buffer(slice.data(), slice.size()),
                      [self = shared_from_this()](error_code problem, std::size_t) {
                          if (problem || self->phase_ == Phase::closed) {
                              self->close();
                          } else if (self->outgoing_.all_said()) {
                              self->on_sent();
                          } else {
                              self->write_more();
                          }
                      });
}

void ServedConnection::on_sent() {
    outgoing_ = Outgoing();
    let_go_of_upload();
    if (close_after_) {
        linger();
        return;
    }
    const RequestReader::State state = reader_.next();
    due_in(std::chrono::seconds(reader_.begun() ? core_->limits.request_seconds
                                                : core_->limits.idle_seconds));
    step(state);
}

void ServedConnection::linger() {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    if (phase_ != Phase::lingering) {
        due_in(linger_time);
    }
    phase_ = Phase::lingering;
    socket_.async_read_some(asio::buffer(in_),
                            [self = shared_from_this()](error_code problem, std::size_t) {
                                if (problem || self->phase_ == Phase::closed) {
                                    self->close();
                                } else {
                                    self->linger();
                                }
                            });
}

void ServedConnection::look_at_clock(Clock::time_point now) {
    if (now < deadline_) {
        return;
    }
    if (phase_ == Phase::reading && !timed_out_) {
        timed_out_ = true;
        error_code ignored;
        socket_.cancel(ignored);
    } else if (phase_ == Phase::answering) {
        refuse(503);
    } else if (phase_ != Phase::reading) {
        close();
    }
}

// Who has asked nothing is let go; who has asked gets an answer, and then we close.
void ServedConnection::wind_down() {
    close_after_ = true;
    if (phase_ == Phase::reading && !reader_.begun()) {
        close();
    }
}

void ServedConnection::close() {
    if (phase_ == Phase::closed) {
        return;
    }
    phase_ = Phase::closed;
    let_go_of_upload();
    outgoing_ = Outgoing();
    error_code ignored;
    socket_.close(ignored);
    core_->sessions.erase(shared_from_this());
    open_connections() = static_cast<int>(core_->sessions.size());
}
