// Some twelve hundred sentences with all that points at a person marked, and clean ones.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "guard/detector.h"
#include "platform/json.h"

namespace {

struct Score {
    int marked = 0;
    int found = 0;
    int claimed = 0;
    int right = 0;
    int clean = 0;
    int left_alone = 0;
};

using Signs = std::set<int64_t>;

Signs signs_between(int64_t first, int64_t last) {
    Signs signs;
    for (int64_t at = first; at < last; ++at) {
        signs.insert(at);
    }
    return signs;
}

std::size_t shared(const Signs& left, const Signs& right) {
    std::size_t count = 0;
    for (const int64_t at : left) {
        count += right.count(at);
    }
    return count;
}

/// A finding is right when half of it is marked; a mark is found when right findings cover half.
void add(Score& score, const json::object& one) {
    const Detection detection = detect(one.at("text").as_string(), *Lexicon::built_in());
    Signs all;
    for (const json::value& span : one.at("spans").as_array()) {
        all.merge(signs_between(span.at("start").as_int64(), span.at("end").as_int64()));
    }
    Signs covered;
    for (const Finding& finding : detection.findings) {
        const Signs signs = signs_between(finding.first, finding.last);
        const bool right = shared(signs, all) * 2 >= signs.size();
        ++score.claimed;
        score.right += right ? 1 : 0;
        if (right) {
            covered.insert(signs.begin(), signs.end());
        }
    }
    for (const json::value& span : one.at("spans").as_array()) {
        const Signs signs = signs_between(span.at("start").as_int64(), span.at("end").as_int64());
        ++score.marked;
        score.found += shared(signs, covered) * 2 >= signs.size() ? 1 : 0;
    }
    const bool clean = one.at("spans").as_array().empty();
    score.clean += clean ? 1 : 0;
    score.left_alone += clean && detection.findings.empty() ? 1 : 0;
}

Score score_of(const std::string& name) {
    std::ifstream file(std::string(GUARD_CASES) + "/" + name);
    Score score;
    std::string line;
    while (std::getline(file, line)) {
        add(score, json::parse(line).as_object());
    }
    return score;
}

} // namespace

TEST(GuardCases, FindWhatIsMarkedAndLeaveCleanSentencesAlone) {
    for (const char* name : {"first.jsonl", "second.jsonl", "third.jsonl"}) {
        const Score score = score_of(name);
        ASSERT_GT(score.marked, 300) << name;
        EXPECT_GE(score.found, score.marked * 97 / 100) << name;
        EXPECT_GE(score.right, score.claimed * 97 / 100) << name;
        EXPECT_GE(score.left_alone, score.clean * 95 / 100) << name;
    }
}

TEST(GuardCases, FindMostInSentencesThatHaveNoPatternInCommon) {
    for (const char* name : {"fourth.jsonl", "fifth.jsonl"}) {
        const Score score = score_of(name);
        ASSERT_GT(score.marked, 130) << name;
        EXPECT_GE(score.found, score.marked * 95 / 100) << name;
        EXPECT_GE(score.right, score.claimed * 96 / 100) << name;
        EXPECT_GE(score.left_alone, score.clean * 96 / 100) << name;
    }
}
