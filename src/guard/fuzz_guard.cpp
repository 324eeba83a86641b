// Fuzzing the text guard: whatever the bytes, it answers, and what it finds lies in the text.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "guard/detector.h"
#include "platform/result.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Detection detection = detect(text, *Lexicon::built_in());
    for (const Finding& finding : detection.findings) {
        ensure(finding.first < finding.last, "a finding holds something");
        ensure(finding.last < detection.byte_at.size(), "a finding ends in the text");
        ensure(detection.byte_at[finding.last] <= size, "bytes are counted in the text");
    }
    return 0;
}
