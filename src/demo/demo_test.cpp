// The demonstrations hold what was published, exactly, and nothing that points at anybody.
#include "demo/demo.h"

#include <gmock/gmock.h>

#include <array>
#include <filesystem>
#include <set>

#include "accounts/account.h"
#include "accounts/entrance.h"
#include "demo/dice.h"
#include "demo/spread.h"
#include "events/blocks.h"
#include "events/deidentification.h"
#include "events/discussion.h"
#include "events/export.h"
#include "events/figures.h"
#include "events/list.h"
#include "figures/scope.h"
#include "guard/person_door.h"
#include "organisations/agreement.h"
#include "organisations/unit.h"
#include "platform/setting.h"
#include "reports/freeze.h"
#include "reports/output.h"
#include "reports/reports.h"
#include "tests/support/cast.h"
#include "tests/support/postgres.h"

namespace {

using testing::HasSubstr;
using testing::Not;

const PersonDoor door;

// What app.cpp hands to the engines.
void hand_in() {
    static const bool once = [] {
        figure_registry().add(event_fact());
        figure_registry().add(event_figures());
        block_registry().add(event_blocks());
        return true;
    }();
    (void)once;
}

/// A database filled with a case, and what was printed of it.
struct Filled {
    Filled(Engine engine, std::string_view code)
        : db(engine, &door), demo(*find_demo_case(code)) {
        hand_in();
        auto made = fill_demo(db.address(), db.database().surroundings(), demo, [](int) {});
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().problems[0].key);
        sign_ins = made.has_value() ? std::move(*made) : std::vector<DemoSignIn>{};
        unit = db.read(the_cli(), [](Work& work) { return all_units(work)[0].id; });
    }
    Actor holder(std::string_view role) {
        return db.read(the_cli(), [&](Work& work) {
            for (const AccountRecord& account : all_accounts(work)) {
                const auto actor = actor_of(work, account.id, "");
                if (actor && !actor->seats.empty() && actor->seats[0].role == role) {
                    return *actor;
                }
            }
            return Actor{};
        });
    }
    std::vector<EventLine> lines() {
        return db.read(the_cli(), [&](Work& work) {
            std::vector<EventLine> all;
            each_event(work, unit, {}, [&](const EventLine& line) { all.push_back(line); });
            return all;
        });
    }
    /// Every event as the unit manager, who reads all texts, sees it.
    std::vector<EventRecord> records() {
        const std::vector<EventLine> all = lines();
        return db.read(holder("unit_manager"), [&](Work& work) {
            std::vector<EventRecord> found;
            for (const EventLine& line : all) {
                found.push_back(*find_event(work, line.number));
            }
            return found;
        });
    }
    std::string figure(std::string_view id) {
        return db.read(holder("county_officer"), [&](Work& work) {
            for (const FigureValue& one :
                 figures_of(work, scope_of(work, "unit:" + unit, demo.year))) {
                if (one.id == id) {
                    return one.printed(Texts(Language::swedish));
                }
            }
            return std::string("no such figure");
        });
    }
    /// The draft as an output.
    std::string output(std::string_view format) {
        return db.read(holder("event_officer"), [&](Work& work) {
            const StoredReport stored =
                *find_report(work, unit, report_of_year(work, unit, demo.year));
            const ReportNumbers numbers = numbers_for(work, stored);
            return drawn_output({stored, numbers}, format);
        });
    }

    TestDatabase db;
    DemoCase demo;
    std::vector<DemoSignIn> sign_ins;
    std::string unit;
};

// Filled once for all tests, none of which changes it.
Filled& filled(Engine engine, const std::string& code) {
    static std::map<std::pair<Engine, std::string>, std::unique_ptr<Filled>> all;
    auto& one = all[{engine, code}];
    if (!one) {
        one = std::make_unique<Filled>(engine, code);
    }
    return *one;
}

template <class Counts>
int64_t count_where(const std::vector<EventLine>& lines, Counts counts) {
    return std::ranges::count_if(lines, counts);
}

constexpr std::array codes = {"skane-2025", "kronoberg-2021", "varmland-2024"};

class Demo : public testing::TestWithParam<Engine> {
protected:
    Filled& of(const std::string& code) { return filled(GetParam(), code); }
};
INSTANTIATE_TEST_SUITE_P(Engines, Demo, both_engines(), engine_name);

} // namespace

// --- what was published --------------------------------------------------------------------------

TEST_P(Demo, OfSkaneHasThePublishedFigures) {
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

TEST_P(Demo, OfSkaneIsCountedAlikeByItsList) {
    const std::vector<EventLine> lines = of("skane-2025").lines();
    ASSERT_EQ(lines.size(), 147U);
    for (const auto& [level, count] :
         {std::pair{"handlaggare", 47}, std::pair{"lokal", 75}, std::pair{"central", 25}}) {
        EXPECT_EQ(count_where(lines, [&](const EventLine& one) { return one.level == level; }),
                  count);
    }
    EXPECT_EQ(count_where(lines, [](const EventLine& one) { return one.serious; }), 52);
}

TEST_P(Demo, OfKronobergCountsUpToItsCutOff) {
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

TEST_P(Demo, OfVarmlandHasItsTypes) {
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

TEST_P(Demo, CoversAsManyKommunerAsPublishedAndHasEventsInEach) {
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

TEST_P(Demo, OfVarmlandRemembersTheKommunThatLeft) {
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

// --- the texts -----------------------------------------------------------------------------------

TEST_P(Demo, RepeatsNoText) {
    for (const char* code : codes) {
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

TEST_P(Demo, HasNoTextThatTheGuardFindsAnythingIn) {
    for (const char* code : codes) {
        for (const EventRecord& record : of(code).records()) {
            for (const FreeText* text : {&record.event.description, &record.event.consequence,
                                         &record.event.proposal}) {
                const auto findings = door.read(text->text());
                ASSERT_TRUE(findings.has_value());
                EXPECT_TRUE(findings->empty()) << text->text();
            }
        }
    }
}

TEST_P(Demo, KeepsEveryTextOnHandlaggareLevelApart) {
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
        const auto outside = skane.db.read(
            officer, [&](Work& work) { return find_event(work, record.number); });
        EXPECT_FALSE(outside.has_value()) << "nobody outside the unit does";
    }
}

TEST_P(Demo, PrintsNoTextOfHandlaggareLevelInReportOrExport) {
    Filled& skane = of("skane-2025");
    const std::string report = skane.output("html") + skane.output("json");
    const std::string exported = skane.db.read(the_cli(), [&](Work& work) {
        Spool spool;
        export_events(work, std::array{skane.unit}, {}, ExportFormat::json, spool);
        std::string bytes;
        spool.each_slice([&](std::string_view slice) { bytes += slice; });
        return bytes;
    });
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

// --- the year's work -----------------------------------------------------------------------------

TEST_P(Demo, LooksLikeAYearOfSeveralPeoplesWork) {
    for (const char* code : codes) {
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

TEST_P(Demo, OfKronobergHasTheSixAnswersOfItsMeetings) {
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

TEST_P(Demo, NumbersEventsInTheOrderTheyCameIn) {
    for (const char* code : codes) {
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

TEST_P(Demo, IsTheSameEachTimeButForIdsAndPasswords) {
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

// --- the report ----------------------------------------------------------------------------------

TEST_P(Demo, HasADraftThatSaysItIsInventedAndCouldBeFrozen) {
    for (const char* code : codes) {
        Filled& one = of(code);
        one.db.database().read(one.holder("event_officer"), [&](Work& work) {
            const StoredReport stored =
                *find_report(work, one.unit, report_of_year(work, one.unit, one.demo.year));
            EXPECT_TRUE(stored.report.invented);
            EXPECT_EQ(stored.report.template_code, one.demo.template_code);
            const ReportNumbers numbers = numbers_for(work, stored);
            for (const ReportRemark& remark : remarks_on_report(work, stored, numbers)) {
                ADD_FAILURE() << code << ": " << remark.key << " " << remark.written;
            }
        });
        EXPECT_THAT(one.output("html"), HasSubstr("påhittade")) << code;
    }
}

TEST_P(Demo, PrintsThePublishedCountsInItsReports) {
    const std::string skane = of("skane-2025").output("html");
    for (const char* printed : {"147", "32,0\u00A0%", "51,0\u00A0%", "17,0\u00A0%", "35,4\u00A0%"}) {
        EXPECT_THAT(skane, HasSubstr(printed));
    }
    const std::string kronoberg = of("kronoberg-2021").output("html");
    EXPECT_THAT(kronoberg, HasSubstr("98 brister och 28 positiva händelser"));
    EXPECT_THAT(kronoberg, HasSubstr("30 november 2021"));
    const std::string varmland = of("varmland-2024").output("html");
    EXPECT_THAT(varmland, HasSubstr("84 händelser"));
    EXPECT_THAT(varmland, HasSubstr("med 14 händelser"));
    EXPECT_THAT(varmland, HasSubstr("tillsammans 18 händelser"));
}

TEST_P(Demo, HasConfirmedTextsInItsReport) {
    for (const char* code : codes) {
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

// --- signing in ----------------------------------------------------------------------------------

TEST_P(Demo, LetsItsPeopleInWithThePasswordsPrinted) {
    Filled& skane = of("skane-2025");
    std::multiset<std::string> roles;
    std::set<std::string> passwords;
    for (const DemoSignIn& one : skane.sign_ins) {
        roles.insert(one.role);
        passwords.insert(one.password);
        EXPECT_THAT(one.email, testing::EndsWith("@example.se"));
        Request in = story_request("POST", "/sign-in",
                                   {{"email", {one.email}}, {"password", {one.password}}});
        EXPECT_TRUE(check_password(skane.db.database(), in).has_value()) << one.role;
    }
    EXPECT_EQ(roles, (std::multiset<std::string>{"administrator", "county_officer",
                                                 "event_officer", "ombud", "ombud",
                                                 "unit_manager"}));
    EXPECT_EQ(passwords.size(), skane.sign_ins.size());
}

TEST_P(Demo, SaysThatItsContentsAreInvented) {
    for (const char* code : codes) {
        EXPECT_TRUE(of(code).db.read(the_cli(), contents_invented)) << code;
    }
}

// --- the command ---------------------------------------------------------------------------------

namespace {

Surroundings shell_surroundings(const std::string&) {
    Surroundings surroundings;
    surroundings.door = &door;
    surroundings.audit_key = std::string(32, 'a');
    surroundings.draft_key = std::string(32, 'd');
    return surroundings;
}

struct Ran {
    int code = 0;
    std::string out;
    std::string told;
};

Ran run_demo(const std::vector<std::string>& words) {
    hand_in();
    std::vector<const char*> argv = {"spejare", "demo"};
    for (const std::string& word : words) {
        argv.push_back(word.c_str());
    }
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Ran ran;
    ran.code = run_command(demo_commands(), static_cast<int>(argv.size()), argv.data(),
                           shell_surroundings);
    ran.out = testing::internal::GetCapturedStdout();
    ran.told = testing::internal::GetCapturedStderr();
    return ran;
}

} // namespace

TEST_P(Demo, FillsAnEmptyPlaceOnlyAndSaysHowToSignIn) {
    std::string folder = testing::TempDir() + "spejare-demo-XXXXXX";
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    std::vector<std::string> words = {"--case", "varmland-2024", "--data", folder, "--lang", "sv"};
    if (GetParam() == Engine::postgres) {
        words.insert(words.end(), {"--database", fresh_postgres_database()});
    }
    const Ran first = run_demo(words);
    EXPECT_EQ(first.code, 0) << first.told;
    EXPECT_THAT(first.out, HasSubstr("ombud@example.se"));
    EXPECT_THAT(first.out, HasSubstr("påhittade"));
    const Ran second = run_demo(words);
    EXPECT_EQ(second.code, 65);
    EXPECT_EQ(second.out, "");
    EXPECT_THAT(second.told, HasSubstr("finns redan en databas"));
    std::filesystem::remove_all(folder);
}

TEST(DemoCases, AreThoseThatTheCommandOffers) {
    std::string offered;
    for (const DemoCase& demo : demo_cases()) {
        offered += (offered.empty() ? "" : "|") + demo.code;
    }
    EXPECT_EQ(demo_commands()[0].options[0].one_of, offered);
    EXPECT_FALSE(find_demo_case("skane-1999").has_value());
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
