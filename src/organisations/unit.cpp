// Rules of units and coverage, then their verbs.
#include "organisations/unit.h"

#include <algorithm>

#include "organisations/code.h"
#include "platform/json.h"
#include "rights/may.h"
#include "sql/organisations.h"

namespace {

bool is_prefix(std::string_view text) {
    return text.size() >= 2 && text.size() <= 12 && std::ranges::all_of(text, [](char one) {
               return (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
           });
}

Result<void> ends_after_start(const std::optional<Date>& end, Date start, std::string field) {
    if (end && *end < start) {
        return invalid(std::move(field), "before_start");
    }
    return {};
}

Result<void> name_is_free(Work& work, const Unit& unit, std::string_view id) {
    for (const StoredRow& row : work.rows(sql::organisations::unit_by_name,
                                          {{"name", unit.name}, {"prefix", unit.prefix}})) {
        if (row.text("id") != id) {
            return invalid(row.text("name") == unit.name ? "name" : "prefix", "taken");
        }
    }
    return {};
}

Result<void> holds(Work& work, const Unit& unit, std::string_view id) {
    TRY(must_at(work, May::write_organisation, id));
    if (!is_prefix(unit.prefix)) {
        return invalid("prefix", "not_a_prefix");
    }
    if (!unit.city.empty() && !work.row(sql::organisations::kommun, {{"code", unit.city}})) {
        return invalid("city", "unknown_area");
    }
    if (!unit.provider_form.empty() &&
        !code_valid(work, {.list = "provider_form", .code = unit.provider_form}, unit.started_on,
                    id)) {
        return invalid("provider_form", "unknown_code");
    }
    if (!unit.merged_into.empty() &&
        (unit.merged_into == id || !unit_by_id(work, unit.merged_into))) {
        return invalid("merged_into", "unknown_code");
    }
    TRY(ends_after_start(unit.ended_on, unit.started_on, "ended_on"));
    return name_is_free(work, unit, id);
}

// A district of a city is another than the whole, and than the other districts.
bool same_ground(std::string_view one, std::string_view other) {
    return one == other || one.empty() || other.empty();
}

Result<void> not_covered_by_others(Work& work, std::string_view unit, const Coverage& coverage) {
    if (coverage.shared) {
        return {};
    }
    const Params between = {{"kommun", coverage.kommun},
                            {"from", coverage.covered_from.iso()},
                            {"until", coverage.covered_until.value_or(Date{2199, 12, 31}).iso()}};
    for (const StoredRow& row : work.rows(sql::organisations::coverage_of_kommun, between)) {
        const bool meant = row.tick("shared") && row.text("unit") != unit;
        if (!meant && same_ground(row.text("district"), coverage.district)) {
            return invalid("kommun", "covered_already", {{"unit", row.text("name")}});
        }
    }
    return {};
}

UnitRecord unit_of(Work& work, const StoredRow& row) {
    UnitRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    work.fill(unit_table, row, &record.unit);
    return record;
}

CoverageRecord coverage_in(Work& work, const StoredRow& row) {
    CoverageRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    work.fill(coverage_table, row, &record.coverage);
    return record;
}

} // namespace

Result<void> must_at(const Work& work, May may, std::string_view unit) {
    TRY(must(work, may));
    const Actor& actor = work.actor();
    const bool program = actor.id == "cli" || actor.id == "system";
    const bool at_home = !unit.empty() && actor.place == "unit:" + std::string(unit);
    if (!program && !at_home && actor.place != "nation") {
        return forbidden();
    }
    return {};
}

Result<std::string> start_unit(Work& work, const Unit& unit) {
    TRY(holds(work, unit, ""));
    return work.insert(unit_table, &unit);
}

Result<int64_t> amend_unit(Work& work, std::string_view id, int64_t version, const Unit& unit) {
    const auto before = unit_by_id(work, id);
    if (!before) {
        return not_found();
    }
    // Numbers already given begin with the prefix.
    Unit amended = unit;
    amended.prefix = before->unit.prefix;
    TRY(holds(work, amended, id));
    return work.update(unit_table, id, version, &amended);
}

Result<std::string> cover(Work& work, std::string_view unit, const Coverage& coverage) {
    TRY(must_at(work, May::write_organisation, unit));
    if (!unit_by_id(work, unit)) {
        return not_found();
    }
    if (!work.row(sql::organisations::kommun, {{"code", coverage.kommun}})) {
        return invalid("kommun", "unknown_area");
    }
    TRY(ends_after_start(coverage.covered_until, coverage.covered_from, "covered_until"));
    TRY(not_covered_by_others(work, unit, coverage));
    return work.insert(coverage_table, &coverage, {{"unit", unit}});
}

Result<int64_t> end_coverage(Work& work, std::string_view id, int64_t version,
                             const Coverage& ended) {
    const auto row = work.row(sql::organisations::coverage_by_id, {{"id", id}});
    if (!row) {
        return not_found();
    }
    TRY(must_at(work, May::write_organisation, row->text("unit")));
    const CoverageRecord record = coverage_in(work, *row);
    if (!ended.covered_until) {
        return invalid("covered_until", "required");
    }
    TRY(ends_after_start(ended.covered_until, record.coverage.covered_from, "covered_until"));
    if (!code_valid(work, {.list = "coverage_end", .code = ended.end_reason}, work.today(), "")) {
        return invalid("end_reason", "unknown_code");
    }
    // A later end than before may run into the days of the unit that came after.
    const auto& had = record.coverage.covered_until;
    if (had && *had < *ended.covered_until) {
        Coverage added = record.coverage;
        added.covered_from = had->plus_days(1);
        added.covered_until = ended.covered_until;
        TRY(not_covered_by_others(work, row->text("unit"), added));
    }
    static constexpr std::array<std::string_view, 2> names = {"covered_until", "end_reason"};
    return work.update(coverage_table, id, version, &ended, names);
}

// --- reading -------------------------------------------------------------------------------------

std::vector<UnitRecord> all_units(Work& work) {
    std::vector<UnitRecord> list;
    for (const StoredRow& row : work.rows(sql::organisations::units)) {
        list.push_back(unit_of(work, row));
    }
    std::ranges::stable_sort(list, [](const UnitRecord& left, const UnitRecord& right) {
        return compare_swedish(left.unit.name, right.unit.name) < 0;
    });
    return list;
}

std::optional<UnitRecord> unit_by_id(Work& work, std::string_view id) {
    const auto row = work.row(sql::organisations::unit_by_id, {{"unit", id}});
    return row ? std::optional(unit_of(work, *row)) : std::nullopt;
}

std::vector<CoverageRecord> coverage_of(Work& work, std::string_view unit) {
    std::vector<CoverageRecord> list;
    for (const StoredRow& row : work.rows(sql::organisations::coverage_of_unit, {{"unit", unit}})) {
        list.push_back(coverage_in(work, row));
    }
    return list;
}

// The name of the newest version that stood on the day; before the first, the first one's.
std::string unit_name(Work& work, std::string_view unit, Date on) {
    const auto row = work.row(sql::organisations::unit_by_id, {{"unit", unit}});
    if (!row) {
        return "";
    }
    const auto stood = [&](std::string_view changed_at) {
        const auto moment = parse_instant(changed_at);
        return moment && moment->stockholm_date() <= on;
    };
    if (row->integer("version") == 1 || stood(row->text("changed_at"))) {
        return row->text("name");
    }
    std::string name;
    for (const OldVersion& old : work.old_versions(unit_table, unit)) {
        if (name.empty() || stood(old.changed_at)) {
            name = std::string(json::parse(old.body).at("name").as_string());
        }
    }
    return name.empty() ? row->text("name") : name;
}

std::optional<UnitRecord> my_unit(Work& work) {
    const std::string& place = work.actor().place;
    return place.starts_with("unit:") ? unit_by_id(work, place.substr(5)) : std::nullopt;
}

Result<std::string> my_unit_id(Work& work) {
    const auto unit = my_unit(work);
    if (!unit) {
        return forbidden("needs_a_unit");
    }
    return unit->id;
}

std::vector<std::string> units_covering(Work& work, std::string_view kommun, Date on) {
    std::vector<std::string> list;
    const Params day = {{"kommun", kommun}, {"from", on.iso()}, {"until", on.iso()}};
    for (const StoredRow& row : work.rows(sql::organisations::coverage_of_kommun, day)) {
        if (std::ranges::find(list, row.text("unit")) == list.end()) {
            list.push_back(row.text("unit"));
        }
    }
    return list;
}

std::vector<std::string> kommuner_of(Work& work, std::string_view unit, int year) {
    std::vector<std::string> list;
    const Params days = {
        {"unit", unit}, {"from", Date{year, 1, 1}.iso()}, {"until", Date{year, 12, 31}.iso()}};
    for (const StoredRow& row : work.rows(sql::organisations::kommuner_of_unit, days)) {
        list.push_back(row.text("kommun"));
    }
    return list;
}
