// What stands on a page that a story has opened.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "platform/http/request.h"

/// What stands between `before` and the next quotation mark or tag.
inline std::string after(const Response& page, const std::string& before) {
    const std::size_t at = page.body.find(before);
    EXPECT_NE(at, std::string::npos) << before;
    const std::size_t start = at == std::string::npos ? page.body.size() : at + before.size();
    return page.body.substr(start, page.body.find_first_of("\"<", start) - start);
}
