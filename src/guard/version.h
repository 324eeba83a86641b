// Which guard this is: another digest means that texts may be read otherwise than before.
#pragma once

#include <string>
#include <string_view>

/// Of the rules as they were built: a digest of this folder's sources.
std::string_view guard_rules_digest();
/// Of the rules, the lexicon and the local words together; 16 hexadecimal digits.
std::string guard_version(std::string_view local_words);
