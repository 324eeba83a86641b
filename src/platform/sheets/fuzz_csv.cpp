// Fuzzing of the CSV reader: what it reads it must write and read again alike.
#include <cstdint>
#include <cstdlib>

#include "platform/sheets/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const auto rows = read_csv({reinterpret_cast<const char*>(bytes), size});
    if (!rows) {
        return 0;
    }
    std::string written;
    CsvWriter writer([&](std::string_view part) { written += part; });
    for (const auto& row : *rows) {
        writer.row(row);
    }
    const auto again = read_csv(written);
    if (!again || *again != *rows) {
        std::abort();
    }
    return 0;
}
