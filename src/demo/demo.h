// A demonstration: a unit's year filled through the program's own verbs, and who may look at it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "demo/case.h"
#include "platform/cli/command.h"
#include "platform/db/database.h"

/// How somebody signs in. The password is made for this database and stands nowhere else.
struct DemoSignIn {
    std::string role;
    std::string email;
    std::string password;
};

/// Fills a migrated, empty database with the case; `told` hears how far it has come, in percent.
/// The same case is the same in every database, but for ids, keys and passwords.
Result<std::vector<DemoSignIn>> fill_demo(const DatabaseAddress& address,
                                          const Surroundings& surroundings, const DemoCase& demo,
                                          const std::function<void(int percent)>& told);

/// `demo`.
std::vector<Command> demo_commands();
