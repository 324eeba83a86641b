// Clients and applicants dealt out to the ombud, so that every published count comes out.
#include "demo/clients.h"

#include <algorithm>
#include <array>

#include "clients/queue.h"
#include "clients/registration.h"
#include "demo/dealt.h"
#include "demo/dice.h"
#include "demo/spread.h"

namespace {

struct Reason {
    std::string code;
    int weight;
};
const std::array<Reason, 10> reasons = {{{"economy", 44},
                                         {"housing", 16},
                                         {"occupation", 9},
                                         {"structure", 22},
                                         {"isolation", 10},
                                         {"relations", 6},
                                         {"existential", 7},
                                         {"authorities", 60},
                                         {"health_care", 27},
                                         {"other", 2}}};

std::vector<const DemoPerson*> ombud_of(const DemoUnit& unit) {
    std::vector<const DemoPerson*> list;
    for (const DemoPerson& person : unit.people) {
        if (person.role == "ombud" && !person.kommuner.empty()) {
            list.push_back(&person);
        }
    }
    ensure(!list.empty(), "each case has an ombud");
    return list;
}

std::vector<std::string> some_reasons(Dice& dice) {
    std::vector<std::string> chosen;
    for (const Reason& reason : reasons) {
        if (dice.happens(reason.weight)) {
            chosen.push_back(reason.code);
        }
    }
    if (chosen.empty()) {
        chosen.emplace_back("authorities");
    }
    return chosen;
}

int some_age(Dice& dice) {
    static const std::vector<int> weights = {17, 43, 31, 8};
    static const std::array<std::pair<int, int>, 4> bands = {
        {{19, 29}, {30, 49}, {50, 64}, {65, 84}}};
    const auto& [least, most] = bands[dice.weighted(weights)];
    return least + static_cast<int>(dice.below(static_cast<std::size_t>(most - least + 1)));
}

Registration some_person(const DemoCase& demo, Dice& dice, const DemoPerson& ombud) {
    Registration given;
    given.client.sex = dice.happens(53) ? "woman" : "man";
    given.client.birth_year = demo.year - some_age(dice);
    const Source source = some_source(dice);
    given.application.source = source.code;
    given.application.source_body = source.body;
    given.period.reasons_at_start = some_reasons(dice);
    given.answers.kommun = ombud.kommuner[dice.below(ombud.kommuner.size())];
    given.answers.children = dice.happens(12) ? "wholly" : dice.happens(6) ? "partly" : "no";
    given.answers.assistance = dice.happens(30) ? "yes" : "no";
    if (dice.happens(15)) {
        given.answers.waits_for = dice.happens(60) ? "fk_decision" : "social_services_decision";
    }
    return given;
}

// Three in five were there when the year began; the rest come during it.
void give_days(const DemoCase& demo, Dice& dice, Registration& given) {
    const Date first{demo.year, 1, 1};
    const bool stock = dice.happens(60);
    given.period.started_on =
        stock ? some_day(dice, Date{demo.year - 2, 1, 8}, Date{demo.year - 1, 12, 15})
              : some_day(dice, first.plus_days(7), demo.last_day().plus_days(-14));
    given.application.applied_on = given.period.started_on;
}

std::vector<Dealt> deal_clients(const DemoCase& demo, const DemoUnit& unit, const SheetLine& line) {
    Dice dice(demo.code + " clients");
    const auto ombud = ombud_of(unit);
    const int persons = std::stoi(line["clients"]);
    const int assignments = std::stoi(line["assignments"]);
    std::vector<Dealt> dealt;
    for (int i = 0; i < persons; ++i) {
        const DemoPerson& whose = *ombud[static_cast<std::size_t>(i) % ombud.size()];
        Dealt one{&whose, some_person(demo, dice, whose)};
        give_days(demo, dice, one.given);
        const char letter = static_cast<char>('A' + i % static_cast<int>(ombud.size()));
        one.given.client.code = std::string(1, letter) + "-" + std::to_string(i + 1);
        one.days_ago = static_cast<int>(dice.below(90));
        one.assignments = assignments / persons + (i < assignments % persons ? 1 : 0);
        dealt.push_back(std::move(one));
    }
    return dealt;
}

// --- applicants ----------------------------------------------------------------------------------

// The published applicants by how they came; what became of each is our own.
std::vector<Source> dealt_sources(const SheetLine& line, Dice& dice) {
    std::vector<Source> sources;
    for (const std::string code : {"self", "relative", "authority", "other"}) {
        for (int i = 0; i < std::stoi(line[code]); ++i) {
            sources.push_back({code, code == "authority" ? "psykiatri_oppen" : ""});
        }
    }
    dice.shuffle(sources);
    return sources;
}

void decide(Dice& dice, Application& application, Date last) {
    static const std::array<std::string, 4> exclusions = {"dementia", "intellectual_disability",
                                                          "brain_injury", "acute_stress"};
    static const std::array<std::string, 3> priorities = {"minor_children", "young_or_homeless",
                                                          "no_contacts"};
    application.decided_on = std::min(working_day(application.applied_on.plus_days(10)), last);
    if (application.applied_on.month >= 10 && dice.happens(50)) {
        application.outcome = "queue";
        application.queued_on = application.decided_on;
        application.priority = priorities[dice.below(priorities.size())];
    } else if (dice.happens(55)) {
        application.outcome = "not_target";
        application.exclusion = exclusions[dice.below(exclusions.size())];
    } else {
        application.outcome = "referred";
        application.referred_to = "socialtjanst";
    }
}

void write_applicants(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                      const SheetLine& line) {
    Dice dice(demo.code + " applicants");
    const auto ombud = ombud_of(unit);
    const std::vector<Source> sources = dealt_sources(line, dice);
    const Date last = demo.last_day();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const DemoPerson& whose = *ombud[i % ombud.size()];
        Registration given = some_person(demo, dice, whose);
        given.client.code = "S-" + std::to_string(i + 1);
        given.application.code = given.client.code;
        given.application.kommun = given.answers.kommun;
        given.application.source = sources[i].code;
        given.application.source_body = sources[i].body;
        given.application.applied_on = some_day(dice, Date{demo.year, 1, 11}, last.plus_days(-21));
        if (dice.happens(40)) {
            given.period.started_on = working_day(given.application.applied_on.plus_days(12));
            diary.write(given.period.started_on, whose.actor, [given](Work& work) -> Result<void> {
                TRY(register_client(work, given));
                return {};
            });
            continue;
        }
        decide(dice, given.application, last);
        diary.write(*given.application.decided_on, whose.actor,
                    [application = given.application](Work& work) -> Result<void> {
                        TRY(receive_application(work, application));
                        return {};
                    });
    }
}

} // namespace

void write_clients(Diary& diary, const DemoCase& demo, const DemoUnit& unit) {
    for (const SheetLine& line : demo_sheet(demo, "clients")) {
        const Actor& manager = unit.holder_of("unit_manager").actor;
        diary.write(
            Date{demo.year, 1, 12}, manager,
            deciding_order(demo, unit, {"minor_children", "young_or_homeless", "no_contacts"}));
        diary.write(demo.last_day(), manager, saying_queue(demo, unit, line["queue"]));
        if (!line["clients"].empty()) {
            std::vector<Dealt> dealt = deal_clients(demo, unit, line);
            for (Dealt& one : dealt) {
                write_down(diary, demo, std::move(one));
            }
        }
        if (!line["self"].empty()) {
            write_applicants(diary, demo, unit, line);
        }
    }
}
