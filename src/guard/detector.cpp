// The readers in their order, and their findings in the order of the text.
#include "guard/detector.h"

#include <algorithm>

#include "guard/readers.h"

Detection detect(std::string_view text, const Lexicon& lexicon, const DetectionLimits& limits) {
    const auto end = std::chrono::steady_clock::now() + limits.time;
    Reading reading(text, lexicon, limits.local);
    Detection detection;
    detection.readable = reading.readable();
    if (!detection.readable) {
        return detection;
    }
    for (const auto& read :
         {read_links, read_birth_dates, read_parted_case_numbers, read_numbers, read_codes,
          read_addresses, read_ages, read_diagnoses, read_singling_out, read_units, read_names}) {
        if (std::chrono::steady_clock::now() >= end) {
            detection.timed_out = true;
            return detection;
        }
        read(reading);
    }
    detection.small_place = std::ranges::any_of(reading.tokens(), [](const Token& token) {
        return token.is(word::small_kommun) && token.capital();
    });
    detection.findings = reading.findings();
    std::ranges::sort(detection.findings, {}, [](const Finding& finding) { return finding.first; });
    detection.byte_at.reserve(reading.signs().list.size() + 1);
    for (const Sign& sign : reading.signs().list) {
        detection.byte_at.push_back(sign.start);
    }
    detection.byte_at.push_back(text.size());
    return detection;
}
