// Requests asked about, and the answers that handlers give most.
#include "platform/http/request.h"

#include <charconv>

#include "platform/json.h"

static std::string_view last_value(const FormValues& values, std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() || found->second.empty() ? std::string_view()
                                                          : found->second.back();
}

std::string_view Request::asked(std::string_view name) const {
    return last_value(query, name);
}

std::string_view Request::posted(std::string_view name) const {
    return last_value(form, name);
}

int64_t Request::posted_version() const {
    int64_t version = 0;
    const std::string_view said = posted("version");
    std::from_chars(said.data(), said.data() + said.size(), version);
    return version;
}

const std::string& Request::capture(std::string_view name) const {
    const auto found = captures.find(name);
    ensure(found != captures.end(), "a capture that is read is in the route's path");
    return found->second;
}

Response see_other(const Request& in, std::string location) {
    Response response;
    if (in.door == Door::json) {
        response = json_response(
            "{\"location\":" + json::serialize(json::string("/api/v1" + location)) + "}\n");
        return response;
    }
    response.status = 303;
    response.headers.emplace_back("Location", std::move(location));
    return response;
}

Response created(const Request& in, std::string location) {
    if (in.door == Door::html) {
        return see_other(in, std::move(location));
    }
    json::object body;
    body["location"] = "/api/v1" + location;
    body["number"] = location.substr(location.rfind('/') + 1);
    Response response = json_response(json::serialize(body) + "\n");
    response.status = 201;
    response.headers.emplace_back("Location", "/api/v1" + location);
    return response;
}

Response json_response(std::string body) {
    Response response;
    response.content_type = "application/json; charset=utf-8";
    response.body = std::move(body);
    return response;
}

Response download(std::string content_type, std::string file_name, std::string bytes) {
    Response response;
    response.content_type = std::move(content_type);
    response.file_name = std::move(file_name);
    response.body = std::move(bytes);
    return response;
}
