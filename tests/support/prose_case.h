// What the tests of prose ask of the checker: which rule speaks up about a text.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "prose/check.h"

struct ProseCase {
    const char* text;
    /// The rule that must speak up; "" when nothing but notes may.
    const char* rule;
};

inline std::string told(const char* text) {
    std::string all;
    for (const prose_check::Finding& finding : prose_check::check_prose(text)) {
        if (finding.severity != prose_check::Finding::Severity::note) {
            all += finding.rule + " [" + finding.found + " | " + finding.expected + "] ";
        }
    }
    return all;
}

inline bool tells(const char* text, std::string_view rule) {
    for (const prose_check::Finding& finding : prose_check::check_prose(text)) {
        if (finding.rule == rule && finding.severity != prose_check::Finding::Severity::note) {
            return true;
        }
    }
    return false;
}

template <std::size_t count>
void check_all(const ProseCase (&cases)[count]) {
    for (const ProseCase& one : cases) {
        if (std::string_view(one.rule).empty()) {
            EXPECT_EQ(told(one.text), "") << one.text;
        } else {
            EXPECT_TRUE(tells(one.text, one.rule)) << one.text << "\n  told: " << told(one.text);
        }
    }
}
