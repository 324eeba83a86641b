// A document as JSON, block by block in reading order.
#include "platform/document/document.h"
#include "platform/json.h"

namespace {

json::array of_runs(const Runs& runs) {
    json::array out;
    for (const Run& run : runs) {
        json::object one = {{"text", run.text}};
        if (run.bold) {
            one["bold"] = true;
        }
        if (run.italic) {
            one["italic"] = true;
        }
        if (run.marked) {
            one["marked"] = true;
        }
        if (!run.link.empty()) {
            one["link"] = run.link;
        }
        if (run.footnote > 0) {
            one["footnote"] = run.footnote;
        }
        out.push_back(std::move(one));
    }
    return out;
}

json::object of_block(const Heading& heading) {
    return {{"block", "heading"},
            {"level", heading.level},
            {"text", heading.text},
            {"anchor", heading.anchor}};
}
json::object of_block(const Paragraph& one) {
    return {{"block", "paragraph"}, {"runs", of_runs(one.runs)}};
}
json::object of_block(const ListBlock& list) {
    json::array items;
    for (const Runs& item : list.items) {
        items.push_back(of_runs(item));
    }
    return {{"block", "list"}, {"ordered", list.ordered}, {"items", std::move(items)}};
}
json::object of_block(const TableBlock& table) {
    return {{"block", "table"},
            {"number", table.number},
            {"caption", table.caption},
            {"heads", json::value_from(table.heads)},
            {"rows", json::value_from(table.rows)},
            {"total", json::value_from(table.total)},
            {"source", table.source},
            {"notes", json::value_from(table.notes)}};
}
json::object of_block(const ChartBlock& block) {
    json::array series;
    for (const ChartSeries& one : block.chart.series) {
        series.push_back({{"name", one.name}, {"values", json::value_from(one.values)}});
    }
    return {{"block", "chart"},
            {"number", block.number},
            {"caption", block.caption},
            {"title", block.chart.title},
            {"description", block.chart.description},
            {"categories", json::value_from(block.chart.categories)},
            {"series", std::move(series)},
            {"table", of_block(block.table)}};
}
json::object of_block(const Quote& quote) {
    return {{"block", "quote"},
            {"runs", of_runs(quote.runs)},
            {"attribution", quote.attribution}};
}
json::object of_block(const Aside& one) {
    return {{"block", "aside"}, {"runs", of_runs(one.runs)}};
}
json::object of_block(const PageBreak&) {
    return {{"block", "page_break"}};
}
json::object of_block(const TableOfContents&) {
    return {{"block", "contents"}};
}

} // namespace

std::string document_json(const Document& document) {
    json::array blocks;
    for (const Block& block : document.blocks) {
        blocks.push_back(std::visit([](const auto& one) { return of_block(one); }, block));
    }
    json::array footnotes;
    for (const Runs& note : document.footnotes) {
        footnotes.push_back(of_runs(note));
    }
    const json::object out = {{"title", document.title},
                              {"language", document.language},
                              {"subtitle", document.subtitle},
                              {"author", document.author},
                              {"date", document.date},
                              {"marking", document.marking},
                              {"blocks", std::move(blocks)},
                              {"footnotes", std::move(footnotes)}};
    return json::serialize(out) + "\n";
}
