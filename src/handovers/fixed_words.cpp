// The fixed words, in Swedish: they are read by the unit and talked over with a manager.
#include "handovers/fixed_words.h"

#include "platform/texts/texts.h"

namespace {

FreeText fixed(std::string_view key) {
    return stored_free_text(std::string(Texts(Language::swedish)(key)));
}

bool own_words(const FreeText& given, const FreeText& fixed_text) {
    return !given.empty() && given.text() != fixed_text.text();
}

Handover worded(const Handover& given, std::string_view title, std::string_view role) {
    Handover handover = given;
    handover.title = fixed(title);
    handover.recipient_role = fixed(role);
    handover.request = FreeText();
    handover.reference.clear();
    return handover;
}

} // namespace

Handover with_fixed_words(const Handover& given) {
    return worded(given, "handover.fixed_title", "handover.fixed_role");
}

Result<Handover> in_fixed_words(const Handover& given) {
    const Handover handover = with_fixed_words(given);
    const std::string key = "handover.withheld_no_text";
    if (own_words(given.title, handover.title)) {
        return invalid("title", key);
    }
    if (own_words(given.recipient_role, handover.recipient_role)) {
        return invalid("recipient_role", key);
    }
    if (!given.request.empty()) {
        return invalid("request", key);
    }
    if (!given.reference.empty()) {
        return invalid("reference", key);
    }
    return handover;
}

bool has_fixed_words(const Handover& handover) {
    return in_fixed_words(handover).has_value() && !handover.title.empty();
}

Handover with_erased_words(const Handover& given) {
    return worded(given, "handover.erased_title", "handover.erased_role");
}
