// What somebody could not use, told by anyone, and what became of it (DOS-lagen 13 §).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct AccessibilityReport {
    /// The page where it happened: its address or what it is called.
    std::string page;
    FreeText problem;
    /// Browser or aid; never anything about the sender's health.
    std::string tool;
    /// Where the sender wants the answer, if anywhere but on the page.
    std::string reply_to;
};

inline constexpr auto accessibility_report_fields = std::array{
    field<&AccessibilityReport::page>("page", {.length_max = 300}),
    field<&AccessibilityReport::problem>("problem", {.required = true,
                                                     .length_max = 4000,
                                                     .personal = true,
                                                     .retention = "accessibility_report",
                                                     .rows = 6}),
    field<&AccessibilityReport::tool>(
        "tool", {.personal = true, .retention = "accessibility_report"}),
    field<&AccessibilityReport::reply_to>(
        "reply_to", {.personal = true, .retention = "accessibility_report"}),
};
inline constexpr Table accessibility_report_table{"accessibility_report",
                                                  accessibility_report_fields};

struct AccessibilityAnswer {
    /// mended, will_be_mended, other_way (given in another form) or refused.
    std::string outcome;
    FreeText answer;
    /// Case numbers at both ends.
    std::string dnr;
    std::string their_dnr;
};

inline constexpr auto accessibility_answer_fields = std::array{
    field<&AccessibilityAnswer::outcome>("outcome", {.required = true}),
    field<&AccessibilityAnswer::answer>("answer", {.required = true,
                                                   .length_max = 4000,
                                                   .personal = true,
                                                   .retention = "accessibility_report",
                                                   .rows = 6}),
    field<&AccessibilityAnswer::dnr>("dnr", {.length_max = 60}),
    field<&AccessibilityAnswer::their_dnr>("their_dnr", {.length_max = 60}),
};
inline constexpr Table accessibility_answer_table{"accessibility_answer",
                                                  accessibility_answer_fields};

std::span<const std::string_view> accessibility_outcomes();

struct AccessibilityAnswerRecord {
    std::string id;
    int64_t version = 0;
    AccessibilityAnswer answer;
    std::string at;
    std::string by;
};

struct AccessibilityReportRecord {
    std::string id;
    std::string number;
    AccessibilityReport report;
    std::string at;
    std::optional<AccessibilityAnswerRecord> answer;
};

/// Takes a report from anyone; answers the token by which the sender finds the answer. At most five
/// a day from one sender and a hundred from all together: `invalid` (too_many_reports).
Result<std::string> report_inaccessible(Work& work, const AccessibilityReport& report,
                                        std::string_view remote_address);
/// For the sender, by the token; without what was written, so that a leaked link tells little.
std::optional<AccessibilityReportRecord> received_report(Work& work, std::string_view token);

/// Those without an answer first, oldest of them first. Needs May::administer_system, as do the two
/// below.
Result<std::vector<AccessibilityReportRecord>> accessibility_reports(Work& work);
Result<AccessibilityReportRecord> accessibility_report(Work& work, std::string_view number);
/// Answers a report, or amends the answer at `version` (0 = the first).
Result<void> answer_report(Work& work, std::string_view number, int64_t version,
                           const AccessibilityAnswer& answer);
/// How many wait for an answer.
int64_t reports_unanswered(Work& work);
