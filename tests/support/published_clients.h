// Clients of the published years, spread so that every published number comes out.
//
// Only the totals are published; who has which reason is our own spread of them.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clients/application.h"
#include "clients/registration.h"
#include "organisations/unit.h"
#include "tests/support/a_client.h"

/// Reason, women, men (Stockholm 2020).
struct ReasonLine {
    std::string_view reason;
    int women;
    int men;
};
inline constexpr std::array<ReasonLine, 10> stockholm_reasons = {{
    {"economy", 144, 132},
    {"housing", 48, 48},
    {"occupation", 31, 26},
    {"structure", 66, 69},
    {"isolation", 40, 24},
    {"relations", 18, 16},
    {"existential", 26, 20},
    {"authorities", 217, 190},
    {"health_care", 92, 77},
    {"other", 7, 2},
}};

/// Reasons dealt round a group, so that each has its number and everybody has at least one.
inline std::vector<std::vector<std::string>> dealt_reasons(int persons, int ReasonLine::* count) {
    std::vector<std::vector<std::string>> dealt(static_cast<std::size_t>(persons));
    std::size_t next = 0;
    for (const ReasonLine& line : stockholm_reasons) {
        for (int i = 0; i < line.*count; ++i) {
            dealt[next++ % dealt.size()].emplace_back(line.reason);
        }
    }
    return dealt;
}

/// Unit, persons, men, aged 65 and over.
struct StockholmOffice {
    std::string name;
    std::string prefix;
    int persons;
    int men;
    int old;
};
inline const std::vector<StockholmOffice>& stockholm_offices() {
    static const std::vector<StockholmOffice> offices = {
        {"Söderort", "SODER", 170, 70, 13},
        {"Innerstaden", "INNER", 183, 80, 14},
        {"Hässelby-Vällingby och Bromma", "HASSEL", 110, 46, 8},
        {"Rinkeby-Kista", "RINKEBY", 66, 33, 3},
        {"Spånga-Tensta", "SPANGA", 36, 22, 9},
        {"Enheten för hemlösa", "HEMLOSA", 60, 42, 2}};
    return offices;
}

/// Fills Stockholm's six units for 2020: 625 clients, 332 women and 293 men, 278 new, ages
/// 109/271/196/49, 105 households with children. Answers the units' ids.
inline std::vector<std::string> fill_stockholm_2020(TestDatabase& db) {
    const auto women = dealt_reasons(332, &ReasonLine::women);
    const auto men = dealt_reasons(293, &ReasonLine::men);
    std::size_t woman = 0;
    std::size_t man = 0;
    int count = 0;
    // Ages under 65 in one row: 109 young, 271 in the middle, 196 older.
    int under_65 = 0;
    std::vector<std::string> units;
    for (const StockholmOffice& office : stockholm_offices()) {
        Unit unit;
        unit.name = office.name;
        unit.prefix = office.prefix;
        unit.city = "0180";
        unit.started_on = Date{2010, 1, 1};
        const std::string id =
            db.write(the_cli(), [&](Work& work) { return start_unit(work, unit); }).value();
        units.push_back(id);
        Coverage coverage;
        coverage.kommun = "0180";
        coverage.covered_from = Date{2010, 1, 1};
        coverage.shared = true;
        EXPECT_TRUE(db.write(the_cli(), [&](Work& work) { return cover(work, id, coverage); }));
        const Actor ombud = a_signed_in(db, "ombud", "unit:" + id);
        const auto all = db.write(ombud, [&](Work& work) -> Result<int> {
            for (int i = 0; i < office.persons; ++i, ++count) {
                const bool is_man = i < office.men;
                const bool old = i % 4 == 0 && i / 4 < office.old;
                int age = 70;
                if (!old) {
                    age = under_65 < 109 ? 25 : under_65 < 380 ? 40 : 57;
                    ++under_65;
                }
                ClientWish wish;
                wish.code = office.prefix.substr(0, 2) + std::to_string(i + 1);
                wish.sex = is_man ? "man" : "woman";
                wish.birth_year = 2020 - age;
                wish.kommun = "0180";
                wish.reasons = is_man ? men[man++] : women[woman++];
                wish.started_on = count < 278 ? Date{2020, 3, 1} : Date{2019, 3, 1};
                wish.children = count % 5 == 0 && count / 5 < 105 ? "wholly" : "no";
                Registration made = a_registration(wish);
                const std::string client = TRY(register_client(work, made));
                if (wish.started_on.year == 2019) {
                    // The reasons of the counted year, told again.
                    ClientYear answers = made.answers;
                    answers.year = 2020;
                    answers.reasons = wish.reasons;
                    TRY(answer_year(work, client, 0, answers));
                }
            }
            return 0;
        });
        EXPECT_TRUE(all) << office.name << " "
                         << (all ? ""
                                 : all.error().problems.at(0).field + ":" +
                                       all.error().problems.at(0).key);
    }
    return units;
}
