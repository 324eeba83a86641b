// The pages that the dispatcher itself draws.
#include "platform/http/answers.h"

#include "platform/assets/asset.h"
#include "platform/crypto/crypto.h"
#include "platform/html/page.h"
#include "platform/json.h"

namespace {

std::string message_of(const Request& in, const Problem& problem) {
    // A request that could not be read at all is told of as its page does.
    return problem.key == "bad_request" ? std::string(in.t("refusal.bad_request.what"))
                                        : in.t.problem(in.table, problem);
}

Response refusal_json(const Request& in, int status, const Error& error) {
    static constexpr std::string_view names[] = {"invalid", "not_found", "forbidden", "conflict"};
    json::array problems;
    for (const Problem& problem : error.problems) {
        problems.push_back(
            {{"field", problem.field}, {"key", problem.key}, {"message", message_of(in, problem)}});
    }
    json::object body;
    body["refusal"] = names[static_cast<std::size_t>(error.refusal)];
    body["problems"] = std::move(problems);
    Response response = json_response(json::serialize(body) + "\n");
    response.status = status;
    return response;
}

std::string title_key(int status) {
    switch (status) {
    case 400:
        return "refusal.bad_request";
    case 403:
    case 401:
        return "refusal.forbidden";
    case 409:
        return "refusal.conflict";
    case 422:
        return "refusal.invalid";
    case 405:
        return "refusal.method";
    default:
        return "refusal.not_found";
    }
}

} // namespace

int status_of(Refusal refusal) {
    switch (refusal) {
    case Refusal::invalid:
        return 422;
    case Refusal::not_found:
        return 404;
    case Refusal::forbidden:
        return 403;
    case Refusal::conflict:
        return 409;
    }
    throw Bug("there are four refusals");
}

Response refusal_page(const Request& in, int status, const Error& error) {
    if (in.door == Door::json) {
        return refusal_json(in, status, error);
    }
    Html content;
    content.add(paragraph(in.t(title_key(status) + ".what")));
    for (const Problem& problem : error.problems) {
        if (problem.key != "not_found" && problem.key != "forbidden" && problem.key != "conflict" &&
            problem.key != "bad_request") {
            content.add(notice(in.t, "warning", paragraph(message_of(in, problem))));
        }
    }
    content.tag("p", {}, link("/", in.t("refusal.to_start")));
    Response response = page(in, in.t(title_key(status)), content);
    response.status = status;
    return response;
}

Response incident_page(const Request& in, const std::string& incident) {
    if (in.door == Door::json) {
        Response response = json_response("{\"incident\":\"" + incident + "\"}\n");
        response.status = 500;
        return response;
    }
    Html content;
    content.add(paragraph(in.t("refusal.incident.what")));
    content.add(paragraph(in.t("refusal.incident.number", {{"incident", incident}})));
    content.tag("p", {}, link("/", in.t("refusal.to_start")));
    Response response = page(in, in.t("refusal.incident"), content);
    response.status = 500;
    return response;
}

Response busy_page(const Request& in) {
    Html content;
    content.add(paragraph(in.t("refusal.busy.what")));
    Response response = in.door == Door::json ? json_response("{\"refusal\":\"busy\"}\n")
                                              : page(in, in.t("refusal.busy"), content);
    response.status = 503;
    response.headers.emplace_back("Retry-After", "2");
    return response;
}

Response to_sign_in(const Request& in, std::string_view sign_in_path) {
    std::string next;
    // Only a path of our own, and only of a page: a form that was posted is not repeated.
    if (in.method == "GET" && in.path != "/") {
        next = "?next=" + encode_query(with_query(in, "", ""));
    }
    return see_other(in, std::string(sign_in_path) + next);
}

Response asset_response(std::string_view path) {
    path.remove_prefix(std::string_view("/assets/").size());
    const std::size_t slash = path.find('/');
    const std::string_view hash = path.substr(0, slash);
    const std::string_view name =
        slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    for (std::size_t i = 0; i < asset_table_size; ++i) {
        const Asset& one = asset_table[i];
        if (one.path == name && one.sha256_16 == hash && !one.path.starts_with("data/")) {
            Response response;
            response.content_type = std::string(one.content_type);
            response.body = std::string(one.bytes);
            response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
            return response;
        }
    }
    return plain_status(404);
}

Response plain_status(int status) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    return response;
}

std::string language_of(const Request& in) {
    const auto cookie = in.cookies.find("language");
    if (cookie != in.cookies.end()) {
        return cookie->second == "en" ? "en" : "sv";
    }
    const auto accepts = in.headers.find("accept-language");
    if (accepts == in.headers.end()) {
        return "sv";
    }
    const std::size_t english = accepts->second.find("en");
    const std::size_t swedish = accepts->second.find("sv");
    return english < swedish ? "en" : "sv";
}
