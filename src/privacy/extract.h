// All that concerns a member of staff: who they are here, what they may do, and what they did.
//
// Texts that the person wrote about others are counted and not told: they concern others.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accounts/account.h"

/// Rows of one kind, told as names and values in the order of the page.
struct ExtractPart {
    /// The text is `extract.part.<name>`.
    std::string name;
    std::vector<std::vector<std::pair<std::string, std::string>>> rows;
};
/// A table in which the person made or changed rows.
struct ExtractCount {
    std::string table;
    int64_t made = 0;
    int64_t changed = 0;
    /// Of old versions that the person had written.
    int64_t versions = 0;
};
struct Extract {
    AccountRecord account;
    std::vector<ExtractPart> parts;
    std::vector<ExtractCount> written;
    int64_t trail_rows = 0;
};

/// What is known of an account. Needs May::protect_data, or to be the person; the reading is noted.
Result<Extract> extract_of(Work& work, std::string_view account);
/// The trail's rows by or about the account, oldest first.
void each_trail_row(Work& work, std::string_view account,
                    const std::function<void(const Row&)>& take);
