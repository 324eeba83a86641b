// What may be named as a body in a record of a unit.
#pragma once

#include <string>
#include <string_view>

#include "organisations/body.h"
#include "organisations/code.h"

/// Whether `asked` is the id of a body of the unit or of everybody, or a code of body_type that
/// holds on the day.
inline bool known_body(Work& work, std::string_view unit, std::string_view asked, Date day) {
    const auto body = body_by_id(work, asked);
    return body ? body->unit.empty() || body->unit == unit
                : code_valid(work, {.list = "body_type", .code = std::string(asked)}, day, unit);
}
