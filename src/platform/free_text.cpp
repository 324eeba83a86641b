// The door: a text is stored only after it has been read and nothing in it stops that.
#include "platform/free_text.h"

#include <algorithm>

Result<void> TextDoor::admit(FreeText& text, std::string_view field) const {
    if (text.admitted()) {
        return {};
    }
    const auto findings = read(text.text());
    if (!findings) {
        return invalid(std::string(field), "door_closed");
    }
    Error error;
    std::vector<std::string> told;
    for (const TextFinding& finding : *findings) {
        const bool new_kind = std::ranges::find(told, finding.kind) == told.end();
        if (finding.weight == TextFinding::Weight::stops && new_kind) {
            told.push_back(finding.kind);
            error.problems.push_back(
                Problem{std::string(field), "points_at_person." + finding.kind});
        }
    }
    if (!error.problems.empty()) {
        return error;
    }
    text.admission_ = FreeText::Admission::admitted;
    return {};
}
