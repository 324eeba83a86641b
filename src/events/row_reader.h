// One row of another register's file, read into an event by the columns' mapping.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/choices.h"
#include "events/event.h"
#include "events/withheld.h"
#include "platform/sheets/columns.h"

/// An event on its way in, with what the other register says became of it.
struct ImportedEvent {
    Event event;
    /// A withdrawn event stays withdrawn, so that nobody counts it again.
    std::string status = "registered";
    /// Its texts were kept apart there; they are here too, and may lack.
    bool withheld = false;
};

/// What a column may fill: what a person fills in, the day of registration, `status`, `withheld`,
/// and `guard`: the matches of the text guard that were dismissed there, `kind:reason:words`. The
/// export's own `number` and `body_type` are left out.
ImportFields importable_fields();

/// Reads rows into events by a mapping. Codes may be written as codes or as labels; ticks as
/// ja/nej, yes/no, true/false, 1/0 or x; several tags are parted by "|".
class RowReader {
public:
    RowReader(Work& work, std::string unit, ColumnMapping mapping);
    /// The event of a row, its texts admitted by the door; `invalid` with all that is wrong.
    Result<ImportedEvent> read(const Cells& cells);

private:
    FormValues values_of(const Cells& cells, Error& error);
    void read_standing(const Cells& cells, ImportedEvent& row, Error& error) const;

    Work& work_;
    ColumnMapping mapping_;
    CodeBook book_;
    RuleBook rules_;
    /// The last day of the unit that the events are for.
    std::optional<Date> last_day_;
};

/// Leads every free text and tag of an event through the door; all that stops is told at once.
Result<void> admit_texts(Work& work, Event& event);
