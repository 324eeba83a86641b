// Units (verksamheter) and what they cover; all dated, so that no change rewrites an earlier year.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/routes.h"
#include "platform/texts/texts.h"
#include "platform/work.h"

/// A verksamhet: the whole that registers, counts and reports together.
struct Unit {
    std::string name;
    /// Begins the numbers of its events: "SKANE". Capital letters A-Z and digits, 2 to 12.
    std::string prefix;
    std::string provider;
    std::string provider_form;
    /// The kommun's code of a city whose offices are units of their own.
    std::string city;
    Date started_on;
    /// The last day.
    std::optional<Date> ended_on;
    /// The id of the unit that took over.
    std::string merged_into;
};

inline constexpr auto unit_fields = std::array{
    field<&Unit::name>("name", {.required = true}),
    field<&Unit::prefix>("prefix", {.required = true, .length_max = 12}),
    field<&Unit::provider>("provider"),
    field<&Unit::provider_form>("provider_form", {.choices = "provider_form"}),
    field<&Unit::city>("city", {.length_max = 4}),
    field<&Unit::started_on>("started_on", {.required = true}),
    field<&Unit::ended_on>("ended_on"),
    field<&Unit::merged_into>("merged_into"),
};
inline constexpr Table unit_table{"unit", unit_fields};

struct UnitRecord {
    std::string id;
    int64_t version = 0;
    Unit unit;
};

/// One kommun, or district of a city, from a day until a day.
struct Coverage {
    std::string kommun;
    std::string district;
    Date covered_from;
    std::optional<Date> covered_until;
    std::string end_reason;
    /// Another unit covers the same at the same time, and that is as it should be.
    bool shared = false;
};

inline constexpr auto coverage_fields = std::array{
    field<&Coverage::kommun>("kommun", {.required = true, .length_max = 4}),
    field<&Coverage::district>("district"),
    field<&Coverage::covered_from>("covered_from", {.required = true}),
    field<&Coverage::covered_until>("covered_until"),
    field<&Coverage::end_reason>("end_reason", {.choices = "coverage_end"}),
    field<&Coverage::shared>("shared"),
};
inline constexpr Table coverage_table{"unit_coverage", coverage_fields};

struct CoverageRecord {
    std::string id;
    int64_t version = 0;
    Coverage coverage;
};

/// The permission, at a place that holds for this unit: the unit itself, or the nation. An empty
/// unit means the nation.
Result<void> must_at(const Work& work, May may, std::string_view unit);

/// Starts a unit; answers its id. Refuses a taken name or prefix, an unknown city and a prefix of
/// other characters. Needs May::write_organisation at the nation.
Result<std::string> start_unit(Work& work, const Unit& unit);
/// Changes a unit; its prefix stays once it has been given.
Result<int64_t> amend_unit(Work& work, std::string_view id, int64_t version, const Unit& unit);
/// A kommun joins. Refuses (`covered_already`) a kommun that another unit covers on one of those
/// days, unless the coverage says that it is shared (domain V-22).
Result<std::string> cover(Work& work, std::string_view unit, const Coverage& coverage);
/// A kommun leaves: the last day and why. Earlier years keep it.
Result<int64_t> end_coverage(Work& work, std::string_view id, int64_t version,
                             const Coverage& ended);

std::vector<UnitRecord> all_units(Work& work);
std::optional<UnitRecord> unit_by_id(Work& work, std::string_view id);
std::vector<CoverageRecord> coverage_of(Work& work, std::string_view unit);
/// What the unit was called on a day, or "" when there is none.
std::string unit_name(Work& work, std::string_view unit, Date on);
/// The unit of the actor's place; nothing when the place is no unit.
std::optional<UnitRecord> my_unit(Work& work);
/// Its id, or `forbidden` (needs_a_unit).
Result<std::string> my_unit_id(Work& work);
/// The ids of the units that cover a kommun on a day.
std::vector<std::string> units_covering(Work& work, std::string_view kommun, Date on);
/// The codes of the kommuner that a unit covered some day of the year.
std::vector<std::string> kommuner_of(Work& work, std::string_view unit, int year);

// --- the tree of places: "unit:<id>", "city:<4>", "kommun:<4>", "lan:<2>", "nation" --------------

/// The ids of the units under a place that ran some day of the year, by name. A unit is under each
/// län and kommun that it covered that year, and under the city whose office it is.
std::vector<std::string> units_under(Work& work, std::string_view place, int year);
/// The place a person names: a unit, a city or kommun, a län, or "Sverige"; "" is the only unit.
/// `invalid` (unknown_place, or several_units when none was named).
Result<std::string> find_place(Work& work, std::string_view name);
/// The place as a person says it.
std::string place_name(Work& work, const Texts& t, std::string_view place);
/// Whether there is such a place.
bool known_place(Work& work, std::string_view place);

struct Area {
    std::string code;
    std::string name;
};
enum class AreaOrder { code, swedish };
std::vector<Area> all_lan(Work& work, AreaOrder order);
std::vector<Area> all_kommuner(Work& work, AreaOrder order);
/// The name of a kommun (four digits), a län (two) or "nation"; the code itself when unknown.
std::string area_name(Work& work, const Texts& t, std::string_view code);
bool known_area(Work& work, std::string_view code);
