// One row of another register's file, read into an event by the columns' mapping.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/choices.h"
#include "events/event.h"
#include "events/withheld.h"

/// A row of the file, cell by cell.
using Cells = std::vector<std::string>;

/// Which field each column of the file fills, by position; "" = the column is left out.
using ColumnMapping = std::vector<std::string>;

/// More columns than any register has; a file with more is something else.
inline constexpr std::size_t columns_max = 100;

/// An event on its way in, with what the other register says became of it.
struct ImportedEvent {
    Event event;
    /// A withdrawn event stays withdrawn, so that nobody counts it again.
    std::string status = "registered";
    /// Its texts were kept apart there; they are here too, and may lack.
    bool withheld = false;
};

/// What a column may fill: what a person fills in, the day of registration, `status`, `withheld`,
/// and `guard`: the matches of the text guard that were dismissed there, `kind:reason:words`.
std::span<const std::string_view> importable_fields();

/// Matches headings with fields by key and by label in both languages. The export's own `number`
/// and `body_type` are left out.
ColumnMapping matching_columns(const Cells& header);

/// Reads rows into events by a mapping. Codes may be written as codes or as labels; ticks as
/// ja/nej, yes/no, true/false, 1/0 or x; several tags are parted by "|".
class RowReader {
public:
    RowReader(Work& work, std::string unit, ColumnMapping mapping);
    /// The event of a row, its texts admitted by the door; `invalid` with all that is wrong.
    Result<ImportedEvent> read(const Cells& cells);

private:
    std::string cell(const Cells& cells, std::string_view name) const;
    FormValues values_of(const Cells& cells, Error& error);
    void read_standing(const Cells& cells, ImportedEvent& row, Error& error) const;

    Work& work_;
    ColumnMapping mapping_;
    CodeBook book_;
    RuleBook rules_;
};

/// Leads every free text and tag of an event through the door; all that stops is told at once.
Result<void> admit_texts(Work& work, Event& event);
