// A demonstration's case: a unit and a year whose counts were published, and our own sheets for it.
//
// Every case has a row in cases.csv and a folder of sheets with its name. What is in a sheet and
// what it means stands in README.md; a later capability adds a sheet and a file of its own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "platform/time.h"

struct DemoCase {
    std::string code;
    std::string unit;
    std::string prefix;
    std::string provider;
    std::string provider_form;
    Date started_on;
    /// The activity year.
    int year = 0;
    /// The län of the county officer.
    std::string lan;
    /// The last day that is counted, where the unit's own report was not for a whole year.
    std::optional<Date> cutoff;
    /// Who in the unit reads withheld texts: a value of UnitPolicy::withheld_readers.
    std::string readers;
    std::string template_code;

    /// The last day on which something happens in the demonstration.
    Date last_day() const { return cutoff.value_or(Date{year, 12, 19}); }
};

/// All cases, in the order of cases.csv.
std::vector<DemoCase> demo_cases();
std::optional<DemoCase> find_demo_case(std::string_view code);

/// One line of a sheet, by heading; a cell that was left out is "".
class SheetLine {
public:
    explicit SheetLine(std::map<std::string, std::string, std::less<>> cells)
        : cells_(std::move(cells)) {}
    const std::string& operator[](std::string_view heading) const;
    /// The cell as a day; ensures that it is one.
    Date day(std::string_view heading) const;
    std::optional<Date> maybe_day(std::string_view heading) const;
    /// The words of a cell, parted by spaces.
    std::vector<std::string> words(std::string_view heading) const;
    bool has_word(std::string_view heading, std::string_view word) const;

private:
    std::map<std::string, std::string, std::less<>> cells_;
};

/// The lines of a case's sheet, such as "people"; none when the case has no such sheet.
std::vector<SheetLine> demo_sheet(const DemoCase& demo, std::string_view name);
