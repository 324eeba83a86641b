// What a demonstration's unit writes to bodies, how far each letter has come, and what they answer.
#pragma once

#include "demo/diary.h"
#include "demo/faults.h"
#include "demo/organisation.h"

/// Writes in the diary what the sheet `letters` says; `faults` are those of write_faults.
void write_letters(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                   const DemoFaults& faults);
