// Fuzzing of the workbook reader: it answers rows or refuses, within its caps.
#include <cstdint>
#include <cstdlib>

#include "platform/sheets/xlsx.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const auto rows = read_xlsx({reinterpret_cast<const char*>(bytes), size});
    if (rows && rows->size() > sheet_rows_max) {
        std::abort();
    }
    return 0;
}
