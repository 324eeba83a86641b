// A chart as SVG: presentation attributes and classes, text in the page's own colour.
#include <cmath>

#include "platform/charts/chart.h"
#include "platform/html/html.h"

namespace {

// Tenths of a unit are finer than any screen shows, and written alike everywhere.
std::string tenths(double number) {
    const auto whole = std::lround(number * 10);
    const auto size = std::labs(whole);
    return (whole < 0 ? "-" : "") + std::to_string(size / 10) +
           (size % 10 == 0 ? "" : "." + std::to_string(size % 10));
}

// Each shade has a pattern of its own over the colour: none, slanting, crossing, dots.
std::string pattern(const std::string& id, int shade) {
    const std::string begin = "<pattern id=\"" + id + "-" + std::to_string(shade) +
                              "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
                              "<rect width=\"8\" height=\"8\" class=\"chart-ground\" "
                              "fill=\"#fff\"/>";
    const std::string lines =
        shade == 1   ? "<path d=\"M-2 10L10 -2M-2 2L2 -2M6 10L10 6\" class=\"chart-ink\" "
                       "stroke=\"#1f5f8b\" stroke-width=\"2.5\"/>"
        : shade == 2 ? "<path d=\"M0 4H8M4 0V8\" class=\"chart-ink\" stroke=\"#1f5f8b\" "
                       "stroke-width=\"1.5\"/>"
                     : "<circle cx=\"4\" cy=\"4\" r=\"2\" class=\"chart-dots\" fill=\"#1f5f8b\"/>";
    return begin + lines + "</pattern>";
}

std::string text_mark(const ChartMark& mark) {
    std::string anchor;
    if (mark.kind == ChartMark::Kind::text_right) {
        anchor = " text-anchor=\"end\"";
    } else if (mark.kind == ChartMark::Kind::text_middle) {
        anchor = " text-anchor=\"middle\"";
    }
    return "<text x=\"" + tenths(mark.x) + "\" y=\"" + tenths(mark.y) + "\"" + anchor + ">" +
           escape_html(mark.text) + "</text>";
}

std::string shape_mark(const ChartMark& mark, const std::string& id) {
    if (mark.kind == ChartMark::Kind::line) {
        const std::string length = std::to_string(9 - 2 * mark.shade);
        const std::string dashes = mark.shade == 0 ? "" : " stroke-dasharray=\"" + length + " 3\"";
        return "<line x1=\"" + tenths(mark.x) + "\" y1=\"" + tenths(mark.y) + "\" x2=\"" +
               tenths(mark.x + mark.width) + "\" y2=\"" + tenths(mark.y + mark.height) +
               "\" stroke=\"currentColor\"" + dashes + "/>";
    }
    if (mark.kind == ChartMark::Kind::dot) {
        return "<circle cx=\"" + tenths(mark.x) + "\" cy=\"" + tenths(mark.y) +
               "\" r=\"3.5\" fill=\"currentColor\"/>";
    }
    const std::string fill =
        mark.shade == 0 ? "#1f5f8b" : "url(#" + id + "-" + std::to_string(mark.shade) + ")";
    return "<rect x=\"" + tenths(mark.x) + "\" y=\"" + tenths(mark.y) + "\" width=\"" +
           tenths(mark.width) + "\" height=\"" + tenths(mark.height) + "\" class=\"chart-shade-" +
           std::to_string(mark.shade) + "\" fill=\"" + fill + "\" stroke=\"currentColor\"/>";
}

} // namespace

std::string chart_svg(const Chart& chart, const std::string& given_id) {
    const std::string id = escape_html(given_id);
    const ChartDrawing drawing = draw_chart(chart);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" "
                      "aria-labelledby=\"" +
                      id + "-title " + id + "-desc\" viewBox=\"0 0 " + tenths(drawing.width) + " " +
                      tenths(drawing.height) + "\" width=\"" + tenths(drawing.width) +
                      "\" height=\"" + tenths(drawing.height) +
                      "\" font-family=\"inherit\" font-size=\"12\" fill=\"currentColor\">"
                      "<title id=\"" +
                      id + "-title\">" + escape_html(chart.title) + "</title><desc id=\"" + id +
                      "-desc\">" + escape_html(chart.description) + "</desc>";
    if (chart.series.size() > 1) {
        out += "<defs>" + pattern(id, 1) + pattern(id, 2) + pattern(id, 3) + "</defs>";
    }
    for (const ChartMark& mark : drawing.marks) {
        out += mark.text.empty() ? shape_mark(mark, id) : text_mark(mark);
    }
    return out + "</svg>";
}
