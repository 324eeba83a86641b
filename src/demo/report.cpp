// Our texts among those of the template, and texts of events chosen for print.
#include "demo/report.h"

#include <algorithm>
#include <set>

#include "events/chosen.h"
#include "reports/report.h"

namespace {

const StoredBlock& block_called(const StoredReport& stored, std::string_view heading) {
    const auto found = std::ranges::find_if(
        stored.blocks, [&](const StoredBlock& one) { return one.block.heading.text() == heading; });
    ensure(found != stored.blocks.end(), "the sheet names a block that is there");
    return *found;
}

Result<StoredReport> start(Work& work, const DemoCase& demo, const DemoUnit& unit) {
    Report report;
    report.year = demo.year;
    report.template_code = demo.template_code;
    for (const SheetLine& line : demo_sheet(demo, "report")) {
        if (line["step"] == "title") {
            report.title = FreeText::as_typed(line["heading"]);
        } else if (line["step"] == "subtitle") {
            report.subtitle = FreeText::as_typed(line["heading"]);
        } else if (line["step"] == "summary") {
            report.summary = FreeText::as_typed(line["body"]);
        }
    }
    const std::string id = TRY(start_report(work, unit.id, report));
    return find_report(work, unit.id, id);
}

// A new block comes last, and goes up until it stands right after the one named.
Result<void> add_after(Work& work, StoredReport& stored, const SheetLine& line) {
    ReportBlock block;
    block.kind = line["kind"];
    block.heading = FreeText::as_typed(line["heading"]);
    block.body = FreeText::as_typed(line["body"]);
    const std::string above = block_called(stored, line["place"]).id;
    const std::string id = TRY(add_block(work, stored, block));
    while (true) {
        stored = TRY(find_report(work, stored.unit, stored.id));
        const auto added = std::ranges::find(stored.blocks, id, &StoredBlock::id);
        if ((added - 1)->id == above) {
            return {};
        }
        TRY(move_block(work, stored, *added, Move::up));
    }
}

Result<void> write_texts(Work& work, const DemoCase& demo, StoredReport& stored) {
    for (const SheetLine& line : demo_sheet(demo, "report")) {
        if (line["step"] == "after") {
            TRY(add_after(work, stored, line));
        } else if (line["step"] == "remove") {
            const auto removed = std::ranges::find_if(stored.blocks, [&](const StoredBlock& one) {
                return one.block.kind == line["kind"];
            });
            ensure(removed != stored.blocks.end(), "the sheet removes a block that is there");
            TRY(remove_block(work, stored, *removed));
            stored = TRY(find_report(work, stored.unit, stored.id));
        }
    }
    return {};
}

Result<void> choose(Work& work, const StoredReport& stored, const StoredBlock& block,
                    const std::pair<ReportSource, std::string>& source_and_theme) {
    const auto& [source, theme] = source_and_theme;
    TRY(choose_for_report(
        work, stored, block,
        {source.record.number, source.record.event.level, theme, FreeText::as_typed(source.text)}));
    return {};
}

// A theme rests on several ombud, so nobody's second event comes before another's first.
std::vector<ReportSource> of_several(std::vector<ReportSource> sources, std::size_t count) {
    std::vector<ReportSource> chosen;
    std::vector<ReportSource> more;
    std::set<std::string> reporters;
    for (ReportSource& source : sources) {
        const bool first = reporters.insert(source.record.reporter).second;
        (first ? chosen : more).push_back(std::move(source));
    }
    std::ranges::move(more, std::back_inserter(chosen));
    chosen.resize(std::min(count, chosen.size()));
    return chosen;
}

Result<void> choose_themes(Work& work, const DemoCase& demo, const StoredReport& stored,
                           const StoredBlock& block) {
    const std::size_t texts_of_theme = 3;
    std::vector<ReportSource> all = report_sources(work, stored, block);
    std::erase_if(all, [](const ReportSource& source) { return !source.cleared; });
    for (const SheetLine& line : demo_sheet(demo, "themes")) {
        std::vector<ReportSource> about = all;
        std::erase_if(about, [&](const ReportSource& source) {
            return !line.has_word("types", source.record.event.type) ||
                   (!line["bodies"].empty() && !line.has_word("bodies", source.record.body_type));
        });
        for (const ReportSource& source : of_several(std::move(about), texts_of_theme)) {
            TRY(choose(work, stored, block, {source, line["theme"]}));
        }
    }
    return {};
}

Result<void> choose_some(Work& work, const StoredReport& stored, const StoredBlock& block) {
    const std::size_t texts_of_block = 6;
    std::vector<ReportSource> all = report_sources(work, stored, block);
    std::erase_if(all, [](const ReportSource& source) { return !source.cleared; });
    for (const ReportSource& source : of_several(std::move(all), texts_of_block)) {
        TRY(choose(work, stored, block, {source, ""}));
    }
    return {};
}

} // namespace

Result<void> write_report(Work& work, const DemoCase& demo, const DemoUnit& unit) {
    StoredReport stored = TRY(start(work, demo, unit));
    TRY(write_texts(work, demo, stored));
    for (const StoredBlock& block : stored.blocks) {
        if (block.block.kind == "events.themes") {
            TRY(choose_themes(work, demo, stored, block));
        } else if (block.block.kind == "events.examples" ||
                   block.block.kind == "events.proposals") {
            TRY(choose_some(work, stored, block));
        }
    }
    return {};
}
