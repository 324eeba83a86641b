// A client as a row of a file: one stretch of support with one year's answers, coded, no identity.
//
// A person with several stretches or years has several rows with the same code: the same start and
// another year adds that year's answers, a later start is a return.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/assignment.h"
#include "clients/registration.h"
#include "platform/sheets/columns.h"

struct ClientRow {
    /// Client, how the person came, start and the year's answers.
    Registration registration;
    /// closed_on and close_reason stand in the registration's period.
    int year = 0;
    /// How the period ended, where it has a last day.
    SupportPeriod::End end = SupportPeriod::End::closed;
    /// What the person asked for; told in one row of a code.
    std::vector<Assignment> assignments = {};
};

/// What a column may fill, and an export's keys in their order; labels `client_row.<name>`.
ImportFields client_row_fields();
/// Fields without which no row is a client.
std::span<const std::string_view> required_row_fields();

/// Reads rows by a mapping. Codes may be written as codes or as labels in either language; several
/// reasons are parted by "|", and so are assignments: "housing 2025-03-01 2025-09-30 reached"; an
/// office is told by its name.
class ClientRowReader {
public:
    ClientRowReader(Work& work, std::string unit, ColumnMapping mapping);
    /// `invalid` with all that has the wrong shape.
    Result<ClientRow> read(const Cells& cells);

private:
    using Words = std::map<std::string, std::string, std::less<>>;
    const Words& words_of(const Field& field);
    void read_cell(const Cells& cells, const Field& field, FormValues& values, Error& error);
    std::optional<Assignment> assignment_told(const std::string& said);
    Result<std::vector<Assignment>> assignments_told(const std::string& cell);
    std::string only_kommun() const;

    Work& work_;
    std::string unit_;
    ColumnMapping mapping_;
    std::map<std::string, Words, std::less<>> words_;
};

/// The cells of a row, in the order of client_row_fields(). `offices` gives names for ids.
std::vector<std::string> cells_of(const ClientRow& row,
                                  const std::map<std::string, std::string>& offices);
