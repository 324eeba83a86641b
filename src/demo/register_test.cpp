// A demonstration reads like a year of several people, and points at nobody.
#include <gmock/gmock.h>

#include <set>

#include "demo/dice.h"
#include "events/discussion.h"
#include "events/export.h"
#include "tests/support/filled_demo.h"

namespace {

using testing::HasSubstr;
using testing::Not;

class DemoRegister : public testing::TestWithParam<Engine> {
protected:
    Filled& of(const std::string& code) { return filled(GetParam(), code); }
};
INSTANTIATE_TEST_SUITE_P(Engines, DemoRegister, both_engines(), engine_name);

} // namespace

TEST_P(DemoRegister, RepeatsNoText) {
    for (const char* code : demo_codes) {
        std::multiset<std::string> texts;
        for (const EventRecord& record : of(code).records()) {
            texts.insert(record.event.description.text());
            if (record.event.kind == "failure") {
                texts.insert(record.event.consequence.text());
            }
        }
        for (const std::string& text : texts) {
            EXPECT_FALSE(text.empty()) << code;
            EXPECT_EQ(texts.count(text), 1U) << text;
        }
    }
}

TEST_P(DemoRegister, HasNoTextThatTheGuardFindsAnythingIn) {
    for (const char* code : demo_codes) {
        for (const EventRecord& record : of(code).records()) {
            for (const FreeText* text :
                 {&record.event.description, &record.event.consequence, &record.event.proposal}) {
                const auto findings = demo_door.read(text->text());
                ASSERT_TRUE(findings.has_value());
                EXPECT_TRUE(findings->empty()) << text->text();
            }
        }
    }
}

TEST_P(DemoRegister, KeepsEveryTextOnHandlaggareLevelApart) {
    Filled& skane = of("skane-2025");
    const std::vector<EventLine> lines = skane.lines();
    EXPECT_EQ(count_where(lines, [](const EventLine& one) { return one.withheld; }), 47);
    for (const EventLine& line : lines) {
        EXPECT_EQ(line.withheld, line.level == "handlaggare") << line.number;
        EXPECT_EQ(line.description.empty(), line.withheld) << line.number;
        EXPECT_EQ(line.consequence.empty(), line.withheld) << line.number;
    }
    const Actor officer = skane.holder("county_officer");
    for (const EventRecord& record : skane.records()) {
        EXPECT_FALSE(record.event.description.empty()) << "the manager reads it";
        const auto outside =
            skane.db.read(officer, [&](Work& work) { return find_event(work, record.number); });
        EXPECT_FALSE(outside.has_value()) << "nobody outside the unit does";
    }
}

TEST_P(DemoRegister, PrintsNoTextOfHandlaggareLevelInReportOrExport) {
    Filled& skane = of("skane-2025");
    const std::string report = skane.output("html") + skane.output("json");
    const std::string exported = skane.db.read(the_cli(), [&](Work& work) {
        Spool spool;
        export_events(work, {{skane.unit}, {}, ExportFormat::json}, spool);
        std::string bytes;
        spool.each_slice([&](std::string_view slice) { bytes += slice; });
        return bytes;
    });
    EXPECT_THAT(exported, HasSubstr("\"invented\":true"));
    int withheld = 0;
    for (const EventRecord& record : skane.records()) {
        if (!record.withheld) {
            EXPECT_THAT(exported, HasSubstr(record.event.description.text()));
            continue;
        }
        ++withheld;
        for (const FreeText* text : {&record.event.description, &record.event.consequence}) {
            EXPECT_THAT(report, Not(HasSubstr(text->text())));
            EXPECT_THAT(exported, Not(HasSubstr(text->text())));
        }
    }
    EXPECT_EQ(withheld, 47);
}

TEST_P(DemoRegister, LooksLikeAYearOfSeveralPeoplesWork) {
    for (const char* code : demo_codes) {
        std::set<std::string> reporters;
        std::set<std::string> months;
        std::set<std::string> bodies;
        std::map<std::string, int> statuses;
        for (const EventRecord& record : of(code).records()) {
            reporters.insert(record.reporter);
            months.insert(record.event.occurred_on.iso().substr(0, 7));
            bodies.insert(record.event.body);
            ++statuses[record.status];
        }
        EXPECT_GE(reporters.size(), 6U) << code;
        EXPECT_GE(months.size(), 11U) << code;
        EXPECT_GE(bodies.size(), 15U) << code;
        EXPECT_GE(statuses["discussed"], 3) << code;
        EXPECT_GE(statuses["closed"], 1) << code;
        EXPECT_EQ(statuses["withdrawn"], 0) << code;
    }
}

TEST_P(DemoRegister, OfKronobergHasTheSixAnswersOfItsMeetings) {
    Filled& kronoberg = of("kronoberg-2021");
    const std::vector<EventRecord> records = kronoberg.records();
    const auto talks = kronoberg.db.read(kronoberg.holder("ombud"), [&](Work& work) {
        std::vector<Discussion> found;
        for (const EventRecord& record : records) {
            if (const auto talk = discussion_of(work, record)) {
                found.push_back(talk->discussion);
            }
        }
        return found;
    });
    EXPECT_EQ(talks.size(), 12U);
    for (const Discussion& talk : talks) {
        for (const FreeText* answer : {&talk.summary, &talk.causes, &talk.effects,
                                       &talk.who_can_mend, &talk.solutions, &talk.next_step}) {
            EXPECT_FALSE(answer->empty());
        }
    }
}

TEST_P(DemoRegister, NumbersEventsInTheOrderTheyCameIn) {
    for (const char* code : demo_codes) {
        std::map<std::string, Date> by_number;
        for (const EventLine& line : of(code).lines()) {
            by_number[line.number] = line.registered_on;
            EXPECT_LE(line.occurred_on, line.registered_on);
            EXPECT_LE(line.registered_on.weekday(), 5) << line.number;
        }
        Date last{2000, 1, 1};
        for (const auto& [number, day] : by_number) {
            EXPECT_LE(last, day) << number;
            last = day;
        }
        const Filled& one = of(code);
        const std::string prefix = one.demo.prefix + "-" + std::to_string(one.demo.year) + "-";
        EXPECT_EQ(by_number.begin()->first, prefix + "0001");
    }
}

TEST_P(DemoRegister, IsTheSameEachTimeButForIdsAndPasswords) {
    const auto told = [](Filled& one) {
        std::vector<std::string> all;
        for (const EventLine& line : one.lines()) {
            all.push_back(line.number + " " + line.occurred_on.iso() + " " + line.kommun + " " +
                          line.type + " " + line.body_type + " " + line.description + " " +
                          line.status);
        }
        return all;
    };
    Filled again(GetParam(), "varmland-2024");
    Filled& first = of("varmland-2024");
    EXPECT_EQ(told(again), told(first));
    EXPECT_NE(again.sign_ins[0].password, first.sign_ins[0].password);
}

TEST(DemoDice, FallAlikeEverywhere) {
    Dice dice("skane-2025");
    Dice again("skane-2025");
    Dice other("kronoberg-2021");
    const std::uint64_t first = dice.roll();
    EXPECT_EQ(first, again.roll());
    EXPECT_NE(first, other.roll());
    std::array<int, 3> fallen{};
    for (int i = 0; i < 1000; ++i) {
        ++fallen[dice.weighted({1, 0, 3})];
    }
    EXPECT_EQ(fallen[1], 0);
    EXPECT_GT(fallen[2], fallen[0] * 2);
}
