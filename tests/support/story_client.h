// A person of a story at one of the two doors, signed in as in life: by cookie or by token.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "accounts/entrance.h"
#include "platform/http/dispatch.h"
#include "tests/support/cast.h"

/// The program in-process: routes, gate and dispatcher over a test's database.
class StorySite {
public:
    StorySite(TestDatabase& db, const Routes& routes)
        : db_(db), gate_(accounts_gate(db.database())),
          dispatcher_(
              Site{.routes = routes, .gate = *gate_, .database = db.database(), .menu = {}}) {}

    TestDatabase& db() { return db_; }
    Gate& gate() { return *gate_; }
    Dispatcher& dispatcher() { return dispatcher_; }

private:
    TestDatabase& db_;
    std::unique_ptr<Gate> gate_;
    Dispatcher dispatcher_;
};

class StoryClient {
public:
    StoryClient(StorySite& site, const Actor& actor, Door door) : site_(site), door_(door) {
        TestDatabase& db = site.db();
        if (door == Door::json) {
            token_ = db.write(actor, [&](Work& work) {
                           return make_token(work, actor, "story");
                       }).value();
            return;
        }
        token_ = a_session(db, actor);
        Request in = story_request("GET", "/");
        in.cookies[std::string(session_cookie)] = token_;
        db.database().read({}, [&](Work& work) { csrf_ = site.gate().enter(in, work).csrf; });
    }

    /// The language that the reader has chosen.
    std::string language = "sv";

    Request request(std::string_view method, const std::string& path, FormValues form = {}) {
        const bool json = door_ == Door::json;
        Request in = story_request(method, (json ? "/api/v1" : "") + path, std::move(form));
        in.cookies["language"] = language;
        if (json) {
            in.headers["authorization"] = "Bearer " + token_;
        } else {
            in.cookies[std::string(session_cookie)] = token_;
            if (method == "POST") {
                in.form["csrf"] = {csrf_};
            }
        }
        return in;
    }
    Response send(Request in) { return site_.dispatcher().answer(std::move(in)); }
    Response get(const std::string& path) { return send(request("GET", path)); }
    Response post(const std::string& path, FormValues form = {}) {
        return send(request("POST", path, std::move(form)));
    }
    /// Hands a file in as the field `file`.
    Response hand_in(const std::string& path, const std::string& name, const std::string& bytes) {
        Request in = request("POST", path);
        in.uploads["file"] = Upload{name, bytes};
        return send(std::move(in));
    }

private:
    StorySite& site_;
    Door door_;
    std::string token_;
    std::string csrf_;
};

inline std::string header_of(const Response& response, std::string_view wanted) {
    for (const auto& [name, value] : response.headers) {
        if (name == wanted) {
            return value;
        }
    }
    return "";
}

/// Whether the answer says this, as text or inside a JSON string.
inline bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
}
