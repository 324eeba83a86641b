// What a demonstration's unit hands over to bodies, and what they answer.
#pragma once

#include <map>
#include <string>

#include "demo/diary.h"
#include "demo/faults.h"
#include "demo/organisation.h"

/// Writes in the diary what the sheet `handovers` says; `faults` are those of write_faults.
void write_handovers(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                     const DemoFaults& faults);
