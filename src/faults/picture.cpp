// Reading the events behind a fault as a table of codes.
#include "faults/picture.h"

#include <algorithm>
#include <array>
#include <set>

#include "faults/earlier_year.h"
#include "sql/faults.h"

namespace {

const std::vector<std::string>& dimensions() {
    static const std::vector<std::string> names = {"year",  "kommun", "body", "body_type",
                                                   "level", "kind",   "type"};
    return names;
}

struct People {
    std::set<std::string> ombud;
    std::set<std::string> units;
};

void add_event(FaultPicture& picture, People& people, const Row& row, int this_year) {
    const std::string kind = row.text("kind");
    const std::string level = row.text("level");
    const std::string_view hidden = code_withheld;
    ++picture.count;
    people.units.insert(row.text("unit"));
    if (row.is_null("import")) {
        people.ombud.insert(row.text("reporter"));
    } else {
        ++picture.of_unknown_ombud;
    }
    const std::string day = row.text("occurred_on");
    const auto occurred_on = parse_date(day);
    ensure(occurred_on.has_value(), "an event has a day");
    picture.this_year += occurred_on->year == this_year ? 1 : 0;
    // The number of an event tells its year, so the year is no secret.
    const std::string year = std::to_string(occurred_on->year);
    if (row.tick("withheld")) {
        ++picture.withheld;
        picture.events.add(
            std::array<std::string_view, 7>{year, hidden, hidden, hidden, level, kind, hidden});
        return;
    }
    picture.first_on = std::min(picture.first_on.value_or(*occurred_on), *occurred_on);
    picture.last_on = std::max(picture.last_on.value_or(*occurred_on), *occurred_on);
    const std::string kommun = row.text("kommun");
    const std::string body = row.text("body");
    const std::string body_type = row.text("body_type");
    const std::string type = row.text("type");
    picture.events.add(
        std::array<std::string_view, 7>{year, kommun, body, body_type, level, kind, type});
}

void add_earlier_years(Work& work, const FaultRecord& record, FaultPicture& picture) {
    const auto earlier = earlier_years_of(work, record);
    picture.earlier_years = static_cast<int64_t>(earlier.size());
    for (const std::string& year : picture.events.codes(picture.events.dimension("year"))) {
        const int64_t number = std::stoll(year);
        picture.known_since = std::min(picture.known_since.value_or(number), number);
    }
    if (!earlier.empty()) {
        const int64_t first = earlier.front().earlier.year;
        picture.known_since = std::min(picture.known_since.value_or(first), first);
    }
}

} // namespace

FaultPicture::FaultPicture() : events(dimensions()) {}

bool FaultPicture::single_ombud() const {
    const bool all_known = of_unknown_ombud == 0;
    return (all_known && ombud == 1) || (count == 1 && ombud == 0);
}

bool FaultPicture::recurring() const {
    return count > 1 || earlier_years > 0;
}

int64_t FaultPicture::different(std::string_view dimension) const {
    const auto& codes = events.codes(events.dimension(dimension));
    return static_cast<int64_t>(codes.size()) -
           std::ranges::count(codes, std::string(code_withheld));
}

FaultPicture picture_of(Work& work, const FaultRecord& record) {
    FaultPicture picture;
    People people;
    const int this_year = work.year();
    work.each(sql::faults::events_behind, {{"fault", record.id}}, [&](const Row& row) {
        add_event(picture, people, row, this_year);
        return true;
    });
    picture.withheld_apart =
        work.row(sql::faults::withheld_apart, {{"fault", record.id}})->integer("events");
    picture.ombud = static_cast<int64_t>(people.ombud.size());
    picture.units = static_cast<int64_t>(people.units.size());
    add_earlier_years(work, record, picture);
    return picture;
}
