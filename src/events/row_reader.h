// One row of another register's file, read into an event by the columns' mapping.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

/// A row of the file, cell by cell.
using Cells = std::vector<std::string>;

/// Which field each column of the file fills, by position; "" = the column is left out.
using ColumnMapping = std::vector<std::string>;

/// The fields a column may fill: what a person fills in, and the day of registration.
std::span<const std::string_view> importable_fields();

/// Matches headings with fields by key and by label in both languages. The export's own `number`,
/// `body_type`, `status`, `withheld` and `unit` are left out.
ColumnMapping matching_columns(const Cells& header);

/// Reads rows into events by a mapping. Codes may be written as codes or as labels; ticks as ja/nej,
/// yes/no, true/false, 1/0 or x; several tags are parted by "|".
class RowReader {
public:
    RowReader(Work& work, std::string unit, ColumnMapping mapping);
    /// The event of a row, its texts admitted by the door; `invalid` with all that is wrong.
    Result<Event> read(const Cells& cells);

private:
    FormValues values_of(const Cells& cells, Error& error);
    std::string code(std::string_view field, const std::string& word, Date day);

    Work& work_;
    std::string unit_;
    ColumnMapping mapping_;
    /// Codes are looked up once for each word and year.
    std::map<std::string, std::string> known_words_;
};

/// Leads every free text and tag of an event through the door; all that stops is told at once.
Result<void> admit_texts(const Work& work, Event& event);
