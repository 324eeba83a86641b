// The unit of a demonstration: what it covers, its offices, bodies, posts and people.
#pragma once

#include <string>
#include <vector>

#include "demo/case.h"
#include "platform/actor.h"
#include "platform/work.h"

struct DemoBody {
    std::string id;
    std::string type;
    /// The kommuner it serves; empty = all.
    std::vector<std::string> kommuner;
};

/// Somebody with an account. The names are trees: nobody is meant.
struct DemoPerson {
    /// In the sheet; also how other sheets name the person.
    std::string key;
    std::string name;
    std::string email;
    std::string role;
    /// Gets a password that is printed.
    bool signs_in = false;
    /// Where an ombud works.
    std::vector<std::string> kommuner;
    /// Signed in at the own place.
    Actor actor;
};

struct DemoUnit {
    std::string id;
    std::vector<DemoBody> bodies;
    std::vector<DemoPerson> people;

    /// The first with that role; ensures that there is one.
    const DemoPerson& holder_of(std::string_view role) const;
    /// Those who register events.
    std::vector<const DemoPerson*> reporters() const;
};

/// Makes it all, on behalf of the machine's owner, and says that the contents are invented.
Result<DemoUnit> make_unit(Work& work, const DemoCase& demo);
