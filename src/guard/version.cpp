// One digest over all that decides what the guard finds.
#include "guard/version.h"

#include "platform/crypto/crypto.h"

// Baked in beside the lexicon's bytes.
extern const char guard_lexicon_digest[];

std::string guard_version(std::string_view local_words) {
    return sha256_hex(std::string(guard_rules_digest()) + " " + guard_lexicon_digest + " " +
                      std::string(local_words))
        .substr(0, 16);
}
