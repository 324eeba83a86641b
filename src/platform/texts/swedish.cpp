// Swedish order and lower case, by ICU.
#include <algorithm>
#include <memory>
#include <string>

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "platform/texts/texts.h"

namespace {

// A collator that is never changed may be asked by many threads at once. Normalization is on, or
// "a" with a loose ring would not equal "å".
const icu::Collator& swedish_collator() {
    static const std::unique_ptr<const icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(
            icu::Collator::createInstance(icu::Locale("sv", "SE"), status));
        ensure(U_SUCCESS(status) && made != nullptr, "ICU knows Swedish");
        made->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
        ensure(U_SUCCESS(status), "the Swedish collator can normalize");
        return made;
    }();
    return *collator;
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

} // namespace

int compare_swedish(std::string_view left, std::string_view right) {
    UErrorCode status = U_ZERO_ERROR;
    const UCollationResult order =
        swedish_collator().compareUTF8(piece(left), piece(right), status);
    ensure(U_SUCCESS(status), "any two texts can be compared");
    return static_cast<int>(order);
}

std::string lower_swedish(std::string_view text) {
    // Codes and addresses are ASCII, where lower case is the same in every language.
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        std::string plain(text);
        std::ranges::transform(plain, plain.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return plain;
    }
    static const icu::Locale swedish("sv", "SE");
    std::string out;
    icu::UnicodeString::fromUTF8(piece(text)).toLower(swedish).toUTF8String(out);
    return out;
}
