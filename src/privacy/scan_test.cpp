// Scanning many texts: the format, and what is no text.
#include "privacy/scan.h"

#include <gtest/gtest.h>

#include <sstream>

TEST(Scan, AnswersEachLineWithItsSpansInCodePoints) {
    std::istringstream in("{\"id\":\"a\",\"text\":\"Åsa har inte fått svar.\"}\n\n"
                          "{\"id\":7,\"text\":\"Ingen svarade.\"}\n");
    std::ostringstream out;
    const auto count = scan_texts(in, out);
    ASSERT_TRUE(count);
    EXPECT_EQ(count->texts, 2);
    EXPECT_EQ(out.str(), "{\"id\":\"a\",\"spans\":[{\"start\":0,\"end\":3,\"type\":\"NAMN\"}]}\n"
                         "{\"id\":7,\"spans\":[]}\n");
}

TEST(Scan, StopsAtALineThatIsNoText) {
    for (const char* line : {"no json", "{\"id\":1}", "[]", "{\"id\":1,\"text\":2}"}) {
        std::istringstream in(line);
        std::ostringstream out;
        EXPECT_FALSE(scan_texts(in, out)) << line;
    }
}
