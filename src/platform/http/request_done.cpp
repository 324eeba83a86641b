// Finding and keeping the answers of forms that were sent.
#include "platform/http/request_done.h"

#include "sql/platform.h"

namespace {

std::string_view request_key(const Request& in) {
    const std::string_view key = in.posted("request_key");
    return in.actor.signed_in() && key.size() <= 100 ? key : std::string_view();
}

// Kept without the JSON door's prefix, which is added again when it is told.
std::string location_of(const Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Location") {
            return value.starts_with("/api/v1/") ? value.substr(7) : value;
        }
    }
    return "";
}

} // namespace

std::optional<Response> done_before(Work& work, const Request& in) {
    const std::string_view key = request_key(in);
    if (key.empty()) {
        return std::nullopt;
    }
    const auto row =
        work.row(sql::platform::request_done, {{"actor", in.actor.id}, {"request_key", key}});
    return row ? std::optional(see_other(in, row->text("location"))) : std::nullopt;
}

void keep_done(Work& work, const Request& in, const Response& response) {
    const std::string_view key = request_key(in);
    const std::string location = location_of(response);
    if (!key.empty() && !location.empty()) {
        work.execute(sql::platform::keep_request_done, {{"request_key", key},
                                                        {"actor", in.actor.id},
                                                        {"location", location},
                                                        {"at", work.now().iso()}});
    }
}
