// Every address, for every role, at its own place and at another's: who is let in to what.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "guard/person_door.h"
#include "platform/http/router.h"
#include "platform/json.h"
#include "rights/may.h"
#include "tests/support/an_event.h"
#include "tests/support/client_pages.h"
#include "tests/support/whole_program.h"

namespace {

// What stands open to more than one unit by design: the organisation's own pages, definitions of
// figures, laws that footnotes name, classes of records, and a page that anybody opens.
bool shared_by_design(const Route& route) {
    static constexpr std::string_view shared[] = {
        "/organisations/", "/figures/{",     "/help",           "/reports/references/",
        "/accounts/",      "/accessibility", "/privacy/words/", "/privacy/retention/{"};
    return route.may == May::anyone || std::ranges::any_of(shared, [&](std::string_view start) {
               return route.path.starts_with(start);
           });
}

bool works_at_a_unit(std::string_view role) {
    return role == "ombud" || role == "event_officer" || role == "unit_manager" ||
           role == "steering_member";
}

// "/events/{number}" becomes "/events/x".
std::string filled(std::string_view path) {
    std::string out;
    bool inside = false;
    for (const char letter : path) {
        out += inside ? "" : letter == '{' ? "x" : std::string(1, letter);
        inside = letter == '{' || (inside && letter != '}');
    }
    return out;
}

// The addresses within the program that a page leads to, by link, form or button.
std::set<std::string> addresses_in(const std::string& page) {
    std::set<std::string> found;
    for (const std::string_view mark : {"href=\"/", "action=\"/"}) {
        for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at)) {
            at += mark.size() - 1;
            const std::size_t end = page.find_first_of("\"?#", at);
            found.insert(page.substr(at, end - at));
        }
    }
    return found;
}

class Walk : public ClientPages {
protected:
    Walk() : whole(db, whole_program().routes) {}

    Actor holder(std::string_view role, const std::string& unit) {
        const std::string place = works_at_a_unit(role)      ? "unit:" + unit
                                  : role == "county_officer" ? "lan:07"
                                                             : "nation";
        return a_signed_in(db, role, place);
    }
    const Route* route_of(std::string_view method, const std::string& path) {
        Request in = story_request(method, path);
        return router.find(in);
    }
    // One event with its draft report, a client and a meeting, so that there is something to be led
    // to.
    void fill() {
        StoryClient own(whole, cast.ombud, Door::html);
        ASSERT_EQ(own.post("/clients", registration("K-17")).status, 303);
        ASSERT_EQ(own.post("/events", {{"kind", {"failure"}},
                                       {"occurred_on", {"2026-02-10"}},
                                       {"kommun", {"0780"}},
                                       {"body", {"forsakringskassan"}},
                                       {"type", {"vantetid"}},
                                       {"level", {"lokal"}},
                                       {"description", {"Beslutet dröjde fyra månader."}},
                                       {"consequence", {"Hyran kunde inte betalas."}}})
                      .status,
                  303);
        ASSERT_EQ(own.post("/reports", {{"year", {"2026"}},
                                        {"template", {"varmland"}},
                                        {"language", {"sv"}},
                                        {"title", {"Rapport"}}})
                      .status,
                  303);
        ASSERT_EQ(own.post("/meetings", {{"meets_on", {"2026-03-10"}},
                                         {"how", {"in_room"}},
                                         {"chair", {cast.ombud.id}}})
                      .status,
                  303);
        ASSERT_EQ(own.post("/meetings/PROV-M-0001/agenda", {{"title", {"Årets tema"}}}).status,
                  303);
    }
    // The concrete addresses that somebody is led to from the pages that need nothing filled in;
    // one for each route and method.
    void gather(StoryClient& person, std::map<const Route*, std::string>& found) {
        std::set<std::string> seen;
        std::vector<std::string> ahead;
        for (const Route& route : whole_program().routes.all()) {
            if (route.method == "GET" && route.path.find('{') == std::string_view::npos) {
                ahead.emplace_back(route.path);
            }
        }
        while (!ahead.empty()) {
            const std::string path = ahead.back();
            ahead.pop_back();
            if (!seen.insert(path).second) {
                continue;
            }
            for (const std::string& next : addresses_in(person.get(path).body)) {
                for (const std::string_view method : {"GET", "POST"}) {
                    const Route* route = route_of(method, next);
                    const bool named =
                        route != nullptr && route->path.find('{') != std::string_view::npos;
                    if (named && found.emplace(route, next).second && method == "GET") {
                        ahead.push_back(next);
                    }
                }
            }
        }
    }

    StorySite whole;
    Router router{whole_program().routes};
};

// What the document says of an address is what the server answers there.
TEST_P(Walk, TheJsonDoorAnswersAsItsDocumentSays) {
    fill();
    const json::value document =
        json::parse(whole.dispatcher().answer(story_request("GET", "/api/v1/openapi.json")).body);
    for (const Actor& actor : {cast.ombud, cast.manager, cast.administrator}) {
        StoryClient program(whole, actor, Door::json);
        for (const Route& route : whole_program().routes.all()) {
            const std::string path = "/api/v1" + std::string(route.path);
            const std::string verb = route.method == "GET" ? "get" : "post";
            SCOPED_TRACE(verb + " " + path);
            const json::object& operation = document.at("paths").at(path).at(verb).as_object();
            const json::object& answers = operation.at("responses").as_object();
            const Response answer = program.send(program.request(route.method, filled(route.path)));
            EXPECT_NE(answer.content_type.substr(0, 9), "text/html");
            if (answer.status < 400) {
                EXPECT_TRUE(answers.contains(std::to_string(answer.status))) << answer.status;
                continue;
            }
            ASSERT_LT(answer.status, 500);
            const json::value refusal = json::parse(answer.body);
            EXPECT_TRUE(refusal.at("refusal").is_string());
            EXPECT_FALSE(refusal.at("problems").as_array().empty());
        }
    }
}

// The permission is asked before anything else, so what stands in the address is no matter.
TEST_P(Walk, ARoleThatMayNotIsRefusedAtEachAddressAndMethod) {
    for (const std::string_view role : all_roles()) {
        const Actor actor = holder(role, cast.unit);
        StoryClient person(whole, actor, Door::html);
        for (const Route& route : whole_program().routes.all()) {
            SCOPED_TRACE(std::string(role) + " " + std::string(route.method) + " " +
                         std::string(route.path));
            if (actor_may(actor, route.may) ||
                (route.method == "POST" && route.path == "/sign-out")) {
                continue;
            }
            const int status = person.send(person.request(route.method, filled(route.path))).status;
            EXPECT_EQ(status, 403);
        }
    }
}

TEST_P(Walk, NothingOfAUnitIsOpenToTheSameRolesElsewhere) {
    fill();
    std::map<const Route*, std::string> found;
    for (const std::string_view role : all_roles()) {
        StoryClient person(whole, holder(role, cast.unit), Door::html);
        gather(person, found);
    }
    StoryClient own(whole, cast.ombud, Door::html);
    gather(own, found);
    EXPECT_GT(found.size(), 40U) << "the walk leads somewhere";
    const std::string other = a_unit_called(db, "De andra", "ANDRA");
    for (const std::string_view role : all_roles()) {
        if (!works_at_a_unit(role)) {
            continue;
        }
        StoryClient stranger(whole, holder(role, other), Door::html);
        for (const auto& [route, address] : found) {
            if (shared_by_design(*route)) {
                continue;
            }
            SCOPED_TRACE(std::string(role) + " " + std::string(route->method) + " " + address);
            const int status = stranger.send(stranger.request(route->method, address)).status;
            EXPECT_TRUE(status == 403 || status == 404) << status;
        }
    }
}

TEST_P(Walk, BreaksDownReferralsByTheBodyThatMadeThem) {
    StoryClient own(whole, cast.ombud, Door::html);
    const Response none = own.get("/figures/events.referred_to_po?year=2026");
    EXPECT_EQ(none.status, 200);
    EXPECT_EQ(none.body.find("<caption>"), std::string::npos);
    for (const char* body : {"forsakringskassan", "forsakringskassan", "socialtjanst"}) {
        EventShape shape;
        shape.type = "referred_to_po";
        shape.body = body;
        const Event event = an_event(shape);
        ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return register_event(work, event); }));
    }
    const std::string page = own.get("/figures/events.referred_to_po?year=2026").body;
    const std::size_t table = page.find("<caption>");
    ASSERT_NE(table, std::string::npos);
    const std::size_t first = page.find("Försäkringskassan", table);
    const std::size_t second = page.find("Socialtjänst", table);
    ASSERT_NE(first, std::string::npos);
    ASSERT_NE(second, std::string::npos);
    EXPECT_LT(first, second) << "the largest first";
    EXPECT_NE(page.substr(first, second - first).find(">2<"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Engines, Walk, both_engines(), engine_name);

} // namespace
