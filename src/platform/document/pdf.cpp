// A document as a tagged PDF: its blocks set on sheets, twice, so that pages are known.
#include <algorithm>

#include "platform/charts/chart_cairo.h"
#include "platform/document/pdf_sheet.h"

namespace pdf {

namespace {

constexpr double cell_space = 5;

class Setting {
public:
    Setting(const Document& document, const Remarks& known)
        : document_(document), sheet_(document, known) {}

    std::string set(Remarks& remarks) {
        sheet_.open("Document");
        front();
        for (const Block& block : document_.blocks) {
            std::visit([&](const auto& one) { draw(one); }, block);
        }
        footnotes();
        sheet_.close("Document");
        std::string bytes = sheet_.finish();
        remarks = sheet_.remarks;
        return bytes;
    }

private:
    void text(const Runs& runs, const char* tag, const Look& look) {
        sheet_.flow(sheet_.layout(runs, look, text_width).get(), tag, left);
    }

    void front() {
        text({{document_.title}}, "H1", {.size = 24, .bold = true});
        sheet_.space(4);
        if (!document_.subtitle.empty()) {
            text({{document_.subtitle}}, "P", {.size = 14});
        }
        for (const std::string& line : {document_.author, document_.date}) {
            if (!line.empty()) {
                text({{line}}, "P", {.size = 10.5});
            }
        }
        sheet_.space(16);
    }

    void draw(const Heading& heading) {
        const double sizes[] = {17, 13.5, 11.5, 10.5};
        const int level = std::clamp(heading.level, 1, 4);
        sheet_.space(level == 1 ? 14 : 8);
        sheet_.need(96);
        const std::string tag = "H" + std::to_string(level + 1);
        outline(heading, level);
        if (!heading.anchor.empty()) {
            sheet_.remarks.pages[heading.anchor] = sheet_.remarks.page_count;
        }
        text({{heading.text}}, tag.c_str(), {.size = sizes[level - 1], .bold = true});
        sheet_.space(4);
    }

    void outline(const Heading& heading, int level) {
        const auto depth = static_cast<std::size_t>(level);
        outlines_.resize(std::min(outlines_.size(), depth));
        const int parent = outlines_.empty() ? CAIRO_PDF_OUTLINE_ROOT : outlines_.back();
        const std::string place = "page=" + std::to_string(sheet_.remarks.page_count) + " pos=[0 " +
                                  std::to_string(static_cast<int>(sheet_.y)) + "]";
        outlines_.push_back(cairo_pdf_surface_add_outline(
            sheet_.surface, parent, heading.text.c_str(), place.c_str(),
            CAIRO_PDF_OUTLINE_FLAG_OPEN));
    }

    void draw(const Paragraph& paragraph) {
        text(paragraph.runs, "P", {});
        sheet_.space(7);
    }

    void draw(const ListBlock& list) {
        sheet_.open("L");
        int number = 0;
        for (const Runs& item : list.items) {
            ++number;
            sheet_.need(16);
            const auto mark = sheet_.layout(
                {{list.ordered ? std::to_string(number) + ". " : "• "}}, {}, 24);
            sheet_.open("LI");
            sheet_.open("Lbl");
            sheet_.place(mark.get(), left + 6, sheet_.y, 0.1);
            sheet_.close("Lbl");
            sheet_.flow(sheet_.layout(item, {}, text_width - 28).get(), "LBody", left + 28);
            sheet_.close("LI");
            sheet_.space(2);
        }
        sheet_.close("L");
        sheet_.space(6);
    }

    void draw(const Quote& quote) {
        sheet_.need(40);
        sheet_.open("BlockQuote");
        sheet_.flow(sheet_.layout(quote.runs, {.italic = true}, text_width - 40).get(), "P",
                    left + 20);
        if (!quote.attribution.empty()) {
            const Runs words = {{"– " + quote.attribution}};
            sheet_.flow(sheet_.layout(words, {.size = 9.5}, text_width - 40).get(), "P", left + 20);
        }
        sheet_.close("BlockQuote");
        sheet_.space(8);
    }

    void draw(const Aside& aside) {
        sheet_.need(40);
        sheet_.flow(sheet_.layout(aside.runs, {.size = 10}, text_width - 24).get(), "P", left + 12);
        sheet_.space(8);
    }

    void draw(const PageBreak&) {
        if (sheet_.y > top) {
            sheet_.turn();
        }
    }

    void draw(const TableOfContents&) {
        sheet_.need(60);
        text({{document_.labels.contents}}, "P", {.size = 13.5, .bold = true});
        sheet_.open("TOC");
        for (const Block& block : document_.blocks) {
            const auto* heading = std::get_if<Heading>(&block);
            if (heading == nullptr || heading->level > 2) {
                continue;
            }
            const auto found = sheet_.known.pages.find(heading->anchor);
            const int page = found == sheet_.known.pages.end() ? 0 : found->second;
            const double indent = heading->level == 1 ? 0 : 16;
            const auto words = sheet_.layout({{heading->text + " "}}, {}, text_width - 50 - indent);
            sheet_.need(height_of(words.get()));
            const auto number = sheet_.layout({{std::to_string(page)}}, {.right = true}, 40);
            const double height = height_of(words.get());
            sheet_.open("TOCI");
            sheet_.place(words.get(), left + indent, sheet_.y, 0.1);
            sheet_.place(number.get(), left + text_width - 40, sheet_.y, 0.1);
            sheet_.close("TOCI");
            sheet_.space(height + 2);
        }
        sheet_.close("TOC");
        sheet_.space(10);
    }

    void draw(const ChartBlock& block) {
        const ChartDrawing drawing = draw_chart(block.chart);
        // A chart taller than a sheet is drawn smaller rather than cut.
        const double scale =
            std::min(text_width / drawing.width, (bottom - top - 40) / drawing.height);
        sheet_.need(drawing.height * scale + 30);
        text({{numbered_caption(block.number, block.caption)}}, "P", {.size = 10, .bold = true});
        sheet_.open("Figure");
        cairo_save(sheet_.cairo);
        cairo_translate(sheet_.cairo, left, sheet_.y + 4);
        cairo_scale(sheet_.cairo, scale, scale);
        paint_chart(sheet_.cairo, drawing);
        cairo_restore(sheet_.cairo);
        sheet_.close("Figure");
        sheet_.remarks.figure_alts.push_back(block.chart.description);
        sheet_.space(drawing.height * scale + 12);
        draw(block.table);
    }

    Layout cell(const TableBlock& table, std::size_t column, const std::string& words, double width) {
        const Look look = {.size = 9.5, .bold = bold_row_, .right = numeric_column(table, column)};
        return sheet_.layout({{words + " "}}, look, width);
    }

    std::vector<double> widths_of(const TableBlock& table) {
        std::vector<double> widths(table.heads.size(), 30);
        std::vector<std::vector<std::string>> rows = table.rows;
        rows.push_back(table.heads);
        rows.push_back(table.total);
        bold_row_ = true;
        for (const auto& row : rows) {
            for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
                const double natural = natural_width(cell(table, i, row[i], 0).get());
                widths[i] = std::max(widths[i], natural + 2 * cell_space + 1);
            }
        }
        bold_row_ = false;
        double sum = 0;
        for (double& width : widths) {
            width = std::min(width, text_width * 0.6);
            sum += width;
        }
        for (double& width : widths) {
            width *= sum > text_width ? text_width / sum : 1;
        }
        if (!widths.empty() && sum < text_width) {
            widths.front() += std::min(text_width - sum, 120.0);
        }
        return widths;
    }

    enum class Row { head, repeated_head, body, total };

    void row(const TableBlock& table, const std::vector<std::string>& words, Row kind) {
        bold_row_ = kind != Row::body;
        std::vector<Layout> cells;
        double height = 0;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            cells.push_back(cell(table, i, i < words.size() ? words[i] : "",
                                 widths_[i] - 2 * cell_space));
            height = std::max(height, height_of(cells.back().get()) + 7);
        }
        if (kind != Row::repeated_head && sheet_.y + height > bottom && sheet_.y > top) {
            sheet_.turn();
            if (kind != Row::head) {
                row(table, table.heads, Row::repeated_head);
            }
            bold_row_ = kind != Row::body;
        }
        ground(kind, height);
        const bool tagged = kind != Row::repeated_head;
        if (tagged) {
            sheet_.open("TR");
        }
        double x = left;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const char* tag = kind == Row::head || i == 0 ? "TH" : "TD";
            if (tagged) {
                sheet_.open(tag);
            }
            sheet_.place(cells[i].get(), x + cell_space, sheet_.y + 3, 0.1);
            if (tagged) {
                sheet_.close(tag);
            }
            if (tagged && tag[1] == 'H') {
                sheet_.remarks.head_scopes.emplace_back(kind == Row::head ? "Column" : "Row");
            }
            x += widths_[i];
        }
        if (tagged) {
            sheet_.close("TR");
        }
        sheet_.space(height);
    }

    void ground(Row kind, double height) {
        double width = 0;
        for (const double one : widths_) {
            width += one;
        }
        cairo_t* cairo = sheet_.cairo;
        if (kind == Row::body && ++rows_ % 2 == 0) {
            cairo_set_source_rgb(cairo, 0.955, 0.965, 0.975);
            cairo_rectangle(cairo, left, sheet_.y, width, height);
            cairo_fill(cairo);
        }
        const bool heavy = kind != Row::body;
        cairo_set_source_rgb(cairo, heavy ? 0.25 : 0.78, heavy ? 0.25 : 0.78, heavy ? 0.25 : 0.78);
        cairo_set_line_width(cairo, heavy ? 0.9 : 0.4);
        const double line = kind == Row::total ? sheet_.y : sheet_.y + height;
        cairo_move_to(cairo, left, line);
        cairo_line_to(cairo, left + width, line);
        cairo_stroke(cairo);
    }

    void draw(const TableBlock& table) {
        if (table.heads.empty()) {
            return;
        }
        widths_ = widths_of(table);
        rows_ = 0;
        sheet_.need(76);
        sheet_.open("Table");
        const std::string caption = numbered_caption(table.number, table.caption);
        if (!caption.empty()) {
            text({{caption}}, "Caption", {.size = 10, .bold = true});
            sheet_.space(3);
        }
        row(table, table.heads, Row::head);
        for (const auto& words : table.rows) {
            row(table, words, Row::body);
        }
        if (!table.total.empty()) {
            row(table, table.total, Row::total);
        }
        sheet_.close("Table");
        sheet_.space(3);
        if (!table.source.empty()) {
            text({{document_.labels.source + ": " + table.source}}, "P", {.size = 8.5});
        }
        for (const std::string& note : table.notes) {
            text({{note}}, "P", {.size = 8.5});
        }
        sheet_.space(12);
    }

    void footnotes() {
        if (document_.footnotes.empty()) {
            return;
        }
        draw(Heading{1, document_.labels.footnotes, ""});
        int number = 0;
        for (const Runs& note : document_.footnotes) {
            Runs words = {{std::to_string(++number) + ". "}};
            words.insert(words.end(), note.begin(), note.end());
            text(words, "Note", {.size = 9});
            sheet_.space(3);
        }
    }

    const Document& document_;
    Sheet sheet_;
    std::vector<int> outlines_;
    std::vector<double> widths_;
    int rows_ = 0;
    bool bold_row_ = false;
};

} // namespace

} // namespace pdf

std::string document_pdf(const Document& document) {
    pdf::Remarks first;
    pdf::Setting(document, {}).set(first);
    pdf::Remarks second;
    const std::string drawn = pdf::Setting(document, first).set(second);
    return pdf::finished(drawn, document, second);
}
