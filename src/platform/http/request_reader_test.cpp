// What the reader takes, and the requests that two servers in a row may read differently.
#include "platform/http/request_reader.h"

#include <gtest/gtest.h>

namespace {

using State = RequestReader::State;

int status_for(std::string_view bytes) {
    RequestReader reader{ServerLimits{}};
    return reader.take(bytes) == State::broken ? reader.status() : 0;
}

constexpr std::string_view post_head = "POST /x HTTP/1.1\r\nHost: a\r\n";
std::string post(std::string_view rest) {
    return std::string(post_head) + std::string(rest);
}

} // namespace

TEST(RequestReader, ReadsARequestByteByByte) {
    const std::string bytes = post("Content-Length: 3\r\nCookie: a=1; b=2; a=3\r\n\r\nabc");
    RequestReader reader{ServerLimits{}};
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        ASSERT_EQ(reader.take(bytes.substr(i, 1)), State::need_more) << i;
    }
    ASSERT_EQ(reader.take("c"), State::whole);
    const Arrived arrived = reader.arrived();
    EXPECT_EQ(arrived.in.method, "POST");
    EXPECT_EQ(arrived.target, "/x");
    EXPECT_EQ(arrived.body, "abc");
    EXPECT_EQ(arrived.in.cookies.at("a"), "1");
    EXPECT_EQ(arrived.in.cookies.at("b"), "2");
    EXPECT_EQ(arrived.after, Arrived::After::keep);
}

TEST(RequestReader, ReadsChunks) {
    RequestReader reader{ServerLimits{}};
    ASSERT_EQ(reader.take(post("Transfer-Encoding: chunked\r\n\r\n3\r\nab")), State::need_more);
    ASSERT_EQ(reader.take("c\r\n2\r\nde\r\n0\r\n\r\n"), State::whole);
    EXPECT_EQ(reader.arrived().body, "abcde");
}

TEST(RequestReader, KeepsPipelinedRequestsInOrder) {
    RequestReader reader{ServerLimits{}};
    ASSERT_EQ(reader.take("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"
                          "GET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET"),
              State::whole);
    EXPECT_EQ(reader.arrived().target, "/1");
    ASSERT_EQ(reader.next(), State::whole);
    EXPECT_EQ(reader.arrived().target, "/2");
    EXPECT_EQ(reader.next(), State::need_more);
    EXPECT_TRUE(reader.begun());
}

TEST(RequestReader, RefusesWhatTwoServersMayReadDifferently) {
    EXPECT_EQ(status_for(post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
              400);
    EXPECT_EQ(status_for(post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n")),
              400);
    EXPECT_EQ(status_for(post("Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd")), 400);
    EXPECT_EQ(status_for(post("Content-Length: +5\r\n\r\nabcde")), 400);
    EXPECT_EQ(status_for(post("Content-Length : 3\r\n\r\nabc")), 400);
    EXPECT_EQ(status_for(post(std::string_view("X: a\0b\r\n\r\n", 10))), 400);
    EXPECT_EQ(status_for("GET / HTTP/1.1\nHost: a\n\n"), 400);
    EXPECT_EQ(status_for(post("X: a\r\n b\r\n\r\n")), 400);
    EXPECT_EQ(status_for(post("Transfer-Encoding: xchunked\r\n\r\n")), 501);
    EXPECT_EQ(status_for(post("Transfer-Encoding: gzip, chunked\r\n\r\n")), 501);
    EXPECT_EQ(status_for(post("Transfer-Encoding: chunked\r\n\r\nzz\r\n")), 400);
}

TEST(RequestReader, AsksForExactlyOneHost) {
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
}

TEST(RequestReader, KeepsToItsLimits) {
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(17'000, 'x')), 431);
    EXPECT_EQ(status_for(post("Content-Length: 1048577\r\n\r\n")), 413);
    EXPECT_EQ(status_for(post("Content-Length: 1048576\r\n\r\n")), 0);
    const std::string upload = "Content-Type: multipart/form-data\r\nContent-Length: ";
    EXPECT_EQ(status_for(post(upload + "26214400\r\n\r\n")), 0);
    EXPECT_EQ(status_for(post(upload + "26214401\r\n\r\n")), 413);
    EXPECT_EQ(status_for(post("Transfer-Encoding: chunked\r\n\r\n100001\r\n")), 413);
}

TEST(RequestReader, CountsChunksTogetherAgainstTheLimit) {
    ServerLimits limits;
    limits.form_bytes = 10;
    RequestReader reader{limits};
    ASSERT_EQ(reader.take(post("Transfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n")),
              State::need_more);
    EXPECT_EQ(reader.take("6\r\nabcdef\r\n"), State::broken);
    EXPECT_EQ(reader.status(), 413);
}

TEST(RequestReader, SaysContinueOnlyToABodyItWouldTake) {
    RequestReader reader{ServerLimits{}};
    EXPECT_EQ(reader.take(post("Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")),
              State::say_continue);
    EXPECT_EQ(reader.take("abc"), State::whole);
    EXPECT_EQ(status_for(post("Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n")), 413);
    EXPECT_EQ(status_for(post("Expect: miracles\r\nContent-Length: 3\r\n\r\n")), 417);
}

TEST(RequestReader, BelievesOnlyTheTrustedProxyAboutTheClient) {
    Request in;
    in.headers["x-forwarded-for"] = "6.6.6.6, 192.0.2.7";
    EXPECT_EQ(client_address(in, "10.0.0.1", "10.0.0.1"), "192.0.2.7");
    EXPECT_EQ(client_address(in, "10.0.0.2", "10.0.0.1"), "10.0.0.2");
    EXPECT_EQ(client_address(in, "10.0.0.2", ""), "10.0.0.2");
}
