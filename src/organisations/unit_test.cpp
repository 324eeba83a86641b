// Units, coverage, places, policies, codes, bodies and staff, on both engines.
#include "organisations/unit.h"

#include <gtest/gtest.h>

#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/policy.h"
#include "organisations/record_number.h"
#include "organisations/staff.h"
#include "tests/support/database.h"

namespace {

const Actor cli{.id = "cli", .name = "cli"};

Unit a_unit(std::string name, std::string prefix) {
    Unit unit;
    unit.name = std::move(name);
    unit.prefix = std::move(prefix);
    unit.started_on = Date{2020, 1, 1};
    return unit;
}

class Organisations : public testing::TestWithParam<Engine> {
protected:
    template <class Verb>
    auto write(Verb verb) {
        return db.write(cli, verb);
    }
    std::string unit(const std::string& name, const std::string& prefix) {
        return write([&](Work& work) { return start_unit(work, a_unit(name, prefix)); }).value();
    }
    Result<std::string> covers(const std::string& unit, const Coverage& coverage) {
        return write([&](Work& work) { return cover(work, unit, coverage); });
    }
    TestDatabase db{GetParam()};
};

Coverage of(const std::string& kommun, Date from) {
    Coverage coverage;
    coverage.kommun = kommun;
    coverage.covered_from = from;
    return coverage;
}

} // namespace

TEST(RecordNumber, BeginsWithTheUnitsPrefixAndNamesTheKind) {
    EXPECT_EQ(record_number("SKANE", 'B', 7), "SKANE-B-0007");
    EXPECT_EQ(record_number("SKANE", 'O', 12345), "SKANE-O-12345");
    EXPECT_EQ(kind_in_number(record_number("SKANE", 'B', 7)), 'B');
    for (const char* number : {"SKANE-2026-0007", "SKANE", "B-0007", "-7", ""}) {
        EXPECT_EQ(kind_in_number(number), ' ') << number;
    }
}

TEST_P(Organisations, HoldTheTwentyOneLanAndTwoHundredAndNinetyKommuner) {
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(all_lan(work, AreaOrder::code).size(), 21U);
        const auto by_code = all_kommuner(work, AreaOrder::code);
        const auto by_name = all_kommuner(work, AreaOrder::swedish);
        ASSERT_EQ(by_code.size(), 290U);
        EXPECT_EQ(by_code.front().code, "0114");
        EXPECT_EQ(by_name.front().name, "Ale");
        EXPECT_EQ(by_name.back().name, "Övertorneå");
    });
}

TEST_P(Organisations, LetAKommunBeCoveredByOneUnitOnADay) {
    const std::string first = unit("Ett", "ETT");
    const std::string second = unit("Två", "TVA");
    ASSERT_TRUE(covers(first, of("0780", {2020, 1, 1})));
    const auto again = covers(second, of("0780", {2022, 1, 1}));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().problems[0].key, "covered_already");
    Coverage meant = of("0780", {2022, 1, 1});
    meant.shared = true;
    EXPECT_TRUE(covers(second, meant));
}

TEST_P(Organisations, KeepTheEarlierYearsOfAKommunThatLeft) {
    const std::string id = unit("Ett", "ETT");
    const std::string coverage = covers(id, of("0780", {2020, 1, 1})).value();
    ASSERT_TRUE(covers(id, of("0781", {2021, 5, 1})));
    Coverage ended;
    ended.covered_until = Date{2022, 6, 30};
    ended.end_reason = "left_agreement";
    ASSERT_TRUE(write([&](Work& work) { return end_coverage(work, coverage, 1, ended); }));
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(kommuner_of(work, id, 2020), std::vector<std::string>{"0780"});
        EXPECT_EQ(kommuner_of(work, id, 2022).size(), 2U);
        EXPECT_EQ(kommuner_of(work, id, 2023), std::vector<std::string>{"0781"});
        EXPECT_EQ(units_covering(work, "0780", {2022, 6, 30}).size(), 1U);
        EXPECT_TRUE(units_covering(work, "0780", {2022, 7, 1}).empty());
        EXPECT_EQ(units_under(work, "lan:07", 2020), std::vector<std::string>{id});
        EXPECT_TRUE(units_under(work, "kommun:0780", 2023).empty());
    });
}

TEST_P(Organisations, DoNotMoveAnEndIntoTheDaysOfTheUnitThatCameAfter) {
    const std::string first = unit("Ett", "ETT");
    const std::string second = unit("Två", "TVA");
    const std::string coverage = covers(first, of("0780", {2020, 1, 1})).value();
    Coverage ended;
    ended.covered_until = Date{2022, 6, 30};
    ended.end_reason = "left_agreement";
    const auto ends = [&](int64_t version) {
        return write([&](Work& work) { return end_coverage(work, coverage, version, ended); });
    };
    ASSERT_TRUE(ends(1));
    ASSERT_TRUE(covers(second, of("0780", {2022, 9, 1})));
    ended.covered_until = Date{2022, 8, 31};
    EXPECT_TRUE(ends(2));
    ended.covered_until = Date{2022, 9, 1};
    const auto over = ends(3);
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().problems[0].key, "covered_already");
}

TEST_P(Organisations, FindAPlaceByTheNameAPersonSays) {
    const std::string id = unit("Personliga ombud Kronoberg", "KRON");
    const Texts t(Language::swedish);
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(*find_place(work, ""), "unit:" + id);
        EXPECT_EQ(*find_place(work, "personliga OMBUD kronoberg"), "unit:" + id);
        EXPECT_EQ(*find_place(work, "Växjö"), "kommun:0780");
        EXPECT_EQ(*find_place(work, "Kronobergs län"), "lan:07");
        EXPECT_EQ(*find_place(work, "Sverige"), "nation");
        EXPECT_FALSE(find_place(work, "Lyckeby"));
        EXPECT_EQ(place_name(work, t, "nation"), "Sverige");
        EXPECT_EQ(place_name(work, t, "unit:" + id), "Personliga ombud Kronoberg");
    });
}

TEST_P(Organisations, RefuseATakenNameAndAPrefixOfOtherCharacters) {
    unit("Ett", "ETT");
    EXPECT_FALSE(write([](Work& work) { return start_unit(work, a_unit("Ett", "TVA")); }));
    EXPECT_FALSE(write([](Work& work) { return start_unit(work, a_unit("Två", "två")); }));
}

TEST_P(Organisations, CallAUnitWhatItWasCalledThatDay) {
    const std::string id = unit("Gamla namnet", "ETT");
    db.set_clock(*parse_instant("2026-06-01T08:00:00.000Z"));
    Unit renamed = a_unit("Nya namnet", "ETT");
    ASSERT_TRUE(write([&](Work& work) { return amend_unit(work, id, 1, renamed); }));
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(unit_name(work, id, {2025, 12, 31}), "Gamla namnet");
        EXPECT_EQ(unit_name(work, id, {2026, 6, 2}), "Nya namnet");
    });
}

TEST_P(Organisations, KeepEachPolicyForItsDays) {
    const std::string id = unit("Ett", "ETT");
    UnitPolicy policy;
    policy.decided_from = Date{2025, 1, 1};
    policy.withholding = "stockholm";
    ASSERT_TRUE(write([&](Work& work) { return decide_policy(work, id, policy); }));
    EXPECT_FALSE(write([&](Work& work) { return decide_policy(work, id, policy); }));
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(policy_on(work, id, {2024, 12, 31}).withholding, "skane");
        EXPECT_EQ(policy_on(work, id, {2025, 1, 1}).withholding, "stockholm");
    });
    ASSERT_TRUE(write([&](Work& work) { return ask_in_year(work, id, {2025, "Frågan?"}); }));
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(year_question(work, id, 2025), "Frågan?");
        EXPECT_EQ(year_question(work, id, 2026), "");
    });
}

TEST_P(Organisations, OfferACodeOnlyOnItsDaysAndToItsUnit) {
    const std::string id = unit("Ett", "ETT");
    Code own{.list = "event_type", .code = "egen_typ", .label_sv = "Egen typ"};
    own.valid_until = Date{2025, 12, 31};
    ASSERT_TRUE(write([&](Work& work) { return add_code(work, id, own); }));
    EXPECT_FALSE(write([&](Work& work) { return add_code(work, id, own); }));
    const Code level{.list = "level", .code = "egen", .label_sv = "Egen"};
    EXPECT_FALSE(write([&](Work& work) { return add_code(work, id, level); }));
    db.database().read(cli, [&](Work& work) {
        EXPECT_TRUE(code_valid(work, own, {2025, 6, 1}, id));
        EXPECT_FALSE(code_valid(work, own, {2026, 6, 1}, id));
        EXPECT_FALSE(code_valid(work, own, {2025, 6, 1}, "another"));
        const Texts t(Language::english);
        EXPECT_EQ(code_label(work, t, "event_type", "egen_typ"), "Egen typ");
        EXPECT_EQ(codes(work, "level", {2026, 1, 1}, id).size(), 3U);
    });
}

TEST_P(Organisations, ShowAUnitItsOwnBodiesAndTheNational) {
    const std::string one = unit("Ett", "ETT");
    const std::string two = unit("Två", "TVA");
    Body body;
    body.name = "Öppenvården";
    body.type = "psykiatri_oppen";
    const auto id = write([&](Work& work) { return add_body(work, one, body); });
    ASSERT_TRUE(id);
    body.type = "no_such_type";
    EXPECT_FALSE(write([&](Work& work) { return add_body(work, one, body); }));
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(bodies_on(work, one, {2026, 1, 1}).size(), 1U);
        EXPECT_TRUE(bodies_on(work, two, {2026, 1, 1}).empty());
        EXPECT_EQ(body_name(work, Texts(Language::swedish), *id), "Öppenvården");
        EXPECT_EQ(body_name(work, Texts(Language::swedish), "skola").substr(0, 5), "Skola");
    });
}

TEST_P(Organisations, CountPostsThatAreHeld) {
    const std::string id = unit("Ett", "ETT");
    Staff staff;
    staff.name = "En Person";
    staff.post_share = {75};
    staff.employed_from = Date{2025, 1, 1};
    ASSERT_TRUE(write([&](Work& work) { return add_staff(work, id, staff); }));
    staff.standing = "vacant";
    EXPECT_FALSE(write([&](Work& work) { return add_staff(work, id, staff); }));
    staff.name = "";
    ASSERT_TRUE(write([&](Work& work) { return add_staff(work, id, staff); }));
    db.database().read(cli, [&](Work& work) { EXPECT_EQ(posts_on(work, id, {2026, 1, 1}), 75); });
}

TEST_P(Organisations, AreChangedOnlyByThoseAtHome) {
    const std::string one = unit("Ett", "ETT");
    const std::string two = unit("Två", "TVA");
    const std::string place = "unit:" + one;
    const Actor manager{"m", "Chefen", {{"unit_manager", place}}, place, "sv"};
    UnitPolicy policy;
    policy.decided_from = Date{2026, 1, 1};
    const auto decide = [&](const std::string& unit) {
        return db.write(manager, [&](Work& work) { return decide_policy(work, unit, policy); });
    };
    EXPECT_FALSE(decide(two));
    EXPECT_TRUE(decide(one));
    EXPECT_FALSE(db.write(manager, [&](Work& work) { return staff_of(work, two); }));
    EXPECT_TRUE(db.write(manager, [&](Work& work) { return staff_of(work, one); }));
    EXPECT_FALSE(
        db.write(manager, [&](Work& work) { return cover(work, two, of("0780", {2026, 1, 1})); }));
    EXPECT_FALSE(
        db.write(manager, [](Work& work) { return start_unit(work, a_unit("Tre", "TRE")); }));
}

INSTANTIATE_TEST_SUITE_P(Engines, Organisations, both_engines(), engine_name);
