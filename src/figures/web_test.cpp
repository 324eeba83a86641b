// Stories of the figures' pages over a fact of the tests' own: at both doors, on both engines.
#include <gtest/gtest.h>

#include "figures/figure.h"
#include "figures/figures.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "platform/sheets/xlsx.h"
#include "tests/support/client.h"

namespace {

// Six events of 2025 in each unit: kind, level, type, month, serious.
const std::vector<std::array<std::string_view, 5>> counted_rows = {
    {"failure", "lokal", "vantetid", "01", "yes"},   {"failure", "lokal", "vantetid", "02", "no"},
    {"failure", "central", "regelverk", "02", "no"}, {"failure", "lokal", "sip", "03", "yes"},
    {"positive", "", "vantetid", "03", "no"},        {"positive", "", "sip", "12", "no"}};

FactTable load_rows(Work&, const FactScope& scope) {
    FactTable table({"kind", "level", "type", "month", "serious"});
    if (scope.year == 2025) {
        for (const auto& row : counted_rows) {
            table.add(row);
        }
    }
    return table;
}
bool ever_counted(Work&, const FactScope& scope) {
    return scope.year >= 2025;
}
std::string label_said(Work&, const Texts&, std::string_view, std::string_view code) {
    return code.empty() ? "inget" : std::string(code);
}
std::string rows_at(Work&, const FactScope& scope, const Filter& filter) {
    return "/events?year=" + std::to_string(scope.year) +
           (filter.empty() ? "" : "&kind=" + filter.front().codes.front());
}

void add_the_fact() {
    static const bool added = [] {
        Fact fact;
        fact.name = "event";
        fact.crossable = {"type", "level", "month", "kind"};
        fact.narrowings = {{"kind", {"failure", "positive", "wish", "own_practice"}},
                           {"level", {"handlaggare", "lokal", "central"}},
                           {"serious", {"yes", "no"}}};
        fact.load = load_rows;
        fact.label = label_said;
        fact.ever = ever_counted;
        fact.rows_address = rows_at;
        figure_registry().add(fact);
        figure_registry().add(std::vector<Figure>{
            {"events.total", "event", {}, Measure::count, {}, "event"},
            {"events.positive", "event", {{"kind", {"positive"}}}, Measure::count, {}, "event"},
            {"events.serious.share",
             "event",
             {{"serious", {"yes"}}},
             Measure::share,
             {{"kind", {"failure"}}},
             "event"}});
        return true;
    }();
    EXPECT_TRUE(added);
}

using Place = std::tuple<Engine, Door>;

class FigurePages : public testing::TestWithParam<Place> {
protected:
    FigurePages() { add_the_fact(); }
    bool html() const { return std::get<Door>(GetParam()) == Door::html; }
    Client as(const Actor& actor) { return Client(site, actor, std::get<Door>(GetParam())); }
    bool taken(const Response& response) const { return response.status == (html() ? 303 : 200); }

    TestDatabase db{std::get<Engine>(GetParam())};
    const Cast cast = a_cast(db);
    StorySite site{db, routes()};
    Client ombud = as(cast.ombud);

private:
    static const Routes& routes() {
        static const Routes all = [] {
            Routes list;
            figures_routes(list);
            return list;
        }();
        return all;
    }
};

std::string door_and_engine(const testing::TestParamInfo<Place>& info) {
    return std::string(std::get<Engine>(info.param) == Engine::sqlite ? "sqlite" : "postgres") +
           (std::get<Door>(info.param) == Door::html ? "_html" : "_json");
}

} // namespace

TEST_P(FigurePages, ShowTheYearWithItsPartsAndItsDay) {
    const Response shown = ombud.get("/figures?year=2025");
    ASSERT_EQ(shown.status, 200);
    if (html()) {
        EXPECT_TRUE(says(shown, "<td class=\"number\">6</td>") || says(shown, ">6</td>"));
        EXPECT_TRUE(says(shown, "2 av 4"));
        EXPECT_TRUE(says(shown, Texts(Language::swedish).percent_tenths(500)));
        EXPECT_TRUE(says(shown, "1 verksamhet"));
        EXPECT_FALSE(says(shown, "{count"));
        EXPECT_TRUE(says(ombud.get("/figures"), "2 mars 2026"));
        return;
    }
    const json::array values = json::parse(shown.body).as_array();
    ASSERT_EQ(values.size(), 3U);
    const json::object& share = values[2].as_object();
    EXPECT_EQ(share.size(), 8U);
    EXPECT_EQ(share.at("id"), "events.serious.share");
    EXPECT_EQ(share.at("value").as_double(), 50.0);
    EXPECT_EQ(share.at("unit"), "percent");
    EXPECT_EQ(share.at("numerator"), 2);
    EXPECT_EQ(share.at("denominator"), 4);
    EXPECT_EQ(share.at("cutoff"), "2025-12-31");
    EXPECT_EQ(share.at("status"), "ok");
    EXPECT_EQ(values[0].at("value"), 6);
    EXPECT_EQ(values[0].at("denominator"), nullptr);
}

TEST_P(FigurePages, SayMissingAndNoneInWordsAndNeverAsZero) {
    const Response before = ombud.get("/figures?year=2024");
    const Response empty = ombud.get("/figures?year=2026");
    const Texts t(Language::swedish);
    if (html()) {
        EXPECT_TRUE(says(before, t("figure.status.missing")));
        EXPECT_TRUE(says(empty, t("figure.status.none")));
        EXPECT_FALSE(says(empty, t("figure.status.missing")));
    } else {
        EXPECT_TRUE(says(before, "\"value\":null"));
        EXPECT_TRUE(says(before, "\"status\":\"missing\""));
        EXPECT_TRUE(says(empty, "\"value\":0"));
        EXPECT_TRUE(says(empty, "\"status\":\"none\""));
    }
    for (const std::string year : {"1993", "2027", "x", "20255", "-1"}) {
        EXPECT_EQ(ombud.get("/figures?year=" + year).status, 422) << year;
    }
}

TEST_P(FigurePages, TellWhatAFigureCountsAndLeadItsReadersToTheRows) {
    const Response shown = ombud.get("/figures/events.positive?year=2025");
    ASSERT_EQ(shown.status, 200);
    EXPECT_EQ(ombud.get("/figures/events.nothing").status, 404);
    Client county = as(cast.county_officer);
    const Response outside = county.get("/figures/events.positive?year=2025");
    EXPECT_EQ(outside.status, 200);
    if (html()) {
        const Texts t(Language::swedish);
        EXPECT_TRUE(says(shown, t("figure.events.positive.definition")));
        EXPECT_TRUE(says(shown, "href=\"/events?year=2025&amp;kind=positive\""));
        EXPECT_FALSE(says(outside, "/events?"));
    } else {
        EXPECT_TRUE(says(shown, "\"value\":2"));
    }
}

TEST_P(FigurePages, CrossTwoDimensionsWithTheirTotals) {
    const Response shown = ombud.get("/figures/cross?rows=type&columns=level&year=2025");
    ASSERT_EQ(shown.status, 200);
    if (!html()) {
        const json::value table = json::parse(shown.body);
        EXPECT_EQ(table.at("total"), 6);
        const json::object& first = table.at("rows").at(0).as_object();
        EXPECT_EQ(first.at("code"), "vantetid");
        EXPECT_EQ(first.at("total"), 3);
        EXPECT_EQ(first.at("cells").at("lokal"), 2);
    }
    const Response narrowed =
        ombud.get("/figures/cross?rows=type&year=2025&kind=positive&serious=no");
    EXPECT_TRUE(says(narrowed, html() ? ">2</td>" : "\"total\":2,"));
    EXPECT_EQ(ombud.get("/figures/cross?year=2026").status, 200);
    for (const std::string query :
         {"rows=description", "rows=type&columns=nothing", "kind=a%20b", "level=%22%3E",
          "serious=1", "year=abc", "rows=type&kind=%5C"}) {
        EXPECT_EQ(ombud.get("/figures/cross?" + query).status, 422) << query;
    }
}

TEST_P(FigurePages, HandOutTheSameNumbersAsFiles) {
    const std::string query = "rows=type&columns=level&year=2025";
    const Response csv = ombud.get("/figures/cross/file?format=csv&" + query);
    const Response book = ombud.get("/figures/cross/file?format=xlsx&" + query);
    const SheetRows rows = read_csv(csv.body).value();
    EXPECT_EQ(read_xlsx(book.body).value(), rows);
    EXPECT_EQ(rows.at(1), (std::vector<std::string>{"vantetid", "2", "0", "1", "3"}));
    EXPECT_EQ(rows.back().back(), "6");
    if (html()) {
        const std::string page = ombud.get("/figures/cross?" + query).body;
        for (const auto& row : rows) {
            EXPECT_NE(page.find(row.front()), std::string::npos) << row.front();
        }
    }
}

TEST_P(FigurePages, SaveAQuestionForTheUnitAndForgetIt) {
    const std::string question = "rows=type&columns=level&year=2025";
    EXPECT_EQ(ombud.post("/figures/tables", {{"name", {"Fel"}}, {"question", {"rows=<b>"}}}).status,
              422);
    EXPECT_TRUE(taken(
        ombud.post("/figures/tables", {{"name", {"Typer per nivå"}}, {"question", {question}}})));
    Client pages(site, cast.colleague, Door::html);
    const std::string page = pages.get("/figures/cross?year=2025").body;
    EXPECT_NE(page.find("Typer per nivå"), std::string::npos);
    const std::size_t start = page.find("/figures/tables/");
    ASSERT_NE(start, std::string::npos);
    const std::string removal = page.substr(start, page.find('"', start) - start);
    const std::string other = a_unit_called(db, "Ett annat ombud", "ANNAT");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + other);
    EXPECT_EQ(as(stranger).post(removal).status, 404);
    EXPECT_TRUE(taken(ombud.post(removal)));
    EXPECT_FALSE(says(pages.get("/figures/cross?year=2025"), "Typer per nivå"));
}

TEST_P(FigurePages, SetTheDayThatAYearIsCountedTo) {
    EXPECT_EQ(ombud.get("/figures/cutoff?year=2025").status, 200);
    EXPECT_EQ(ombud.post("/figures/cutoff", {{"cutoff", {"30 november"}}, {"seen", {"2025-12-31"}}})
                  .status,
              422);
    EXPECT_TRUE(taken(
        ombud.post("/figures/cutoff", {{"cutoff", {"2025-11-30"}}, {"seen", {"2025-12-31"}}})));
    const Response met =
        ombud.post("/figures/cutoff", {{"cutoff", {"2025-10-31"}}, {"seen", {"2025-12-31"}}});
    EXPECT_EQ(met.status, 409);
    if (html()) {
        EXPECT_TRUE(says(met, "30 november 2025"));
        EXPECT_TRUE(says(met, "31 oktober 2025"));
    }
    EXPECT_TRUE(says(ombud.get("/figures?year=2025"),
                     html() ? "30 november 2025" : "\"cutoff\":\"2025-11-30\""));
    EXPECT_EQ(as(cast.county_officer)
                  .post("/figures/cutoff", {{"cutoff", {"2025-11-30"}}, {"seen", {"2025-12-31"}}})
                  .status,
              403);
}

TEST_P(FigurePages, AreForThoseWhoMayReadFigures) {
    EXPECT_EQ(as(cast.administrator).get("/figures").status, 403);
    EXPECT_EQ(as(cast.county_officer).get("/figures/cross").status, 200);
    for (const char* language : {"sv", "en"}) {
        ombud.language = language;
        for (const std::string path :
             {"/figures", "/figures/events.serious.share", "/figures/cross", "/figures/cutoff"}) {
            EXPECT_EQ(ombud.get(path).status, 200) << path;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Places, FigurePages,
                         testing::Combine(both_engines(), testing::Values(Door::html, Door::json)),
                         door_and_engine);
