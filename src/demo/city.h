// A city whose offices are units of their own: the units with their people, and the town hall's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "demo/case.h"
#include "demo/organisation.h"

/// One line of the sheet of units, and the unit it became.
struct DemoOffice {
    SheetLine line;
    DemoUnit unit;
    /// The office was split, and its ombud and clients went on in two others.
    bool ended() const { return !line["ended_on"].empty(); }
    /// A number of the sheet; 0 for an empty cell.
    int count(std::string_view heading) const;
};

struct DemoCity {
    std::vector<DemoOffice> offices;
    /// The city's investigator and others who work at no office.
    std::vector<DemoPerson> people;

    const DemoPerson& holder_of(std::string_view role) const;
};

/// Whether the case is a city: it has a sheet of units.
bool is_city(const DemoCase& demo);
/// Makes it all, on behalf of the machine's owner, and says that the contents are invented. An
/// ombud who came from a split office has a seat there too until the clients are handed over.
Result<DemoCity> make_city(Work& work, const DemoCase& demo);
