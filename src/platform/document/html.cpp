// A document as a web page: semantic, without scripts, whole or as a part of a page.
#include "platform/document/document.h"
#include "platform/html/html.h"

namespace {

constexpr std::string_view own_styles =
    "body{font:1rem/1.55 'DejaVu Sans',Verdana,sans-serif;color:#1a1a1a;background:#fff;"
    "max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1,h2,h3,h4,h5{line-height:1.25;margin:1.8em 0 .5em}"
    "table{border-collapse:collapse;width:100%;margin:.4em 0}"
    "caption{text-align:left;font-weight:bold;padding:.4em 0}"
    "th,td{padding:.3em .6em;border-bottom:1px solid #bbb;text-align:left;vertical-align:top}"
    "tbody tr:nth-child(even){background:#f3f5f7}.number{text-align:right}"
    "tfoot th,tfoot td{border-top:2px solid #444;font-weight:bold}"
    "figure{margin:1.5em 0}svg{max-width:100%;height:auto}figcaption{font-weight:bold}"
    "blockquote{margin:1em 0;padding:.2em 1em;border-left:4px solid #1f5f8b}"
    "aside{background:#f3f5f7;padding:.6em 1em}.marking{font-weight:bold}"
    ".source,.note,.byline{color:#444;font-size:.9em}.page-break{break-after:page}"
    "@media print{.marking{position:fixed;top:0;right:0}thead{display:table-header-group}}";

class Drawing {
public:
    explicit Drawing(const Document& document) : document_(document) {}

    Html all() {
        if (!document_.marking.empty()) {
            out_.tag("p", {{"class", "marking"}}, document_.marking);
        }
        if (!document_.subtitle.empty()) {
            out_.tag("p", {{"class", "subtitle"}}, document_.subtitle);
        }
        const bool both = !document_.author.empty() && !document_.date.empty();
        const std::string separator = both ? ", " : "";
        const std::string byline = document_.author + separator + document_.date;
        if (!byline.empty()) {
            out_.tag("p", {{"class", "byline"}}, byline);
        }
        for (const Block& block : document_.blocks) {
            std::visit([&](const auto& one) { draw(one); }, block);
        }
        footnotes();
        return out_;
    }

private:
    // A footnote's first mark has the anchor its back link leads to.
    Html runs(const Runs& given) {
        Html html;
        for (const Run& run : given) {
            const bool linked = !run.link.empty() && allowed_address(run.link);
            int opened = 0;
            const auto begin = [&](const char* tag, const Attrs& attrs) {
                html.open(tag, attrs);
                ++opened;
            };
            if (linked) {
                begin("a", {{"href", run.link}});
            }
            if (run.marked) {
                begin("mark", {});
            }
            if (run.bold) {
                begin("strong", {});
            }
            if (run.italic) {
                begin("em", {});
            }
            html.text(run.text);
            while (opened-- > 0) {
                html.close();
            }
            if (run.footnote > 0) {
                html.add(mark(run.footnote));
            }
        }
        return html;
    }

    Html mark(int footnote) {
        const std::string number = std::to_string(footnote);
        Attrs attrs = {{"href", "#fn-" + number}, {"role", "doc-noteref"}};
        if (static_cast<std::size_t>(footnote) > marks_seen_.size()) {
            marks_seen_.resize(static_cast<std::size_t>(footnote));
        }
        if (!marks_seen_[static_cast<std::size_t>(footnote) - 1]) {
            attrs.emplace_back("id", "fnref-" + number);
            marks_seen_[static_cast<std::size_t>(footnote) - 1] = true;
        }
        Html link;
        link.tag("a", attrs, number);
        Html raised;
        raised.tag("sup", {}, link);
        return raised;
    }

    void draw(const Heading& heading) {
        Attrs attrs;
        if (!heading.anchor.empty()) {
            attrs.emplace_back("id", heading.anchor);
        }
        out_.tag("h" + std::to_string(heading.level + 1), attrs, heading.text);
    }
    void draw(const Paragraph& paragraph) { out_.tag("p", {}, runs(paragraph.runs)); }
    void draw(const ListBlock& list) {
        out_.open(list.ordered ? "ol" : "ul");
        for (const Runs& item : list.items) {
            out_.tag("li", {}, runs(item));
        }
        out_.close();
    }
    void draw(const Quote& quote) {
        out_.open("blockquote").tag("p", {}, runs(quote.runs));
        if (!quote.attribution.empty()) {
            out_.tag("p", {{"class", "byline"}}, "– " + quote.attribution);
        }
        out_.close();
    }
    void draw(const Aside& aside) {
        out_.open("aside").tag("p", {}, runs(aside.runs)).close();
    }
    void draw(const PageBreak&) { out_.tag("div", {{"class", "page-break"}}, ""); }
    void draw(const TableOfContents&) {
        out_.open("nav", {{"aria-label", document_.labels.contents}}).open("ul");
        for (const Block& block : document_.blocks) {
            const auto* heading = std::get_if<Heading>(&block);
            if (heading != nullptr && heading->level <= 2 && !heading->anchor.empty()) {
                out_.open("li", {{"class", "level-" + std::to_string(heading->level)}});
                out_.tag("a", {{"href", "#" + heading->anchor}}, heading->text).close();
            }
        }
        out_.close().close();
    }
    void draw(const ChartBlock& block) {
        out_.open("figure");
        out_.tag("figcaption", {}, numbered_caption(block.number, block.caption));
        out_.add(Html::trusted(chart_svg(block.chart, "chart-" + std::to_string(++charts_))));
        draw(block.table);
        out_.close();
    }

    void cells(const TableBlock& table, const std::vector<std::string>& row) {
        out_.open("tr");
        for (std::size_t i = 0; i < row.size(); ++i) {
            Attrs attrs;
            if (i == 0) {
                attrs.emplace_back("scope", "row");
            }
            if (numeric_column(table, i)) {
                attrs.emplace_back("class", "number");
            }
            out_.tag(i == 0 ? "th" : "td", attrs, row[i]);
        }
        out_.close();
    }

    void draw(const TableBlock& table) {
        out_.open("table");
        const std::string caption = numbered_caption(table.number, table.caption);
        if (!caption.empty()) {
            out_.tag("caption", caption);
        }
        out_.open("thead").open("tr");
        for (std::size_t i = 0; i < table.heads.size(); ++i) {
            Attrs attrs = {{"scope", "col"}};
            if (numeric_column(table, i)) {
                attrs.emplace_back("class", "number");
            }
            out_.tag("th", attrs, table.heads[i]);
        }
        out_.close().close().open("tbody");
        for (const auto& row : table.rows) {
            cells(table, row);
        }
        out_.close();
        if (!table.total.empty()) {
            out_.open("tfoot");
            cells(table, table.total);
            out_.close();
        }
        out_.close();
        if (!table.source.empty()) {
            out_.tag("p", {{"class", "source"}}, document_.labels.source + ": " + table.source);
        }
        for (const std::string& note : table.notes) {
            out_.tag("p", {{"class", "note"}}, note);
        }
    }

    void footnotes() {
        if (document_.footnotes.empty()) {
            return;
        }
        out_.open("section", {{"role", "doc-endnotes"}});
        out_.tag("h2", document_.labels.footnotes).open("ol");
        for (std::size_t i = 0; i < document_.footnotes.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            out_.open("li", {{"id", "fn-" + number}}).add(runs(document_.footnotes[i])).text(" ");
            if (i < marks_seen_.size() && marks_seen_[i]) {
                out_.tag("a",
                         {{"href", "#fnref-" + number},
                          {"role", "doc-backlink"},
                          {"aria-label", document_.labels.back + " " + number}},
                         "↩");
            }
            out_.close();
        }
        out_.close().close();
    }

    const Document& document_;
    Html out_;
    int charts_ = 0;
    std::vector<bool> marks_seen_;
};

} // namespace

std::string document_fragment(const Document& document) {
    return Drawing(document).all().str();
}

std::string document_html(const Document& document) {
    return "<!DOCTYPE html>\n<html lang=\"" + escape_html(document.language) +
           "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width, initial-scale=1\"><title>" +
           escape_html(document.title) + "</title><style>" + std::string(own_styles) +
           "</style></head><body><main><h1>" + escape_html(document.title) + "</h1>" +
           document_fragment(document) + "</main></body></html>\n";
}
