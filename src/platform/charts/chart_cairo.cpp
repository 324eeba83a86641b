// A chart painted by Cairo, with the same marks as on the page.
#include "platform/charts/chart_cairo.h"

#include <pango/pangocairo.h>

#include <cmath>
#include <memory>
#include <stdexcept>

namespace {

void ink(cairo_t* cairo) {
    cairo_set_source_rgb(cairo, 0.122, 0.373, 0.545);
}

void fill_shade(cairo_t* cairo, const ChartMark& mark) {
    if (mark.shade == 0) {
        ink(cairo);
        cairo_fill_preserve(cairo);
    } else {
        cairo_save(cairo);
        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_fill_preserve(cairo);
        cairo_clip(cairo);
        ink(cairo);
        cairo_set_line_width(cairo, mark.shade == 1 ? 2.5 : 1.5);
        const double step = mark.shade == 3 ? 4 : 8;
        for (double at = 0; at < mark.width + mark.height && mark.shade != 2; at += step) {
            cairo_move_to(cairo, mark.x + at, mark.y);
            cairo_line_to(cairo, mark.x + at - mark.height, mark.y + mark.height);
        }
        for (double at = 4; at < mark.width && mark.shade == 2; at += step) {
            cairo_move_to(cairo, mark.x + at, mark.y);
            cairo_line_to(cairo, mark.x + at, mark.y + mark.height);
        }
        cairo_stroke(cairo);
        cairo_restore(cairo);
        cairo_rectangle(cairo, mark.x, mark.y, mark.width, mark.height);
    }
    cairo_set_source_rgb(cairo, 0.1, 0.1, 0.1);
    cairo_set_line_width(cairo, 0.7);
    cairo_stroke(cairo);
}

void paint_text(cairo_t* cairo, const ChartMark& mark) {
    PangoLayout* layout = pango_cairo_create_layout(cairo);
    PangoFontDescription* font = pango_font_description_from_string("DejaVu Sans");
    pango_font_description_set_absolute_size(font, 11 * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, mark.text.data(), static_cast<int>(mark.text.size()));
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    const double wide = static_cast<double>(width) / PANGO_SCALE;
    const double left = mark.kind == ChartMark::Kind::text_right    ? wide
                        : mark.kind == ChartMark::Kind::text_middle ? wide / 2
                                                                    : 0;
    cairo_set_source_rgb(cairo, 0.1, 0.1, 0.1);
    cairo_move_to(cairo, mark.x - left, mark.y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, 0));
    pango_font_description_free(font);
    g_object_unref(layout);
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned length) noexcept {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

void paint_chart(cairo_t* cairo, const ChartDrawing& drawing) {
    for (const ChartMark& mark : drawing.marks) {
        cairo_new_path(cairo);
        if (!mark.text.empty()) {
            paint_text(cairo, mark);
        } else if (mark.kind == ChartMark::Kind::box) {
            cairo_rectangle(cairo, mark.x, mark.y, mark.width, mark.height);
            fill_shade(cairo, mark);
        } else if (mark.kind == ChartMark::Kind::dot) {
            cairo_arc(cairo, mark.x, mark.y, 3.5, 0, 2 * M_PI);
            ink(cairo);
            cairo_fill(cairo);
        } else {
            const double dashes[] = {9.0 - 2 * mark.shade, 3};
            cairo_set_dash(cairo, dashes, mark.shade == 0 ? 0 : 2, 0);
            cairo_set_source_rgb(cairo, 0.1, 0.1, 0.1);
            cairo_set_line_width(cairo, 1);
            cairo_move_to(cairo, mark.x, mark.y);
            cairo_line_to(cairo, mark.x + mark.width, mark.y + mark.height);
            cairo_stroke(cairo);
            cairo_set_dash(cairo, nullptr, 0, 0);
        }
    }
}

std::string chart_png(const Chart& chart) {
    const ChartDrawing drawing = draw_chart(chart);
    const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(drawing.width * 2),
                                   static_cast<int>(std::ceil(drawing.height * 2))),
        cairo_surface_destroy);
    const std::unique_ptr<cairo_t, void (*)(cairo_t*)> cairo(cairo_create(surface.get()),
                                                             cairo_destroy);
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), 2, 2);
    paint_chart(cairo.get(), drawing);
    std::string bytes;
    if (cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error("a chart could not be drawn");
    }
    return bytes;
}
