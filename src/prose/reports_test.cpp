// Whole reports of our own: those that add up are left alone, and altered ones are seen through.
// A number between two ^ marks can be seen to be wrong when it is altered.
#include "prose/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace prose_check;

namespace {

struct Report {
    std::string name;
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> numbers; // where they stand, and how long
};

Report read_report(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string given((std::istreambuf_iterator<char>(file)), {});
    Report report;
    report.name = path.filename().string();
    std::size_t open = std::string::npos;
    for (const char c : given) {
        if (c != '^') {
            report.text += c;
        } else if (open == std::string::npos) {
            open = report.text.size();
        } else {
            report.numbers.emplace_back(open, report.text.size() - open);
            open = std::string::npos;
        }
    }
    return report;
}

std::vector<Report> all_reports() {
    std::vector<Report> all;
    for (const auto& entry : std::filesystem::directory_iterator(PROSE_REPORTS)) {
        all.push_back(read_report(entry.path()));
    }
    std::ranges::sort(all, {}, &Report::name);
    return all;
}

bool is_number_word(const std::string& word) {
    return !word.empty() && std::ranges::none_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// The first digit in turn one and three higher; a word becomes another word.
std::vector<std::string> altered(const std::string& number) {
    if (is_number_word(number)) {
        return {number == "sju" ? "nio" : "sju"};
    }
    std::vector<std::string> all;
    for (const int more : {1, 3}) {
        std::string other = number;
        for (std::size_t i = other.size(); i-- > 0;) {
            if (other[i] >= '0' && other[i] <= '9') {
                other[i] = static_cast<char>('1' + (other[i] - '0' + more - 1) % 9);
                break;
            }
        }
        all.push_back(other);
    }
    return all;
}

struct Score {
    int tried = 0;
    int found = 0;
    int pointed = 0; // something is said at the very line, be it a note
};

void try_number(const Report& report, std::size_t index, Score& score) {
    const auto [at, length] = report.numbers[index];
    const auto line = 1 + std::count(report.text.begin(),
                                     report.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    for (const std::string& other : altered(report.text.substr(at, length))) {
        std::string text = report.text;
        text.replace(at, length, other);
        bool found = false;
        bool pointed = false;
        for (const Finding& finding : check_prose(text)) {
            found = found || finding.severity != Finding::Severity::note;
            pointed = pointed || finding.line == line;
        }
        ++score.tried;
        score.found += found ? 1 : 0;
        score.pointed += found && pointed ? 1 : 0;
    }
}

} // namespace

TEST(Reports, ThatAddUpAreLeftAlone) {
    const std::vector<Report> reports = all_reports();
    EXPECT_GE(reports.size(), 18U);
    for (const Report& report : reports) {
        std::string told;
        for (const Finding& finding : check_prose(report.text)) {
            if (finding.severity != Finding::Severity::note) {
                told += std::to_string(finding.line) + ": " + finding.rule + " " + finding.found +
                        ", expected " + finding.expected + "\n";
            }
        }
        EXPECT_EQ(told, "") << report.name;
    }
}

TEST(Reports, MostAlteredNumbersAreFoundAndPointedAt) {
    Score score;
    for (const Report& report : all_reports()) {
        for (std::size_t i = 0; i < report.numbers.size(); ++i) {
            try_number(report, i, score);
        }
    }
    RecordProperty("tried", score.tried);
    RecordProperty("found", score.found);
    RecordProperty("pointed", score.pointed);
    EXPECT_GE(score.tried, 500);
    EXPECT_GE(score.found * 100, score.tried * 62) << score.found << " of " << score.tried;
    EXPECT_GE(score.pointed * 100, score.tried * 58) << score.pointed << " of " << score.tried;
}
