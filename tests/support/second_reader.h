// Another person reads a text that is to leave the unit, and confirms it.
#pragma once

#include "clearance/reading.h"
#include "tests/support/database.h"

inline Result<void> read_and_confirmed(TestDatabase& db, const Actor& reader, std::string_view kind,
                                       std::string_view subject) {
    return db.write(reader, [&](Work& work) -> Result<void> {
        const LeavingText text = TRY(leaving_text(work, kind, subject));
        const std::string id = TRY(request_reading(work, text));
        return confirm_reading(work, id, work.digest(text.text));
    });
}
