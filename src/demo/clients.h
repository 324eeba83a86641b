// The clients of a demonstration: as many as were published, and everything about each invented.
#pragma once

#include "demo/case.h"
#include "demo/diary.h"
#include "demo/organisation.h"

/// Writes the case's clients and applicants into the diary; nothing for a case without the sheet.
/// `unit` must outlive the playing.
void write_clients(Diary& diary, const DemoCase& demo, const DemoUnit& unit);
