// What a handover that tells of a withheld event says of itself: the same words for all of them, so
// that nothing about the event or its official stands anywhere in writing.
#pragma once

#include <array>
#include <string_view>

#include "handovers/handover.h"

/// What a person fills in of such a handover.
inline constexpr std::array<std::string_view, 3> coded_form_fields = {"body", "channel", "due_on"};

/// With title and receiver in the fixed words, and nothing asked.
Handover with_fixed_words(const Handover& given);
/// The same; `invalid` (handover.withheld_no_text) where somebody wrote words of their own.
Result<Handover> in_fixed_words(const Handover& given);
bool has_fixed_words(const Handover& handover);
/// Of a handover whose words were erased.
Handover with_erased_words(const Handover& given);
