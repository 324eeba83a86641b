// From a parsed request to a finished answer: route, session, CSRF, permission, Work, refusals.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/http/request.h"
#include "platform/http/routes.h"

/// Who may what: implemented by the slices above, handed in by app.cpp.
class Gate {
public:
    virtual ~Gate() = default;
    struct Entrance {
        Actor actor; // not signed_in() when nobody is
        std::string csrf;
        std::string place_name;
    };
    /// The actor behind the session cookie (HTML door) or the bearer token (JSON door).
    virtual Entrance enter(const Request& in, Work& work) const = 0;
    virtual bool may(const Actor& actor, May may) const = 0;
};

struct MenuRoute {
    std::string_view text_key;
    std::string_view href;
    May may;
};

/// Draws pages that belong to no slice; the layout around them is platform/html.
struct Site {
    const Routes& routes;
    const Gate& gate;
    Database& database;
    std::vector<MenuRoute> menu;
    /// Where a person who is not signed in is sent, with ?next=.
    std::string sign_in_path = "/sign-in";
    std::string base_url = "http://127.0.0.1:8080";
};

/// Answers are given through `done`, on whatever thread finished them, exactly once.
class Dispatcher {
public:
    explicit Dispatcher(const Site& site);
    ~Dispatcher();
    void answer(Request in, std::function<void(Response)> done);
    /// The same, waiting; for in-process stories.
    Response answer(Request in);

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

/// A request as a browser would send it, for stories: method, path with query, form fields.
Request story_request(std::string_view method, std::string_view path_and_query,
                      FormValues form = {});
