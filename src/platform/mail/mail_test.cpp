// Mail as it is written, and handed to a server of Debian's that keeps what it got in a folder.
#include "platform/mail/mail.h"

#include <gtest/gtest.h>

#include "tests/support/mail_server.h"

namespace {

const Instant noon = *parse_instant("2026-03-02T12:00:00.000Z");

Mail a_mail() {
    return {"ombud@kommunen.example", "Nytt i Spejare: en motpart har svarat på det som du såg",
            "Hej!\n\nLogga in för att läsa svaret. Å, ä och ö.\n", "job-1"};
}

} // namespace

TEST(Mail, GoesToOneAddressOnly) {
    EXPECT_TRUE(is_mail_address("ombud@kommunen.example"));
    for (const std::string_view bad :
         {"", "@", "ombud", "ombud@", "@kommunen", "a@b@c", "a b@c", "a@b\r\nBcc: c@d", "a@b,c@d",
          "<a@b>", "a@b;c", "a\"@b", "a@b\\"}) {
        EXPECT_FALSE(is_mail_address(bad)) << bad;
    }
    EXPECT_FALSE(is_mail_address("a@" + std::string(260, 'b')));
}

TEST(Mail, IsSentByServersOfTwoKindsOnly) {
    EXPECT_TRUE(is_mail_server({"smtp://mail.example:587", "spejare@mail.example"}));
    EXPECT_TRUE(is_mail_server({"smtps://mail.example", "spejare@mail.example"}));
    EXPECT_FALSE(is_mail_server({"http://mail.example", "spejare@mail.example"}));
    EXPECT_FALSE(is_mail_server({"file:///etc/passwd", "spejare@mail.example"}));
    EXPECT_FALSE(is_mail_server({"smtp://mail.example", "spejare"}));
    EXPECT_FALSE(is_mail_server({"smtp://localhost:x@mail.example", "spejare@mail.example"}));
    EXPECT_FALSE(MailServer().set());
}

TEST(Mail, HasNoLineLongerThanTheRulesAllowAndNoTextInTheOpen) {
    Mail mail = a_mail();
    mail.text += std::string(5000, 'x') + "\n";
    const std::string message = mail_message({"smtp://localhost", "s@mail.example"}, mail, noon);
    std::size_t from = 0;
    while (from < message.size()) {
        const std::size_t end = message.find("\r\n", from);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - from, 78U) << message.substr(from, end - from);
        from = end + 2;
    }
    EXPECT_NE(message.find("Date: Mon, 02 Mar 2026 12:00:00 +0000\r\n"), std::string::npos);
    EXPECT_NE(message.find("Message-ID: <job-1@mail.example>\r\n"), std::string::npos);
    EXPECT_NE(message.find("Subject: =?UTF-8?B?"), std::string::npos);
    EXPECT_TRUE(std::all_of(message.begin(), message.end(),
                            [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

TEST(Mail, ReachesARealServerAsItWasWritten) {
    const LocalMailServer server;
    send_mail({server.url(), "spejare@kommunen.example"}, a_mail(), noon);
    const std::vector<ReceivedMail> got = server.received();
    ASSERT_EQ(got.size(), 1U);
    EXPECT_EQ(got.front().to, "ombud@kommunen.example");
    EXPECT_EQ(got.front().subject, a_mail().subject);
    EXPECT_EQ(got.front().text, a_mail().text);
}

TEST(Mail, ThatNobodyTakesIsTriedAgain) {
    std::string url;
    {
        const LocalMailServer gone;
        url = gone.url();
    }
    EXPECT_THROW(send_mail({url, "spejare@kommunen.example"}, a_mail(), noon), std::runtime_error);
}
