// Making a unit from the sheets, by the same verbs as the pages.
#include "demo/organisation.h"

#include <algorithm>

#include "accounts/account.h"
#include "demo/sheet_record.h"
#include "organisations/agreement.h"
#include "organisations/body.h"
#include "organisations/policy.h"
#include "organisations/staff.h"
#include "organisations/unit.h"
#include "platform/setting.h"

namespace {

Result<std::string> start(Work& work, const DemoCase& demo) {
    Unit unit;
    unit.name = demo.unit;
    unit.prefix = demo.prefix;
    unit.provider = demo.provider;
    unit.provider_form = demo.provider_form;
    unit.started_on = demo.started_on;
    return start_unit(work, unit);
}

// Whoever has left the agreement joined like the others, and ended it on a day.
Result<void> cover_all(Work& work, const DemoCase& demo, const std::string& unit) {
    for (const SheetLine& line : demo_sheet(demo, "kommuner")) {
        TRY(cover(work, unit, record_in<Coverage>(coverage_fields, line)));
    }
    return {};
}

Result<void> agree(Work& work, const DemoCase& demo, const std::string& unit) {
    for (const SheetLine& line : demo_sheet(demo, "offices")) {
        TRY(open_office(work, unit, record_in<Office>(office_fields, line)));
    }
    for (const SheetLine& line : demo_sheet(demo, "agreements")) {
        TRY(make_agreement(work, unit, record_in<Agreement>(agreement_fields, line)));
    }
    UnitPolicy policy;
    policy.decided_from = Date{demo.year, 1, 1};
    policy.withheld_readers = demo.readers;
    TRY(decide_policy(work, unit, policy));
    return {};
}

Result<std::vector<DemoBody>> add_bodies(Work& work, const DemoCase& demo,
                                         const std::string& unit) {
    std::vector<DemoBody> bodies;
    for (const SheetLine& line : demo_sheet(demo, "bodies")) {
        const std::string id = TRY(add_body(work, unit, record_in<Body>(body_fields, line)));
        bodies.push_back({id, line["type"], line.words("kommuner")});
    }
    return bodies;
}

std::string place_of(const SheetLine& line, const DemoCase& demo, const std::string& unit) {
    if (line["place"] == "unit") {
        return "unit:" + unit;
    }
    return line["place"] == "lan" ? "lan:" + demo.lan : line["place"];
}

Result<DemoPerson> add_person(Work& work, const SheetLine& line, const std::string& place,
                              Date from) {
    const Account account = record_in<Account>(account_fields, line);
    const std::string id = TRY(make_account(work, account));
    TRY(give_seat(work, id, {line["role"], place, from, std::nullopt}));
    const auto actor = actor_of(work, id, place);
    ensure(actor.has_value(), "an account just made can act");
    return DemoPerson{line["key"],
                      account.name,
                      account.email,
                      line["role"],
                      line["sign_in"] == "yes",
                      line.words("kommuner"),
                      *actor};
}

Result<std::vector<DemoPerson>> add_people(Work& work, const DemoCase& demo,
                                           const std::string& unit) {
    std::vector<DemoPerson> people;
    for (const SheetLine& line : demo_sheet(demo, "people")) {
        if (!line["role"].empty()) {
            people.push_back(
                TRY(add_person(work, line, place_of(line, demo, unit), Date{demo.year, 1, 1})));
        }
        if (!line["standing"].empty()) {
            TRY(add_staff(work, unit, record_in<Staff>(staff_fields, line)));
        }
    }
    return people;
}

} // namespace

const DemoPerson& DemoUnit::holder_of(std::string_view role) const {
    const auto found = std::ranges::find(people, role, &DemoPerson::role);
    ensure(found != people.end(), "each case has somebody in the role");
    return *found;
}

std::vector<const DemoPerson*> DemoUnit::reporters() const {
    std::vector<const DemoPerson*> list;
    for (const DemoPerson& person : people) {
        if (!person.kommuner.empty()) {
            list.push_back(&person);
        }
    }
    return list;
}

Result<DemoUnit> make_unit(Work& work, const DemoCase& demo) {
    TRY(say_contents_invented(work));
    DemoUnit made;
    made.id = TRY(start(work, demo));
    TRY(cover_all(work, demo, made.id));
    TRY(agree(work, demo, made.id));
    made.bodies = TRY(add_bodies(work, demo, made.id));
    made.people = TRY(add_people(work, demo, made.id));
    return made;
}
