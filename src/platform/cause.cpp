// The cause of an exception, without anything that a person wrote.
#include "platform/cause.h"

#include <typeinfo>

#include "platform/db/connection.h"
#include "platform/result.h"

std::string cause_of(const std::exception& problem) {
    if (const auto* ours = dynamic_cast<const Bug*>(&problem)) {
        return ours->what();
    }
    const auto* engine = dynamic_cast<const DatabaseError*>(&problem);
    return engine != nullptr ? "database " + engine->code() : typeid(problem).name();
}
