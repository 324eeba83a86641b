// The published numbers, entered as data and counted; and every figure against plain SQL.
#include "clients/figures.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "clients/access.h"
#include "clients/assignment.h"
#include "clients/counted.h"
#include "clients/period.h"
#include "clients/queue.h"
#include "clients/year_lock.h"
#include "figures/cross_table.h"
#include "figures/figures.h"
#include "figures/scope.h"
#include "platform/json.h"
#include "platform/sheets/xlsx.h"
#include "tests/support/client_pages.h"
#include "tests/support/published_clients.h"

namespace {

class ClientFigures : public testing::TestWithParam<Engine> {
protected:
    ClientFigures() { hand_in_client_figures(); }

    FactScope scope_for(const std::vector<std::string>& units, int year) {
        FactScope scope;
        scope.units = units;
        scope.year = year;
        scope.cutoff = Date{year, 12, 31};
        return scope;
    }
    std::map<std::string, FigureValue> figures(const std::vector<std::string>& units, int year) {
        std::map<std::string, FigureValue> by_id;
        db.database().read(the_cli(), [&](Work& work) {
            for (FigureValue& value : figures_of(work, scope_for(units, year))) {
                by_id[value.id] = value;
            }
        });
        return by_id;
    }
    FactTable fact(const std::string& name, const std::vector<std::string>& units, int year) {
        std::optional<FactTable> table;
        db.database().read(the_cli(), [&](Work& work) {
            table = figure_registry().fact(name).load(work, scope_for(units, year));
        });
        return *table;
    }

    TestDatabase db{GetParam(), the_door()};
    Texts sv{Language::swedish};
};

INSTANTIATE_TEST_SUITE_P(Engines, ClientFigures, both_engines(), engine_name);

} // namespace

TEST_P(ClientFigures, OfStockholm2020AreThePublishedOnesAndThePercentagesAreRight) {
    const auto units = fill_stockholm_2020(db);
    const auto found = figures(units, 2020);
    const auto value = [&](const char* id) { return found.at(id).value; };
    EXPECT_EQ(value("clients.total"), 625);
    EXPECT_EQ(value("clients.women"), 332);
    EXPECT_EQ(value("clients.men"), 293);
    EXPECT_EQ(found.at("clients.women.share").printed(sv), "53,1\u00a0%");
    EXPECT_EQ(found.at("clients.men.share").printed(sv), "46,9\u00a0%");
    EXPECT_EQ(value("clients.new"), 278);
    EXPECT_EQ(value("clients.remaining"), 347);
    EXPECT_EQ(value("clients.age.18_29"), 109);
    EXPECT_EQ(value("clients.age.30_49"), 271);
    EXPECT_EQ(value("clients.age.50_64"), 196);
    EXPECT_EQ(value("clients.age.65_plus"), 49);
    EXPECT_EQ(value("households.with_children"), 105);
    EXPECT_EQ(found.at("households.with_children").unit, "household");
    EXPECT_EQ(value("applicants.total"), 278);
    // Whole percents as published; together 99, which is rounding and not an error.
    int64_t sum = 0;
    for (const auto& [band, whole] :
         {std::pair{"18_29", 17}, {"30_49", 43}, {"50_64", 31}, {"65_plus", 8}}) {
        const auto& share = found.at("clients.age." + std::string(band) + ".share");
        const int64_t rounded =
            (*share.numerator * 200 + *share.denominator) / (2 * *share.denominator);
        EXPECT_EQ(rounded, whole) << band;
        sum += rounded;
    }
    EXPECT_EQ(sum, 99);
}

TEST_P(ClientFigures, OfStockholmGiveEveryReasonForWomenAndMen) {
    const auto units = fill_stockholm_2020(db);
    const FactTable table = fact("client_year", units, 2020);
    const CrossTable crossed = cross(table, "reasons", "sex", {});
    EXPECT_EQ(crossed.answers, CrossTable::Answers::several);
    EXPECT_EQ(crossed.total, 625);
    const auto place = [](const std::vector<std::string>& codes, std::string_view code) {
        return static_cast<std::size_t>(std::ranges::find(codes, code) - codes.begin());
    };
    const std::size_t women = place(crossed.column_codes, "woman");
    const std::size_t men = place(crossed.column_codes, "man");
    EXPECT_EQ(crossed.column_totals[women], 332);
    EXPECT_EQ(crossed.column_totals[men], 293);
    int64_t answers = 0;
    for (const ReasonLine& line : stockholm_reasons) {
        const std::size_t row = place(crossed.row_codes, line.reason);
        EXPECT_EQ(crossed.cells[row][women], line.women) << line.reason;
        EXPECT_EQ(crossed.cells[row][men], line.men) << line.reason;
        EXPECT_EQ(crossed.row_totals[row], line.women + line.men) << line.reason;
        answers += crossed.row_totals[row];
    }
    EXPECT_EQ(answers, 1293) << "answers are never summed to persons";
    // The true third is health care, which the printed report passed over (domain E-3).
    EXPECT_EQ(crossed.row_codes[0], "authorities");
    EXPECT_EQ(crossed.row_codes[1], "economy");
    EXPECT_EQ(crossed.row_codes[2], "health_care");
    EXPECT_EQ(crossed.row_codes[3], "structure");
    EXPECT_EQ(figures(units, 2020).at("clients.reason.health_care").value, 169);
}

TEST_P(ClientFigures, OfStockholmsOfficesAreSumsOfUnits) {
    const auto units = fill_stockholm_2020(db);
    int64_t sum = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto found = figures({units[i]}, 2020);
        EXPECT_EQ(found.at("clients.total").value, stockholm_offices()[i].persons);
        sum += found.at("clients.total").value;
        if (stockholm_offices()[i].prefix == "SPANGA") {
            EXPECT_EQ(found.at("clients.men.share").printed(sv), "61,1\u00a0%");
            EXPECT_EQ(found.at("clients.age.65_plus.share").printed(sv), "25,0\u00a0%");
        }
        if (stockholm_offices()[i].prefix == "HEMLOSA") {
            EXPECT_EQ(found.at("clients.men.share").printed(sv), "70,0\u00a0%");
        }
    }
    EXPECT_EQ(sum, 625);
    const auto in_2019 = figures(units, 2019);
    EXPECT_EQ(in_2019.at("clients.total").value, 347);
    EXPECT_EQ(figures(units, 2018).at("clients.total").status, FigureStatus::missing)
        << "nobody was registered then, which is not 0";
}

TEST_P(ClientFigures, OfVarmland2024AreTwoHundredAndEighteenWithSixAndABitAssignments) {
    const Cast cast = a_cast(db);
    const auto done = db.write(cast.ombud, [&](Work& work) -> Result<int> {
        // 30 clients have seven assignments and 188 have six: 210 + 1 128 = 1 338.
        for (int i = 0; i < 218; ++i) {
            const std::string client =
                TRY(register_client(work, a_registration({.code = "V-" + std::to_string(i + 1),
                                                          .started_on = {2024, 2, 1}})));
            for (int n = 0; n < (i < 30 ? 7 : 6); ++n) {
                TRY(open_assignment(work, client, {.area = "income", .opened_on = {2024, 3, 1}}));
            }
        }
        return 0;
    });
    ASSERT_TRUE(done);
    const auto found = figures({cast.unit}, 2024);
    EXPECT_EQ(found.at("clients.total").value, 218);
    EXPECT_EQ(found.at("assignments.total").value, 1338);
    EXPECT_EQ(found.at("clients.assignments.mean").printed(sv), "6,14");
    EXPECT_EQ(found.at("clients.assignments.mean").numerator, 1338);
    EXPECT_EQ(found.at("clients.assignments.mean").denominator, 218);
}

TEST_P(ClientFigures, OfKronoberg2021AreOneHundredAndSixtyOneApplicants) {
    const Cast cast = a_cast(db);
    const std::vector<std::pair<std::string, int>> sources = {
        {"self", 39}, {"relative", 24}, {"authority", 91}, {"other", 7}};
    int count = 0;
    for (const auto& [source, persons] : sources) {
        const auto done = db.write(cast.ombud, [&](Work& work) -> Result<int> {
            for (int i = 0; i < persons; ++i) {
                Application application;
                application.code = "K-" + std::to_string(++count);
                application.applied_on = Date{2021, 1 + count % 12, 5};
                application.kommun = "0780";
                application.source = source;
                application.source_body = source == "authority" ? "psykiatri_oppen" : "";
                application.outcome = count % 3 == 0 ? "not_target" : "withdrawn";
                application.decided_on = application.applied_on;
                application.exclusion = count % 3 == 0 ? "acute_stress" : "";
                TRY(receive_application(work, application));
            }
            return 0;
        });
        ASSERT_TRUE(done) << done.error().problems.at(0).key;
    }
    const auto found = figures({cast.unit}, 2021);
    EXPECT_EQ(found.at("applicants.total").value, 161);
    for (const auto& [source, share] : {std::pair{"self", "24,2"},
                                        {"relative", "14,9"},
                                        {"authority", "56,5"},
                                        {"other", "4,3"}}) {
        EXPECT_EQ(found.at("applicants.source." + std::string(source) + ".share").printed(sv),
                  std::string(share) + "\u00a0%");
    }
    EXPECT_EQ(found.at("applicants.not_target").value, 53);
    EXPECT_EQ(found.at("clients.total").status, FigureStatus::missing);
}

namespace {

class ClientCrossTables : public ClientPages {
protected:
    ClientCrossTables() { hand_in_client_figures(); }
    static const Routes& figure_pages() {
        static const Routes all = [] {
            Routes list;
            figures_routes(list);
            return list;
        }();
        return all;
    }
    int64_t total(const std::string& question) {
        StorySite figures{db, figure_pages()};
        StoryClient reader{figures, cast.manager, Door::json};
        const Response told = reader.get("/figures/cross?year=2026&" + question);
        EXPECT_EQ(told.status, 200);
        return json::parse(told.body).at("total").as_int64();
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, ClientCrossTables, both_engines(), engine_name);

} // namespace

TEST_P(ClientCrossTables, CountWhomTheFiguresCount) {
    a_client(db, cast.ombud, {.code = "A-1"});
    const std::string gone = a_client(db, cast.ombud, {.code = "A-2"});
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) -> Result<void> {
        const ClientRecord client = TRY(own_client(work, gone));
        TRY(end_period(work, client.unit, *open_period(work, client),
                       {Date{2026, 2, 1}, "", SupportPeriod::End::handed_over}));
        Application waiting;
        waiting.code = "A-3";
        waiting.applied_on = Date{2025, 6, 1};
        waiting.kommun = "0780";
        waiting.source = "self";
        waiting.outcome = "queue";
        waiting.decided_on = waiting.queued_on = waiting.applied_on;
        TRY(receive_application(work, waiting));
        return {};
    }));
    EXPECT_EQ(total("fact=client_year&rows=sex"), 1);
    EXPECT_EQ(total("fact=client_year&rows=ending"), 2) << "the flow shows them all";
    EXPECT_EQ(total("fact=application&rows=source"), 2);
    EXPECT_EQ(total("fact=application&rows=source&waiting=yes"), 1);
    EXPECT_EQ(total("fact=application&rows=source&waiting=no"), 2) << "applicants of this year";
    EXPECT_EQ(total("fact=application&rows=source&waiting=yes&applied=yes"), 0);
}

TEST_P(ClientCrossTables, SayHowManyTheFiguresCountWhereTheyCountMore) {
    a_client(db, cast.ombud, {.code = "A-1"});
    const std::string gone = a_client(db, cast.ombud, {.code = "A-2"});
    StorySite figures{db, figure_pages()};
    StoryClient page{figures, cast.manager, Door::html};
    StoryClient program{figures, cast.manager, Door::json};
    const std::string table = "fact=client_year&year=2026&rows=ending";
    EXPECT_FALSE(says(page.get("/figures/cross?" + table), "Nyckeltalen räknar"));
    EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) -> Result<void> {
        const ClientRecord client = TRY(own_client(work, gone));
        return end_period(work, client.unit, *open_period(work, client),
                          {Date{2026, 2, 1}, "", SupportPeriod::End::handed_over});
    }));
    const std::string line = "Tabellen räknar 2. Nyckeltalen räknar 1 av dem: Hur året slutade: "
                             "Pågår vid årets slut, Avslutad.";
    for (const std::string& question :
         {table, std::string("fact=client_year&year=2026&rows=sex&entry=started"),
          std::string("fact=client_year&year=2026&rows=sex&columns=entry")}) {
        EXPECT_TRUE(says(page.get("/figures/cross?" + question), "<p>" + line + "</p>"));
        EXPECT_TRUE(says(page.get("/figures/cross/file?format=csv&" + question), line));
        const auto book =
            read_xlsx(page.get("/figures/cross/file?format=xlsx&" + question).body).value();
        EXPECT_TRUE(std::ranges::any_of(book, [&](const auto& row) { return row.at(0) == line; }));
        const json::value told = json::parse(program.get("/figures/cross?" + question).body);
        EXPECT_EQ(told.at("total").as_int64(), 2);
        EXPECT_EQ(told.at("in_figures").as_int64(), 1);
        EXPECT_EQ(told.at("notes").at(0).as_string(), line);
    }
    EXPECT_FALSE(says(page.get("/figures/cross?rows=sex&fact=client_year&year=2026"), line));
    const json::value plain =
        json::parse(program.get("/figures/cross?rows=sex&fact=client_year&year=2026").body);
    EXPECT_EQ(plain.at("in_figures"), plain.at("total"));
    const json::value reasons =
        json::parse(program.get("/figures/cross?rows=reasons&fact=client_year&year=2026").body);
    EXPECT_EQ(reasons.at("several_answers").as_bool(), false) << "one reason each";
}

TEST_P(ClientCrossTables, SayUnderEveryFormatThatSeveralAnswersDoNotAddUp) {
    a_client(db, cast.ombud, {.code = "A-1", .reasons = {"economy", "housing"}});
    StorySite figures{db, figure_pages()};
    StoryClient page{figures, cast.manager, Door::html};
    StoryClient program{figures, cast.manager, Door::json};
    const std::string table = "fact=client_year&year=2026&rows=reasons";
    const std::string line = "Flera svar kan anges. Raderna kan därför inte läggas ihop. Bas: 1.";
    EXPECT_TRUE(says(page.get("/figures/cross?" + table), "<p>" + line + "</p>"));
    EXPECT_TRUE(says(page.get("/figures/cross/file?format=csv&" + table), line));
    const json::value told = json::parse(program.get("/figures/cross?" + table).body);
    EXPECT_EQ(told.at("notes").at(1).as_string(), line);
    EXPECT_EQ(told.at("several_answers").as_bool(), true);
}

TEST_P(ClientCrossTables, SayWhatTheyCountOnlyInBothLanguages) {
    a_client(db, cast.ombud, {.code = "A-1"});
    StorySite figures{db, figure_pages()};
    StoryClient page{figures, cast.manager, Door::html};
    StoryClient program{figures, cast.manager, Door::json};
    const std::string table = "fact=client_year&year=2026&rows=sex";
    const std::vector<std::array<std::string, 3>> said = {
        {"sv", "Som i nyckeltalen", "(som i nyckeltalen)."},
        {"en", "As in the key figures", "(as in the key figures)."}};
    for (const auto& [language, choice, condition] : said) {
        page.language = program.language = language;
        const Texts t = Texts::in(language);
        const std::string line = std::string(t("figures.cross.only.ending")) + ": " +
                                 std::string(t("client.code.ending.stock")) + ", " +
                                 std::string(t("client.code.ending.closed")) + " " + condition;
        const Response shown = page.get("/figures/cross?" + table);
        EXPECT_TRUE(says(shown, "<p>" + line + "</p>"));
        EXPECT_TRUE(says(shown, "<option value=\"\">" + choice + "</option>"));
        EXPECT_TRUE(says(page.get("/figures/cross/file?format=csv&" + table), line));
        const auto book =
            read_xlsx(page.get("/figures/cross/file?format=xlsx&" + table).body).value();
        EXPECT_TRUE(std::ranges::any_of(book, [&](const auto& row) { return row.at(0) == line; }));
        const json::value told = json::parse(program.get("/figures/cross?" + table).body);
        const json::value& standing = told.at("standing").at(0);
        EXPECT_EQ(standing.at("text").as_string(), line);
        EXPECT_EQ(standing.at("dimension").as_string(), "ending");
        EXPECT_EQ(standing.at("codes"), (json::array{"stock", "closed"}));
        const Response narrowed = page.get("/figures/cross?ending=closed&" + table);
        EXPECT_FALSE(says(narrowed, condition)) << "it was asked about";
        EXPECT_TRUE(says(narrowed, choice)) << "what it is to choose nothing";
        EXPECT_FALSE(says(page.get("/figures/cross?entry=started&" + table), choice));
        EXPECT_TRUE(says(page.get("/figures/cross?waiting=no&fact=application&year=2026"), choice));
    }
}

TEST_P(ClientCrossTables, KnowNobodyWhoCameIntoTheQueueAfterTheYear) {
    Application late;
    late.code = "A-3";
    late.applied_on = Date{2024, 6, 1};
    late.kommun = "0780";
    late.source = "self";
    late.outcome = "queue";
    late.decided_on = late.queued_on = Date{2026, 2, 1};
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return receive_application(work, late); }));
    const auto rows = [&](int year) {
        return db.read(the_cli(), [&](Work& work) {
            int64_t count = 0;
            each_counted_application(work, cast.unit, {year, Date{year, 12, 31}},
                                     [&](const CountedApplication&) { ++count; });
            return count;
        });
    };
    EXPECT_EQ(rows(2025), 0);
    EXPECT_EQ(rows(2026), 1);
}

TEST_P(ClientCrossTables, KnowNoAgeBandOfAnotherYear) {
    Registration made = a_registration({.code = "A-1", .started_on = {2025, 2, 1}});
    made.client.birth_year.reset();
    made.answers.age_band = "18_29";
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return register_client(work, made); }));
    const auto band = [&](int year) {
        return db.read(the_cli(), [&](Work& work) {
            std::string found;
            each_counted_client(work, cast.unit, {year, Date{year, 12, 31}},
                                [&](const CountedClient& one) { found = one.age_band; });
            return found;
        });
    };
    EXPECT_EQ(band(2025), "18_29");
    EXPECT_EQ(band(2026), "missing");
}

TEST(ClientFigures, OfTheNation2020AddUpByAgeAndSex) {
    // The national table has no records behind it here, so its rows are the fact's.
    FactTable table({"sex", "age_band", "ending"});
    const auto fill = [&](std::string_view sex, const std::vector<int>& bands) {
        const std::vector<std::string_view> names = {"18_29", "30_49", "50_64", "65_plus"};
        for (std::size_t i = 0; i < bands.size(); ++i) {
            for (int n = 0; n < bands[i]; ++n) {
                table.add(std::array<std::string_view, 3>{sex, names[i], "stock"});
            }
        }
    };
    fill("man", {1074, 1698, 1043, 188});
    fill("woman", {1339, 2548, 1360, 227});
    const CrossTable crossed = cross(table, "age_band", "sex", {});
    EXPECT_EQ(crossed.total, 9477);
    EXPECT_EQ(crossed.row_codes, (std::vector<std::string>{"18_29", "30_49", "50_64", "65_plus"}));
    EXPECT_EQ(crossed.row_totals, (std::vector<int64_t>{2413, 4246, 2403, 415}));
    EXPECT_EQ(crossed.column_codes, (std::vector<std::string>{"woman", "man"}));
    EXPECT_EQ(crossed.column_totals, (std::vector<int64_t>{5474, 4003}));
}
