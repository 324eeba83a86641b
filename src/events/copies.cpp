// Telling those who keep copies.
#include "events/copies.h"

std::vector<CopyKeeper>& copy_keepers() {
    static std::vector<CopyKeeper> keepers;
    return keepers;
}

Result<void> take_out_copies(Work& work, std::string_view unit, std::string_view event,
                             TextsGone why) {
    for (const CopyKeeper keeper : copy_keepers()) {
        TRY(keeper(work, unit, event, why));
    }
    return {};
}
