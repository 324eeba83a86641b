// Every figure of random clients against a recount that knows nothing of the program's own.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "clients/client_policy.h"
#include "clients/figures.h"
#include "clients/import.h"
#include "figures/scope.h"
#include "tests/support/client_pages.h"

namespace {

/// A stretch of support as the test made it up.
struct Stretch {
    Date started_on;
    std::optional<Date> closed_on;
    bool received = false;
    bool handed_over = false;
    std::set<std::string> reasons;
};

struct Person {
    std::string code;
    std::string sex;
    std::optional<int64_t> birth_year;
    std::vector<Stretch> stretches;
    std::map<int, ClientYear> years;
    std::vector<Assignment> assignments;
};

using Numbers = std::map<std::string, int64_t>;

const std::vector<std::string> some_reasons = {"economy", "housing", "authorities", "health_care"};

class Inventor {
public:
    Person person(int number) {
        static const std::vector<std::string> sexes = {"woman", "man", "woman", "man", "other"};
        Person made;
        made.code = "P-" + std::to_string(number);
        made.sex = one_of(sexes);
        if (any(5) > 0) {
            made.birth_year = 1935 + any(67);
        }
        Date day = Date{2021, 1, 1}.plus_days(any(1500));
        const int stretches = 1 + any(4);
        for (int i = 0; i < stretches && day <= today; ++i) {
            made.stretches.push_back(stretch(day));
            if (!made.stretches.back().closed_on) {
                break;
            }
            day = made.stretches.back().closed_on->plus_days(any(200));
        }
        for (const Stretch& one : made.stretches) {
            const int last = one.closed_on ? one.closed_on->year : today.year;
            for (int year = one.started_on.year; year <= last; ++year) {
                if ((year == one.started_on.year || any(3) > 0) && !made.years.contains(year)) {
                    made.years[year] = answers(made, year);
                }
            }
        }
        for (int i = any(4); i > 0; --i) {
            made.assignments.push_back(assignment(made));
        }
        return made;
    }

private:
    int any(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    const std::string& one_of(const std::vector<std::string>& all) {
        return all[static_cast<std::size_t>(any(static_cast<int>(all.size())))];
    }
    std::set<std::string> reasons() {
        std::set<std::string> chosen = {one_of(some_reasons)};
        if (any(3) == 0) {
            chosen.insert(one_of(some_reasons));
        }
        return chosen;
    }
    Stretch stretch(Date day) {
        Stretch made{.started_on = day,
                     .closed_on = day.plus_days(any(450)),
                     .received = any(9) == 0,
                     .reasons = reasons()};
        if (*made.closed_on > today || any(4) == 0) {
            made.closed_on.reset();
        }
        made.handed_over = made.closed_on && any(8) == 0;
        return made;
    }
    ClientYear answers(const Person& person, int year) {
        static const std::vector<std::string> bands = {"18_29", "30_49", "50_64", "65_plus"};
        static const std::vector<std::string> homes = {"wholly", "partly", "no", ""};
        static const std::vector<std::string> yes_no = {"yes", "no", ""};
        ClientYear made;
        made.year = year;
        made.kommun = any(3) > 0 ? "0780" : "0781";
        made.age_band = person.birth_year ? "" : one_of(bands);
        made.children = one_of(homes);
        made.shared_household =
            (made.children == "wholly" || made.children == "partly") && any(4) == 0;
        made.assistance = one_of(yes_no);
        made.attorney = one_of(yes_no);
        const auto chosen = reasons();
        made.reasons.assign(chosen.begin(), chosen.end());
        return made;
    }
    Assignment assignment(const Person& person) {
        Assignment made{"housing", person.stretches.front().started_on.plus_days(any(300))};
        made.opened_on = std::min(made.opened_on, today);
        const Date closed = made.opened_on.plus_days(any(500));
        if (closed <= today) {
            made.closed_on = closed;
            made.result = "reached";
        }
        return made;
    }

    static constexpr Date today{2026, 3, 2};
    std::mt19937 random_{20260302};
};

std::vector<ClientRow> rows_of(const Person& person) {
    std::vector<ClientRow> rows;
    for (const Stretch& stretch : person.stretches) {
        const int first = stretch.started_on.year;
        const int last = stretch.closed_on ? stretch.closed_on->year : 2026;
        for (const auto& [year, answers] : person.years) {
            if (year < first || year > last) {
                continue;
            }
            ClientRow& row = rows.emplace_back();
            Registration& given = row.registration;
            given.client.code = person.code;
            given.client.sex = person.sex;
            given.client.birth_year = person.birth_year;
            given.application.applied_on = stretch.started_on;
            given.application.source = "self";
            given.period.started_on = stretch.started_on;
            given.period.closed_on = stretch.closed_on;
            given.period.close_reason = stretch.closed_on && !stretch.handed_over ? "moved" : "";
            given.period.reasons_at_start.assign(stretch.reasons.begin(), stretch.reasons.end());
            given.answers = answers;
            given.start =
                stretch.received ? SupportPeriod::Start::received : SupportPeriod::Start::started;
            row.year = year;
            row.end =
                stretch.handed_over ? SupportPeriod::End::handed_over : SupportPeriod::End::closed;
        }
    }
    rows.front().assignments = person.assignments;
    return rows;
}

// --- the recount ---------------------------------------------------------------------------------

/// How the unit of the test counts a year: by three rules of return, and on two days of age.
struct RulesOfYear {
    std::string return_rule;
    std::string age_day;
};
RulesOfYear rules_in(int year) {
    return year < 2023   ? RulesOfYear{"three_months", "year_end"}
           : year < 2025 ? RulesOfYear{"ninety_days", "year_start"}
                         : RulesOfYear{"calendar_quarter", "year_end"};
}

bool in_time(const std::string& rule, Date closed, Date started) {
    if (rule == "ninety_days") {
        return closed.plus_days(90) >= started;
    }
    if (rule == "calendar_quarter") {
        return closed.year == started.year && (closed.month + 2) / 3 == (started.month + 2) / 3;
    }
    const int months = (started.year - closed.year) * 12 + started.month - closed.month;
    return months < 3 || (months == 3 && started.day <= closed.day);
}

bool share_one(const std::set<std::string>& left, const std::set<std::string>& right) {
    return std::ranges::any_of(left, [&](const auto& one) { return right.contains(one); });
}

/// The stretches that had begun by the cut-off, those that are one counted as one.
std::vector<Stretch> known_stretches(const Person& person, int year) {
    std::vector<Stretch> known;
    for (Stretch one : person.stretches) {
        if (one.started_on > Date{year, 12, 31}) {
            break;
        }
        const bool returns =
            !known.empty() && !known.back().handed_over && !one.received &&
            in_time(rules_in(year).return_rule, *known.back().closed_on, one.started_on) &&
            share_one(known.back().reasons, one.reasons);
        if (returns) {
            one.reasons.insert(known.back().reasons.begin(), known.back().reasons.end());
            one.started_on = known.back().started_on;
            one.received = known.back().received;
            known.pop_back();
        }
        known.push_back(one);
    }
    std::erase_if(known, [&](const Stretch& one) {
        return one.closed_on && *one.closed_on < Date{year, 1, 1};
    });
    return known;
}

std::string band_of(int64_t age) {
    return age < 30 ? "18_29" : age < 50 ? "30_49" : age < 65 ? "50_64" : "65_plus";
}

void count_life(const Person& person, int year, Numbers& numbers) {
    const auto own = person.years.find(year);
    const bool answered = own != person.years.end();
    auto known = person.years.upper_bound(year);
    known = known == person.years.begin() ? known : std::prev(known);
    ++numbers["clients.total"];
    ++numbers[person.sex == "woman" ? "clients.women"
              : person.sex == "man" ? "clients.men"
                                    : "clients.other_sex"];
    if (person.birth_year) {
        const int day = rules_in(year).age_day == "year_end" ? 0 : 1;
        ++numbers["clients.age." + band_of(year - *person.birth_year - day)];
    } else if (answered) {
        ++numbers["clients.age." + own->second.age_band];
    }
    const ClientYear& life = known->second;
    const bool at_home = life.children == "wholly" || life.children == "partly";
    numbers["clients.with_children"] += at_home ? 1 : 0;
    numbers["households.with_children"] += at_home && !life.shared_household ? 1 : 0;
    numbers["clients.assistance"] += life.assistance == "yes" ? 1 : 0;
    numbers["clients.attorney"] += answered && own->second.attorney == "yes" ? 1 : 0;
    if (answered) {
        for (const std::string& reason : own->second.reasons) {
            ++numbers["clients.reason." + reason];
        }
    }
    for (const Assignment& one : person.assignments) {
        const bool under_way = one.opened_on <= Date{year, 12, 31} &&
                               (!one.closed_on || *one.closed_on >= Date{year, 1, 1});
        numbers["assignments.total"] += under_way ? 1 : 0;
        numbers["assignments.opened"] += under_way && one.opened_on.year == year ? 1 : 0;
        numbers["assignments.closed"] +=
            under_way && one.closed_on && one.closed_on->year == year ? 1 : 0;
    }
}

Numbers recounted(const std::vector<Person>& people, int year) {
    Numbers numbers;
    for (const Person& person : people) {
        const auto known = known_stretches(person, year);
        if (known.empty()) {
            continue;
        }
        const Stretch& first = known.front();
        const Stretch& last = known.back();
        const bool opening = first.started_on.year < year;
        const bool stock = !last.closed_on || last.closed_on->year > year;
        const bool is_new = !opening && !first.received;
        ++numbers[opening ? "clients.opening" : is_new ? "clients.new" : "clients.received"];
        ++numbers[stock              ? "clients.stock"
                  : last.handed_over ? "clients.handed_over"
                                     : "clients.closed"];
        if (is_new) {
            // The reasons of the first start; a return gathers more.
            const auto at = std::ranges::find_if(person.stretches, [&](const Stretch& one) {
                return one.started_on == first.started_on;
            });
            for (const std::string& reason : at->reasons) {
                ++numbers["clients.new.reason." + reason];
            }
        }
        if (stock || !last.handed_over) {
            numbers["clients.remaining"] += opening ? 1 : 0;
            numbers["clients.continuing"] += is_new ? 0 : 1;
            count_life(person, year, numbers);
        }
    }
    return numbers;
}

class Recount : public testing::TestWithParam<Engine> {
protected:
    void decide(Date from) {
        ClientPolicy policy;
        policy.decided_from = from;
        policy.return_rule = rules_in(from.year).return_rule;
        policy.age_day = rules_in(from.year).age_day;
        EXPECT_TRUE(db.write(cast.manager, [&](Work& work) {
            return decide_client_policy(work, cast.unit, policy);
        }));
    }

    TestDatabase db{GetParam(), the_door()};
    Cast cast = a_cast(db);
};
INSTANTIATE_TEST_SUITE_P(Engines, Recount, both_engines(), engine_name);

} // namespace

TEST_P(Recount, OfRandomClientsAgreesWithEveryFigureOfEveryYear) {
    hand_in_client_figures();
    decide({2023, 1, 1});
    decide({2025, 1, 1});
    Inventor inventor;
    std::vector<Person> people;
    std::vector<ClientRow> rows;
    for (int i = 1; i <= 300; ++i) {
        people.push_back(inventor.person(i));
        std::ranges::copy(rows_of(people.back()), std::back_inserter(rows));
    }
    const auto taken =
        db.write(cast.ombud, [&](Work& work) { return take_in_clients(work, rows, ""); });
    ASSERT_TRUE(taken) << taken.error().problems.at(0).field << " "
                       << taken.error().problems.at(0).key;
    for (int year = 2021; year <= 2025; ++year) {
        Numbers numbers = recounted(people, year);
        Numbers counted;
        db.read(cast.manager, [&](Work& work) {
            for (const FigureValue& one :
                 figures_of(work, scope_of(work, "unit:" + cast.unit, year))) {
                counted[one.id] = one.value;
                if (one.id == "clients.assignments.mean") {
                    EXPECT_EQ(one.numerator, numbers["assignments.total"]) << year;
                    EXPECT_EQ(one.denominator, numbers["clients.total"]) << year;
                }
            }
            return 0;
        });
        for (const auto& [id, number] : numbers) {
            ASSERT_TRUE(counted.contains(id)) << id;
            EXPECT_EQ(counted[id], number) << id << " " << year;
        }
        const auto flow = [&](const char* step) { return counted[std::string("clients.") + step]; };
        EXPECT_EQ(flow("opening") + flow("new") + flow("received") - flow("closed") -
                      flow("handed_over"),
                  flow("stock"))
            << year;
        EXPECT_EQ(flow("stock") + flow("closed"), flow("total")) << year;
        EXPECT_GT(flow("total"), 30) << "enough of them to tell something";
    }
}
