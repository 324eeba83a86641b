// The whole program of a test binary, put together once: its registries are the process's.
#pragma once

#include "app.h"

inline const Program& whole_program() {
    static const Program whole = assemble();
    return whole;
}
