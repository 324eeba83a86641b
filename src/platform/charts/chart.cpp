// The marks of a chart: bars, shares, columns and lines with their values beside them.
#include "platform/charts/chart.h"

#include <algorithm>

#include "platform/result.h"

namespace {

constexpr double label_width = 210;
constexpr double right_edge = 585;
constexpr double bar_height = 18;
constexpr double letter_width = 6.6; // at 12 points, on the generous side
constexpr std::size_t shades = 4;

double drawn(int64_t value) {
    return static_cast<double>(std::max<int64_t>(value, 0));
}

int shade_of(std::size_t series) {
    return static_cast<int>(series % shades);
}

int64_t largest(const Chart& chart) {
    int64_t most = 1;
    for (const ChartSeries& series : chart.series) {
        for (const int64_t value : series.values) {
            most = std::max(most, value);
        }
    }
    return most;
}

// Ended at a letter's beginning, so that å ä ö stay whole.
std::string first_letters(const std::string& text, std::size_t letters) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && ++seen > letters) {
            return text.substr(0, i);
        }
    }
    return text;
}

std::string cut(const std::string& text, std::size_t letters) {
    const std::string kept = first_letters(text, letters);
    return kept.size() == text.size() ? text : kept + "…";
}

constexpr std::size_t long_name = 10; // no month's name is longer

// Standing columns are named alike: whole when all names of a month's length have room, else by
// three letters, as months are shortened. A longer name is cut to the room there is.
std::vector<std::string> names_that_fit(const Chart& chart, double width) {
    std::size_t longest = 0;
    for (const std::string& name : chart.categories) {
        longest = name.size() > long_name ? longest : std::max(longest, name.size());
    }
    const auto room = static_cast<std::size_t>(std::max(3.0, width / letter_width));
    std::vector<std::string> names;
    for (const std::string& name : chart.categories) {
        names.push_back(name.size() > long_name ? cut(name, room - 1)
                                                : first_letters(name, longest > room ? 3 : room));
    }
    return names;
}

// A legend only where there is more than one series to tell apart.
double legend(const Chart& chart, ChartDrawing& out) {
    if (chart.series.size() < 2) {
        return 4;
    }
    double x = 4;
    double y = 4;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const double width =
            40 + letter_width * static_cast<double>(chart.series[i].name.size());
        if (x > 4 && x + width > out.width) {
            x = 4;
            y += 20;
        }
        out.marks.push_back({ChartMark::Kind::box, x, y, 14, 14, shade_of(i)});
        out.marks.push_back(
            {ChartMark::Kind::text, x + 20, y + 12, 0, 0, 0, chart.series[i].name});
        x += width;
    }
    return y + 28;
}

void bars(const Chart& chart, ChartDrawing& out) {
    double y = legend(chart, out);
    const double scale = (right_edge - label_width) / static_cast<double>(largest(chart));
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        const double group = bar_height * static_cast<double>(chart.series.size());
        out.marks.push_back({ChartMark::Kind::text_right, label_width - 8, y + group / 2 + 4, 0, 0,
                             0, cut(chart.categories[c], 30)});
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const int64_t value = chart.series[s].values[c];
            const double width = drawn(value) * scale;
            out.marks.push_back({ChartMark::Kind::box, label_width, y + 1, width, bar_height - 2,
                                 shade_of(s)});
            out.marks.push_back({ChartMark::Kind::text, label_width + width + 6, y + 13, 0, 0, 0,
                                 std::to_string(value)});
            y += bar_height;
        }
        y += 8;
    }
    out.height = y;
}

// The values stand in a line of their own under each bar, so that narrow parts have theirs too.
void shares(const Chart& chart, ChartDrawing& out) {
    double y = legend(chart, out);
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        double sum = 0;
        for (const ChartSeries& series : chart.series) {
            sum += drawn(series.values[c]);
        }
        out.marks.push_back({ChartMark::Kind::text_right, label_width - 8, y + 15, 0, 0, 0,
                             cut(chart.categories[c], 30)});
        double x = label_width;
        double free_from = label_width;
        for (std::size_t s = 0; s < chart.series.size() && sum > 0; ++s) {
            const double width =
                drawn(chart.series[s].values[c]) / sum * (right_edge - label_width);
            const std::string number = std::to_string(chart.series[s].values[c]);
            out.marks.push_back({ChartMark::Kind::box, x, y, width, 22, shade_of(s)});
            const double at = std::max(x, free_from);
            out.marks.push_back({ChartMark::Kind::text, at, y + 36, 0, 0, 0, number});
            free_from = at + letter_width * static_cast<double>(number.size()) + 8;
            x += width;
        }
        y += 48;
    }
    out.height = y;
}

void over_time(const Chart& chart, ChartDrawing& out) {
    const double top = legend(chart, out) + 18;
    const double bottom = top + 180;
    const double step =
        (out.width - 20) / static_cast<double>(std::max<std::size_t>(chart.categories.size(), 1));
    const double scale = 180 / static_cast<double>(largest(chart));
    const auto place = [&](std::size_t s, std::size_t c) {
        return bottom - drawn(chart.series[s].values[c]) * scale;
    };
    const auto side_by_side = static_cast<double>(std::max<std::size_t>(1, chart.series.size()));
    const double bar = step * 0.7 / side_by_side;
    const std::vector<std::string> names = names_that_fit(chart, step);
    out.marks.push_back({ChartMark::Kind::line, 10, bottom, out.width - 20, 0, 0});
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        const double middle = 10 + step * (static_cast<double>(c) + 0.5);
        out.marks.push_back({ChartMark::Kind::text_middle, middle, bottom + 16, 0, 0, 0,
                             names[c]});
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const std::string number = std::to_string(chart.series[s].values[c]);
            const double y = place(s, c);
            double x = middle;
            if (chart.kind == Chart::Kind::columns) {
                x = middle - step * 0.35 + bar * (static_cast<double>(s) + 0.5);
                out.marks.push_back(
                    {ChartMark::Kind::box, x - bar / 2, y, bar - 1, bottom - y, shade_of(s)});
            } else {
                out.marks.push_back({ChartMark::Kind::dot, x, y, 7, 7, shade_of(s)});
                if (c + 1 < chart.categories.size()) {
                    out.marks.push_back(
                        {ChartMark::Kind::line, x, y, step, place(s, c + 1) - y, shade_of(s)});
                }
            }
            out.marks.push_back({ChartMark::Kind::text_middle, x, y - 6, 0, 0, 0, number});
        }
    }
    out.height = bottom + 26;
}

} // namespace

ChartDrawing draw_chart(const Chart& chart) {
    for (const ChartSeries& series : chart.series) {
        ensure(series.values.size() == chart.categories.size(),
               "a series has a value for each category");
    }
    ChartDrawing out;
    if (chart.kind == Chart::Kind::bars) {
        bars(chart, out);
    } else if (chart.kind == Chart::Kind::share) {
        shares(chart, out);
    } else {
        over_time(chart, out);
    }
    return out;
}

std::vector<std::vector<std::string>> chart_table(const Chart& chart, const std::string& head) {
    std::vector<std::vector<std::string>> rows = {{head}};
    for (const ChartSeries& series : chart.series) {
        rows.front().push_back(series.name);
    }
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        rows.push_back({chart.categories[c]});
        for (const ChartSeries& series : chart.series) {
            rows.back().push_back(std::to_string(series.values[c]));
        }
    }
    return rows;
}
