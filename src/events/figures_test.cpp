// Every figure over events, recounted by plain SQL of its own on events at random.
#include "events/figures.h"

#include <gtest/gtest.h>

#include <map>

#include "figures/cross_table.h"
#include "figures/figures.h"
#include "figures/scope.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "tests/support/client.h"
#include "tests/support/event_pages.h"
#include "tests/support/event_stage.h"
#include "tests/support/random_events.h"

namespace {

/// What each figure counts, in words of SQL; a share has its whole behind a bar.
const std::map<std::string, std::string>& plain_sql() {
    static const std::map<std::string, std::string> conditions = {
        {"events.total", "1 = 1"},
        {"events.failures", "kind = 'failure'"},
        {"events.positive", "kind = 'positive'"},
        {"events.wishes", "kind = 'wish'"},
        {"events.own_practice", "kind = 'own_practice'"},
        {"events.level.handlaggare", "level = 'handlaggare'"},
        {"events.level.lokal", "level = 'lokal'"},
        {"events.level.central", "level = 'central'"},
        {"events.level.handlaggare.share", "level = 'handlaggare'|kind = 'failure'"},
        {"events.level.lokal.share", "level = 'lokal'|kind = 'failure'"},
        {"events.level.central.share", "level = 'central'|kind = 'failure'"},
        {"events.serious", "serious = 1"},
        {"events.serious.share", "serious = 1|kind = 'failure'"},
        {"events.positive.share", "kind = 'positive'|1 = 1"},
        {"events.mended_at_once", "mended_at_once = 1"},
        {"events.referred_to_po", "type = 'referred_to_po'"},
        {"events.child_perspective", "child_perspective = 1"},
    };
    return conditions;
}

class EventFigures : public EventStage {
protected:
    EventFigures() {
        if (figure_registry().facts().empty()) {
            figure_registry().add(event_fact());
            figure_registry().add(event_figures());
        }
    }
    void fill(int events, unsigned seed = 11) {
        RandomEvents random(seed);
        for (int i = 0; i < events; ++i) {
            const std::string number = registers(cast.ombud, random.next()).value();
            if (random.once_in(6)) {
                ASSERT_TRUE(closes(cast.manager, number, 1, {"withdrawn", said("Fel.")}));
            }
            if (random.once_in(5)) {
                db.set_clock(db.now().plus_seconds(86400));
            }
        }
        db.set_clock(*parse_instant("2026-12-20T08:00:00.000Z"));
    }
    int64_t plain_count(const std::string& condition, const std::string& day, Date until) {
        const auto connection = open_connection(db.address(), Access::read_only);
        const std::string sql =
            "SELECT COUNT(*) AS events FROM event WHERE status <> 'withdrawn' AND substr(" + day +
            ", 1, 4) = '" + std::to_string(until.year) + "' AND " + day + " <= '" + until.iso() +
            "' AND (" + condition + ")";
        return connection->row({.name = sql, .sqlite = sql, .postgres = sql})->integer("events");
    }
    std::vector<FigureValue> figures(const Actor& actor, int year) {
        return db.read(actor, [&](Work& work) {
            return figures_of(work, scope_of(work, "unit:" + cast.unit, year));
        });
    }
    FigureValue figure(const Actor& actor, const std::string& id, int year) {
        for (const FigureValue& value : figures(actor, year)) {
            if (value.id == id) {
                return value;
            }
        }
        ADD_FAILURE() << id;
        return {};
    }
    void expect_recount(const std::string& day, Date until) {
        const Texts t(Language::swedish);
        for (const FigureValue& value : figures(cast.ombud, until.year)) {
            const auto found = plain_sql().find(value.id);
            ASSERT_NE(found, plain_sql().end()) << value.id << " is recounted by nobody";
            const std::size_t bar = found->second.find('|');
            const std::string part = found->second.substr(0, bar);
            EXPECT_EQ(value.cutoff, until);
            if (bar == std::string::npos) {
                EXPECT_EQ(value.value, plain_count(part, day, until)) << value.id;
                continue;
            }
            const std::string whole = found->second.substr(bar + 1);
            const int64_t in_both = plain_count("(" + part + ") AND " + whole, day, until);
            const int64_t in_whole = plain_count(whole, day, until);
            EXPECT_EQ(value.numerator, in_both) << value.id;
            EXPECT_EQ(value.denominator, in_whole) << value.id;
            const double percent =
                100.0 * static_cast<double>(in_both) / static_cast<double>(in_whole);
            EXPECT_NEAR(static_cast<double>(value.value) / 10.0, percent, 0.0501) << value.id;
        }
    }
    FactTable seen_from(Audience audience, int year) {
        return db.read(cast.ombud, [&](Work& work) {
            FactScope scope = scope_of(work, "unit:" + cast.unit, year);
            scope.audience = audience;
            return event_fact().load(work, scope);
        });
    }
};

} // namespace

TEST_P(EventFigures, AreWhatPlainSqlCounts) {
    fill(property_steps(150));
    expect_recount("occurred_on", {2025, 12, 31});
    expect_recount("occurred_on", {2024, 12, 31});
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        return set_cutoff(work, cast.unit, 2025,
                          {cutoff_of(work, cast.unit, 2025), Date{2025, 8, 15}});
    }));
    expect_recount("occurred_on", {2025, 8, 15});
    UnitPolicy policy;
    policy.decided_from = Date{2020, 1, 1};
    policy.year_rule = "registered";
    decides(policy);
    expect_recount("registered_on", {2026, 12, 20});
}

TEST_P(EventFigures, AreMissingBeforeAnythingWasRegisteredAndZeroAfter) {
    ASSERT_TRUE(registers(cast.ombud, an_event({.occurred_on = {2025, 5, 1}})));
    const FigureValue before = figure(cast.ombud, "events.total", 2024);
    EXPECT_EQ(before.status, FigureStatus::missing);
    EXPECT_FALSE(before.numerator);
    const FigureValue after = figure(cast.ombud, "events.total", 2026);
    EXPECT_EQ(after.status, FigureStatus::ok);
    EXPECT_EQ(after.value, 0);
    EXPECT_EQ(figure(cast.ombud, "events.serious.share", 2026).status, FigureStatus::none);
    EXPECT_EQ(figure(cast.ombud, "events.serious.share", 2025).status, FigureStatus::ok);
}

TEST_P(EventFigures, CountWithheldEventsWithoutBreakingThemDownForOthers) {
    fill(property_steps(120));
    const FactTable inside = seen_from(Audience::unit, 2025);
    const FactTable outside = seen_from(Audience::outside, 2025);
    EXPECT_EQ(inside.rows(), outside.rows());
    for (const std::string dimension : {"kind", "level", "serious"}) {
        EXPECT_EQ(cross(inside, dimension, "", {}).cells, cross(outside, dimension, "", {}).cells);
    }
    const int64_t apart = count_rows(inside, {{"withheld", {"yes"}}});
    ASSERT_GT(apart, 0);
    for (const std::string dimension : {"type", "body", "body_type", "kommun", "month", "status",
                                        "mended_at_once", "referred_to_po", "child_perspective"}) {
        const CrossTable seen = cross(outside, dimension, "", {});
        EXPECT_EQ(seen.row_codes.back(), "withheld") << dimension;
        EXPECT_EQ(seen.row_totals.back(), apart) << dimension;
        // Neither by crossing with what is told: the row of withheld events has one line only.
        const CrossTable both = cross(outside, dimension, "level", {{"withheld", {"yes"}}});
        EXPECT_EQ(both.row_codes, std::vector<std::string>{"withheld"});
        EXPECT_TRUE(count_rows(outside, {{dimension, {"withheld"}}, {"withheld", {"no"}}}) == 0);
    }
    for (const Actor& actor : {cast.county_officer, the_cli()}) {
        const auto scope =
            db.read(actor, [&](Work& work) { return scope_of(work, "unit:" + cast.unit, 2025); });
        EXPECT_EQ(scope.audience, Audience::outside);
    }
}

TEST_P(EventFigures, OfSeveralUnitsAreTheSumsOfTheirOwn) {
    fill(property_steps(60));
    const std::string other = a_unit_called(db, "Ett annat ombud", "ANNAT");
    Coverage coverage;
    coverage.kommun = "0760";
    coverage.covered_from = Date{2020, 1, 1};
    ASSERT_TRUE(db.write(the_cli(), [&](Work& work) { return cover(work, other, coverage); }));
    const Actor elsewhere = a_signed_in(db, "ombud", "unit:" + other);
    RandomEvents random(5);
    for (int i = 0; i < 30; ++i) {
        ASSERT_TRUE(registers(elsewhere, random.next()));
    }
    // Each unit counts to its own cut-off, also in the sum.
    ASSERT_TRUE(db.write(the_cli(), [&](Work& work) {
        return set_cutoff(work, cast.unit, 2025,
                          {cutoff_of(work, cast.unit, 2025), Date{2025, 6, 30}});
    }));
    db.database().read(the_cli(), [&](Work& work) {
        const auto at = [&](const std::string& place) {
            return figures_of(work, scope_of(work, place, 2025));
        };
        const auto mine = at("unit:" + cast.unit);
        const auto theirs = at("unit:" + other);
        const auto all = at("nation");
        for (std::size_t i = 0; i < all.size(); ++i) {
            EXPECT_EQ(*all[i].numerator, *mine[i].numerator + *theirs[i].numerator) << all[i].id;
        }
        EXPECT_EQ(at("lan:07").front().value, all.front().value);
    });
}

TEST_P(EventFigures, HaveAPlaceForTheWholeCountry) {
    ASSERT_TRUE(registers(cast.ombud, an_event({.kommun = "00"})));
    db.database().read(cast.ombud, [&](Work& work) {
        EXPECT_EQ(event_fact().label(work, Texts(Language::english), "kommun", "00"),
                  "The whole country");
    });
}

TEST_P(EventFigures, LeadToTheVeryRowsTheyCount) {
    fill(property_steps(120));
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        return set_cutoff(work, cast.unit, 2025,
                          {cutoff_of(work, cast.unit, 2025), Date{2025, 10, 31}});
    }));
    Routes routes;
    events_routes(routes);
    figures_routes(routes);
    StorySite site(db, routes);
    for (const std::string rule : {"occurred", "registered"}) {
        UnitPolicy policy;
        policy.decided_from = rule == "occurred" ? Date{2020, 1, 1} : Date{2020, 1, 2};
        policy.year_rule = rule;
        decides(policy);
        const int year = rule == "occurred" ? 2025 : 2026;
        Client pages(site, cast.ombud, Door::html);
        Client data(site, cast.ombud, Door::json);
        int followed = 0;
        for (const FigureValue& value : figures(cast.ombud, year)) {
            const std::string page =
                pages.get("/figures/" + value.id + "?year=" + std::to_string(year)).body;
            const std::size_t start = page.find("href=\"/events?");
            if (start == std::string::npos) {
                continue;
            }
            ++followed;
            std::string address = page.substr(start + 6, page.find('"', start + 6) - start - 6);
            for (std::size_t at = address.find("&amp;"); at != std::string::npos;
                 at = address.find("&amp;")) {
                address.replace(at, 5, "&");
            }
            const json::value rows = json::parse(data.get(address).body);
            EXPECT_EQ(rows.at("total").as_int64(), *value.numerator) << value.id << address;
        }
        EXPECT_GE(followed, 9) << "the counts by kind, level and mark lead to their rows";
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, EventFigures, both_engines(), engine_name);
