// Everything that stands in a report's way, gathered from its texts and its chosen copies.
#include <algorithm>

#include "reports/block.h"
#include "reports/contradictions.h"
#include "reports/freeze.h"

namespace {

class Gathering {
public:
    Gathering(const StoredReport& stored, const ReportNumbers& numbers)
        : numbers_(numbers), t_(Texts::in(stored.report.language)) {}

    void read(const std::string& block, const std::string& field, const FreeText& text) {
        for (TextRemark& remark : remarks_on(t_, text.text(), numbers_)) {
            const auto weight =
                remark.stops_freezing() ? ReportRemark::Weight::stops : ReportRemark::Weight::warns;
            remarks.push_back({block, field, std::string(name_of(remark.kind)),
                               std::move(remark.written), std::move(remark.instead), weight});
        }
    }

    void read(Work& work, const StoredReport& stored, const StoredBlock& block) {
        read(block.id, "heading", block.block.heading);
        read(block.id, "body", block.block.body);
        const BlockKind* kind = block_registry().find(block.block.kind);
        if (kind == nullptr) {
            remarks.push_back({block.id, "kind", "unknown_kind", block.block.kind});
        } else if (is_empty_block(block)) {
            remarks.push_back(
                {block.id, "body", "empty_block", "", "", ReportRemark::Weight::warns});
        } else if (kind->check != nullptr) {
            for (const ChosenRemark& one : kind->check(work, stored, block)) {
                add(block, one);
            }
        }
    }

    std::vector<ReportRemark> remarks;

private:
    void add(const StoredBlock& block, const ChosenRemark& one) {
        const auto chosen = std::ranges::find(block.chosen, one.chosen, &StoredChosenText::id);
        remarks.push_back({block.id, "chosen", one.key,
                           chosen == block.chosen.end() ? "" : chosen->chosen.source, "",
                           one.weight == ChosenRemark::Weight::stops
                               ? ReportRemark::Weight::stops
                               : ReportRemark::Weight::warns});
    }

    const ReportNumbers& numbers_;
    Texts t_;
};

} // namespace

std::vector<ReportRemark> remarks_on_report(Work& work, const StoredReport& stored,
                                            const ReportNumbers& numbers) {
    Gathering gathering(stored, numbers);
    gathering.read("", "title", stored.report.title);
    gathering.read("", "subtitle", stored.report.subtitle);
    gathering.read("", "summary", stored.report.summary);
    for (const StoredBlock& block : stored.blocks) {
        gathering.read(work, stored, block);
    }
    for (ReportRemark& remark : contradictions_in(stored, numbers)) {
        gathering.remarks.push_back(std::move(remark));
    }
    return std::move(gathering.remarks);
}

bool any_stops(const std::vector<ReportRemark>& remarks) {
    return std::ranges::any_of(remarks, [](const ReportRemark& remark) {
        return remark.weight == ReportRemark::Weight::stops;
    });
}
