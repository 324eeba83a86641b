// The unit whose events are at hand.
#include "events/place.h"

#include "organisations/unit.h"

Result<EventUnit> unit_worked_at(Work& work) {
    const auto record = my_unit(work);
    if (!record) {
        return forbidden("event.needs_a_unit");
    }
    return EventUnit{record->id, record->unit.name, record->unit.prefix};
}
