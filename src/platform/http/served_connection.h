// One connection of the server. It holds Asio's types: included by the server's two files only.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <set>
#include <string>

#include "platform/http/crew.h"
#include "platform/http/outgoing.h"
#include "platform/http/request_reader.h"
#include "platform/http/server.h"

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
// The concrete executor saves the virtual calls of the general one at each operation.
using Socket = asio::basic_stream_socket<tcp, asio::io_context::executor_type>;

class ServedConnection;

// What all sessions share; outlives the last of them.
struct ServerCore {
    ServerCore(ServerLimits given, Answerer answers);
    void now_is_date();

    const ServerLimits limits;
    const Answerer answerer;
    asio::io_context io;
    std::unique_ptr<Crew> crew;
    std::set<std::shared_ptr<ServedConnection>> sessions;
    std::string mark; // tells the requests of one run of the program from those of the next
    std::uint64_t requests = 0;
    int uploads = 0;
    std::string date;
    bool stopping = false;
};

// One connection. All but `answered` runs on the one I/O thread.
class ServedConnection : public std::enable_shared_from_this<ServedConnection> {
public:
    ServedConnection(std::shared_ptr<ServerCore> core, Socket socket)
        : core_(std::move(core)), socket_(std::move(socket)), reader_(core_->limits) {}

    void start();
    void turn_away();
    void look_at_clock(Clock::time_point now);
    void wind_down();
    void close();

private:
    enum class Phase { reading, answering, writing, lingering, closed };

    void read();
    void on_read(error_code problem, std::size_t bytes);
    void step(RequestReader::State state);
    void say_continue();
    bool may_hold_upload();
    void let_go_of_upload();
    void ask();
    void answered(std::uint64_t turn, Response response);
    void send(Response response);
    void refuse(int status);
    void write_more();
    void on_sent();
    void linger();
    void due_in(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }

    std::shared_ptr<ServerCore> core_;
    Socket socket_;
    RequestReader reader_;
    Phase phase_ = Phase::reading;
    Clock::time_point deadline_ = Clock::now();
    std::uint64_t turn_ = 0; // an answer to an earlier turn comes too late
    bool close_after_ = false;
    bool timed_out_ = false;
    bool holds_upload_ = false;
    bool head_request_ = false;
    std::string peer_;
    std::array<char, 16 * 1024> in_{};
    Outgoing outgoing_;
};
