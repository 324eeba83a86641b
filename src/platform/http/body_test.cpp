// Bodies and targets: what is read, and what is refused as a whole.
#include "platform/http/body.h"

#include <gtest/gtest.h>

namespace {

constexpr std::string_view multipart_type = "multipart/form-data; boundary=xx";

bool reads_multipart(std::string_view body, Request& in) {
    return read_multipart(multipart_type, body, 3, in);
}

std::string part(std::string_view disposition, std::string_view content) {
    return "--xx\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n\r\n" +
           std::string(content) + "\r\n";
}

} // namespace

TEST(Body, ReadsUrlencodedFields) {
    const auto form = read_urlencoded("a=1+2&a=%C3%A5&b=&c", 10);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->at("a"), (std::vector<std::string>{"1 2", "å"}));
    EXPECT_EQ(form->at("b"), std::vector<std::string>{""});
    EXPECT_EQ(form->at("c"), std::vector<std::string>{""});
}

TEST(Body, RefusesBrokenEscapesBadTextAndTooManyFields) {
    EXPECT_FALSE(read_urlencoded("a=%", 10));
    EXPECT_FALSE(read_urlencoded("a=%4", 10));
    EXPECT_FALSE(read_urlencoded("a=%zz", 10));
    EXPECT_FALSE(read_urlencoded("a=%ff", 10));
    EXPECT_FALSE(read_urlencoded("a=%00", 10));
    EXPECT_FALSE(read_urlencoded("%ed%a0%80=1", 10));
    EXPECT_TRUE(read_urlencoded("a&b", 2));
    EXPECT_FALSE(read_urlencoded("a&b&c", 2));
}

TEST(Body, ReadsFieldsAndFilesOfAMultipartBody) {
    Request in;
    ASSERT_TRUE(reads_multipart(
        part("name=\"note\"", "å\r\nb") +
            part("name=\"file\"; filename=\"a.csv\"", std::string_view("\0\xff", 2)) + "--xx--\r\n",
        in));
    EXPECT_EQ(in.posted("note"), "å\r\nb");
    EXPECT_EQ(in.uploads.at("file").file_name, "a.csv");
    EXPECT_EQ(in.uploads.at("file").bytes, std::string_view("\0\xff", 2));
}

TEST(Body, RefusesAMultipartBodyThatIsNotWhole) {
    Request in;
    EXPECT_FALSE(reads_multipart("", in));
    EXPECT_FALSE(reads_multipart(part("name=\"a\"", "1"), in));
    EXPECT_FALSE(reads_multipart(part("noname", "1") + "--xx--", in));
    EXPECT_FALSE(reads_multipart(part("name=\"a\"", "\xff") + "--xx--", in));
    EXPECT_FALSE(
        reads_multipart("--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n--xx--", in));
    const std::string one = part("name=\"a\"", "1");
    EXPECT_FALSE(reads_multipart(one + one + one + one + "--xx--", in));
    EXPECT_FALSE(read_multipart("multipart/form-data", one + "--xx--", 3, in));
}

TEST(Body, FlattensAJsonObject) {
    const auto form =
        read_json_form(R"({"a":"x","n":12,"yes":true,"no":false,"nil":null,"l":["p",2]})", 10);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->at("a"), std::vector<std::string>{"x"});
    EXPECT_EQ(form->at("n"), std::vector<std::string>{"12"});
    EXPECT_EQ(form->at("yes"), std::vector<std::string>{"1"});
    EXPECT_EQ(form->at("no"), std::vector<std::string>{""});
    EXPECT_EQ(form->at("nil"), std::vector<std::string>{""});
    EXPECT_EQ(form->at("l"), (std::vector<std::string>{"p", "2"}));
}

TEST(Body, RefusesJsonThatIsNoFlatObject) {
    EXPECT_FALSE(read_json_form("[]", 10));
    EXPECT_FALSE(read_json_form("{", 10));
    EXPECT_FALSE(read_json_form(R"({"a":{"b":1}})", 10));
    EXPECT_FALSE(read_json_form(R"({"a":[[1]]})", 10));
    EXPECT_FALSE(read_json_form("{\"a\":\"\xff\"}", 10));
    EXPECT_FALSE(read_json_form(R"({"a":"\u0000"})", 10));
    EXPECT_FALSE(read_json_form(R"({"\u0000":"a"})", 10));
    EXPECT_FALSE(read_json_form(R"({"a":1,"b":2})", 1));
    EXPECT_FALSE(read_json_form(R"({"a":[1,2,3]})", 2));
    EXPECT_FALSE(read_json_form("{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}", 10));
}

TEST(Body, ReadsABodyAsWhatItsTypeSays) {
    const std::string json = R"({"a":"1"})";
    for (const auto& [type, body] :
         {std::pair<std::string, std::string>{"application/json; charset=utf-8", json},
          {"application/x-www-form-urlencoded", "a=1"},
          {"multipart/form-data; boundary=\"xx\"", part("name=\"a\"", "1") + "--xx--"}}) {
        Request in;
        in.headers["content-type"] = type;
        ASSERT_TRUE(read_body(body, 10, in)) << type;
        EXPECT_EQ(in.posted("a"), "1") << type;
    }
    Request in;
    in.headers["content-type"] = "text/plain";
    EXPECT_FALSE(read_body("a=1", 10, in));
}

TEST(Body, ReadsTargets) {
    Request in;
    ASSERT_TRUE(read_target("/h%C3%A4r/a+b?q=a+b", in));
    EXPECT_EQ(in.path, "/här/a+b");
    EXPECT_EQ(in.asked("q"), "a b");
    EXPECT_FALSE(read_target("http://other/", in));
    EXPECT_FALSE(read_target("/a/%2e%2e/b", in));
    EXPECT_FALSE(read_target("/%00", in));
    EXPECT_FALSE(read_target("*", in));
}
