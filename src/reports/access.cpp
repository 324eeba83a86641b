// The rule of who sees a report, asked in one place.
#include "reports/access.h"

#include <algorithm>
#include <map>

#include "organisations/unit.h"
#include "rights/may.h"

namespace {

bool under_place(Work& work, const std::string& unit, int64_t year) {
    const auto units = units_under(work, work.actor().place, static_cast<int>(year));
    return std::ranges::find(units, unit) != units.end();
}

} // namespace

bool writes_reports_of(const Work& work, std::string_view unit) {
    const Actor& actor = work.actor();
    if (!actor_may(actor, May::write_reports)) {
        return false;
    }
    const bool of_the_machine = actor.id == "cli" || actor.id == "system";
    return of_the_machine || actor.place == "unit:" + std::string(unit);
}

Result<StoredReport> visible_report(Work& work, std::string_view id) {
    TRY(must(work, May::read_reports));
    const std::string unit = TRY(unit_of_report(work, id));
    StoredReport stored = TRY(find_report(work, unit, id));
    if (writes_reports_of(work, unit)) {
        return stored;
    }
    if (!stored.frozen || !under_place(work, unit, stored.report.year)) {
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
            const bool seen =
                line.frozen && std::ranges::find(under, line.unit) != under.end();
            if (writes || seen) {
                lines.push_back(std::move(line));
            }
        }
    }
    std::ranges::stable_sort(lines, std::greater<>(), &ReportLine::year);
    return lines;
}
