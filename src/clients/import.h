// Import of clients without identity: every row is read and told what is wrong; all or nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client_row.h"
#include "platform/sheets/waiting_file.h"

/// A unit has some hundreds of clients; all of a file are taken in by one commit.
inline constexpr int64_t client_rows_max = 5000;

/// A file's rows and what its columns mean.
struct ClientSource {
    ColumnMapping mapping;
    RowSource rows;
};

struct ClientRowsRead {
    int64_t count = 0;
    /// At most 1 000 are told; empty when all was well.
    std::vector<RowProblem> problems = {};
    std::vector<ClientRow> rows = {};
};

/// Reads every row by the rules of a registration and keeps nothing: codes that are free and name
/// nobody, days in order, open years, and rows of one person that agree.
Result<ClientRowsRead> check_clients(Work& work, std::string_view unit, const ClientSource& source);
/// Takes in checked rows at the unit worked at; answers how many persons. They become the clients
/// of `ombud`, an ombud of the unit; "" = the actor's own. Needs May::write_clients.
Result<int64_t> take_in_clients(Work& work, const std::vector<ClientRow>& rows,
                                const std::string& ombud);

/// Keeps the file for its person and unit in place of an earlier one.
Result<void> keep_client_file(Work& work, const SealedFile& file);
/// The actor's own file at the unit worked at.
std::optional<ImportFile> my_client_file(Work& work);
/// Answers whether there was one.
bool forget_client_file(Work& work);
/// Forgets those that nobody confirmed within a day; see platform/jobs/sweeps.h.
void forget_unconfirmed_client_files(Work& work);
