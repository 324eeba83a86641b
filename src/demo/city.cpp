// Making a city's units from the sheets, by the same verbs as the pages.
#include "demo/city.h"

#include <algorithm>

#include "accounts/account.h"
#include "demo/sheet_record.h"
#include "organisations/policy.h"
#include "organisations/staff.h"
#include "organisations/unit.h"
#include "platform/setting.h"

namespace {

constexpr std::string_view city_code = "0180";

std::vector<std::string> parted_by_comma(const std::string& cell) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from < cell.size()) {
        const std::size_t end = std::min(cell.find(',', from), cell.size());
        parts.push_back(cell.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

Result<void> cover_districts(Work& work, const DemoOffice& office) {
    Coverage coverage;
    coverage.kommun = city_code;
    coverage.covered_from = office.line.day("started_on");
    coverage.covered_until = office.line.maybe_day("ended_on");
    coverage.end_reason = office.ended() ? "unit_split" : "";
    const std::vector<std::string> districts = parted_by_comma(office.line["districts"]);
    for (const std::string& district : districts) {
        coverage.district = district;
        TRY(cover(work, office.unit.id, coverage));
    }
    if (districts.empty()) {
        coverage.shared = true;
        TRY(cover(work, office.unit.id, coverage));
    }
    return {};
}

Result<DemoOffice> open(Work& work, const DemoCase& demo, const SheetLine& line) {
    Unit unit;
    unit.name = line["name"];
    unit.prefix = line["prefix"];
    unit.provider = demo.provider;
    unit.provider_form = demo.provider_form;
    unit.city = city_code;
    unit.started_on = line.day("started_on");
    unit.ended_on = line.maybe_day("ended_on");
    DemoOffice office{line, {}};
    office.unit.id = TRY(start_unit(work, unit));
    TRY(cover_districts(work, office));
    UnitPolicy policy;
    policy.decided_from = std::max(unit.started_on, Date{demo.year - 1, 1, 1});
    policy.withholding = "stockholm";
    policy.withheld_readers = demo.readers;
    TRY(decide_policy(work, office.unit.id, policy));
    return office;
}

DemoOffice& office_called(DemoCity& city, const std::string& key) {
    const auto found = std::ranges::find_if(
        city.offices, [&](const DemoOffice& office) { return office.line["key"] == key; });
    ensure(found != city.offices.end(), "the sheet of people names a unit of the sheet of units");
    return *found;
}

Result<DemoPerson> seated(Work& work, const SheetLine& line, const std::string& account,
                          const HeldSeat& seat) {
    TRY(give_seat(work, account, seat));
    const auto actor = actor_of(work, account, seat.place);
    ensure(actor.has_value(), "an account just made can act");
    const bool ombud = seat.role == "ombud";
    return DemoPerson{line["key"],
                      line["name"],
                      line["email"],
                      seat.role,
                      line["sign_in"] == "yes",
                      ombud ? std::vector<std::string>{std::string(city_code)}
                            : std::vector<std::string>{},
                      *actor};
}

Result<void> employ(Work& work, const SheetLine& line, const DemoOffice& office) {
    if (line["post_share"].empty()) {
        return {};
    }
    TRY(add_staff(work, office.unit.id, record_in<Staff>(staff_fields, line)));
    return {};
}

Result<void> add_person(Work& work, const DemoCase& demo, const SheetLine& line, DemoCity& city) {
    Account account;
    account.name = line["name"];
    account.email = line["email"];
    const std::string id = TRY(make_account(work, account));
    const Date from{demo.year, 1, 1};
    if (line["unit"].empty()) {
        const std::string place = line["place"] == "city"  ? "city:" + std::string(city_code)
                                  : line["place"] == "lan" ? "lan:" + demo.lan
                                                           : line["place"];
        city.people.push_back(TRY(seated(work, line, id, {line["role"], place, from, {}})));
        return {};
    }
    DemoOffice& office = office_called(city, line["unit"]);
    TRY(employ(work, line, office));
    const std::string place = "unit:" + office.unit.id;
    office.unit.people.push_back(TRY(seated(work, line, id, {line["role"], place, from, {}})));
    if (!line["came_from"].empty()) {
        DemoOffice& earlier = office_called(city, line["came_from"]);
        const HeldSeat seat{"ombud", "unit:" + earlier.unit.id, Date{demo.year - 1, 1, 1},
                            Date{demo.year, 1, 31}};
        DemoPerson there = TRY(seated(work, line, id, seat));
        there.signs_in = false;
        earlier.unit.people.push_back(std::move(there));
    }
    return {};
}

} // namespace

int DemoOffice::count(std::string_view heading) const {
    return line[heading].empty() ? 0 : std::stoi(line[heading]);
}

const DemoPerson& DemoCity::holder_of(std::string_view role) const {
    const auto found = std::ranges::find(people, role, &DemoPerson::role);
    ensure(found != people.end(), "the town hall has somebody in the role");
    return *found;
}

bool is_city(const DemoCase& demo) {
    return !demo_sheet(demo, "units").empty();
}

Result<DemoCity> make_city(Work& work, const DemoCase& demo) {
    TRY(say_contents_invented(work));
    DemoCity city;
    for (const SheetLine& line : demo_sheet(demo, "units")) {
        city.offices.push_back(TRY(open(work, demo, line)));
    }
    for (const SheetLine& line : demo_sheet(demo, "people")) {
        TRY(add_person(work, demo, line, city));
    }
    return city;
}
