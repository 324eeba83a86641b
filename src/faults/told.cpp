// Writing a fault as others will read it.
#include "faults/told.h"

#include <algorithm>
#include <array>

#include "faults/picture.h"
#include "faults/proposal.h"
#include "platform/texts/texts.h"
#include "sql/faults.h"

namespace {

std::string unanswered_proposals(Work& work, const FaultRecord& fault) {
    std::string all;
    for (const ProposalRecord& one : proposals_of(work, fault)) {
        if (one.standing == "unanswered") {
            all += (all.empty() ? "" : "\n") + one.proposal.text.text();
        }
    }
    return all;
}

std::string how_often(Work& work, const Texts& t, const FaultRecord& fault) {
    const FaultPicture picture = picture_of(work, fault);
    const std::string count = t("fault.told.seen", {{"count", t.number(picture.count)}});
    return picture.known_since
               ? count + " " +
                     t("fault.told.known_since", {{"year", std::to_string(*picture.known_since)}})
               : count;
}

std::string part_of(Work& work, const Texts& t, const FaultRecord& fault, std::string_view part) {
    return part == "title"         ? fault.fault.title.text()
           : part == "description" ? fault.fault.description.text()
           : part == "consequence" ? fault.fault.consequence.text()
           : part == "how_often"   ? how_often(work, t, fault)
           : part == "proposals"   ? unanswered_proposals(work, fault)
                                   : std::string();
}

} // namespace

std::span<const std::string_view> fault_parts() {
    static constexpr std::array<std::string_view, 5> parts = {"title", "description", "consequence",
                                                              "how_often", "proposals"};
    return parts;
}

std::string told_fault(Work& work, const FaultRecord& record,
                       const std::vector<std::string>& shown) {
    const Texts t(Language::swedish);
    std::string all;
    for (const std::string_view part : fault_parts()) {
        if (std::ranges::find(shown, part) == shown.end()) {
            continue;
        }
        const std::string text = part_of(work, t, record, part);
        if (!text.empty()) {
            all += (all.empty() ? "" : "\n\n") + std::string(t("fault.told." + std::string(part))) +
                   "\n" + text;
        }
    }
    return all;
}

bool only_withheld_behind(Work& work, std::string_view unit, std::string_view number) {
    const auto row =
        work.row(sql::faults::only_withheld_behind, {{"unit", unit}, {"number", number}});
    return !row || row->tick("withheld");
}
