// The server over real sockets: limits, order, deadlines and a stop that finishes what it began.
#include "platform/http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <zlib.h>

#include <chrono>
#include <thread>

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A connection as a client has it; reads give up after 15 seconds.
class Line {
public:
    explicit Line(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval patience{15, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    }
    ~Line() { close(socket_); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    void say(std::string_view text) {
        while (!text.empty()) {
            const ssize_t sent = send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return;
            }
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// Until the other end closes.
    std::string hear_all() {
        while (hear_some()) {
        }
        return std::exchange(heard_, "");
    }
    /// Until so many bytes stand after a head's blank line; what comes after is kept.
    std::string hear_answer() {
        while (heard_.find("\r\n\r\n") == std::string::npos && hear_some()) {
        }
        const std::size_t blank = heard_.find("\r\n\r\n");
        if (blank == std::string::npos) {
            return std::exchange(heard_, "");
        }
        const std::size_t at = heard_.find("Content-Length: ");
        const std::size_t length = at < blank ? std::stoul(heard_.substr(at + 16)) : 0;
        while (heard_.size() < blank + 4 + length && hear_some()) {
        }
        std::string answer = heard_.substr(0, blank + 4 + length);
        heard_.erase(0, answer.size());
        return answer;
    }

private:
    bool hear_some() {
        char bytes[65536];
        const ssize_t got = recv(socket_, bytes, sizeof bytes, 0);
        heard_.append(bytes, got > 0 ? static_cast<std::size_t>(got) : 0);
        return got > 0;
    }
    int socket_;
    std::string heard_;
};

Response text_response(std::string text) {
    Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(text);
    return response;
}

Response file_of(std::size_t bytes) {
    char name[] = "/tmp/spejare-file-XXXXXX";
    const int file = mkstemp(name);
    unlink(name);
    const std::string content(bytes, 'f');
    EXPECT_EQ(write(file, content.data(), bytes), static_cast<ssize_t>(bytes));
    return file_download("text/csv", "år.csv", file);
}

void answer_test(const Request& in, const std::function<void(Response)>& done) {
    if (in.refused) {
        Response response = text_response("unreadable");
        response.status = 400;
        done(response);
    } else if (in.path == "/slow") {
        std::this_thread::sleep_for(700ms);
        done(text_response("slow"));
    } else if (in.path == "/stuck") {
        std::this_thread::sleep_for(2500ms);
        done(text_response("far too late"));
    } else if (in.path == "/elsewhere") {
        std::thread([done] { done(text_response("elsewhere")); }).detach();
    } else if (in.path == "/long") {
        done(text_response(std::string(300'000, 'x')));
    } else if (in.path == "/file") {
        done(file_of(200'001));
    } else if (in.path == "/bad-header") {
        Response response = text_response("x");
        response.headers.emplace_back("Location", "/a\r\nSet-Cookie: b=c");
        done(response);
    } else {
        done(text_response(in.method + " " + in.path + " " + std::string(in.posted("a")) + "|"));
    }
}

// A running server that is stopped at the end.
class Running {
public:
    explicit Running(ServerLimits limits = {})
        : server("127.0.0.1:0", std::move(limits), answer_test), thread([this] { server.run(); }) {}
    ~Running() { stop(); }
    void stop() {
        if (thread.joinable()) {
            server.stop();
            thread.join();
        }
    }
    Server server;
    std::thread thread;
};

std::string get(std::string_view path, std::string_view more = "") {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" + std::string(more) + "\r\n";
}

bool has_status(std::string_view answer, int status) {
    return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

std::string body_of(const std::string& answer) {
    const std::size_t blank = answer.find("\r\n\r\n");
    return blank == std::string::npos ? "" : answer.substr(blank + 4);
}

std::string unpacked(std::string packed) {
    z_stream stream{};
    std::string plain(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    inflateInit2(&stream, 15 + 16);
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    plain.resize(stream.total_out);
    inflateEnd(&stream);
    return plain;
}

} // namespace

TEST(Server, KeepsAConnectionForManyRequests) {
    Running running;
    Line line(running.server.port());
    for (int i = 0; i < 50; ++i) {
        line.say(get("/" + std::to_string(i)));
        const std::string answer = line.hear_answer();
        EXPECT_TRUE(has_status(answer, 200));
        EXPECT_EQ(body_of(answer), "GET /" + std::to_string(i) + " |");
    }
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    Running running;
    Line line(running.server.port());
    line.say(get("/slow") + get("/elsewhere") + get("/3") + get("/4", "Connection: close\r\n"));
    EXPECT_EQ(body_of(line.hear_answer()), "slow");
    EXPECT_EQ(body_of(line.hear_answer()), "elsewhere");
    EXPECT_EQ(body_of(line.hear_answer()), "GET /3 |");
    const std::string last = line.hear_all();
    EXPECT_EQ(body_of(last), "GET /4 |");
    EXPECT_NE(last.find("Connection: close"), std::string::npos);
}

TEST(Server, SaysHowABrowserShallHoldThePage) {
    Running running;
    Line line(running.server.port());
    line.say(get("/"));
    const std::string answer = line.hear_answer();
    for (const std::string_view header :
         {"Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self';",
          "X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin",
          "Cross-Origin-Opener-Policy: same-origin",
          "Permissions-Policy: ", "Cache-Control: no-store", "Date: "}) {
        EXPECT_NE(answer.find(header), std::string::npos) << header;
    }
}

TEST(Server, SaysTheLengthToHeadAndNothingMore) {
    Running running;
    Line line(running.server.port());
    line.say("HEAD /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const std::string answer = line.hear_all();
    EXPECT_NE(answer.find("Content-Length: 300000\r\n"), std::string::npos);
    EXPECT_EQ(body_of(answer), "");
}

TEST(Server, AnswersBeforeItClosesOnABadRequest) {
    Running running;
    const std::pair<std::string, int> cases[] = {
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", 501},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(40'000, 'x'), 431},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n" +
             std::string(500'000, 'x'),
         413},
    };
    for (const auto& [request, status] : cases) {
        Line line(running.server.port());
        line.say(request);
        const std::string answer = line.hear_answer();
        EXPECT_TRUE(has_status(answer, status)) << request.substr(0, 80) << "\n" << answer;
        EXPECT_NE(answer.find("Connection: close"), std::string::npos);
    }
}

TEST(Server, NeverLetsAHeaderValueEndItsLine) {
    Running running;
    Line line(running.server.port());
    line.say(get("/bad-header"));
    const std::string answer = line.hear_answer();
    EXPECT_EQ(answer.find("\r\nSet-Cookie"), std::string::npos) << answer;
}

TEST(Server, CutsOffWhoSendsARequestDropByDrop) {
    ServerLimits limits;
    limits.request_seconds = 1;
    Running running(limits);
    Line line(running.server.port());
    const auto started = Clock::now();
    std::thread dripping([&line] {
        line.say("GET / HTTP/1.1\r\n");
        for (int i = 0; i < 12; ++i) {
            line.say("X: y\r\n");
            std::this_thread::sleep_for(200ms);
        }
    });
    const std::string answer = line.hear_answer();
    EXPECT_TRUE(has_status(answer, 408)) << answer;
    EXPECT_LT(Clock::now() - started, 2s);
    dripping.join();
}

TEST(Server, LetsGoOfConnectionsThatOnlyIdle) {
    ServerLimits limits;
    limits.idle_seconds = 1;
    Running running(limits);
    Line line(running.server.port());
    const auto started = Clock::now();
    EXPECT_EQ(line.hear_all(), "");
    EXPECT_GT(Clock::now() - started, 900ms);
    EXPECT_LT(Clock::now() - started, 3s);
}

TEST(Server, SaysSoWhenAnAnswerTakesTooLong) {
    ServerLimits limits;
    limits.request_seconds = 1;
    Running running(limits);
    Line line(running.server.port());
    line.say(get("/stuck"));
    const std::string answer = line.hear_all();
    EXPECT_TRUE(has_status(answer, 503)) << answer;
    EXPECT_NE(answer.find("Retry-After: 2"), std::string::npos);
    EXPECT_EQ(answer.find("far too late"), std::string::npos);
}

TEST(Server, TurnsAwayConnectionsOverTheLimit) {
    ServerLimits limits;
    limits.connections = 2;
    Running running(limits);
    Line first(running.server.port());
    first.say(get("/1"));
    first.hear_answer();
    Line second(running.server.port());
    second.say(get("/2"));
    second.hear_answer();
    Line third(running.server.port());
    EXPECT_TRUE(has_status(third.hear_answer(), 503));
    first.say(get("/1"));
    EXPECT_EQ(body_of(first.hear_answer()), "GET /1 |");
}

TEST(Server, StaysOpenToOthersWhileAllItsWorkersAreHeld) {
    ServerLimits limits;
    limits.workers = 2;
    Running running(limits);
    std::vector<std::unique_ptr<Line>> idle;
    for (int i = 0; i < 100; ++i) {
        idle.push_back(std::make_unique<Line>(running.server.port()));
        idle.back()->say("GET / HTTP/1.1\r\n");
    }
    Line line(running.server.port());
    line.say(get("/x"));
    EXPECT_EQ(body_of(line.hear_answer()), "GET /x |");
}

TEST(Server, FinishesWhatIsUnderWayWhenItStops) {
    Running running;
    Line asking(running.server.port());
    Line idling(running.server.port());
    idling.say(get("/1"));
    idling.hear_answer();
    asking.say(get("/slow"));
    std::this_thread::sleep_for(150ms);
    const auto started = Clock::now();
    running.stop();
    EXPECT_LT(Clock::now() - started, 5s);
    const std::string answer = asking.hear_all();
    EXPECT_EQ(body_of(answer), "slow") << answer;
    EXPECT_NE(answer.find("Connection: close"), std::string::npos);
    EXPECT_EQ(idling.hear_all(), "");
}

TEST(Server, GivesWayToAnExpectedBody) {
    Running running;
    Line line(running.server.port());
    line.say("POST /p HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(line.hear_answer(), "HTTP/1.1 100 Continue\r\n\r\n");
    line.say("a=7");
    EXPECT_EQ(body_of(line.hear_answer()), "POST /p 7|");
}

TEST(Server, TakesAnUploadLargerThanAForm) {
    Running running;
    Line line(running.server.port());
    const std::string body =
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n5\r\n--b\r\nContent-Disposition: "
        "form-data; name=\"f\"; filename=\"x\"\r\n\r\n" +
        std::string(3'000'000, 'u') + "\r\n--b--\r\n";
    line.say("POST /up HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n"
             "Content-Length: " +
             std::to_string(body.size()) + "\r\n\r\n" + body);
    EXPECT_EQ(body_of(line.hear_answer()), "POST /up 5|");
}

TEST(Server, SendsLongTextAndFilesWhole) {
    Running running;
    Line line(running.server.port());
    line.say(get("/long"));
    EXPECT_EQ(body_of(line.hear_answer()), std::string(300'000, 'x'));
    line.say(get("/file"));
    const std::string answer = line.hear_answer();
    EXPECT_EQ(body_of(answer), std::string(200'001, 'f'));
    EXPECT_NE(answer.find("filename=\"__r.csv\"; filename*=UTF-8''%C3%A5r.csv"), std::string::npos);
}

TEST(Server, PacksTextForWhoTakesIt) {
    Running running;
    Line line(running.server.port());
    line.say(get("/long", "Accept-Encoding: br, gzip\r\n"));
    const std::string answer = line.hear_answer();
    EXPECT_NE(answer.find("Content-Encoding: gzip"), std::string::npos);
    EXPECT_LT(answer.size(), 5'000U);
    EXPECT_EQ(unpacked(body_of(answer)), std::string(300'000, 'x'));
    line.say(get("/long", "Accept-Encoding: gzip;q=0\r\n"));
    EXPECT_EQ(line.hear_answer().find("Content-Encoding"), std::string::npos);
}

TEST(Server, RefusesTextThatIsNotText) {
    Running running;
    Line line(running.server.port());
    line.say("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\na=%ff");
    const std::string answer = line.hear_answer();
    EXPECT_TRUE(has_status(answer, 400));
    EXPECT_EQ(body_of(answer), "unreadable");
}
