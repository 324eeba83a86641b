// Files in and out of a shell.
#include "platform/cli/sheet_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;

Result<void> write_file(Spool& spool, const std::string& path) {
    const std::string beside = path + ".part";
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    spool.each_slice([&](std::string_view slice) { file << slice; });
    file.close();
    std::error_code failure;
    if (file) {
        fs::rename(beside, path, failure);
    }
    if (!file || failure) {
        fs::remove(beside, failure);
        return invalid("out", "cli.no_place_to_write", {{"file", path}});
    }
    return {};
}

} // namespace

Result<std::string> bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || fs::is_directory(path)) {
        return invalid("file", "cli.no_file", {{"file", path}});
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<void> write_out(Invocation& call, Spool& spool) {
    if (call.text("out") != "-") {
        return write_file(spool, call.text("out"));
    }
    spool.each_slice([&](std::string_view slice) { call.out() << slice; });
    return {};
}

RowSource counted_rows(Invocation& call, const SheetRows& rows) {
    const RowSource plain = rows_after_heading(rows);
    return [&call, plain](const std::function<bool(int64_t, const Cells&)>& take) {
        const int64_t told_every = 10000;
        return plain([&](int64_t row, const Cells& cells) {
            if (row % told_every == 0) {
                call.progress() << row << '\n';
            }
            return take(row, cells);
        });
    };
}

Error problems_told(Invocation& call, const ImportTold& told) {
    const Texts& t = call.t();
    for (const RowProblem& one : told.problems) {
        const auto place = std::ranges::find(told.mapping, one.problem.field);
        const bool named = !one.problem.field.empty() && place != told.mapping.end();
        const auto column = static_cast<std::size_t>(place - told.mapping.begin());
        call.progress() << t("cli.import.row_problem",
                             {{"row", std::to_string(one.row)},
                              {"column", named ? told.header[column] : one.problem.field},
                              {"problem", t.problem(told.fields.table, one.problem)}})
                        << '\n';
    }
    return invalid("file", "cli.import.problems",
                   {{"count", std::to_string(told.problems.size())}});
}
