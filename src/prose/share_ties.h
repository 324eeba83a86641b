// The words that tie a count to its share.
#pragma once

#include "prose/reading.h"

namespace prose_check {

/// Whether the words between two tokens tie a count to its share, and say no other thing.
bool tied(const Reading& reading, const Sentence& sentence, std::size_t after, std::size_t before);

} // namespace prose_check
