// What is done about a demonstration's faults, and whether it helped.
#pragma once

#include "demo/diary.h"
#include "demo/faults.h"
#include "demo/organisation.h"

/// Writes in the diary what the sheet `actions` says; `faults` are those of write_faults. A day
/// that lies after the demonstration's last is left out, so that what it would have done is not
/// done.
void write_actions(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                   const DemoFaults& faults);
