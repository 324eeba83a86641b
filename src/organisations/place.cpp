// The tree of places: nation, län, kommun or city, unit.
#include <algorithm>
#include <mutex>

#include "organisations/unit.h"
#include "sql/organisations.h"

namespace {

struct PlaceParts {
    std::string kind;
    std::string code;
};

PlaceParts parts_of(std::string_view place) {
    const std::size_t colon = place.find(':');
    if (colon == std::string_view::npos) {
        return {std::string(place), ""};
    }
    return {std::string(place.substr(0, colon)), std::string(place.substr(colon + 1))};
}

std::vector<std::string> ids_of(const std::vector<StoredRow>& rows) {
    std::vector<std::string> list;
    for (const StoredRow& row : rows) {
        list.push_back(row.text("id"));
    }
    return list;
}

// SCB's län and kommuner change only with a migration, so they are read and put in order once:
// every form and filter asks for all of them.
class KeptAreas {
public:
    explicit KeptAreas(const Query& query) : query_(query) {}
    const std::vector<Area>& in(Work& work, AreaOrder order) {
        const std::lock_guard lock(mutex_);
        if (by_code_.empty()) {
            for (const StoredRow& row : work.rows(query_)) {
                by_code_.push_back({row.text("code"), row.text("name")});
            }
            by_name_ = by_code_;
            std::ranges::stable_sort(by_name_, [](const Area& left, const Area& right) {
                return compare_swedish(left.name, right.name) < 0;
            });
        }
        return order == AreaOrder::swedish ? by_name_ : by_code_;
    }

private:
    const Query& query_;
    std::mutex mutex_;
    std::vector<Area> by_code_;
    std::vector<Area> by_name_;
};

const Area* named(const std::vector<Area>& areas, std::string_view name) {
    const std::string wanted = lower_swedish(name);
    const auto found = std::ranges::find_if(areas, [&](const Area& area) {
        return area.code == name || lower_swedish(area.name) == wanted;
    });
    return found == areas.end() ? nullptr : &*found;
}

// A name in the genitive: "Stockholms", but "Borås".
std::string genitive(const std::string& name) {
    return name + (name.ends_with('s') || name.ends_with('x') || name.ends_with('z') ? "" : "s");
}

// "Stockholms stad" and "Växjö kommun" are what people call Stockholm and Växjö.
const Area* named_in_full(const std::vector<Area>& kommuner, std::string_view name) {
    const std::string wanted = lower_swedish(name);
    const auto found = std::ranges::find_if(kommuner, [&](const Area& area) {
        const std::string said = lower_swedish(area.name);
        return wanted == genitive(said) + " stad" || wanted == genitive(said) + " kommun" ||
               wanted == said + " kommun" || wanted == said + " stad";
    });
    return found == kommuner.end() ? nullptr : &*found;
}

std::string kommun_place(Work& work, const Area& kommun) {
    for (const UnitRecord& record : all_units(work)) {
        if (record.unit.city == kommun.code) {
            return "city:" + kommun.code;
        }
    }
    return "kommun:" + kommun.code;
}

Result<std::string> the_only_unit(Work& work) {
    const auto units = all_units(work);
    if (units.size() != 1) {
        return invalid("unit", units.empty() ? "unknown_place" : "several_units", {{"name", ""}});
    }
    return "unit:" + units.front().id;
}

} // namespace

std::vector<std::string> units_under(Work& work, std::string_view place, int year) {
    const PlaceParts parts = parts_of(place);
    Params days = {{"from", Date{year, 1, 1}.iso()}, {"until", Date{year, 12, 31}.iso()}};
    if (parts.kind == "unit") {
        return unit_by_id(work, parts.code) ? std::vector{parts.code} : std::vector<std::string>{};
    }
    if (parts.kind == "nation") {
        return ids_of(work.rows(sql::organisations::units_between, days));
    }
    if (parts.kind == "lan") {
        days.emplace_back("lan", parts.code);
        return ids_of(work.rows(sql::organisations::units_of_lan, days));
    }
    if (parts.kind == "kommun" || parts.kind == "city") {
        days.emplace_back("kommun", parts.code);
        return ids_of(work.rows(sql::organisations::units_of_city, days));
    }
    return {};
}

Result<std::string> find_place(Work& work, std::string_view name) {
    if (name.empty()) {
        return the_only_unit(work);
    }
    const std::string wanted = lower_swedish(name);
    for (const UnitRecord& record : all_units(work)) {
        if (record.id == name || lower_swedish(record.unit.name) == wanted ||
            lower_swedish(record.unit.prefix) == wanted) {
            return "unit:" + record.id;
        }
    }
    if (wanted == "sverige" || wanted == "nation") {
        return std::string("nation");
    }
    const auto kommuner = all_kommuner(work, AreaOrder::code);
    const Area* kommun = named(kommuner, name);
    kommun = kommun == nullptr ? named_in_full(kommuner, name) : kommun;
    if (kommun != nullptr) {
        return kommun_place(work, *kommun);
    }
    const auto lan = all_lan(work, AreaOrder::code);
    if (const Area* found = named(lan, name)) {
        return "lan:" + found->code;
    }
    if (known_place(work, name)) {
        return std::string(name);
    }
    return invalid("unit", "unknown_place", {{"name", std::string(name)}});
}

std::string place_name(Work& work, const Texts& t, std::string_view place) {
    const PlaceParts parts = parts_of(place);
    if (parts.kind == "city") {
        const std::string name = area_name(work, t, parts.code);
        return t("place.city", {{"name", t.code() == "sv" ? genitive(name) : name}});
    }
    return parts.kind == "unit" ? unit_name(work, parts.code, work.today())
                                : area_name(work, t, parts.code.empty() ? parts.kind : parts.code);
}

bool known_place(Work& work, std::string_view place) {
    const PlaceParts parts = parts_of(place);
    if (parts.kind == "unit") {
        return unit_by_id(work, parts.code).has_value();
    }
    if (parts.kind == "lan") {
        return work.row(sql::organisations::lan, {{"code", parts.code}}).has_value();
    }
    if (parts.kind == "kommun" || parts.kind == "city") {
        return work.row(sql::organisations::kommun, {{"code", parts.code}}).has_value();
    }
    return place == "nation";
}

std::vector<Area> all_lan(Work& work, AreaOrder order) {
    static KeptAreas kept(sql::organisations::lan_by_code);
    return kept.in(work, order);
}

std::vector<Area> all_kommuner(Work& work, AreaOrder order) {
    static KeptAreas kept(sql::organisations::kommuner_by_code);
    return kept.in(work, order);
}

std::string area_name(Work& work, const Texts& t, std::string_view code) {
    if (code == "nation") {
        return std::string(t("place.nation"));
    }
    const auto row = code.size() == 2 ? work.row(sql::organisations::lan, {{"code", code}})
                                      : work.row(sql::organisations::kommun, {{"code", code}});
    return row ? row->text("name") : std::string(code);
}

bool known_area(Work& work, std::string_view code) {
    return code == "nation" || known_place(work, "lan:" + std::string(code)) ||
           known_place(work, "kommun:" + std::string(code));
}
