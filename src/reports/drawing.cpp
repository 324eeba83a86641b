// Front matter, blocks in order, and the marking that every page carries.
#include "reports/drawing.h"

#include <algorithm>
#include <array>

#include "reports/block.h"
#include "reports/markdown.h"

namespace {

// What is counted of people; everything else may be printed as it is.
constexpr std::array<std::string_view, 8> protected_units = {
    "client",    "person",  "household",  "case",
    "applicant", "enquiry", "assignment", "assignment_per_person"};

class ReportSheet {
public:
    ReportSheet(const StoredReport& stored, const ReportNumbers& numbers,
                const ReportDrawing& drawing)
        : stored_(stored), numbers_(numbers), drawing_(drawing),
          t_(Texts::in(stored.report.language)), footnotes_(out_.footnotes) {}

    Document drawn() {
        front();
        for (const StoredBlock& block : stored_.blocks) {
            draw(block);
        }
        return std::move(out_);
    }

private:
    void front() {
        out_.language = stored_.report.language;
        out_.title = plain(stored_.report.title.text());
        out_.subtitle = plain(stored_.report.subtitle.text());
        out_.author = numbers_.unit_name;
        if (stored_.frozen_on) {
            out_.date = t_.date(*stored_.frozen_on);
        }
        out_.marking = marking();
        out_.labels = {std::string(t_("report.contents")), std::string(t_("report.footnotes")),
                       std::string(t_("report.page")), std::string(t_("report.back")),
                       std::string(t_("report.source"))};
        if (stored_.report.invented) {
            aside(t_("report.invented"));
        }
        aside(t_(numbers_.so_far() ? "report.counted.so_far" : "report.counted.whole",
                 {{"year", std::to_string(numbers_.scope.year)},
                  {"cutoff", t_.date(numbers_.scope.cutoff)}}) +
              " " + std::string(t_("report.year_rule." + numbers_.year_rule)));
        out_.blocks.push_back(TableOfContents{});
        if (!stored_.report.summary.empty()) {
            head(std::string(t_("report.summary")), "summary");
            text(stored_.report.summary.text(), "summary");
        }
    }

    std::string marking() const {
        std::string out;
        const auto add = [&](std::string_view words) {
            out += (out.empty() ? "" : " \xC2\xB7 ") + std::string(words);
        };
        if (!stored_.frozen) {
            add(t_("report.marking.draft"));
        }
        if (drawing_.edition == Edition::exact) {
            add(t_("report.marking.exact"));
        }
        if (stored_.report.invented) {
            add(t_("report.marking.invented"));
        }
        return out;
    }

    void aside(std::string_view words) { out_.blocks.push_back(Aside{{{std::string(words)}}}); }
    void head(std::string words, std::string anchor) {
        out_.blocks.push_back(Heading{1, std::move(words), std::move(anchor)});
    }

    // A heading or title: its bindings filled, no markup.
    std::string plain(const std::string& written) {
        std::string out;
        const FilledText filled = fill_bindings(t_, written, numbers_, Remarks::hidden);
        for (const Run& run : runs_of_markdown({filled.text, {}}, footnotes_)) {
            out += run.text;
        }
        return out;
    }

    void text(const std::string& written, const std::string& anchor) {
        for (Block& block : told(written, anchor)) {
            out_.blocks.push_back(std::move(block));
        }
    }

    std::vector<Block> told(const std::string& written, const std::string& anchor) {
        const FilledText filled = fill_bindings(t_, written, numbers_, drawing_.remarks);
        return blocks_of_markdown(filled, {2, anchor}, footnotes_);
    }

    void draw(const StoredBlock& block) {
        const BlockKind* kind = block_registry().find(block.block.kind);
        if (is_empty_block(block)) {
            return;
        }
        const std::string anchor = anchor_of(block);
        const std::string heading = plain(block.block.heading.text());
        if (block.block.kind == "appendix") {
            out_.blocks.push_back(PageBreak{});
            head(numbered_caption(numbering_.next_appendix(t_), heading), anchor);
        } else if (!heading.empty()) {
            head(heading, anchor);
        }
        if (block.block.kind == "quote") {
            quote(block);
            return;
        }
        text(block.block.body.text(), anchor);
        if (kind == nullptr || kind->draw == nullptr) {
            return;
        }
        for (Block& one : kind->draw({t_, stored_, block, numbers_, numbering_})) {
            out_.blocks.push_back(std::move(one));
        }
    }

    void quote(const StoredBlock& block) {
        Runs runs;
        for (const Block& part : told(block.block.body.text(), anchor_of(block))) {
            if (const auto* paragraph = std::get_if<Paragraph>(&part)) {
                if (!runs.empty()) {
                    runs.push_back(Run{" "});
                }
                runs.insert(runs.end(), paragraph->runs.begin(), paragraph->runs.end());
            }
        }
        out_.blocks.push_back(
            Quote{std::move(runs), t_("report.quoted", {{"whose", block.block.attribution}})});
    }

    const StoredReport& stored_;
    const ReportNumbers& numbers_;
    const ReportDrawing& drawing_;
    Texts t_;
    Document out_;
    Footnotes footnotes_;
    Numbering numbering_;
};

} // namespace

std::string anchor_of(const StoredBlock& block) {
    return "b" + std::to_string(block.position);
}

bool is_empty_block(const StoredBlock& block) {
    const BlockKind* kind = block_registry().find(block.block.kind);
    const bool counts = kind != nullptr && kind->count != nullptr;
    return !counts && block.block.body.empty() && block.chosen.empty();
}

std::string_view name_of(Edition edition) {
    return edition == Edition::exact ? "exact" : "public";
}

Result<Edition> edition_named(std::string_view name) {
    if (name.empty() || name == name_of(Edition::exact)) {
        return Edition::exact;
    }
    if (name == name_of(Edition::open)) {
        return Edition::open;
    }
    return invalid("edition", "not_a_choice");
}

bool is_protected_unit(std::string_view unit) {
    return std::ranges::find(protected_units, unit) != protected_units.end();
}

Result<void> may_have_edition(const StoredReport& stored, const ReportNumbers& numbers,
                              Edition edition) {
    if (edition == Edition::exact) {
        return {};
    }
    for (const std::string& unit : report_rests_on(stored, numbers).units) {
        if (is_protected_unit(unit)) {
            return invalid("edition", "report.not_public");
        }
    }
    return {};
}

RestsOn report_rests_on(const StoredReport& stored, const ReportNumbers& numbers) {
    RestsOn all;
    const auto add = [&](const FreeText& text) {
        RestsOn one = rests_on(text.text(), numbers);
        all.facts.merge(one.facts);
        all.units.merge(one.units);
    };
    add(stored.report.title);
    add(stored.report.subtitle);
    add(stored.report.summary);
    for (const StoredBlock& block : stored.blocks) {
        add(block.block.heading);
        add(block.block.body);
        const BlockKind* kind = block_registry().find(block.block.kind);
        if (kind != nullptr && kind->count != nullptr) {
            all.facts.insert(numbers.tables.at(block.id).fact);
            all.units.insert(kind->unit);
        }
    }
    return all;
}

Document draw_report(const StoredReport& stored, const ReportNumbers& numbers,
                     const ReportDrawing& drawing) {
    return ReportSheet(stored, numbers, drawing).drawn();
}
