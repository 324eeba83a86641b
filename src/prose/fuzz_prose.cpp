// Fuzzing of the whole reader: any bytes give findings whose places lie within them.
#include <cstdint>
#include <cstdlib>

#include "prose/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    for (const prose_check::Finding& finding : prose_check::check_prose(text)) {
        if (finding.start > finding.end || finding.end > size || finding.line < 1 ||
            finding.rule.empty() || finding.expected.empty()) {
            std::abort();
        }
    }
    return 0;
}
