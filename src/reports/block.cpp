// The kinds of this folder, and how counted numbers are told in a table and a chart.
#include "reports/block.h"

#include <algorithm>
#include <numeric>

#include "reports/drawing.h"
#include "reports/markdown.h"

namespace {

// A chart of more bars than these tells nothing; the table under it still has all.
constexpr std::size_t chart_rows_max = 30;

std::string numbered(const Texts& t, std::string_view key, int number) {
    return t(key, {{"number", std::to_string(number)}});
}

TextArgs caption_args(const ReportNumbers& numbers) {
    return {{"year", std::to_string(numbers.scope.year)}};
}

bool has_shares(const CountedTable& counted, const TableWords& words) {
    return words.shares == TableWords::Shares::of_total && !counted.totals.empty() &&
           counted.totals[0] > 0;
}

int64_t sum_of_shares(const CountedTable& counted) {
    return std::accumulate(counted.rows.begin(), counted.rows.end(), int64_t{0},
                           [&](int64_t sum, const CountedRow& row) {
                               return sum + share_tenths(row.counts[0], counted.totals[0]);
                           });
}

std::vector<std::string> notes_of(const BlockDrawing& drawing, const CountedTable& counted,
                                  const TableWords& words) {
    const Texts& t = drawing.t;
    std::vector<std::string> notes = {
        t(words.base, {{"count", t.number(counted.totals.empty() ? 0 : counted.totals[0])}})};
    if (counted.fact == "event") {
        notes.emplace_back(t("report.year_rule." + drawing.numbers.year_rule));
    }
    const bool withheld = std::ranges::any_of(
        counted.rows, [](const CountedRow& row) { return row.code == code_withheld; });
    if (withheld) {
        notes.emplace_back(t("report.note.withheld"));
    }
    if (has_shares(counted, words) && sum_of_shares(counted) != 1000) {
        notes.emplace_back(t("report.note.rounding"));
    }
    return notes;
}

std::string described(const BlockDrawing& drawing, const CountedTable& counted,
                      const TableWords& words) {
    std::string out = drawing.t(words.caption, caption_args(drawing.numbers)) + ". ";
    for (std::size_t i = 0; i < counted.rows.size(); ++i) {
        const CountedRow& row = counted.rows[i];
        out += (i == 0 ? "" : "; ") + drawing.numbers.label(counted, row.code) + ": ";
        for (std::size_t c = 0; c < row.counts.size(); ++c) {
            out += (c == 0 ? "" : ", ") + drawing.t.number(row.counts[c]);
            if (row.counts.size() > 1) {
                out += " " + std::string(drawing.t(words.heads[c + 1]));
            }
        }
    }
    return out + ".";
}

} // namespace

std::string Numbering::next_table(const Texts& t) {
    return numbered(t, "report.table_number", ++tables_);
}
std::string Numbering::next_figure(const Texts& t) {
    return numbered(t, "report.figure_number", ++figures_);
}
std::string Numbering::next_appendix(const Texts& t) {
    return numbered(t, "report.appendix_number", ++appendices_);
}

BlockRegistry::BlockRegistry()
    : kinds_{
          {.code = "narrative"}, {.code = "quote"}, {.code = "questions"}, {.code = "appendix"}} {}

void BlockRegistry::add(std::vector<BlockKind> kinds) {
    for (BlockKind& kind : kinds) {
        ensure(find(kind.code) == nullptr, "a block kind's code is its own");
        kinds_.push_back(std::move(kind));
    }
}

const BlockKind* BlockRegistry::find(std::string_view code) const {
    const auto found = std::ranges::find(kinds_, code, &BlockKind::code);
    return found == kinds_.end() ? nullptr : &*found;
}

BlockRegistry& block_registry() {
    static BlockRegistry registry;
    return registry;
}

bool fits_owner(const BlockKind& kind, std::string_view owner) {
    return kind_of_owner(owner) == "unit" ? kind.where == BlockKind::Where::everywhere
                                          : kind.texts == BlockKind::Texts::none;
}

TableBlock told_table(const BlockDrawing& drawing, const CountedTable& counted,
                      const TableWords& words) {
    const Texts& t = drawing.t;
    TableBlock table;
    table.number = drawing.numbering.next_table(t);
    table.caption = t(words.caption, caption_args(drawing.numbers));
    for (const std::string_view head : words.heads) {
        table.heads.emplace_back(t(head));
    }
    const bool shares = has_shares(counted, words);
    if (shares) {
        table.heads.emplace_back(t("report.share"));
    }
    const auto line = [&](std::string head, const std::vector<int64_t>& counts) {
        std::vector<std::string> cells = {std::move(head)};
        for (const int64_t count : counts) {
            cells.push_back(t.number(count));
        }
        if (shares) {
            cells.push_back(t.percent_tenths(share_tenths(counts[0], counted.totals[0])));
        }
        return cells;
    };
    for (const CountedRow& row : counted.rows) {
        table.rows.push_back(line(drawing.numbers.label(counted, row.code), row.counts));
    }
    table.total = line(std::string(t("report.total")), counted.totals);
    table.source = t(words.source, {{"unit", drawing.numbers.unit_name},
                                    {"cutoff", t.date(drawing.numbers.scope.cutoff)}});
    table.notes = notes_of(drawing, counted, words);
    return table;
}

ChartBlock told_chart(const BlockDrawing& drawing, const CountedTable& counted,
                      const TableWords& words) {
    ChartBlock out;
    out.number = drawing.numbering.next_figure(drawing.t);
    out.caption = drawing.t(words.caption, caption_args(drawing.numbers));
    out.chart.kind = counted.dimension == "month" ? Chart::Kind::columns : Chart::Kind::bars;
    out.chart.title = out.caption;
    out.chart.description = described(drawing, counted, words);
    for (std::size_t c = 1; c < words.heads.size(); ++c) {
        out.chart.series.push_back({std::string(drawing.t(words.heads[c])), {}});
    }
    for (std::size_t i = 0; i < std::min(counted.rows.size(), chart_rows_max); ++i) {
        out.chart.categories.push_back(drawing.numbers.label(counted, counted.rows[i].code));
        for (std::size_t c = 0; c < out.chart.series.size(); ++c) {
            out.chart.series[c].values.push_back(counted.rows[i].counts[c]);
        }
    }
    out.table = told_table(drawing, counted, words);
    return out;
}

std::vector<Block> told_texts(const BlockDrawing& drawing) {
    std::vector<Block> blocks;
    std::vector<std::string> themes;
    for (const StoredChosenText& one : drawing.block.chosen) {
        if (std::ranges::find(themes, one.chosen.theme) == themes.end()) {
            themes.push_back(one.chosen.theme);
        }
    }
    std::vector<Runs> no_notes;
    Footnotes unused(no_notes);
    int number = 0;
    for (const std::string& theme : themes) {
        if (!theme.empty()) {
            blocks.push_back(
                Heading{2, theme, anchor_of(drawing.block) + "-theme-" + std::to_string(++number)});
        }
        ListBlock list;
        for (const StoredChosenText& one : drawing.block.chosen) {
            if (one.chosen.theme != theme) {
                continue;
            }
            Runs runs = runs_of_markdown({one.chosen.text.text(), {}}, unused);
            if (!one.chosen.level.empty()) {
                runs.push_back(
                    Run{" (" + std::string(drawing.t("report.level." + one.chosen.level)) + ")"});
            }
            list.items.push_back(std::move(runs));
        }
        blocks.push_back(std::move(list));
    }
    if (!drawing.block.chosen.empty()) {
        blocks.push_back(
            Paragraph{{{.text = std::string(drawing.t("report.chosen.note")), .italic = true}}});
    }
    return blocks;
}
