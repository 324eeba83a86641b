// The stage of the stories about clients: an ombud, a colleague and a manager at their pages.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "clients/clients.h"
#include "clients/figures.h"
#include "tests/support/a_client.h"
#include "tests/support/story_client.h"

class ClientPages : public testing::TestWithParam<Engine> {
protected:
    static const Routes& made_routes() {
        static const Routes all = [] {
            Routes list;
            clients_routes(list);
            return list;
        }();
        return all;
    }

    FormValues registration(const std::string& code) const {
        return {{"code", {code}},
                {"sex", {"woman"}},
                {"birth_year", {"1980"}},
                {"kommun", {"0780"}},
                {"source", {"self"}},
                {"applied_on", {"2026-01-10"}},
                {"started_on", {"2026-01-20"}},
                {"reasons_at_start", {"economy", "housing"}},
                {"children", {"no"}}};
    }
    std::string registered(StoryClient& person, const std::string& code) {
        return header_of(person.post("/clients", registration(code)), "Location");
    }

    TestDatabase db{GetParam(), the_door()};
    Cast cast = a_cast(db);
    StorySite site{db, made_routes()};
    StoryClient ombud{site, cast.ombud, Door::html};
    StoryClient colleague{site, cast.colleague, Door::html};
    StoryClient manager{site, cast.manager, Door::html};
};

// The figures as app.cpp hands them in; other tests of this program may have done it already.
inline void hand_in_client_figures() {
    if (figure_registry().find("clients.total") == nullptr) {
        for (const Fact& fact : client_facts()) {
            figure_registry().add(fact);
        }
        figure_registry().add(client_figures());
    }
}

// What stands in the form of the page: the version that a browser would post.
inline std::string version_in(const Response& page) {
    const std::string mark = "name=\"version\" value=\"";
    const std::size_t at = page.body.find(mark);
    if (at == std::string::npos) {
        return "";
    }
    const std::size_t from = at + mark.size();
    return page.body.substr(from, page.body.find('"', from) - from);
}
