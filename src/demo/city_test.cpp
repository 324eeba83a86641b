// The demonstration of a city: what was published comes out of its offices' registers, exactly.
#include <gmock/gmock.h>

#include "organisations/staff.h"
#include "platform/json.h"
#include "reports/access.h"
#include "reports/canonical.h"
#include "reports/freeze.h"
#include "reports/leaving.h"
#include "tests/support/filled_demo.h"
#include "tests/support/second_reader.h"

namespace {

using testing::HasSubstr;
using testing::Not;

class PublishedCity : public testing::TestWithParam<Engine> {
protected:
    Filled& city() { return filled(GetParam(), city_demo); }
    std::string figure(std::string_view id, int year = 2020) {
        return city().figure(city_place, year, id);
    }
    std::string of_unit(const std::string& name, std::string_view id) {
        const std::string place =
            city().db.read(the_cli(), [&](Work& work) { return find_place(work, name).value(); });
        return city().figure(place, 2020, id);
    }
    template <class Read>
    auto read_as(std::string_view role, Read read) {
        return city().db.read(city().holder(role), read);
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, PublishedCity, both_engines(), engine_name);

struct ReasonRow {
    const char* code;
    int women;
    int men;
};
constexpr std::array<ReasonRow, 10> published_reasons = {{{"economy", 144, 132},
                                                          {"housing", 48, 48},
                                                          {"occupation", 31, 26},
                                                          {"structure", 66, 69},
                                                          {"isolation", 40, 24},
                                                          {"relations", 18, 16},
                                                          {"existential", 26, 20},
                                                          {"authorities", 217, 190},
                                                          {"health_care", 92, 77},
                                                          {"other", 7, 2}}};

} // namespace

TEST_P(PublishedCity, CountsItsClientsOfTheYearAndTheYearBefore) {
    EXPECT_EQ(figure("clients.total"), "625");
    EXPECT_EQ(figure("clients.women"), "332");
    EXPECT_EQ(figure("clients.men"), "293");
    EXPECT_EQ(figure("clients.women.share"), "53,1\u00A0%");
    EXPECT_EQ(figure("clients.men.share"), "46,9\u00A0%");
    EXPECT_EQ(figure("clients.new"), "278");
    EXPECT_EQ(figure("clients.continuing"), "347");
    EXPECT_EQ(figure("households.with_children"), "105");
    EXPECT_NE(figure("clients.with_children"), "105") << "persons and households are two counts";
    EXPECT_EQ(figure("clients.total", 2019), "585");
    EXPECT_EQ(figure("households.with_children", 2019), "100");
    EXPECT_EQ(figure("clients.stock", 2019), "347");
}

TEST_P(PublishedCity, HasThePublishedAges) {
    EXPECT_EQ(figure("clients.age.18_29"), "109");
    EXPECT_EQ(figure("clients.age.30_49"), "271");
    EXPECT_EQ(figure("clients.age.50_64"), "196");
    EXPECT_EQ(figure("clients.age.65_plus"), "49");
}

TEST_P(PublishedCity, HasThePublishedReasonsBySex) {
    Filled& filled_city = city();
    const FactTable table = read_as("county_officer", [&](Work& work) {
        return figure_registry().fact("client_year").load(work, scope_of(work, city_place, 2020));
    });
    for (const ReasonRow& row : published_reasons) {
        EXPECT_EQ(count_rows(table, {{"reasons", {row.code}}, {"sex", {"woman"}}}), row.women)
            << row.code;
        EXPECT_EQ(count_rows(table, {{"reasons", {row.code}}, {"sex", {"man"}}}), row.men)
            << row.code;
    }
    EXPECT_EQ(filled_city.demo.unit, "Stockholms stad");
}

TEST_P(PublishedCity, HasThePublishedOffices) {
    EXPECT_EQ(of_unit("Innerstaden", "clients.total"), "183");
    EXPECT_EQ(of_unit("Spånga-Tensta", "clients.men.share"), "61,1\u00A0%");
    EXPECT_EQ(of_unit("Spånga-Tensta", "clients.age.65_plus.share"), "25,0\u00A0%");
    EXPECT_EQ(of_unit("Enheten för hemlösa", "clients.men.share"), "70,0\u00A0%");
    EXPECT_EQ(of_unit("Rinkeby-Kista", "clients.men.share"), "50,0\u00A0%");
    for (const char* women_lead : {"Söderort", "Innerstaden", "Hässelby-Vällingby och Bromma"}) {
        EXPECT_LT(of_unit(women_lead, "clients.men.share"), "50,0\u00A0%") << women_lead;
    }
}

TEST_P(PublishedCity, WasSplitAtTheTurnOfTheYearWithItsOmbud) {
    const auto names = [&](int year) {
        return read_as("administrator", [&](Work& work) {
            std::vector<std::string> list;
            for (const std::string& id : units_under(work, city_place, year)) {
                list.push_back(unit_name(work, id, Date{year, 6, 1}));
            }
            return list;
        });
    };
    EXPECT_THAT(names(2019), testing::UnorderedElementsAre(
                                 "Söderort", "Innerstaden", "Hässelby-Vällingby och Bromma",
                                 "Rinkeby-Kista och Spånga-Tensta", "Enheten för hemlösa"));
    EXPECT_THAT(names(2020), testing::UnorderedElementsAre(
                                 "Söderort", "Innerstaden", "Hässelby-Vällingby och Bromma",
                                 "Rinkeby-Kista", "Spånga-Tensta", "Enheten för hemlösa"));
    EXPECT_EQ(figure("clients.received"), "57");
    const int64_t posts = city().db.read(the_cli(), [&](Work& work) {
        int64_t sum = 0;
        for (const std::string& id : units_under(work, city_place, 2020)) {
            sum += posts_on(work, id, Date{2020, 6, 1});
        }
        return sum;
    });
    EXPECT_EQ(posts, 1500) << "15 whole posts, in hundredths";
}

TEST_P(PublishedCity, IsFoundByWhatPeopleCallIt) {
    read_as("administrator", [&](Work& work) {
        for (const char* said : {"Stockholms stad", "stockholms stad", "Stockholm", "0180"}) {
            EXPECT_EQ(find_place(work, said).value(), city_place) << said;
        }
        EXPECT_EQ(place_name(work, Texts(Language::swedish), city_place), "Stockholms stad");
        EXPECT_EQ(find_place(work, "Växjö kommun").value(), "kommun:0780");
        EXPECT_FALSE(find_place(work, "Stockholms by").has_value());
        return 0;
    });
}

TEST_P(PublishedCity, SumsToTheSameInItsCountyAndInTheCountry) {
    for (const char* place : {"lan:01", "nation"}) {
        EXPECT_EQ(city().figure(place, 2020, "clients.total"), "625") << place;
    }
    EXPECT_EQ(city().figure("lan:07", 2020, "clients.total"), "uppgift saknas");
}

TEST_P(PublishedCity, PrintsThePublishedNumbersInItsReport) {
    const std::string html = city().output("html");
    for (const char* printed : {"Stockholms stad",
                                "625",
                                "585",
                                "+40",
                                "278",
                                "347",
                                "53,1\u00A0%",
                                "46,9\u00A0%",
                                "105",
                                "+5 jämfört med",
                                "109",
                                "271",
                                "196",
                                "17\u00A0%",
                                "43\u00A0%",
                                "31\u00A0%",
                                "8\u00A0%",
                                "17, 43, 31, 8, tillsammans 99",
                                "183",
                                "61,1\u00A0%",
                                "70,0\u00A0%",
                                "25,0\u00A0%",
                                "Flera kontaktorsaker kan anges",
                                "påhittade",
                                "En person räknas en gång per år och verksamhet."}) {
        EXPECT_THAT(html, HasSubstr(printed));
    }
    EXPECT_THAT(html, Not(HasSubstr("händelseregistret, räknat")))
        << "no table of events, for none was registered";
}

TEST_P(PublishedCity, RanksTheReasonsInTrueOrder) {
    const json::value report = json::parse(city().output("json"));
    const std::string text = json::serialize(report);
    std::size_t at = text.find("Kontaktorsaker efter kön 2020");
    ASSERT_NE(at, std::string::npos);
    for (const char* count : {"407", "276", "169", "135", "96", "64", "57", "46", "34"}) {
        at = text.find("\"" + std::string(count) + "\"", at);
        ASSERT_NE(at, std::string::npos) << count << " stands after what is more";
    }
}

TEST_P(PublishedCity, HasADraftThatCouldBeFrozenAndIsNeverPublic) {
    read_as("city_investigator", [&](Work& work) {
        const StoredReport stored =
            *find_report(work, city_place, report_of_year(work, city_place, 2020));
        EXPECT_EQ(stored.report.kind, "city");
        const ReportNumbers numbers = numbers_for(work, stored);
        for (const ReportRemark& remark : remarks_on_report(work, stored, numbers)) {
            ADD_FAILURE() << remark.key << " " << remark.field << " " << remark.written;
        }
        EXPECT_FALSE(may_have_edition(stored, numbers, Edition::open).has_value());
        const ReportNumbers again = numbers_from(stored, columns_json(stored, numbers));
        EXPECT_EQ(canonical_json(stored, again), canonical_json(stored, numbers))
            << "the year before is kept with it";
        const auto plan = plan_freeze(work, stored);
        EXPECT_EQ(plan ? "frozen" : plan.error().problems[0].key, "needs_second_reader")
            << "nothing else is wrong";
        return 0;
    });
}

TEST_P(PublishedCity, IsFrozenOnceAnotherInvestigatorHasReadIt) {
    leaving_kinds() = {leaving_reports()};
    const std::string id = read_as(
        "city_investigator", [&](Work& work) { return report_of_year(work, city_place, 2020); });
    EXPECT_FALSE(read_and_confirmed(city().db, city().holder("unit_manager"), "report", id))
        << "of an office";
    const Actor second = a_signed_in(city().db, "city_investigator", city_place);
    ASSERT_TRUE(read_and_confirmed(city().db, second, "report", id));
    read_as("city_investigator", [&](Work& work) {
        EXPECT_TRUE(plan_freeze(work, *find_report(work, city_place, id)).has_value());
        return 0;
    });
}

TEST_P(PublishedCity, ShowsADraftToItsInvestigatorOnly) {
    const std::string id = read_as("city_investigator", [&](Work& work) {
        const std::string found = report_of_year(work, city_place, 2020);
        EXPECT_TRUE(writable_report(work, found).has_value());
        EXPECT_EQ(visible_reports(work).size(), 1U);
        EXPECT_EQ(my_report_owner(work).value(), city_place);
        return found;
    });
    for (const char* role : {"ombud", "unit_manager", "county_officer", "administrator"}) {
        read_as(role, [&](Work& work) {
            EXPECT_FALSE(visible_report(work, id).has_value()) << role;
            return 0;
        });
    }
}

TEST_P(PublishedCity, TakesNoTextsOfEventsIntoItsReport) {
    const auto refused =
        city().db.write(city().holder("city_investigator"), [&](Work& work) -> Result<void> {
            const StoredReport stored =
                TRY(find_report(work, city_place, report_of_year(work, city_place, 2020)));
            ReportBlock block;
            block.kind = "events.themes";
            TRY(add_block(work, stored, block));
            return {};
        });
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().problems.at(0).key, "not_a_choice");
    read_as("administrator", [&](Work& work) {
        EXPECT_TRUE(find_report(work, city_place, report_of_year(work, city_place, 2020)))
            << "the report is there";
        return 0;
    });
}
