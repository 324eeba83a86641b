// Panels of figures: the year so far at a unit, and the units of a place with their years.
#include <algorithm>

#include "desk/panels.h"
#include "figures/cross_table.h"
#include "figures/scope.h"
#include "organisations/unit.h"
#include "platform/html/drawn_chart.h"
#include "platform/html/page.h"
#include "reports/report.h"
#include "rights/may.h"

namespace {

// No unit has events from before it; the same bound as where a year is asked for.
constexpr int first_activity_year = 1994;

bool at_a_unit(const Work& work) {
    return work.actor().place.starts_with("unit:");
}

std::vector<Figure> figures_shown() {
    std::vector<Figure> shown;
    for (const std::string_view id :
         {"events.total", "events.failures", "events.positive", "events.serious"}) {
        const Figure* figure = figure_registry().find(id);
        ensure(figure != nullptr, "the start page shows figures of the registry");
        shown.push_back(*figure);
    }
    return shown;
}

// Every month that has begun stands there, also one with nothing in it.
Chart months_of(const Texts& t, const FactTable& table, const FactScope& scope) {
    const CrossTable answer = cross(table, "month", "", {});
    Chart chart;
    chart.kind = Chart::Kind::columns;
    chart.title = t("desk.year.by_month", {{"year", std::to_string(scope.year)}});
    chart.series = {{std::string(t("desk.year.events")), {}}};
    for (int month = 1; month <= scope.cutoff.month; ++month) {
        const std::string code = (month < 10 ? "0" : "") + std::to_string(month);
        const auto at = std::ranges::find(answer.row_codes, code);
        const int64_t count =
            at == answer.row_codes.end()
                ? 0
                : answer.row_totals[static_cast<std::size_t>(at - answer.row_codes.begin())];
        chart.categories.push_back(t.month_short(month));
        chart.series.front().values.push_back(count);
        chart.description += (month > 1 ? ", " : "") + t.month(month) + " " + t.number(count);
    }
    return chart;
}

Html year_link(const Request& in, int year) {
    const std::string address = "/figures?year=" + std::to_string(year);
    return link(address, in.t("desk.year.all", {{"year", std::to_string(year)}}));
}

// --- units and their years -----------------------------------------------------------------------

const Fact& event_fact() {
    return figure_registry().fact("event");
}

// Whether a report of the year is finished, so that an officer sees who has handed in.
Html report_cell(Work& work, const Texts& t, const std::string& unit, int year) {
    for (const ReportLine& report : reports_of(work, unit)) {
        if (report.frozen && report.year == year) {
            return link("/reports/" + report.id, t("desk.units.report.finished"));
        }
    }
    return text(t("desk.units.report.none"));
}

// `whole` is the reader's place: of a unit that reaches beyond it only what lies there counts.
std::string total_said(Work& work, const Texts& t, const std::string& unit, FactScope whole) {
    FactScope scope = std::move(whole);
    scope.units = {unit};
    scope.cutoff = cutoff_of(work, scope.units, scope.year);
    const std::vector<Figure> total = {*figure_registry().find("events.total")};
    if (!event_fact().ever(work, scope)) {
        FigureValue missing;
        missing.status = FigureStatus::missing;
        return missing.printed(t);
    }
    return count_figures(event_fact().load(work, scope), total, scope.cutoff).front().printed(t);
}

Html years_of_units(Work& work, const Request& in, const std::vector<std::string>& units) {
    const Texts& t = in.t;
    const int year = work.year();
    const std::string this_year = std::to_string(year);
    const std::string last_year = std::to_string(year - 1);
    HtmlTable shape;
    shape.caption = t("desk.units.caption", {{"last", last_year}, {"year", this_year}});
    shape.row_head = HtmlTable::RowHead::first;
    shape.columns = {
        {text(t("desk.units.unit"))},
        {text(t("desk.units.events", {{"year", last_year}})), HtmlTable::Column::Align::right},
        {text(t("desk.units.events_so_far", {{"year", this_year}})),
         HtmlTable::Column::Align::right},
        {text(t("desk.units.report", {{"year", last_year}}))}};
    const FactScope before = outside_scope_of(work, work.actor().place, year - 1);
    const FactScope now = outside_scope_of(work, work.actor().place, year);
    for (const std::string& unit : units) {
        shape.rows.push_back({link("/organisations/" + unit, unit_name(work, unit, work.today())),
                              text(total_said(work, t, unit, before)),
                              text(total_said(work, t, unit, now)),
                              report_cell(work, t, unit, year - 1)});
    }
    return table(shape);
}

Html year_drawn(const Request& in, const FactTable& table, const FactScope& scope) {
    const Texts& t = in.t;
    const std::string year = std::to_string(scope.year);
    std::vector<Html> shown;
    for (const FigureValue& value : count_figures(table, figures_shown(), scope.cutoff)) {
        shown.push_back(figure_tile(value.printed(t), t("figure." + value.id),
                                    "/figures/" + value.id + "?year=" + year));
    }
    Html content = paragraph(t("desk.year.until", {{"cutoff", t.date(scope.cutoff)}}));
    content.add(tiles(shown));
    content.add(chart_with_table(t, months_of(t, table, scope), "months", t("desk.year.month")));
    content.add(actions({year_link(in, scope.year), year_link(in, scope.year - 1)}));
    return content;
}

} // namespace

Html year_panel(Work& work, const Request& in) {
    if (!at_a_unit(work)) {
        return {};
    }
    const Texts& t = in.t;
    const int year = work.year();
    const std::string this_year = std::to_string(year);
    const FactScope scope = scope_of(work, work.actor().place, year);
    if (!event_fact().ever(work, scope)) {
        return card(t("desk.year", {{"year", this_year}}),
                    paragraph(t("desk.year.missing", {{"year", this_year}})));
    }
    const FactTable table = event_fact().load(work, scope);
    if (table.rows() > 0) {
        return card(t("desk.year", {{"year", this_year}}), year_drawn(in, table, scope));
    }
    // Early in the year an earlier one says more: the last that has anything in it.
    for (int earlier = year - 1; earlier >= first_activity_year; --earlier) {
        const FactScope then = scope_of(work, work.actor().place, earlier);
        const FactTable counted = event_fact().load(work, then);
        if (counted.rows() > 0) {
            Html content = paragraph(
                t("desk.year.none_yet", {{"year", this_year}, {"shown", std::to_string(earlier)}}));
            content.add(year_drawn(in, counted, then));
            return card(t("desk.year.whole", {{"year", std::to_string(earlier)}}), content);
        }
        if (!event_fact().ever(work, then)) {
            break;
        }
    }
    return card(t("desk.year", {{"year", this_year}}), year_drawn(in, table, scope));
}

Html units_panel(Work& work, const Request& in) {
    if (at_a_unit(work) || actor_may(work.actor(), May::read_events)) {
        return {};
    }
    const Texts& t = in.t;
    std::vector<std::string> units = units_under(work, work.actor().place, work.year());
    for (const std::string& unit : units_under(work, work.actor().place, work.year() - 1)) {
        if (std::ranges::find(units, unit) == units.end()) {
            units.push_back(unit);
        }
    }
    if (units.empty()) {
        return card(t("desk.units"), paragraph(t("desk.units.none")));
    }
    Html content = years_of_units(work, in, units);
    content.add(actions({year_link(in, work.year()), year_link(in, work.year() - 1)}));
    return card(t("desk.units"), content);
}

Html reports_panel(Work& work, const Request& in) {
    const Texts& t = in.t;
    constexpr std::size_t reports_max = 8;
    std::vector<ReportLine> finished;
    for (const std::string& unit : units_under(work, work.actor().place, work.year())) {
        std::ranges::copy_if(reports_of(work, unit), std::back_inserter(finished),
                             &ReportLine::frozen);
    }
    std::ranges::stable_sort(finished, std::greater{}, &ReportLine::frozen_at);
    std::vector<Html> items;
    for (const ReportLine& report : finished) {
        if (items.size() == reports_max) {
            break;
        }
        Html item = link("/reports/" + report.id, report.title);
        item.text(" ").tag("span", {{"class", "when"}}, unit_name(work, report.unit, work.today()));
        items.push_back(std::move(item));
    }
    if (items.empty()) {
        const bool writes = actor_may(work.actor(), May::write_reports);
        return card(t("desk.reports"),
                    paragraph(t(writes ? "desk.reports.none.write" : "desk.reports.none")));
    }
    Html content = bullets(items);
    content.tag("p", {}, link("/reports", t("desk.reports.all")));
    return card(t("desk.reports"), content);
}
