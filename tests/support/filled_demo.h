// A database filled with a demonstration's case, for its tests.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "accounts/account.h"
#include "clients/blocks.h"
#include "clients/figures.h"
#include "demo/demo.h"
#include "events/blocks.h"
#include "events/figures.h"
#include "events/list.h"
#include "faults/clearing.h"
#include "figures/scope.h"
#include "guard/person_door.h"
#include "handovers/leaving.h"
#include "letters/document.h"
#include "organisations/unit.h"
#include "reports/leaving.h"
#include "reports/output.h"
#include "tests/support/cast.h"

/// The demonstrations of one unit.
inline constexpr std::array demo_codes = {"skane-2025", "kronoberg-2021", "varmland-2024"};
/// The demonstration of a city, and its place.
inline constexpr const char* city_demo = "stockholm-2020";
inline constexpr const char* city_place = "city:0180";

inline const PersonDoor demo_door;

// What app.cpp hands to the engines.
inline void hand_in() {
    static const bool once = [] {
        figure_registry().add(event_fact());
        figure_registry().add(event_figures());
        block_registry().add(event_blocks());
        for (const Fact& fact : client_facts()) {
            figure_registry().add(fact);
        }
        figure_registry().add(client_figures());
        block_registry().add(client_blocks());
        return true;
    }();
    (void)once;
}

/// A database filled with a case, and what was printed of it.
struct Filled {
    Filled(Engine engine, std::string_view code)
        : db(engine, &demo_door), demo(*find_demo_case(code)) {
        hand_in();
        leaving_kinds() = {leaving_reports(),   leaving_faults(),   leaving_themes(),
                           leaving_handovers(), leaving_messages(), leaving_letters()};
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
    std::string figure(std::string_view id) { return figure("unit:" + unit, demo.year, id); }
    std::string figure(const std::string& place, int year, std::string_view id) {
        return db.read(holder("county_officer"), [&](Work& work) {
            for (const FigureValue& one : figures_of(work, scope_of(work, place, year))) {
                if (one.id == id) {
                    return one.printed(Texts(Language::swedish));
                }
            }
            return std::string("no such figure");
        });
    }
    /// The draft as an output.
    std::string output(std::string_view format) {
        const bool city = demo.code == city_demo;
        const std::string owner = city ? city_place : unit;
        return db.read(holder(city ? "city_investigator" : "event_officer"), [&](Work& work) {
            const StoredReport stored =
                *find_report(work, owner, report_of_year(work, owner, demo.year));
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
inline Filled& filled(Engine engine, const std::string& code) {
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
