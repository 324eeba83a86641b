// The walk of a request, and the bulkhead around it.
#include "platform/http/dispatch.h"

#include <chrono>
#include <future>

#include "platform/http/answers.h"
#include "platform/http/metrics.h"
#include "platform/http/openapi.h"
#include "platform/http/router.h"
#include "platform/log.h"
#include "platform/work.h"
#include "sql/platform.h"

namespace {

using Done = std::function<void(Response)>;

const Actor nobody{};

// One request under way: shared by the worker that starts it and the writer that ends it.
struct Walk {
    Request in;
    const Route* route = nullptr;
    Done done;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

bool same_origin(const Request& in) {
    const auto origin = in.headers.find("origin");
    if (origin == in.headers.end() || origin->second == "null") {
        return origin == in.headers.end();
    }
    const auto host = in.headers.find("host");
    const std::size_t at = origin->second.find("://");
    return host != in.headers.end() && at != std::string::npos &&
           origin->second.substr(at + 3) == host->second;
}

} // namespace

struct Dispatcher::Inner {
    explicit Inner(const Site& given) : site(given), router(given.routes) {}

    void answer(Request in, Done done);
    void finish(const std::shared_ptr<Walk>& walk, Response response);
    bool enter(const std::shared_ptr<Walk>& walk, Work& work);
    void read(const std::shared_ptr<Walk>& walk);
    void write(const std::shared_ptr<Walk>& walk);
    void refuse(const std::shared_ptr<Walk>& walk, const Error& error);
    Response shown_again(const std::shared_ptr<Walk>& walk, const Error& error);
    Response unexpected(const Walk& walk, const std::exception& problem) const;
    std::optional<Response> built_in(const Request& in);
    std::optional<std::string> done_before(Work& work, const Request& in) const;

    Site site;
    Router router;
    Metrics metrics;
};

void Dispatcher::Inner::finish(const std::shared_ptr<Walk>& walk, Response response) {
    const auto took = std::chrono::steady_clock::now() - walk->started;
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    const std::string_view pattern = walk->route == nullptr ? "none" : walk->route->path;
    metrics.count(pattern, response.status, us);
    if (walk->in.method == "POST" || response.status >= 400 || us > 200'000) {
        log_event("request", {{"id", walk->in.request_id},
                              {"method", walk->in.method},
                              {"route", std::string(pattern)},
                              {"status", std::to_string(response.status)},
                              {"us", std::to_string(us)}});
    }
    walk->done(std::move(response));
}

std::optional<Response> Dispatcher::Inner::built_in(const Request& in) {
    if (in.method != "GET") {
        return std::nullopt;
    }
    if (in.path == "/healthz") {
        return json_response("{\"ok\":true,\"change_number\":" +
                             std::to_string(site.database.change_number()) + "}\n");
    }
    if (in.path == "/metrics") {
        const bool near = in.remote_address == "127.0.0.1" || in.remote_address == "::1";
        return near ? metrics.text(site.database) : plain_status(403);
    }
    if (in.path == "/robots.txt") {
        Response response = plain_status(200);
        response.body = "User-agent: *\nDisallow: /\n";
        return response;
    }
    if (in.path.starts_with("/assets/")) {
        return asset_response(in.path);
    }
    if (in.path == "/openapi.json" && in.door == Door::json) {
        return json_response(openapi_document(site.routes));
    }
    return std::nullopt;
}

void Dispatcher::Inner::answer(Request in, Done done) {
    auto walk = std::make_shared<Walk>();
    walk->in = std::move(in);
    walk->done = std::move(done);
    Request& asked = walk->in;
    asked.base_url = site.base_url;
    if (asked.path == "/api/v1" || asked.path.starts_with("/api/v1/")) {
        asked.door = Door::json;
        asked.path = asked.path.substr(7);
    }
    asked.t = Texts::in(language_of(asked));
    try {
        if (auto response = built_in(asked)) {
            finish(walk, std::move(*response));
            return;
        }
        walk->route = router.find(asked);
        if (walk->route == nullptr) {
            site.database.read(nobody, [&](Work& work) { enter(walk, work); });
            const int status = router.knows_path(asked.path) ? 405 : 404;
            finish(walk, refusal_page(asked, status, Error{Refusal::not_found, {}}));
            return;
        }
        if (walk->route->method == "GET") {
            read(walk);
        } else {
            write(walk);
        }
    } catch (const std::exception& problem) {
        finish(walk, unexpected(*walk, problem));
    }
}

// Who it is, in which language, with which menu. False when the answer has been given.
bool Dispatcher::Inner::enter(const std::shared_ptr<Walk>& walk, Work& work) {
    Request& in = walk->in;
    Gate::Entrance entrance = site.gate.enter(in, work);
    in.actor = std::move(entrance.actor);
    in.csrf = std::move(entrance.csrf);
    in.place_name = std::move(entrance.place_name);
    if (in.actor.signed_in() && in.cookies.find("language") == in.cookies.end()) {
        in.t = Texts::in(in.actor.language);
    }
    in.menu.clear();
    for (const MenuRoute& entry : site.menu) {
        if (site.gate.may(in.actor, entry.may)) {
            in.menu.push_back({entry.text_key, entry.href});
        }
    }
    if (walk->route == nullptr) {
        return true;
    }
    if (site.gate.may(in.actor, walk->route->may)) {
        return true;
    }
    if (in.actor.signed_in()) {
        finish(walk, refusal_page(in, 403, forbidden()));
    } else if (in.door == Door::json) {
        finish(walk, refusal_page(in, 401, forbidden("sign_in_needed")));
    } else {
        finish(walk, to_sign_in(in, site.sign_in_path));
    }
    return false;
}

void Dispatcher::Inner::read(const std::shared_ptr<Walk>& walk) {
    std::optional<Result<Response>> result;
    bool entered = false;
    site.database.read(nobody, [&](Work& work) { entered = enter(walk, work); });
    if (!entered) {
        return;
    }
    site.database.read(walk->in.actor, [&](Work& work) {
        result.emplace(walk->route->handler(walk->in, work));
    });
    if (result->has_value()) {
        finish(walk, std::move(result->value()));
    } else {
        refuse(walk, result->error());
    }
}

// The answer of the same form sent before, if this actor's key is known.
std::optional<std::string> Dispatcher::Inner::done_before(Work& work, const Request& in) const {
    const std::string_view key = in.posted("request_key");
    if (key.empty() || !in.actor.signed_in()) {
        return std::nullopt;
    }
    const auto row = work.row(sql::platform::request_done,
                              {{"actor", in.actor.id}, {"request_key", key}});
    return row ? std::optional(row->text("location")) : std::nullopt;
}

namespace {

std::string location_of(const Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Location") {
            return value;
        }
    }
    return "";
}

void keep_done(Work& work, const Request& in, const Response& response) {
    const std::string_view key = in.posted("request_key");
    const std::string location = location_of(response);
    if (!key.empty() && in.actor.signed_in() && !location.empty() && key.size() <= 100) {
        work.execute(sql::platform::keep_request_done, {{"request_key", key},
                                                        {"actor", in.actor.id},
                                                        {"location", location},
                                                        {"at", work.now().iso()}});
    }
}

} // namespace

void Dispatcher::Inner::write(const std::shared_ptr<Walk>& walk) {
    bool entered = false;
    site.database.read(nobody, [&](Work& work) { entered = enter(walk, work); });
    if (!entered) {
        return;
    }
    Request& in = walk->in;
    const bool token_right = in.csrf.empty() ? !in.actor.signed_in()
                                             : csrf_matches(in.csrf, in.posted("csrf"));
    if (in.door == Door::html && (!token_right || !same_origin(in))) {
        finish(walk, refusal_page(in, 403, forbidden("form_too_old")));
        return;
    }
    if (walk->route->prepare != nullptr) {
        const auto prepared = walk->route->prepare(in, site.database);
        if (!prepared) {
            refuse(walk, prepared.error());
            return;
        }
    }
    auto result = std::make_shared<std::optional<Result<Response>>>();
    site.database.write(
        in.actor,
        [this, walk, result](Work& work) {
            if (const auto before = done_before(work, walk->in)) {
                result->emplace(see_other(walk->in, *before));
                return true;
            }
            result->emplace(walk->route->handler(walk->in, work));
            if ((*result)->has_value()) {
                keep_done(work, walk->in, (*result)->value());
            }
            return (*result)->has_value();
        },
        [this, walk, result](WriteEnd end, const std::string& incident) {
            if (end == WriteEnd::busy) {
                finish(walk, busy_page(walk->in));
            } else if (end == WriteEnd::failed) {
                finish(walk, incident_page(walk->in, incident));
            } else if ((*result)->has_value()) {
                finish(walk, std::move((*result)->value()));
            } else {
                refuse(walk, (*result)->error());
            }
        });
}

void Dispatcher::Inner::refuse(const std::shared_ptr<Walk>& walk, const Error& error) {
    try {
        const bool again = walk->route->show_again != nullptr && walk->in.door == Door::html &&
                           (error.refusal == Refusal::invalid ||
                            error.refusal == Refusal::conflict);
        finish(walk, again ? shown_again(walk, error)
                           : refusal_page(walk->in, status_of(error.refusal), error));
    } catch (const std::exception& problem) {
        finish(walk, unexpected(*walk, problem));
    }
}

// The form once more, on a new snapshot, with its problems and everything that was typed.
Response Dispatcher::Inner::shown_again(const std::shared_ptr<Walk>& walk, const Error& error) {
    walk->in.refused = std::make_shared<const Error>(error);
    std::optional<Result<Response>> shown;
    site.database.read(walk->in.actor, [&](Work& work) {
        shown.emplace(walk->route->show_again(walk->in, work));
    });
    if (!shown->has_value()) {
        return refusal_page(walk->in, status_of(shown->error().refusal), shown->error());
    }
    Response response = std::move(shown->value());
    response.status = status_of(error.refusal);
    return response;
}

Response Dispatcher::Inner::unexpected(const Walk& walk, const std::exception& problem) const {
    const std::string incident = new_incident();
    log_event("incident", {{"incident", incident},
                           {"route", std::string(walk.route ? walk.route->path : "none")},
                           {"why", problem.what()}});
    return incident_page(walk.in, incident);
}

Dispatcher::Dispatcher(const Site& site) : inner_(std::make_unique<Inner>(site)) {}
Dispatcher::~Dispatcher() = default;

void Dispatcher::answer(Request in, std::function<void(Response)> done) {
    inner_->answer(std::move(in), std::move(done));
}

Response Dispatcher::answer(Request in) {
    std::promise<Response> answered;
    answer(std::move(in), [&](Response response) { answered.set_value(std::move(response)); });
    return answered.get_future().get();
}
