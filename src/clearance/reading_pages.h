// What the pages of second readings look like; for the addresses of this folder only.
#pragma once

#include <string>

#include "clearance/reading.h"

/// A reading with the text as it stands now, and its digest.
struct ReadingView {
    const ReadingRecord& record;
    const LeavingText& text;
    std::string digest;
};

Response draw_readings(const Request& in, Work& work, const WaitingReadings& waiting);
Response draw_reading(const Request& in, Work& work, const ReadingView& view);
