// Who does what nobody asked for at that moment: the program itself.
#pragma once

#include "platform/work.h"

inline const Actor& the_program() {
    static const Actor actor{.id = "system"};
    return actor;
}
