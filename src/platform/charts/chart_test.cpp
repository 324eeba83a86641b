// Charts: named for those who do not see them, and never told by colour only.
#include "platform/charts/chart.h"

#include <gtest/gtest.h>

#include "platform/result.h"

namespace {

Chart sample(Chart::Kind kind) {
    return {kind, "A <title>", "Most in March.", {"jan", "mars"}, {{"a", {3, 12}}, {"b", {0, 2}}}};
}

} // namespace

TEST(Chart, IsNamedAndShowsEveryValueInAllKinds) {
    for (const auto kind :
         {Chart::Kind::bars, Chart::Kind::share, Chart::Kind::columns, Chart::Kind::line}) {
        const std::string svg = chart_svg(sample(kind), "c");
        for (const std::string part : {"role=\"img\"", "A &lt;title&gt;</title>", "<desc",
                                       ">3</text>", ">12</text>", ">0</text>", ">2</text>"}) {
            EXPECT_NE(svg.find(part), std::string::npos) << part;
        }
        EXPECT_EQ(svg.find("style"), std::string::npos);
        EXPECT_EQ(chart_png(sample(kind)).substr(1, 3), "PNG");
    }
}

TEST(Chart, WantsAValueForEachCategory) {
    Chart chart = sample(Chart::Kind::bars);
    chart.series.front().values.pop_back();
    EXPECT_THROW(draw_chart(chart), Bug);
}
