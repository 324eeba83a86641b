// Gathering the links of a chain, and what it waits for.
#include "desk/chain.h"

#include <algorithm>
#include <array>

#include "actions/action.h"
#include "organisations/record_number.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/desk.h"

namespace {

// The order of the links of one day, and how far along the chain each is: 0 stands aside.
struct Step {
    std::string_view name;
    int reach;
};
constexpr std::array steps = {
    Step{"first_event", 0},     Step{"occurred", 0},    Step{"latest_event", 0},
    Step{"registered", 1},      Step{"opened", 1},      Step{"talked_over", 1},
    Step{"discussed", 2},       Step{"decided", 2},     Step{"grouped", 2},
    Step{"handed_over", 3},     Step{"letter_sent", 3}, Step{"answered", 4},
    Step{"letter_answered", 4}, Step{"given_up", 4},    Step{"action_added", 4},
    Step{"action_dropped", 0},  Step{"action_done", 5}, Step{"confirmed", 6},
    Step{"denied", 0},          Step{"came_back", 0},   Step{"action_reopened", 0}};

std::size_t place_of(std::string_view name) {
    const auto found = std::ranges::find(steps, name, &Step::name);
    ensure(found != steps.end(), "the queries tell steps that are known");
    return static_cast<std::size_t>(found - steps.begin());
}

void add_links(Work& work, const Query& query, const Params& about, std::vector<ChainLink>& links) {
    work.each(query, about, [&](const Row& row) {
        const auto day = parse_date(row.text("day"));
        if (day) {
            links.push_back({row.text("step"), *day, row.text("number"), row.text("code")});
        }
        return true;
    });
}

void add_deeds(Work& work, std::string_view unit, std::string_view fault,
               std::vector<ChainLink>& links) {
    const Params about = {{"unit", unit}, {"number", fault}};
    add_links(work, sql::desk::links_of_handovers, about, links);
    add_links(work, sql::desk::links_of_letters, about, links);
    add_links(work, sql::desk::links_of_actions, about, links);
}

void put_in_order(Chain& chain) {
    std::ranges::stable_sort(chain.links, [](const ChainLink& left, const ChainLink& right) {
        return left.day != right.day ? left.day < right.day
                                     : place_of(left.step) < place_of(right.step);
    });
    // An event in two faults that one handover tells of has the handover once.
    const auto same = [](const ChainLink& left, const ChainLink& right) {
        return left.step == right.step && left.day == right.day && left.number == right.number &&
               left.code == right.code;
    };
    const auto rest = std::ranges::unique(chain.links, same);
    chain.links.erase(rest.begin(), rest.end());
}

Result<Chain> chain_of(Work& work, std::string_view unit, std::string_view number) {
    Chain chain{std::string(number), {}};
    const Params about = {{"unit", unit}, {"number", number}};
    if (kind_in_number(number) == 'B') {
        add_links(work, sql::desk::links_of_fault, about, chain.links);
        add_deeds(work, unit, number, chain.links);
    } else {
        add_links(work, sql::desk::links_of_event, about, chain.links);
        add_links(work, sql::desk::links_of_handovers, about, chain.links);
        const std::vector<ChainLink> own = chain.links;
        std::vector<ChainLink> deeds;
        for (const ChainLink& link : own) {
            if (link.step == "grouped") {
                add_deeds(work, unit, link.number, deeds);
            }
        }
        // What was done about the fault before the event is no link of the event's.
        const auto occurred = std::ranges::find(own, "occurred", &ChainLink::step);
        std::ranges::copy_if(deeds, std::back_inserter(chain.links), [&](const ChainLink& deed) {
            return occurred == own.end() || deed.day >= occurred->day;
        });
    }
    if (chain.links.empty()) {
        return not_found();
    }
    put_in_order(chain);
    return chain;
}

std::vector<std::string> subjects_of(Work& work, std::string_view unit, std::string_view number) {
    std::vector<std::string> subjects;
    const Query& told =
        kind_in_number(number) == 'S' ? sql::desk::told_in_letter : sql::desk::told_in_handover;
    work.each(told, {{"unit", unit}, {"number", number}}, [&](const Row& row) {
        subjects.push_back(row.text("subject"));
        return true;
    });
    return subjects;
}

} // namespace

std::string page_of(std::string_view number) {
    const char kind = kind_in_number(number);
    const std::string_view list = kind == 'B'   ? "/faults/"
                                  : kind == 'O' ? "/handovers/"
                                  : kind == 'S' ? "/letters/"
                                  : kind == 'A' ? "/actions/"
                                  : kind == 'M' ? "/meetings/"
                                                : "/events/";
    return std::string(list) + std::string(number);
}

std::string_view waits_for(const Chain& chain) {
    static constexpr std::array<std::string_view, 7> next = {
        "registered", "decided", "handed_over", "answered", "acted", "confirmed", ""};
    int reach = 0;
    for (const ChainLink& link : chain.links) {
        reach = std::max(reach, steps[place_of(link.step)].reach);
        // What was done is to be done again, or something else.
        if (link.step == "came_back" || link.step == "denied" || link.step == "action_reopened") {
            reach = std::min(reach, 4);
        }
    }
    return next[static_cast<std::size_t>(reach)];
}

Result<std::vector<Chain>> chains_of(Work& work, std::string_view number) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    std::vector<std::string> subjects = {std::string(number)};
    if (kind_in_number(number) == 'A') {
        const ActionRecord action = TRY(find_action(work, number));
        subjects = {action.fault_number};
    } else if (kind_in_number(number) == 'O' || kind_in_number(number) == 'S') {
        subjects = subjects_of(work, unit, number);
    }
    std::vector<Chain> chains;
    for (const std::string& subject : subjects) {
        Chain chain = TRY(chain_of(work, unit, subject));
        chains.push_back(std::move(chain));
    }
    if (chains.empty()) {
        return not_found();
    }
    return chains;
}
