// The facts of clients, and what may be broken down where.
#include "clients/figures.h"

#include <algorithm>
#include <array>

#include "clients/client_policy.h"
#include "clients/counted.h"
#include "clients/enquiry.h"
#include "clients/variable.h"
#include "organisations/agreement.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "sql/clients.h"

namespace {

// Each unit counts to its own cut-off, so that several are the sum of their own figures.
CountedYear counted_year(Work& work, const std::string& unit, const FactScope& scope) {
    return {scope.year, std::min(scope.cutoff, cutoff_of(work, unit, scope.year))};
}

// SCB's code of a kommun begins with its län's.
std::string_view lan_of(std::string_view kommun) {
    return kommun.substr(0, 2);
}

// --- the rows ------------------------------------------------------------------------------------

FactTable load_clients(Work& work, const FactScope& scope) {
    FactTable table({"unit", "lan", "kommun", "office", "sex", "age_band", "children", "household",
                     "source", "source_body", "entry", "ending", "reasons", "start_reasons",
                     "assistance", "attorney", "waits_for", "assignments", "variables"});
    std::string assignments;
    for (const std::string& unit : scope.units) {
        const CountedYear year = counted_year(work, unit, scope);
        each_counted_client(work, unit, year, [&](const CountedClient& one) {
            if (!scope.counts(one.kommun)) {
                return;
            }
            assignments = std::to_string(one.assignments);
            table.add(std::array<std::string_view, 19>{
                unit, lan_of(one.kommun), one.kommun, one.office, one.sex, one.age_band,
                one.children, one.household, one.source, one.source_body, one.entry, one.ending,
                one.reasons, one.start_reasons, one.assistance, one.attorney, one.waits_for,
                assignments, one.variables});
        });
    }
    return table;
}

FactTable load_applications(Work& work, const FactScope& scope) {
    FactTable table({"unit", "lan", "kommun", "source", "source_body", "outcome", "exclusion",
                     "referred_to", "priority", "applied", "waiting", "weeks"});
    for (const std::string& unit : scope.units) {
        const CountedYear year = counted_year(work, unit, scope);
        each_counted_application(work, unit, year, [&](const CountedApplication& one) {
            if (!scope.counts(one.kommun)) {
                return;
            }
            const std::string weeks =
                one.weeks ? std::to_string(*one.weeks) : std::string(code_missing);
            table.add(std::array<std::string_view, 12>{
                unit, lan_of(one.kommun), one.kommun, one.source, one.source_body, one.outcome,
                one.exclusion, one.referred_to, one.priority, one.applied, one.waiting, weeks});
        });
    }
    return table;
}

FactTable load_assignments(Work& work, const FactScope& scope) {
    FactTable table({"unit", "lan", "kommun", "sex", "area", "opened", "closed", "result"});
    for (const std::string& unit : scope.units) {
        const CountedYear year = counted_year(work, unit, scope);
        each_counted_assignment(work, unit, year, [&](const CountedAssignment& one) {
            if (!scope.counts(one.kommun)) {
                return;
            }
            table.add(std::array<std::string_view, 8>{unit, lan_of(one.kommun), one.kommun, one.sex,
                                                      one.area, one.opened, one.closed,
                                                      one.result});
        });
    }
    return table;
}

FactTable load_enquiries(Work& work, const FactScope& scope) {
    FactTable table({"unit", "lan", "kommun", "kind", "source", "source_body", "sent_to"});
    const auto or_missing = [](const std::string& code) {
        return code.empty() ? code_missing : std::string_view(code);
    };
    for (const std::string& unit : scope.units) {
        const CountedYear year = counted_year(work, unit, scope);
        // Who asked without saying where from is of the whole unit.
        const std::vector<std::string> kommuner = kommuner_of(work, unit, scope.year);
        const bool whole = std::ranges::all_of(
            kommuner, [&](const std::string& kommun) { return scope.counts(kommun); });
        each_enquiry(work, unit, {year.first(), year.cutoff}, [&](const Enquiry& one) {
            if (one.kommun.empty() ? !whole : !scope.counts(one.kommun)) {
                return;
            }
            table.add(std::array<std::string_view, 7>{
                unit, one.kommun.empty() ? code_missing : lan_of(one.kommun),
                or_missing(one.kommun), one.kind, one.source, or_missing(one.source_body),
                or_missing(one.sent_to)});
        });
    }
    return table;
}

// --- whether anything was ever counted -----------------------------------------------------------

/// A query that answers the first day, and one that answers the first locked year.
struct Beginnings {
    const Query& first_day;
    const Query& first_year;
};

bool ever(Work& work, const FactScope& scope, const Beginnings& beginnings) {
    return std::ranges::any_of(scope.units, [&](const std::string& unit) {
        const auto day =
            work.row(beginnings.first_day, {{"unit", unit}, {"until", scope.cutoff.iso()}});
        if (day && !day->is_null("first_day")) {
            return true;
        }
        const auto year = work.row(beginnings.first_year, {{"unit", unit}});
        return year && !year->is_null("first_year") && year->integer("first_year") <= scope.year;
    });
}

bool ever_clients(Work& work, const FactScope& scope) {
    return ever(work, scope, {sql::clients::first_support_day, sql::clients::first_counted_year});
}
bool ever_applications(Work& work, const FactScope& scope) {
    return ever(work, scope,
                {sql::clients::first_application_day, sql::clients::first_application_count});
}
bool ever_assignments(Work& work, const FactScope& scope) {
    return ever(work, scope,
                {sql::clients::first_assignment_day, sql::clients::first_assignment_count});
}
bool ever_enquiries(Work& work, const FactScope& scope) {
    return std::ranges::any_of(scope.units, [&](const std::string& unit) {
        const auto day = work.row(sql::clients::first_enquiry_day,
                                  {{"unit", unit}, {"until", scope.cutoff.iso()}});
        return day && !day->is_null("first_day");
    });
}

// --- words and places ----------------------------------------------------------------------------

std::string office_name(Work& work, const FactScope& scope, std::string_view id) {
    for (const std::string& unit : scope.units) {
        for (const OfficeRecord& record : offices_of(work, unit)) {
            if (record.id == id) {
                return record.office.name;
            }
        }
    }
    return std::string(id);
}

std::string_view list_of(std::string_view dimension) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> lists = {{
        {"reasons", "contact_reason"},
        {"start_reasons", "contact_reason"},
        {"source", "client_source"},
        {"source_body", "body_type"},
        {"referred_to", "body_type"},
        {"sent_to", "body_type"},
        {"exclusion", "exclusion"},
        {"priority", "client_priority"},
        {"area", "life_area"},
        {"result", "assignment_result"},
    }};
    const auto* found =
        std::ranges::find(lists, dimension, &std::pair<std::string_view, std::string_view>::first);
    return found == lists.end() ? std::string_view() : found->second;
}

std::string client_label(Work& work, const Texts& t, std::string_view dimension,
                         std::string_view code) {
    const std::string said(code);
    if (code == code_missing || code == "yes" || code == "no") {
        return std::string(t("figure.code." + said));
    }
    if (dimension == "kommun" || dimension == "lan") {
        return area_name(work, t, code);
    }
    if (dimension == "unit") {
        return unit_name(work, code, work.today());
    }
    if (dimension == "office") {
        FactScope own;
        if (const auto unit = my_unit(work)) {
            own.units.push_back(unit->id);
        }
        return office_name(work, own, code);
    }
    if (dimension == "waits_for" && code != "nothing") {
        return code_label(work, t, "waits_for", code);
    }
    if (dimension == "kind") {
        return code_label(work, t, "enquiry_kind", code);
    }
    if (!list_of(dimension).empty()) {
        return code_label(work, t, list_of(dimension), code);
    }
    const std::string key = "client.code." + std::string(dimension) + "." + said;
    return t.has(key) ? std::string(t(key)) : said;
}

// Domain a.8: the county board sees aggregates by kommun, the nation by län.
bool shown_at(std::string_view place, std::string_view dimension) {
    if (dimension == "office") {
        return place.starts_with("unit:");
    }
    if (dimension == "unit" || dimension == "kommun") {
        return place != "nation";
    }
    return true;
}

// What a unit has decided, in words: who comes back, age, inactivity, and whether the year is open.
std::array<std::string, 4> own_rules(Work& work, const Texts& t, const std::string& unit,
                                     int year) {
    const ClientPolicy policy = client_policy_on(work, unit, Date{year, 1, 1});
    const std::string months = std::to_string(policy.inactive_months);
    return {std::string(t("client_rules.return." + policy.return_rule)),
            std::string(t("client_rules.age." + policy.age_day)),
            t("client_rules.inactive", {{"count", months}}),
            std::string(t(counted_from_lock(work, unit, year) ? "client_rules.locked"
                                                              : "client_rules.open"))};
}

// Domain c.6: the rules stand with every table. Units above one count by rules of their own.
std::vector<std::string> rules_in_words(Work& work, const Texts& t, const FactScope& scope) {
    std::vector<std::string> rules;
    for (const std::string_view key : {"once", "flow", "new", "reasons", "household", "sums"}) {
        rules.emplace_back(t("client_rules." + std::string(key)));
    }
    if (scope.units.size() > 1) {
        rules.emplace_back(t("client_rules.of_each_unit"));
    }
    // A rule that all of them share is said once, another with the units that follow it.
    for (std::size_t which = 0; which < 4; ++which) {
        std::vector<std::pair<std::string, std::string>> followed;
        for (const std::string& unit : scope.units) {
            const std::string rule = own_rules(work, t, unit, scope.year)[which];
            const std::string name = unit_name(work, unit, Date{scope.year, 12, 31});
            const auto found =
                std::ranges::find(followed, rule, &std::pair<std::string, std::string>::first);
            if (found == followed.end()) {
                followed.emplace_back(rule, name);
            } else {
                found->second += ", " + name;
            }
        }
        for (auto& [rule, names] : followed) {
            rules.push_back(followed.size() == 1 ? rule : names + ": " + rule);
        }
    }
    return rules;
}

Fact fact_called(std::string name, std::vector<std::string> crossable) {
    Fact fact;
    fact.name = std::move(name);
    fact.may = May::read_client_figures;
    fact.crossable = std::move(crossable);
    fact.shown_at = shown_at;
    fact.label = client_label;
    fact.locked = counted_from_lock;
    fact.of_persons = true;
    return fact;
}

} // namespace

std::vector<Fact> client_facts() {
    Fact clients = fact_called("client_year", {"reasons", "age_band", "sex", "entry", "ending",
                                               "children", "source", "start_reasons", "assistance",
                                               "waits_for", "kommun", "lan", "office", "unit"});
    clients.narrowings = {{"sex", {"woman", "man", "other", "unknown"}},
                          {"entry", {"opening", "started", "received"}},
                          {"ending", {"stock", "closed", "handed_over"}},
                          {"age_band", {"18_29", "30_49", "50_64", "65_plus"}}};
    // Whoever was handed over is counted where the year ends; a flow shows them all the same.
    clients.standing = {{{"ending", {"stock", "closed"}}, {{"ending", {}}, {"entry", {}}}}};
    clients.rules = rules_in_words;
    clients.load = load_clients;
    clients.ever = ever_clients;
    Fact applications =
        fact_called("application", {"source", "source_body", "outcome", "exclusion", "referred_to",
                                    "priority", "kommun", "lan", "unit"});
    applications.narrowings = {
        {"applied", {"yes", "no"}},
        {"waiting", {"yes", "no"}},
        {"outcome", {"undecided", "queue", "accepted", "not_target", "referred", "withdrawn"}}};
    // Applicants of the year; who waits since an earlier one was an applicant of that, and is told
    // when it is asked who waits.
    applications.standing = {{{"applied", {"yes"}}, {{"applied", {}}, {"waiting", {"yes"}}}}};
    applications.load = load_applications;
    applications.ever = ever_applications;
    Fact assignments =
        fact_called("assignment", {"area", "result", "sex", "kommun", "lan", "unit"});
    assignments.narrowings = {{"opened", {"yes", "no"}}, {"closed", {"yes", "no"}}};
    assignments.load = load_assignments;
    assignments.ever = ever_assignments;
    Fact enquiries = fact_called(
        "enquiry", {"kind", "source", "source_body", "sent_to", "kommun", "lan", "unit"});
    enquiries.load = load_enquiries;
    enquiries.ever = ever_enquiries;
    return {clients, applications, assignments, enquiries};
}
