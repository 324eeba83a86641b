// A copy of a text, chosen and edited for a report, and bound to where it comes from.
//
// The slice that owns the source offers the texts and checks its own rules before it stores a copy
// here: what may not be told is never offered (events/chosen.h).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "platform/record.h"
#include "platform/work.h"

struct StoredReport;

struct ChosenText {
    /// The source's number, such as SKANE-2025-0142; never printed.
    std::string source;
    /// The source's level when it was chosen; "" when it has none.
    std::string level;
    /// The heading it stands under; texts of one theme come together.
    std::string theme;
    FreeText text;
};

inline constexpr auto chosen_text_fields = std::array{
    field<&ChosenText::source>("source", {.required = true, .length_max = 60}),
    field<&ChosenText::level>("level", {.length_max = 20}),
    field<&ChosenText::theme>("theme", {.length_max = 120}),
    field<&ChosenText::text>("text", {.required = true,
                                      .length_max = 5000,
                                      .personal = true,
                                      .retention = "published_text",
                                      .rows = 8}),
};
inline constexpr Table chosen_text_table{"report_chosen_text", chosen_text_fields};

struct StoredChosenText {
    std::string id;
    int64_t version = 0;
    std::string block;
    ChosenText chosen;
};

/// The copies of a report in the order they are printed.
std::vector<StoredChosenText> chosen_texts_of(Work& work, const StoredReport& stored);

/// Adds a copy last in the block. `conflict` (report.frozen) when the report is frozen, `invalid`
/// (already_chosen) when the block has one of this source, `not_found` for another's block.
Result<std::string> keep_chosen_text(Work& work, const StoredReport& stored, std::string_view block,
                                     const ChosenText& chosen);
Result<void> amend_chosen_text(Work& work, const StoredReport& stored, const StoredChosenText& old,
                               const ChosenText& chosen);
/// Takes a copy out, with what it looked like before.
Result<void> drop_chosen_text(Work& work, const StoredReport& stored, const StoredChosenText& old);
/// Takes every copy of a source out of the unit's drafts, and what second readers remarked on
/// those: its text may no longer be told.
void forget_source(Work& work, std::string_view unit, std::string_view source);
