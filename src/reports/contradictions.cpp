// The draft as one text in reading order, each part knowing where it began.
#include "reports/contradictions.h"

#include <algorithm>

#include "prose/check.h"

namespace {

using prose_check::Finding;

struct Part {
    std::size_t start = 0;
    std::string block;
    std::string field;
};

class Draft {
public:
    Draft(const StoredReport& stored, const ReportNumbers& numbers)
        : numbers_(numbers), t_(Texts::in(stored.report.language)) {
        add("", "summary", stored.report.summary);
        for (const StoredBlock& block : stored.blocks) {
            add(block.id, "heading", block.block.heading);
            // What somebody else said is not ours to mend.
            if (block.block.kind != "quote") {
                add(block.id, "body", block.block.body);
            }
        }
    }

    std::vector<ReportRemark> remarks() const {
        std::vector<ReportRemark> remarks;
        for (const Finding& finding : prose_check::check_prose(text_)) {
            if (finding.severity == Finding::Severity::note) {
                continue;
            }
            const Part& part = part_at(finding.start);
            const bool stops = finding.severity == Finding::Severity::error && !has_source(finding);
            remarks.push_back({part.block, part.field, "contradiction", finding.found,
                               finding.expected,
                               stops ? ReportRemark::Weight::stops : ReportRemark::Weight::warns});
        }
        return remarks;
    }

private:
    void add(const std::string& block, const std::string& field, const FreeText& text) {
        if (text.empty()) {
            return;
        }
        parts_.push_back({text_.size(), block, field});
        if (field == "heading") {
            text_ += "# ";
        }
        const FilledText filled = fill_bindings(t_, text.text(), numbers_, Remarks::hidden);
        append_without_marks(filled.text);
        text_ += "\n\n";
    }

    // Where a note's mark stood, the number before it has a source.
    void append_without_marks(std::string_view text) {
        for (std::size_t at = text.find(note_begin); at != std::string_view::npos;
             at = text.find(note_begin)) {
            text_ += text.substr(0, at);
            sourced_.push_back(text_.size());
            const std::size_t end = text.find(note_end, at);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + note_end.size());
        }
        text_ += text;
    }

    const Part& part_at(std::size_t offset) const {
        const auto after = std::ranges::upper_bound(parts_, offset, {}, &Part::start);
        return after == parts_.begin() ? *after : *(after - 1);
    }

    bool has_source(const Finding& finding) const {
        return std::ranges::any_of(sourced_, [&](std::size_t mark) {
            return mark >= finding.start && mark <= finding.end + 1;
        });
    }

    const ReportNumbers& numbers_;
    Texts t_;
    std::string text_;
    std::vector<Part> parts_;
    std::vector<std::size_t> sourced_;
};

} // namespace

std::vector<ReportRemark> contradictions_in(const StoredReport& stored,
                                            const ReportNumbers& numbers) {
    return stored.report.language == "sv" ? Draft(stored, numbers).remarks()
                                          : std::vector<ReportRemark>{};
}
