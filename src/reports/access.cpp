// The rule of who sees a report, asked in one place.
#include "reports/access.h"

#include <algorithm>
#include <map>

#include "organisations/owner.h"
#include "organisations/unit.h"
#include "reports/freeze.h"
#include "rights/may.h"

namespace {

// A county sees what its cities have finished, and the nation everything; nobody looks upwards.
bool contains_place(std::string_view outer, std::string_view inner) {
    const bool city_of_lan = outer.starts_with("lan:") && inner.starts_with("city:") &&
                             inner.substr(5).starts_with(outer.substr(4));
    return outer == inner || outer == "nation" || city_of_lan;
}

bool under_place(Work& work, const std::string& owner, int64_t year) {
    if (kind_of_owner(owner) != "unit") {
        return contains_place(work.actor().place, owner);
    }
    const auto units = units_under(work, work.actor().place, static_cast<int>(year));
    return std::ranges::find(units, owner) != units.end();
}

// A report that has no public edition counts persons, and is for those who may see them counted.
bool may_read_what_it_counts(Work& work, const StoredReport& frozen) {
    return actor_may(work.actor(), May::read_client_figures) ||
           kept_output(work, frozen, {Edition::open, "json"}).has_value();
}
bool may_read_what_it_counts(Work& work, const ReportLine& frozen) {
    if (actor_may(work.actor(), May::read_client_figures)) {
        return true;
    }
    const auto stored = find_report(work, frozen.unit, frozen.id);
    return stored && may_read_what_it_counts(work, *stored);
}

} // namespace

bool writes_reports_of(const Work& work, std::string_view unit) {
    const Actor& actor = work.actor();
    if (!actor_may(actor, May::write_reports)) {
        return false;
    }
    const bool of_the_machine = actor.id == "cli" || actor.id == "system";
    return of_the_machine || actor.place == place_of_owner(unit);
}

Result<std::string> my_report_owner(Work& work) {
    const bool writes = actor_may(work.actor(), May::write_reports);
    return writes ? owner_here(work) : my_unit_id(work);
}

Result<StoredReport> visible_report(Work& work, std::string_view id) {
    TRY(must(work, May::read_reports));
    const std::string unit = TRY(unit_of_report(work, id));
    StoredReport stored = TRY(find_report(work, unit, id));
    if (writes_reports_of(work, unit)) {
        return stored;
    }
    if (!stored.frozen || !under_place(work, unit, stored.report.year) ||
        !may_read_what_it_counts(work, stored)) {
        return not_found();
    }
    return stored;
}

Result<StoredReport> writable_report(Work& work, std::string_view id) {
    StoredReport stored = TRY(visible_report(work, id));
    if (!writes_reports_of(work, stored.unit)) {
        return forbidden();
    }
    return stored;
}

std::vector<ReportLine> visible_reports(Work& work) {
    std::vector<ReportLine> lines;
    std::map<int64_t, std::vector<std::string>> units_of_year;
    for (const UnitRecord& unit : all_units(work)) {
        const bool writes = writes_reports_of(work, unit.id);
        for (ReportLine& line : reports_of(work, unit.id)) {
            if (!writes && !units_of_year.contains(line.year)) {
                units_of_year[line.year] =
                    units_under(work, work.actor().place, static_cast<int>(line.year));
            }
            const auto& under = units_of_year[line.year];
            const bool seen = line.frozen && std::ranges::find(under, line.unit) != under.end() &&
                              may_read_what_it_counts(work, line);
            if (writes || seen) {
                lines.push_back(std::move(line));
            }
        }
    }
    for (const std::string& place : places_with_reports(work)) {
        for (ReportLine& line : reports_of(work, place)) {
            if (writes_reports_of(work, place) ||
                (line.frozen && under_place(work, place, line.year) &&
                 may_read_what_it_counts(work, line))) {
                lines.push_back(std::move(line));
            }
        }
    }
    std::ranges::stable_sort(lines, std::greater<>(), &ReportLine::year);
    return lines;
}
