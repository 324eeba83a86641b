// The walk of a request, and the bulkhead around it.
#include "platform/http/dispatch.h"

#include <algorithm>
#include <chrono>
#include <future>

#include "platform/cause.h"
#include "platform/crypto/crypto.h"
#include "platform/http/answers.h"
#include "platform/http/crew.h"
#include "platform/http/forgery.h"
#include "platform/http/kept_form.h"
#include "platform/http/metrics.h"
#include "platform/http/openapi.h"
#include "platform/http/request_done.h"
#include "platform/http/response_head.h"
#include "platform/http/router.h"
#include "platform/log.h"
#include "platform/setting.h"
#include "platform/work.h"
#include "sql/platform.h"

namespace {

using Done = std::function<void(Response)>;

const Actor nobody{};

// One request under way: shared by the worker that starts it and the writer that ends it.
struct Walk {
    Request in;
    const Route* route = nullptr;
    std::string pattern = "none";
    std::string csrf; // the session's own; the page gets it masked
    Done done;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

bool near(const Request& in) {
    // What a proxy on this machine passes on comes from loopback too, and says for whom.
    return (in.remote_address == "127.0.0.1" || in.remote_address == "::1") &&
           !in.headers.contains("x-forwarded-for");
}

} // namespace

struct Dispatcher::Inner {
    explicit Inner(const Site& given) : site(given), router(given.routes), crew(2) {
        // Said once, when the installation was filled, and never unsaid; so it is read once.
        site.database.read(nobody, [this](Work& work) { invented = contents_invented(work); });
    }

    void answer(Request in, Done done);
    void walk_to_end(const std::shared_ptr<Walk>& walk);
    void finish(const std::shared_ptr<Walk>& walk, Response response);
    std::optional<Response> enter(Walk& walk, Work& work) const;
    void read(const std::shared_ptr<Walk>& walk);
    void write(const std::shared_ptr<Walk>& walk);
    std::optional<Response> forged(Walk& walk);
    void refuse(const std::shared_ptr<Walk>& walk, const Error& error);
    Response shown_again(Walk& walk, const Error& error, int status);
    void keep_typed(const Walk& walk);
    Response unexpected(const Walk& walk, const std::exception& problem) const;
    std::optional<Response> built_in(const Request& in);
    Response health();

    Site site;
    bool invented = false;
    Router router;
    Metrics metrics;
    // Draws what follows a write, so that the writer's thread goes on writing. Last: its threads
    // end before the rest goes.
    Crew crew;
};

void Dispatcher::Inner::finish(const std::shared_ptr<Walk>& walk, Response response) {
    const auto took = std::chrono::steady_clock::now() - walk->started;
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    const Request& in = walk->in;
    metrics.count(walk->pattern, response.status, us);
    // The pattern, never the address: a number or a search word in it may point at somebody.
    const std::string who = in.actor.signed_in()
                                ? keyed_digest(site.database.surroundings().audit_key, in.actor.id)
                                : std::string();
    log_event("request", {{"id", in.request_id},
                          {"method", in.method},
                          {"route", walk->pattern},
                          {"door", in.door == Door::json ? "json" : "html"},
                          {"status", std::to_string(response.status)},
                          {"ms", std::to_string(us / 1000)},
                          {"actor", who.substr(0, 16)}});
    add_standing_headers(response);
    if (invented) { // for answers that have no place for a sentence: JSON, sheets, documents
        response.headers.emplace_back("Contents-Invented", "yes");
    }
    if (in.base_url.starts_with("https://")) {
        response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    }
    walk->done(std::move(response));
}

Response Dispatcher::Inner::health() {
    std::int64_t schema = 0;
    std::int64_t change = 0;
    site.database.read(nobody, [&](Work& work) {
        change = work.row(sql::platform::change_number)->integer("number");
        for (const StoredRow& row : work.rows(sql::platform::applied_migrations)) {
            schema = row.integer("number");
        }
    });
    return json_response("{\"ok\":true,\"change_number\":" + std::to_string(change) +
                         ",\"schema\":" + std::to_string(schema) + "}\n");
}

std::optional<Response> Dispatcher::Inner::built_in(const Request& in) {
    if (in.method != "GET" && in.method != "HEAD") {
        return std::nullopt;
    }
    if (in.path == "/healthz") {
        return health();
    }
    if (in.path == "/metrics") {
        return near(in) ? metrics.text(site.database) : plain_status(403);
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
    asked.contents_invented = invented;
    if (asked.path == "/api/v1" || asked.path.starts_with("/api/v1/")) {
        asked.door = Door::json;
        asked.path = asked.path.substr(7);
    }
    asked.t = Texts::in(language_of(asked));
    try {
        walk_to_end(walk);
    } catch (const std::exception& problem) {
        keep_typed(*walk);
        finish(walk, unexpected(*walk, problem));
    }
}

void Dispatcher::Inner::walk_to_end(const std::shared_ptr<Walk>& walk) {
    Request& in = walk->in;
    if (in.refused) {
        finish(walk, refusal_page(in, 400, *in.refused));
        return;
    }
    if (auto response = built_in(in)) {
        walk->pattern = in.path.starts_with("/assets/") ? "/assets" : in.path;
        finish(walk, std::move(*response));
        return;
    }
    walk->route = router.find(in);
    if (walk->route == nullptr) {
        site.database.read(in.actor, [&](Work& work) { enter(*walk, work); });
        const int status = router.knows_path(in.path) ? 405 : 404;
        finish(walk, refusal_page(in, status, not_found()));
        return;
    }
    walk->pattern = walk->route->path;
    if (walk->route->method == "GET") {
        read(walk);
    } else {
        write(walk);
    }
}

// Who it is, in which language, with which menu. An answer when it ends here.
std::optional<Response> Dispatcher::Inner::enter(Walk& walk, Work& work) const {
    Request& in = walk.in;
    Gate::Entrance entrance = site.gate.enter(in, work);
    in.actor = std::move(entrance.actor);
    walk.csrf = std::move(entrance.csrf);
    in.csrf = mask_csrf(walk.csrf);
    in.place_name = std::move(entrance.place_name);
    if (in.actor.signed_in() && !in.cookies.contains("language")) {
        in.t = Texts::in(in.actor.language);
    }
    in.menu.clear();
    for (const MenuRoute& entry : site.menu) {
        if (site.gate.may(in.actor, entry.may)) {
            in.menu.push_back({entry.text_key, entry.href});
        }
    }
    if (walk.route == nullptr || site.gate.may(in.actor, walk.route->may)) {
        return std::nullopt;
    }
    if (in.actor.signed_in()) {
        return refusal_page(in, 403, forbidden());
    }
    return in.door == Door::json ? refusal_page(in, 401, forbidden("sign_in_needed"))
                                 : to_sign_in(in, site.sign_in_path);
}

// A program that asks at the JSON door is never handed a page for people.
static Response as_asked(const Request& in, Response response) {
    const bool page = response.content_type.starts_with("text/html") && response.file == nullptr &&
                      response.file_name.empty();
    return in.door == Door::json && page && response.status == 200
               ? refusal_page(in, 406, not_found("page_only"))
               : response;
}

// One snapshot from the session to the page. The Work refers to in.actor, so it is the actor whom
// `enter` finds that the handler sees.
void Dispatcher::Inner::read(const std::shared_ptr<Walk>& walk) {
    std::optional<Response> ended;
    std::optional<Result<Response>> result;
    site.database.read(walk->in.actor, [&](Work& work) {
        ended = enter(*walk, work);
        if (!ended) {
            fill_from_kept(walk->in, work, site.routes, *walk->route);
            result.emplace(walk->route->handler(walk->in, work));
        }
    });
    if (ended) {
        finish(walk, std::move(*ended));
    } else if (result->has_value()) {
        finish(walk, as_asked(walk->in, std::move(result->value())));
    } else {
        finish(walk, refusal_page(walk->in, status_of(result->error().refusal), result->error()));
    }
}

// The token is asked of the HTML door only: a bearer token is never sent by a browser by itself.
std::optional<Response> Dispatcher::Inner::forged(Walk& walk) {
    const Request& in = walk.in;
    if (in.door == Door::json) {
        return std::nullopt;
    }
    if (!same_origin(in)) {
        return refusal_page(in, 403, forbidden());
    }
    const bool right =
        walk.csrf.empty() ? !in.actor.signed_in() : csrf_matches(walk.csrf, in.posted("csrf"));
    if (right) {
        return std::nullopt;
    }
    // Most often an honest form from before the last sign-in: nothing typed may be lost.
    const Error too_old{Refusal::forbidden, {Problem{"", "csrf"}}};
    return walk.route->show_again != nullptr ? shown_again(walk, too_old, 403)
                                             : refusal_page(in, 403, too_old);
}

void Dispatcher::Inner::write(const std::shared_ptr<Walk>& walk) {
    Request& in = walk->in;
    std::optional<Response> ended;
    site.database.read(in.actor, [&](Work& work) { ended = enter(*walk, work); });
    if (!ended) {
        ended = forged(*walk);
    }
    if (ended) {
        finish(walk, std::move(*ended));
        return;
    }
    if (takes_free_text(*walk->route)) {
        const auto read = read_posted_texts(in, *walk->route, site.database);
        if (!read) {
            refuse(walk, read.error());
            return;
        }
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
            if (auto before = done_before(work, walk->in)) {
                result->emplace(std::move(*before));
                return true;
            }
            result->emplace(walk->route->handler(walk->in, work));
            if ((*result)->has_value()) {
                keep_done(work, walk->in, (*result)->value());
                if (takes_free_text(*walk->route)) {
                    forget_form(work, form_address(site.routes, *walk->route, walk->in));
                }
            }
            return (*result)->has_value();
        },
        [this, walk, result](WriteEnd end, const std::string& incident) {
            if (end == WriteEnd::done) {
                finish(walk, std::move((*result)->value()));
                return;
            }
            crew.hand_in([this, walk, result, end, incident] {
                if (end == WriteEnd::busy) {
                    finish(walk, busy_page(walk->in));
                } else if (end == WriteEnd::failed) {
                    keep_typed(*walk);
                    finish(walk, incident_page(walk->in, incident));
                } else {
                    refuse(walk, (*result)->error());
                }
            });
        });
}

// Nothing typed is lost, also when the guard is: the writer finds it again where it was written.
void Dispatcher::Inner::keep_typed(const Walk& walk) {
    if (walk.route != nullptr && walk.route->method == "POST" && takes_free_text(*walk.route)) {
        keep_form(site.database, walk.in, form_address(site.routes, *walk.route, walk.in));
    }
}

void Dispatcher::Inner::refuse(const std::shared_ptr<Walk>& walk, const Error& error) {
    if (std::ranges::find(error.problems, "door_closed", &Problem::key) != error.problems.end()) {
        keep_typed(*walk);
    }
    const bool again = walk->route->show_again != nullptr && walk->in.door == Door::html &&
                       (error.refusal == Refusal::invalid || error.refusal == Refusal::conflict);
    const int status = status_of(error.refusal);
    Response response;
    try {
        response =
            again ? shown_again(*walk, error, status) : refusal_page(walk->in, status, error);
    } catch (const std::exception& problem) {
        response = unexpected(*walk, problem);
    }
    finish(walk, std::move(response));
}

// The form once more, on a new snapshot, with its problems and everything that was typed.
Response Dispatcher::Inner::shown_again(Walk& walk, const Error& error, int status) {
    walk.in.refused = std::make_shared<const Error>(error);
    std::optional<Result<Response>> shown;
    site.database.read(walk.in.actor,
                       [&](Work& work) { shown.emplace(walk.route->show_again(walk.in, work)); });
    if (!shown->has_value()) {
        return refusal_page(walk.in, status_of(shown->error().refusal), shown->error());
    }
    Response response = std::move(shown->value());
    response.status = status;
    return response;
}

Response Dispatcher::Inner::unexpected(const Walk& walk, const std::exception& problem) const {
    const std::string incident = new_incident();
    log_event("incident", {{"incident", incident},
                           {"id", walk.in.request_id},
                           {"route", walk.pattern},
                           {"why", cause_of(problem)}});
    return incident_page(walk.in, incident);
}

Dispatcher::Dispatcher(const Site& site) : inner_(std::make_unique<Inner>(site)) {}

// Writes that are under way hold on to us until they have been answered.
Dispatcher::~Dispatcher() {
    inner_->site.database.drain();
}

void Dispatcher::answer(Request in, std::function<void(Response)> done) {
    inner_->answer(std::move(in), std::move(done));
}

Response Dispatcher::answer(Request in) {
    std::promise<Response> answered;
    answer(std::move(in), [&](Response response) { answered.set_value(std::move(response)); });
    return answered.get_future().get();
}
