// What a counted event is (a row, coded, without text) and the figures over it.
#include "events/figures.h"

#include <algorithm>

#include <array>
#include <optional>

#include "events/choices.h"
#include "events/event.h"
#include "figures/label_or_code.h"
#include "organisations/code.h"
#include "organisations/policy.h"
#include "platform/html/html.h"
#include "sql/events.h"

namespace {

const std::vector<std::string>& event_dimensions() {
    static const std::vector<std::string> names = {
        "kind",    "level",   "type",   "body",           "body_type",      "kommun",
        "month",   "serious", "status", "mended_at_once", "referred_to_po", "child_perspective",
        "withheld"};
    return names;
}

// The columns of the fact's query by number, found once for each load.
struct EventColumns {
    explicit EventColumns(const Row& row, std::string_view day_column)
        : day(row.number_of(day_column)), kind(row.number_of("kind")),
          level(row.number_of("level")), type(row.number_of("type")), body(row.number_of("body")),
          body_type(row.number_of("body_type")), kommun(row.number_of("kommun")),
          serious(row.number_of("serious")), status(row.number_of("status")),
          mended(row.number_of("mended_at_once")), child(row.number_of("child_perspective")),
          withheld(row.number_of("withheld")) {}
    std::size_t day, kind, level, type, body, body_type, kommun, serious, status, mended, child,
        withheld;
};

std::string_view yes_or_no(const Row& row, std::size_t column) {
    return row.characters(column) == "1" ? "yes" : "no";
}

// The day that decides the year, by the unit's own rule (domain c.6, counting rule 1).
void add_event(FactTable& table, const Row& row, const EventColumns& at, Audience audience) {
    const std::string_view kind = row.characters(at.kind);
    const std::string_view level = row.characters(at.level);
    const std::string_view serious = yes_or_no(row, at.serious);
    const std::string_view withheld = yes_or_no(row, at.withheld);
    if (audience == Audience::outside && withheld == "yes") {
        const std::string_view hidden = code_withheld;
        table.add(std::array{kind, level, hidden, hidden, hidden, hidden, hidden, serious, hidden,
                             hidden, hidden, hidden, withheld});
        return;
    }
    const std::string_view month = row.characters(at.day).substr(5, 2);
    const std::string_view type = row.characters(at.type);
    const std::string_view referred = type == "referred_to_po" ? "yes" : "no";
    table.add(std::array{kind, level, type, row.characters(at.body), row.characters(at.body_type),
                         row.characters(at.kommun), month, serious, row.characters(at.status),
                         yes_or_no(row, at.mended), referred, yes_or_no(row, at.child), withheld});
}

FactTable load_events(Work& work, const FactScope& scope) {
    FactTable table(event_dimensions());
    const Date from{scope.year, 1, 1};
    for (const std::string& unit : scope.units) {
        const bool registered = policy_on(work, unit, from).year_rule == "registered";
        const Query& rows =
            registered ? sql::events::fact_events_registered : sql::events::fact_events;
        const std::string_view day = registered ? "registered_on" : "occurred_on";
        std::optional<EventColumns> at;
        // Each unit counts to its own cut-off, so that several are the sum of their own figures.
        const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
        work.each(rows, {{"unit", unit}, {"from", from.iso()}, {"until", until.iso()}},
                  [&](const Row& row) {
                      if (!at) {
                          at.emplace(row, day);
                      }
                      if (scope.counts(row.characters(at->kommun))) {
                          add_event(table, row, *at, scope.audience);
                      }
                      return true;
                  });
    }
    return table;
}

bool ever_registered(Work& work, const FactScope& scope) {
    for (const std::string& unit : scope.units) {
        const auto row =
            work.row(sql::events::first_event_day, {{"unit", unit}, {"until", scope.cutoff.iso()}});
        if (row && !row->is_null("first_day")) {
            return true;
        }
    }
    return false;
}

std::string event_label(Work& work, const Texts& t, std::string_view dimension,
                        std::string_view code) {
    if (code == code_withheld || code == code_missing) {
        return std::string(t("figure.code." + std::string(code)));
    }
    if (code.empty()) {
        return std::string(t("figure.code.not_asked"));
    }
    if (dimension == "month") {
        static constexpr std::string_view months = "01 02 03 04 05 06 07 08 09 10 11 12";
        const auto at = code.size() == 2 ? months.find(code) : std::string_view::npos;
        return at == std::string_view::npos ? std::string(code)
                                            : t.month(static_cast<int>(at / 3) + 1);
    }
    if (dimension == "kommun" || dimension == "body") {
        return label_of(work, t, dimension, code);
    }
    if (code == "yes" || code == "no") {
        return std::string(t("figure.code." + std::string(code)));
    }
    if (dimension == "status") {
        return label_or_code(t, "event.status.", code);
    }
    const std::string_view list = dimension == "kind"        ? "event_kind"
                                  : dimension == "type"      ? "event_type"
                                  : dimension == "body_type" ? "body_type"
                                                             : "level";
    return code_label(work, t, list, code);
}

/// The list of events narrowed to the counted days and the conditions; all of them have a filter.
std::string event_rows_address(Work& work, const FactScope& scope, const Filter& filter) {
    if (scope.units.size() != 1) {
        return {};
    }
    const Date from{scope.year, 1, 1};
    std::string address =
        "/events?status=counted&from=" + from.iso() + "&until=" + scope.cutoff.iso();
    if (policy_on(work, scope.units.front(), from).year_rule == "registered") {
        address += "&day=registered";
    }
    for (const Condition& condition : filter) {
        if (condition.codes.size() != 1 || condition.dimension == "status") {
            return {};
        }
        address += "&" + condition.dimension + "=" + encode_query(condition.codes.front());
    }
    return address;
}

Figure counted(std::string id, Filter filter) {
    return Figure{std::move(id), "event", std::move(filter), Measure::count, {}, "event"};
}
Figure share(std::string id, Filter filter, Filter of) {
    return Figure{std::move(id),  "event",       std::move(filter),
                  Measure::share, std::move(of), "event"};
}

} // namespace

Fact event_fact() {
    Fact fact;
    fact.name = "event";
    fact.crossable = {"type", "body_type", "body", "level", "kommun", "month", "kind", "status"};
    fact.narrowings = {{"kind", {"failure", "positive", "wish", "own_practice"}},
                       {"level", {"handlaggare", "lokal", "central"}},
                       {"serious", {"yes", "no"}}};
    fact.load = load_events;
    fact.label = event_label;
    fact.ever = ever_registered;
    fact.rows_address = event_rows_address;
    return fact;
}

std::vector<Figure> event_figures() {
    const Filter failures = {{"kind", {"failure"}}};
    std::vector<Figure> figures = {
        counted("events.total", {}),
        counted("events.failures", failures),
        counted("events.positive", {{"kind", {"positive"}}}),
        counted("events.wishes", {{"kind", {"wish"}}}),
        counted("events.own_practice", {{"kind", {"own_practice"}}}),
    };
    for (const std::string level : {"handlaggare", "lokal", "central"}) {
        figures.push_back(counted("events.level." + level, {{"level", {level}}}));
    }
    for (const std::string level : {"handlaggare", "lokal", "central"}) {
        figures.push_back(
            share("events.level." + level + ".share", {{"level", {level}}}, failures));
    }
    figures.push_back(counted("events.serious", {{"serious", {"yes"}}}));
    figures.push_back(share("events.serious.share", {{"serious", {"yes"}}}, failures));
    figures.push_back(share("events.positive.share", {{"kind", {"positive"}}}, {}));
    figures.push_back(counted("events.mended_at_once", {{"mended_at_once", {"yes"}}}));
    figures.push_back(counted("events.referred_to_po", {{"referred_to_po", {"yes"}}}));
    // Who sent people to the ombud in place of doing their own duty.
    figures.back().broken_down_by = "body_type";
    figures.push_back(counted("events.child_perspective", {{"child_perspective", {"yes"}}}));
    return figures;
}
