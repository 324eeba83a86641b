// Charts of one set of drawing calls: SVG for the page, Cairo for PDF and pictures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// One row of numbers, one for each category, in the same order.
struct ChartSeries {
    std::string name;
    std::vector<int64_t> values;
};

struct Chart {
    enum class Kind {
        bars,    // horizontal bars, one group a category
        share,   // one whole bar a category, parted by series
        columns, // standing columns, as over months
        line,    // lines over months
    };
    Kind kind = Kind::bars;
    std::string title;
    /// What the chart shows, in words, for those who do not see it.
    std::string description;
    std::vector<std::string> categories;
    std::vector<ChartSeries> series;
};

/// One mark of a drawn chart. Shades 0-3 are the series' own, each with a pattern of its own, so
/// that nothing is told by colour only.
struct ChartMark {
    enum class Kind { box, text, text_right, text_middle, line, dot };
    Kind kind = Kind::box;
    double x = 0;
    double y = 0;
    double width = 0; // a line's end is x + width, y + height
    double height = 0;
    int shade = 0;
    std::string text = {};
};

struct ChartDrawing {
    double width = 640;
    double height = 0;
    std::vector<ChartMark> marks;
};

/// The marks in points of a 640 wide sheet, y downwards. Ensures a value for each category;
/// negative values are drawn as none.
ChartDrawing draw_chart(const Chart& chart);

/// role="img" with <title> and <desc>; presentation attributes and classes only, so that it stands
/// under a strict content policy. `id` is unique on the page. Safe to hand to Html::trusted.
std::string chart_svg(const Chart& chart, const std::string& id);

/// A PNG, 1 280 pixels wide. The same bytes for the same chart and fonts.
std::string chart_png(const Chart& chart);

/// The companion table: the first row holds the heads, the first column the categories.
std::vector<std::vector<std::string>> chart_table(const Chart& chart, const std::string& head);
