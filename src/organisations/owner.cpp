// Between owners and places.
#include "organisations/owner.h"

#include "organisations/unit.h"

std::string place_of_owner(std::string_view owner) {
    const bool place = owner == "nation" || owner.find(':') != std::string_view::npos;
    return (place ? "" : "unit:") + std::string(owner);
}

Result<std::string> owner_here(Work& work) {
    const std::string& place = work.actor().place;
    if (place == "nation" || place.starts_with("city:") || place.starts_with("lan:")) {
        return place;
    }
    return my_unit_id(work);
}

Result<void> must_at_owner(const Work& work, May may, std::string_view owner) {
    TRY(must(work, may));
    if (work.actor().place != place_of_owner(owner)) {
        return forbidden();
    }
    return {};
}
