// The demonstrations hold what was published, exactly, in figures, lists and reports.
#include <gmock/gmock.h>

#include <set>

#include "events/deidentification.h"
#include "organisations/agreement.h"
#include "reports/freeze.h"
#include "tests/support/filled_demo.h"

namespace {

using testing::HasSubstr;

class PublishedCase : public testing::TestWithParam<Engine> {
protected:
    Filled& of(const std::string& code) { return filled(GetParam(), code); }
};
INSTANTIATE_TEST_SUITE_P(Engines, PublishedCase, both_engines(), engine_name);

} // namespace

TEST_P(PublishedCase, OfSkaneHasThePublishedFigures) {
    Filled& skane = of("skane-2025");
    EXPECT_EQ(skane.demo.unit, "PO Skåne");
    EXPECT_EQ(skane.figure("events.total"), "147");
    EXPECT_EQ(skane.figure("events.level.handlaggare"), "47");
    EXPECT_EQ(skane.figure("events.level.lokal"), "75");
    EXPECT_EQ(skane.figure("events.level.central"), "25");
    EXPECT_EQ(skane.figure("events.serious"), "52");
    EXPECT_EQ(skane.figure("events.level.handlaggare.share"), "32,0\u00A0%");
    EXPECT_EQ(skane.figure("events.level.lokal.share"), "51,0\u00A0%");
    EXPECT_EQ(skane.figure("events.level.central.share"), "17,0\u00A0%");
    EXPECT_EQ(skane.figure("events.serious.share"), "35,4\u00A0%");
    EXPECT_EQ(skane.figure("events.positive"), "0");
}

TEST_P(PublishedCase, OfSkaneIsCountedAlikeByItsList) {
    const std::vector<EventLine> lines = of("skane-2025").lines();
    ASSERT_EQ(lines.size(), 147U);
    for (const auto& [level, count] :
         {std::pair{"handlaggare", 47}, std::pair{"lokal", 75}, std::pair{"central", 25}}) {
        EXPECT_EQ(count_where(lines, [&](const EventLine& one) { return one.level == level; }),
                  count);
    }
    EXPECT_EQ(count_where(lines, [](const EventLine& one) { return one.serious; }), 52);
}

TEST_P(PublishedCase, OfKronobergCountsUpToItsCutOff) {
    Filled& kronoberg = of("kronoberg-2021");
    EXPECT_EQ(kronoberg.demo.unit, "Personliga ombud Kronoberg");
    EXPECT_EQ(kronoberg.figure("events.failures"), "98");
    EXPECT_EQ(kronoberg.figure("events.positive"), "28");
    EXPECT_EQ(kronoberg.figure("events.total"), "126");
    const std::vector<EventLine> lines = kronoberg.lines();
    const Date cutoff{2021, 11, 30};
    EXPECT_EQ(count_where(lines, [](const EventLine& one) { return one.kind == "failure"; }), 98);
    EXPECT_EQ(count_where(lines, [](const EventLine& one) { return one.kind == "positive"; }), 28);
    EXPECT_EQ(count_where(lines, [&](const EventLine& one) { return one.registered_on > cutoff; }),
              0);
    EXPECT_EQ(kronoberg.db.read(the_cli(),
                                [&](Work& work) { return cutoff_of(work, kronoberg.unit, 2021); }),
              cutoff);
}

TEST_P(PublishedCase, OfVarmlandHasItsTypes) {
    Filled& varmland = of("varmland-2024");
    EXPECT_EQ(varmland.demo.unit, "Personligt ombud Värmland");
    EXPECT_EQ(varmland.figure("events.total"), "84");
    std::map<std::string, int> types;
    for (const EventLine& line : varmland.lines()) {
        ++types[line.type];
        if (line.type == "ledning_organisation_rutin" || line.type == "tillgang_vard_stod" ||
            line.type == "information_pedagogik") {
            EXPECT_FALSE(line.withheld) << "reports could not break it down";
        }
    }
    EXPECT_EQ(types["ledning_organisation_rutin"], 14);
    EXPECT_EQ(types["tillgang_vard_stod"] + types["information_pedagogik"], 18);
    types.erase("ledning_organisation_rutin");
    for (const auto& [type, count] : types) {
        EXPECT_LT(count, 14) << type;
    }
    EXPECT_GE(types.size(), 6U) << "52 in types of at most 13 need four others";
}

TEST_P(PublishedCase, OfKronobergHasItsApplicants) {
    Filled& kronoberg = of("kronoberg-2021");
    EXPECT_EQ(kronoberg.figure("applicants.total"), "161");
    EXPECT_EQ(kronoberg.figure("applicants.source.self"), "39");
    EXPECT_EQ(kronoberg.figure("applicants.source.relative"), "24");
    EXPECT_EQ(kronoberg.figure("applicants.source.authority"), "91");
    EXPECT_EQ(kronoberg.figure("applicants.source.other"), "7");
    EXPECT_EQ(kronoberg.figure("applicants.source.self.share"), "24,2\u00A0%");
    EXPECT_EQ(kronoberg.figure("applicants.source.relative.share"), "14,9\u00A0%");
    EXPECT_EQ(kronoberg.figure("applicants.source.authority.share"), "56,5\u00A0%");
    EXPECT_EQ(kronoberg.figure("applicants.source.other.share"), "4,3\u00A0%");
    EXPECT_NE(kronoberg.figure("queue.waiting"), "0");
}

TEST_P(PublishedCase, OfVarmlandHasItsClientsAndAssignments) {
    Filled& varmland = of("varmland-2024");
    EXPECT_EQ(varmland.figure("clients.total"), "218");
    EXPECT_EQ(varmland.figure("assignments.total"), "1\u00A0338");
    EXPECT_EQ(varmland.figure("clients.assignments.mean"), "6,14");
}

TEST_P(PublishedCase, CoversAsManyKommunerAsPublishedAndHasEventsInEach) {
    for (const auto& [code, count] : {std::pair{"skane-2025", 17U}, std::pair{"kronoberg-2021", 8U},
                                      std::pair{"varmland-2024", 15U}}) {
        Filled& one = of(code);
        const std::vector<std::string> covered = one.db.read(
            the_cli(), [&](Work& work) { return kommuner_of(work, one.unit, one.demo.year); });
        EXPECT_EQ(covered.size(), count) << code;
        std::set<std::string> seen;
        for (const EventLine& line : one.lines()) {
            seen.insert(line.kommun);
        }
        EXPECT_EQ(seen, std::set<std::string>(covered.begin(), covered.end())) << code;
    }
}

TEST_P(PublishedCase, OfVarmlandRemembersTheKommunThatLeft) {
    Filled& varmland = of("varmland-2024");
    const auto covered = [&](int year) {
        return varmland.db.read(
            the_cli(), [&](Work& work) { return kommuner_of(work, varmland.unit, year).size(); });
    };
    EXPECT_EQ(covered(2020), 16U);
    EXPECT_EQ(covered(2024), 15U);
    EXPECT_EQ(varmland.db.read(the_cli(),
                               [&](Work& work) { return offices_of(work, varmland.unit).size(); }),
              4U);
}

TEST_P(PublishedCase, HasADraftThatSaysItIsInventedAndCouldBeFrozen) {
    for (const char* code : demo_codes) {
        Filled& one = of(code);
        one.db.database().read(one.holder("event_officer"), [&](Work& work) {
            const StoredReport stored =
                *find_report(work, one.unit, report_of_year(work, one.unit, one.demo.year));
            EXPECT_TRUE(stored.report.invented);
            const Texts t(Language::swedish);
            EXPECT_TRUE(unsaved_report(work, one.unit, one.demo.year, t).report.invented);
            EXPECT_EQ(stored.report.template_code, one.demo.template_code);
            const ReportNumbers numbers = numbers_for(work, stored);
            for (const ReportRemark& remark : remarks_on_report(work, stored, numbers)) {
                ADD_FAILURE() << code << ": " << remark.key << " " << remark.written;
            }
        });
        EXPECT_THAT(one.output("html"), HasSubstr("påhittade")) << code;
    }
}

TEST_P(PublishedCase, PrintsThePublishedCountsInItsReports) {
    const std::string skane = of("skane-2025").output("html");
    for (const char* printed :
         {"147", "32,0\u00A0%", "51,0\u00A0%", "17,0\u00A0%", "35,4\u00A0%"}) {
        EXPECT_THAT(skane, HasSubstr(printed));
    }
    const std::string kronoberg = of("kronoberg-2021").output("html");
    EXPECT_THAT(kronoberg, HasSubstr("98 brister och 28 positiva händelser"));
    EXPECT_THAT(kronoberg, HasSubstr("30 november 2021"));
    const std::string varmland = of("varmland-2024").output("html");
    EXPECT_THAT(varmland, HasSubstr("84 händelser"));
    // Each with a footnote: events that are told by their number only may belong there too.
    EXPECT_THAT(varmland, HasSubstr("med 14<sup>"));
    EXPECT_THAT(varmland, HasSubstr("tillsammans 18<sup>"));
}

TEST_P(PublishedCase, HasConfirmedTextsInItsReport) {
    for (const char* code : demo_codes) {
        Filled& one = of(code);
        one.db.database().read(one.holder("event_officer"), [&](Work& work) {
            const StoredReport stored =
                *find_report(work, one.unit, report_of_year(work, one.unit, one.demo.year));
            const std::vector<StoredChosenText> chosen = chosen_texts_of(work, stored);
            EXPECT_GE(chosen.size(), 10U) << code;
            for (const StoredChosenText& text : chosen) {
                const EventRecord record = *find_event(work, text.chosen.source);
                EXPECT_TRUE(deidentified(work, record)) << text.chosen.source;
            }
        });
    }
}
