// All that points at a person in a text, by every reader of the guard. Pure: a text and a lexicon.
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "guard/lexicon.h"
#include "guard/reading.h"

/// A text as findings in code points of its NFC form, in order, with the kinds of readers.h. A
/// phrase that singles out may hold smaller findings. `readable` is false when the bytes are not
/// UTF-8.
struct Detection {
    bool readable = true;
    std::vector<Finding> findings;
    /// For each code point of the NFC form where its bytes begin in the text; the length last.
    std::vector<std::size_t> byte_at;
    /// A kommun with few inhabitants is named: indirect traces weigh more.
    bool small_place = false;
    /// The reading took longer than it may, and nothing of it counts.
    bool timed_out = false;
};
/// What a reading may use beside the lexicon, and how long it may take.
struct DetectionLimits {
    const LocalWords* local = nullptr;
    std::chrono::milliseconds time = std::chrono::seconds(5);
};
Detection detect(std::string_view text, const Lexicon& lexicon, const DetectionLimits& limits = {});
