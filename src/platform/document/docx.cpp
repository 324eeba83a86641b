// A document as DOCX: its body part by part; the package is put together in docx_package.cpp.
#include "platform/document/docx_package.h"
#include "platform/html/html.h"

#include <cmath>

namespace docx {

namespace {

std::string style(const std::string& name) {
    return "<w:pPr><w:pStyle w:val=\"" + name + "\"/></w:pPr>";
}

std::string run(const std::string& text, const std::string& look) {
    return "<w:r><w:rPr>" + look + "</w:rPr><w:t xml:space=\"preserve\">" + escape_html(text) +
           "</w:t></w:r>";
}

class Body {
public:
    explicit Body(const Document& document) : document_(document) {}

    Content all() {
        paragraph("Title", {{document_.title}});
        for (const std::string& line : {document_.subtitle, document_.author, document_.date}) {
            if (!line.empty()) {
                paragraph("Subtitle", {{line}});
            }
        }
        for (const Block& block : document_.blocks) {
            std::visit([&](const auto& one) { draw(one); }, block);
        }
        return std::move(out_);
    }

private:
    void paragraph(const std::string& name, const Runs& runs) {
        out_.body += "<w:p>" + style(name) + drawn_runs(runs, out_) + "</w:p>";
    }

    void draw(const Heading& heading) {
        const std::string id = std::to_string(++bookmarks_);
        out_.body += "<w:p>" + style("Heading" + std::to_string(heading.level)) +
                     "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"_Toc" + id + "\"/>" +
                     run(heading.text, "") + "<w:bookmarkEnd w:id=\"" + id + "\"/></w:p>";
    }
    void draw(const Paragraph& one) { paragraph("Normal", one.runs); }
    void draw(const Aside& one) { paragraph("Aside", one.runs); }
    void draw(const Quote& quote) {
        paragraph("Quote", quote.runs);
        if (!quote.attribution.empty()) {
            paragraph("Quote", {{"– " + quote.attribution}});
        }
    }
    void draw(const PageBreak&) { out_.body += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"; }
    // Each ordered list has a numbering of its own, so that it begins at 1.
    void draw(const ListBlock& list) {
        const std::string number = list.ordered ? std::to_string(++out_.ordered_lists + 1) : "1";
        for (const Runs& item : list.items) {
            out_.body += "<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl "
                         "w:val=\"0\"/><w:numId w:val=\"" +
                         number + "\"/></w:numPr></w:pPr>" + drawn_runs(item, out_) + "</w:p>";
        }
    }

    // The entries stand there already; the word processor adds the pages when it is asked to.
    void draw(const TableOfContents&) {
        paragraph("ContentsTitle", {{document_.labels.contents}});
        std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
                            "xml:space=\"preserve\"> TOC \\o \"1-2\" \\h </w:instrText></w:r>"
                            "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        int number = 0;
        for (const Block& block : document_.blocks) {
            const auto* heading = std::get_if<Heading>(&block);
            number += heading != nullptr ? 1 : 0;
            if (heading == nullptr || heading->level > 2) {
                continue;
            }
            out_.body += "<w:p>" + style("TOC" + std::to_string(heading->level)) + begin +
                         "<w:hyperlink w:anchor=\"_Toc" + std::to_string(number) + "\">" +
                         run(heading->text, "") + "</w:hyperlink></w:p>";
            begin.clear();
        }
        if (begin.empty()) {
            out_.body += "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        }
    }

    void draw(const ChartBlock& block) {
        paragraph("Caption", {{numbered_caption(block.number, block.caption)}});
        const ChartDrawing drawing = draw_chart(block.chart);
        const auto wide = int64_t{5'760'000};
        const auto high = std::llround(5'760'000 * drawing.height / drawing.width);
        out_.pictures.push_back(chart_png(block.chart));
        const std::string number = std::to_string(out_.pictures.size());
        const std::string extent =
            "cx=\"" + std::to_string(wide) + "\" cy=\"" + std::to_string(high) + "\"";
        const std::string name = "id=\"" + number + "\" name=\"" + escape_html(block.chart.title) +
                                 "\" descr=\"" + escape_html(block.chart.description) + "\"";
        out_.body +=
            "<w:p><w:r><w:drawing><wp:inline><wp:extent " + extent + "/><wp:docPr " + name +
            "/><a:graphic><a:graphicData "
            "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
            "<pic:nvPicPr><pic:cNvPr " +
            name + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdChart" +
            number + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            "<a:off x=\"0\" y=\"0\"/><a:ext " +
            extent + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
                     "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
        draw(block.table);
    }

    void row(const TableBlock& table, const std::vector<std::string>& words,
             const std::string& kind) {
        out_.body += "<w:tr><w:trPr><w:cantSplit/>" + kind + "</w:trPr>";
        for (std::size_t i = 0; i < table.heads.size(); ++i) {
            const bool bold = !kind.empty() || i == 0 || &words == &table.total;
            out_.body += "<w:tc><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>";
            out_.body += numeric_column(table, i) ? "<w:jc w:val=\"right\"/>" : "";
            out_.body += "</w:pPr>" +
                         run(i < words.size() ? words[i] : "", bold ? "<w:b/>" : "") +
                         "</w:p></w:tc>";
        }
        out_.body += "</w:tr>";
    }

    void draw(const TableBlock& table) {
        const std::string caption = numbered_caption(table.number, table.caption);
        if (!caption.empty()) {
            paragraph("Caption", {{caption}});
        }
        if (!table.heads.empty()) {
            out_.body += "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" "
                         "w:type=\"pct\"/><w:tblLook w:val=\"04A0\" w:firstRow=\"1\" "
                         "w:firstColumn=\"1\"/></w:tblPr><w:tblGrid>";
            for (std::size_t i = 0; i < table.heads.size(); ++i) {
                out_.body += "<w:gridCol w:w=\"" +
                             std::to_string(9070 / table.heads.size()) + "\"/>";
            }
            out_.body += "</w:tblGrid>";
            row(table, table.heads, "<w:tblHeader/>");
            for (const auto& words : table.rows) {
                row(table, words, "");
            }
            if (!table.total.empty()) {
                row(table, table.total, "");
            }
            out_.body += "</w:tbl>";
        }
        if (!table.source.empty()) {
            paragraph("Source", {{document_.labels.source + ": " + table.source}});
        }
        for (const std::string& note : table.notes) {
            paragraph("Source", {{note}});
        }
        out_.body += "<w:p/>";
    }

    const Document& document_;
    Content out_;
    int bookmarks_ = 0;
};

} // namespace

std::string drawn_runs(const Runs& runs, Content& content) {
    std::string out;
    for (const Run& one : runs) {
        const std::string look = std::string(one.bold ? "<w:b/>" : "") +
                                 (one.italic ? "<w:i/>" : "") +
                                 (one.marked ? "<w:highlight w:val=\"yellow\"/>" : "");
        const bool outside = one.link.starts_with("https:") || one.link.starts_with("mailto:");
        if (outside) {
            content.links.push_back(one.link);
            out += "<w:hyperlink r:id=\"rIdLink" + std::to_string(content.links.size()) + "\">" +
                   run(one.text, look + "<w:u w:val=\"single\"/>") + "</w:hyperlink>";
        } else {
            out += run(one.text, look);
        }
        if (one.footnote > 0) {
            out += "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
                   "<w:footnoteReference w:id=\"" +
                   std::to_string(one.footnote + 1) + "\"/></w:r>";
        }
    }
    return out;
}

Content content_of(const Document& document) {
    return Body(document).all();
}

} // namespace docx
