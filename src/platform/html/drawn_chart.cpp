// Drawing a chart and its table from the same numbers.
#include "platform/html/drawn_chart.h"

#include "platform/html/page.h"

namespace {

Html numbers_of(const Texts& t, const Chart& chart, std::string_view head) {
    HtmlTable shape;
    shape.caption = chart.title;
    shape.row_head = HtmlTable::RowHead::first;
    shape.columns.push_back({text(head)});
    for (const ChartSeries& series : chart.series) {
        shape.columns.push_back({text(series.name), HtmlTable::Column::Align::right});
    }
    for (std::size_t row = 0; row < chart.categories.size(); ++row) {
        std::vector<Html> cells = {text(chart.categories[row])};
        for (const ChartSeries& series : chart.series) {
            cells.push_back(text(t.number(series.values[row])));
        }
        shape.rows.push_back(std::move(cells));
    }
    return table(shape);
}

} // namespace

Html chart_with_table(const Texts& t, const Chart& chart, std::string_view id,
                      std::string_view head) {
    Html out;
    out.open("figure", {{"class", "chart-figure"}});
    out.tag("figcaption", chart.title);
    out.tag("div",
            {{"class", "chart-frame"},
             {"role", "region"},
             {"tabindex", "0"},
             {"aria-label", chart.title}},
            Html::trusted(chart_svg(chart, std::string(id))));
    out.add(disclosure(t("chart.as_table"), numbers_of(t, chart, head)));
    return std::move(out.close());
}
