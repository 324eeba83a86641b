// Sheets drawn by Pango and Cairo.
#include "platform/document/pdf_sheet.h"

#include <stdexcept>

namespace pdf {

namespace {

cairo_status_t append(void* to, const unsigned char* bytes, unsigned length) noexcept {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

void span(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

std::string text_of(const Runs& runs, PangoAttrList* list) {
    std::string text;
    // Ligatures would need replacement texts, at which readers lose the rest of a paragraph.
    span(list, pango_attr_font_features_new("liga=0, clig=0, dlig=0"), 0, G_MAXUINT);
    for (const Run& run : runs) {
        const std::size_t from = text.size();
        text += run.text;
        if (run.bold) {
            span(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text.size());
        }
        if (run.italic) {
            span(list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, text.size());
        }
        if (run.marked) {
            span(list, pango_attr_background_new(0xffff, 0xf2f2, 0xb3b3), from, text.size());
        }
        if (!run.link.empty()) {
            span(list, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, text.size());
        }
        if (run.footnote > 0) {
            // A narrow space, so that "28" with note 1 is not read as 281.
            const std::size_t mark = text.size();
            text += "\u202f";
            text += std::to_string(run.footnote);
            span(list, pango_attr_rise_new(4 * PANGO_SCALE), mark, text.size());
            span(list, pango_attr_scale_new(0.7), mark, text.size());
        }
    }
    return text;
}

std::string filled(std::string text, const std::string& name, int number) {
    const auto at = text.find("{" + name + "}");
    return at == std::string::npos ? text
                                   : text.replace(at, name.size() + 2, std::to_string(number));
}

} // namespace

double height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double natural_width(PangoLayout* layout) {
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE;
}

Sheet::Sheet(const Document& document, Remarks earlier)
    : known(std::move(earlier)), document_(document) {
    surface = cairo_pdf_surface_create_for_stream(append, &bytes_, paper_width, paper_height);
    cairo = cairo_create(surface);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, document.author.c_str());
    remarks.page_count = 1;
}

Sheet::~Sheet() {
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}

Layout Sheet::layout(const Runs& runs, const Look& look, double width) const {
    Layout made(pango_cairo_create_layout(cairo), g_object_unref);
    PangoFontDescription* font = pango_font_description_from_string("DejaVu Sans");
    pango_font_description_set_absolute_size(font, look.size * PANGO_SCALE);
    if (look.bold) {
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    }
    if (look.italic) {
        pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    }
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    PangoAttrList* list = pango_attr_list_new();
    const std::string text = text_of(runs, list);
    pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(made.get(), list);
    pango_attr_list_unref(list);
    pango_layout_set_line_spacing(made.get(), 1.25F);
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    if (width > 0) {
        pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
    }
    pango_layout_set_alignment(made.get(), look.right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    return made;
}

void Sheet::flow(PangoLayout* drawn, const char* tag, double x) {
    PangoLayoutIter* lines = pango_layout_get_iter(drawn);
    double page_top = y;
    double line_top = 0;
    bool begun = false;
    do {
        PangoRectangle shape;
        int from = 0;
        int to = 0;
        pango_layout_iter_get_line_extents(lines, nullptr, &shape);
        pango_layout_iter_get_line_yrange(lines, &from, &to);
        const double above = static_cast<double>(from) / PANGO_SCALE - line_top;
        const double height = static_cast<double>(to - from) / PANGO_SCALE;
        if (page_top + above + height > bottom) {
            if (begun) {
                close(tag);
                begun = false;
            }
            turn();
            page_top = top;
            line_top = static_cast<double>(from) / PANGO_SCALE;
        }
        if (!begun) {
            open(tag);
            begun = true;
        }
        const int baseline = pango_layout_iter_get_baseline(lines);
        cairo_set_source_rgb(cairo, 0.1, 0.1, 0.1);
        cairo_move_to(cairo, x + static_cast<double>(shape.x) / PANGO_SCALE,
                      page_top + static_cast<double>(baseline) / PANGO_SCALE - line_top);
        pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(lines));
        y = page_top + static_cast<double>(to) / PANGO_SCALE - line_top;
    } while (pango_layout_iter_next_line(lines) != 0);
    pango_layout_iter_free(lines);
    close(tag);
}

void Sheet::place(PangoLayout* drawn, double x, double at, double grey) {
    PangoLayoutIter* lines = pango_layout_get_iter(drawn);
    do {
        PangoRectangle shape;
        pango_layout_iter_get_line_extents(lines, nullptr, &shape);
        cairo_set_source_rgb(cairo, grey, grey, grey);
        cairo_move_to(cairo, x + static_cast<double>(shape.x) / PANGO_SCALE,
                      at +
                          static_cast<double>(pango_layout_iter_get_baseline(lines)) / PANGO_SCALE);
        pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(lines));
    } while (pango_layout_iter_next_line(lines) != 0);
    pango_layout_iter_free(lines);
}

void Sheet::open(const char* tag, const std::string& attributes) {
    cairo_tag_begin(cairo, tag, attributes.c_str());
}

void Sheet::close(const char* tag) {
    cairo_tag_end(cairo, tag);
}

void Sheet::need(double points) {
    if (y + points > bottom && y > top) {
        turn();
    }
}

// Untagged: the finishing makes artifacts of all that no tag holds.
void Sheet::running_text() {
    const std::string words = filled(filled(document_.labels.page, "page", remarks.page_count),
                                     "pages", known.page_count);
    const auto foot = layout({{words}}, {.size = 8.5, .right = true}, text_width);
    place(foot.get(), left, paper_height - 48, 0.3);
    const auto name = layout({{document_.title}}, {.size = 8.5}, text_width * 0.75);
    pango_layout_set_height(name.get(), 0);
    pango_layout_set_ellipsize(name.get(), PANGO_ELLIPSIZE_END);
    place(name.get(), left, paper_height - 48, 0.3);
    if (!document_.marking.empty()) {
        const auto mark =
            layout({{document_.marking}}, {.size = 9, .bold = true, .right = true}, text_width);
        place(mark.get(), left, 36, 0.1);
    }
}

void Sheet::turn() {
    running_text();
    cairo_show_page(cairo);
    ++remarks.page_count;
    y = top;
}

std::string Sheet::finish() {
    running_text();
    cairo_show_page(cairo);
    cairo_surface_finish(surface);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS ||
        cairo_status(cairo) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error(std::string("a PDF could not be drawn: ") +
                                 cairo_status_to_string(cairo_status(cairo)));
    }
    return std::move(bytes_);
}

} // namespace pdf
