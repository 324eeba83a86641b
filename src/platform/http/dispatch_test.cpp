// Stories through both doors, on both engines: who gets in, what is written once, what is shown.
#include "platform/http/dispatch.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "platform/html/page.h"
#include "platform/http/forgery.h"
#include "platform/json.h"
#include "sql/platform.h"
#include "tests/support/database.h"

namespace {

constexpr May anyone{0};
constexpr May may_read{1};
constexpr May may_write{2};

struct Note {
    std::string name;
    std::string value;
};
constexpr std::array note_fields = {
    field<&Note::name>("name", {.required = true, .length_max = 20}),
    field<&Note::value>("value"),
};
const Table note_table{"setting", note_fields};

// The program has no texts for notes, so the pages here say only what was typed and what was wrong.
Response note_page(const Request& in, std::string_view value) {
    Html content;
    content.tag("output", value);
    content.tag("code", in.csrf);
    if (in.refused) {
        for (const Problem& problem : in.refused->problems) {
            content.tag("strong", problem.field + ":" + problem.key);
        }
    }
    return page(in, "Note", content);
}

Result<Response> new_note(const Request& in, Work&) {
    return note_page(in, in.posted("name"));
}

Result<Response> post_note(const Request& in, Work& work) {
    Note note = TRY(read_record<Note>(note_fields, in.form));
    if (note.name == "explode") {
        throw std::runtime_error("a secret somebody typed");
    }
    if (work.row(sql::platform::setting, {{"name", note.name}})) {
        return conflict();
    }
    TRY(work.insert(note_table, &note));
    return created(in, "/notes/" + note.name);
}

Result<Response> show_note(const Request& in, Work& work) {
    const auto row = work.row(sql::platform::setting, {{"name", in.capture("name")}});
    if (!row) {
        return not_found();
    }
    if (in.door == Door::json) {
        return json_response("{\"by\":\"" + work.actor().id + "\"}");
    }
    return note_page(in, row->text("value") + " by " + work.actor().id);
}

Result<Response> broken_page(const Request&, Work&) {
    throw std::runtime_error("a secret somebody typed");
}

// "writer" may all, "reader" may read; the cookie or the bearer token is the name.
class TestGate : public Gate {
public:
    Entrance enter(const Request& in, Work&) const override {
        std::string name;
        if (in.door == Door::html && in.cookies.contains("who")) {
            name = in.cookies.at("who");
        }
        if (in.door == Door::json && in.headers.contains("authorization")) {
            name = in.headers.at("authorization").substr(7);
        }
        Entrance entrance;
        entrance.actor.id = name;
        entrance.actor.name = name;
        entrance.csrf = name.empty() ? "" : token;
        return entrance;
    }
    bool may(const Actor& actor, May may) const override {
        return may == anyone || actor.id == "writer" || (actor.id == "reader" && may == may_read);
    }
    inline static const std::string token = "the-session-token-of-this-session";
};

Routes test_routes() {
    Routes routes;
    routes.page("/", anyone, new_note);
    routes.form({.show = "/notes/new", .take = "/notes"}, may_write, new_note, post_note,
                note_table);
    routes.page("/notes/{name}", may_read, show_note);
    routes.page("/broken", anyone, broken_page);
    return routes;
}

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) {
            return value;
        }
    }
    return "";
}

class Dispatching : public testing::TestWithParam<Engine> {
protected:
    Response html(std::string_view who, std::string_view method, std::string_view path,
                  FormValues form = {}) {
        Request in = story_request(method, path, std::move(form));
        if (!who.empty()) {
            in.cookies["who"] = std::string(who);
        }
        return dispatcher.answer(std::move(in));
    }
    Response post(std::string_view who, FormValues form) {
        form["csrf"] = {mask_csrf(TestGate::token)};
        return html(who, "POST", "/notes", std::move(form));
    }
    Response api(std::string_view who, std::string_view method, std::string_view path,
                 FormValues form = {}) {
        Request in = story_request(method, "/api/v1" + std::string(path), std::move(form));
        if (!who.empty()) {
            in.headers["authorization"] = "Bearer " + std::string(who);
        }
        return dispatcher.answer(std::move(in));
    }
    int64_t audit_rows() {
        return test.read(Actor{.id = "system"}, [](Work& work) {
            return work.row(sql::platform::audit_extent)->integer("entries");
        });
    }

    TestDatabase test{GetParam()};
    Routes routes = test_routes();
    TestGate gate;
    Dispatcher dispatcher{
        Site{.routes = routes, .gate = gate, .database = test.database(), .menu = {}}};
};

INSTANTIATE_TEST_SUITE_P(Engines, Dispatching, both_engines(), engine_name);

} // namespace

TEST_P(Dispatching, WritesAFormAndLeadsToWhatWasMade) {
    const Response answer = post("writer", {{"name", {"a"}}, {"value", {"v"}}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(header(answer, "Location"), "/notes/a");
    const Response shown = html("reader", "GET", "/notes/a");
    EXPECT_EQ(shown.status, 200);
    EXPECT_NE(shown.body.find("v by reader"), std::string::npos);
    EXPECT_EQ(html("reader", "HEAD", "/notes/a").status, 200);
}

TEST_P(Dispatching, RunsTheSameHandlerBehindTheJsonDoor) {
    const Response made = api("writer", "POST", "/notes", {{"name", {"b"}}});
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(header(made, "Location"), "/api/v1/notes/b");
    const auto body = json::parse(made.body).as_object();
    EXPECT_EQ(body.at("number").as_string(), "b");
    EXPECT_EQ(api("reader", "GET", "/notes/b").body, "{\"by\":\"reader\"}");

    const Response refused = api("writer", "POST", "/notes", {{"name", {""}}});
    EXPECT_EQ(refused.status, 422);
    const auto said = json::parse(refused.body).as_object();
    EXPECT_EQ(said.at("refusal").as_string(), "invalid");
    const auto& problem = said.at("problems").as_array().at(0).as_object();
    EXPECT_EQ(problem.at("field").as_string(), "name");
    EXPECT_EQ(problem.at("key").as_string(), "required");
    EXPECT_FALSE(problem.at("message").as_string().empty());
}

TEST_P(Dispatching, WritesADoubleClickOnce) {
    const FormValues form = {{"name", {"once"}}, {"request_key", {"k1"}}};
    const Response first = post("writer", form);
    const int64_t rows = audit_rows();
    const Response second = post("writer", form);
    EXPECT_EQ(second.status, 303);
    EXPECT_EQ(header(second, "Location"), header(first, "Location"));
    EXPECT_EQ(audit_rows(), rows);
    // Another key is another deed, and meets what the first one made.
    EXPECT_EQ(post("writer", {{"name", {"once"}}, {"request_key", {"k2"}}}).status, 409);
}

TEST_P(Dispatching, TellsTheSameLocationAgainAtTheJsonDoor) {
    const FormValues form = {{"name", {"j"}}, {"request_key", {"k3"}}};
    EXPECT_EQ(api("writer", "POST", "/notes", form).status, 201);
    const Response again = api("writer", "POST", "/notes", form);
    EXPECT_EQ(json::parse(again.body).as_object().at("location").as_string(), "/api/v1/notes/j");
}

TEST_P(Dispatching, ShowsARefusedFormAgainWithWhatWasTyped) {
    const std::string typed(30, 'x');
    const Response answer = post("writer", {{"name", {typed}}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("<output>" + typed + "</output>"), std::string::npos);
    EXPECT_NE(answer.body.find("name:too_long"), std::string::npos);
}

TEST_P(Dispatching, ShowsAFormAgainWhenItMeetsAConflict) {
    post("writer", {{"name", {"taken"}}});
    const Response answer = post("writer", {{"name", {"taken"}}});
    EXPECT_EQ(answer.status, 409);
    EXPECT_NE(answer.body.find("<output>taken</output>"), std::string::npos);
}

TEST_P(Dispatching, TakesNoFormWithoutTheTokenOfTheSession) {
    const Response without = html("writer", "POST", "/notes", {{"name", {"forged"}}});
    EXPECT_EQ(without.status, 403);
    EXPECT_NE(without.body.find("<output>forged</output>"), std::string::npos);
    EXPECT_NE(without.body.find(":csrf"), std::string::npos);
    EXPECT_EQ(html("writer", "POST", "/notes",
                   {{"name", {"forged"}}, {"csrf", {mask_csrf(std::string(33, 't'))}}})
                  .status,
              403);
    EXPECT_EQ(html("writer", "GET", "/notes/forged").status, 404);
}

TEST_P(Dispatching, TakesNoFormFromAnotherSite) {
    for (const auto& [name, value] :
         {std::pair{"origin", "https://other.example"}, std::pair{"origin", "null"},
          std::pair{"sec-fetch-site", "cross-site"}}) {
        Request in =
            story_request("POST", "/notes", {{"name", {"o"}}, {"csrf", {TestGate::token}}});
        in.cookies["who"] = "writer";
        in.headers[name] = value;
        EXPECT_EQ(dispatcher.answer(in).status, 403) << value;
    }
    Request own = story_request("POST", "/notes", {{"name", {"o"}}, {"csrf", {TestGate::token}}});
    own.cookies["who"] = "writer";
    own.headers["origin"] = "http://127.0.0.1:8080";
    EXPECT_EQ(dispatcher.answer(own).status, 303);
}

TEST_P(Dispatching, MasksTheTokenAnewInEachPage) {
    const std::string first = html("writer", "GET", "/notes/new").body;
    const std::string second = html("writer", "GET", "/notes/new").body;
    EXPECT_EQ(first.find(TestGate::token), std::string::npos);
    const auto token_in = [](const std::string& body) {
        const std::size_t at = body.find("<code>") + 6;
        return body.substr(at, body.find("</code>") - at);
    };
    EXPECT_NE(token_in(first), token_in(second));
    EXPECT_TRUE(csrf_matches(TestGate::token, token_in(first)));
    EXPECT_TRUE(csrf_matches(TestGate::token, token_in(second)));
}

TEST_P(Dispatching, LetsNobodyInWhereTheyMayNot) {
    const Response stranger = html("", "GET", "/notes/a?x=1");
    EXPECT_EQ(stranger.status, 303);
    EXPECT_EQ(header(stranger, "Location").substr(0, 14), "/sign-in?next=");
    EXPECT_EQ(header(stranger, "Location").find("x=1"), std::string::npos);
    EXPECT_EQ(api("", "GET", "/notes/a").status, 401);
    EXPECT_EQ(html("reader", "GET", "/notes/new").status, 403);
    EXPECT_EQ(post("reader", {{"name", {"r"}}}).status, 403);
    EXPECT_EQ(api("reader", "POST", "/notes", {{"name", {"r"}}}).status, 403);
    // A cookie opens nothing at the JSON door.
    Request in = story_request("POST", "/api/v1/notes", {{"name", {"r"}}});
    in.cookies["who"] = "writer";
    EXPECT_EQ(dispatcher.answer(in).status, 401);
    EXPECT_EQ(html("writer", "GET", "/notes/r").status, 404);
}

TEST_P(Dispatching, AsksEachRouteForItsPermission) {
    for (const Route& route : routes.all()) {
        if (route.may == anyone) {
            continue;
        }
        std::string path(route.path);
        path = path.substr(0, path.find('{')) + (path.find('{') == path.npos ? "" : "x");
        EXPECT_EQ(api("", route.method, path).status, 401) << path;
        const int status = api("reader", route.method, path).status;
        EXPECT_EQ(status == 403, route.may == may_write) << path;
    }
}

TEST_P(Dispatching, SaysWhatIsNotThere) {
    EXPECT_EQ(html("writer", "GET", "/nowhere").status, 404);
    EXPECT_EQ(html("writer", "POST", "/broken").status, 405);
    EXPECT_EQ(html("writer", "GET", "/notes/none").status, 404);
    const auto said = json::parse(api("writer", "GET", "/notes/none").body).as_object();
    EXPECT_EQ(said.at("refusal").as_string(), "not_found");
}

TEST_P(Dispatching, StopsAnExceptionWithANumberAndNotAWordOfIt) {
    const Response page = html("writer", "GET", "/broken");
    EXPECT_EQ(page.status, 500);
    EXPECT_EQ(page.body.find("secret"), std::string::npos);
    const Response write = post("writer", {{"name", {"explode"}}});
    EXPECT_EQ(write.status, 500);
    EXPECT_EQ(write.body.find("secret"), std::string::npos);
    EXPECT_EQ(html("writer", "GET", "/notes/explode").status, 404);
    const auto said = json::parse(api("writer", "GET", "/broken").body).as_object();
    EXPECT_EQ(said.at("incident").as_string().size(), 10U);
}

TEST_P(Dispatching, SpeaksTheReadersLanguage) {
    EXPECT_NE(html("", "GET", "/nowhere").body.find("lang=\"sv\""), std::string::npos);
    Request in = story_request("GET", "/nowhere");
    in.headers["accept-language"] = "en-GB,en;q=0.9,sv;q=0.5";
    EXPECT_NE(dispatcher.answer(in).body.find("lang=\"en\""), std::string::npos);
    in.cookies["language"] = "sv";
    EXPECT_NE(dispatcher.answer(in).body.find("lang=\"sv\""), std::string::npos);
}

TEST_P(Dispatching, AnswersUnreadableRequestsInWordsAtBothDoors) {
    for (const std::string path : {"/notes", "/api/v1/notes"}) {
        Request in = story_request("POST", path);
        in.refused = std::make_shared<const Error>(invalid("", "bad_request"));
        const Response answer = dispatcher.answer(in);
        EXPECT_EQ(answer.status, 400);
        EXPECT_NE(answer.body.find("har fler fält än vi kan ta emot"), std::string::npos);
    }
}

TEST_P(Dispatching, TellsItsHealthAndCountsByPattern) {
    const auto health = json::parse(html("", "GET", "/healthz").body).as_object();
    EXPECT_TRUE(health.at("ok").as_bool());
    EXPECT_GT(health.at("schema").to_number<int>(), 0);
    const auto before = health.at("change_number").to_number<int>();
    post("writer", {{"name", {"m"}}});
    html("reader", "GET", "/notes/m");
    const auto later = json::parse(html("", "GET", "/healthz").body).as_object();
    EXPECT_EQ(later.at("change_number").to_number<int>(), before + 1);
    const std::string counts = html("", "GET", "/metrics").body;
    EXPECT_NE(counts.find("spejare_requests_total{route=\"/notes/{name}\",status=\"200\"} 1"),
              std::string::npos);
    EXPECT_EQ(counts.find("/notes/m"), std::string::npos);
    EXPECT_NE(counts.find("spejare_write_batches_total"), std::string::npos);
    Request far = story_request("GET", "/metrics");
    far.remote_address = "192.0.2.1";
    EXPECT_EQ(dispatcher.answer(far).status, 403);
    Request passed_on = story_request("GET", "/metrics");
    passed_on.headers["x-forwarded-for"] = "192.0.2.1";
    EXPECT_EQ(dispatcher.answer(passed_on).status, 403);
}

TEST_P(Dispatching, KeepsPagesOutOfCachesAndAssetsInThem) {
    EXPECT_EQ(header(html("", "GET", "/"), "Cache-Control"), "no-store");
    EXPECT_NE(header(html("", "GET", "/"), "Content-Security-Policy"), "");
    const std::string body = html("", "GET", "/").body;
    const std::size_t at = body.find("/assets/");
    ASSERT_NE(at, std::string::npos);
    const std::string address = body.substr(at, body.find('"', at) - at);
    const Response style = html("", "GET", address);
    EXPECT_EQ(style.status, 200);
    EXPECT_NE(header(style, "Cache-Control").find("immutable"), std::string::npos);
    EXPECT_EQ(html("", "GET", "/assets/0000000000000000/spejare.css").status, 404);
    EXPECT_EQ(html("", "GET", "/robots.txt").body, "User-agent: *\nDisallow: /\n");
}

TEST_P(Dispatching, DescribesEachRouteInItsOpenApiDocument) {
    const json::value document = json::parse(api("", "GET", "/openapi.json").body);
    const auto& paths = document.at("paths").as_object();
    std::set<std::string> ids;
    for (const Route& route : routes.all()) {
        const std::string path = "/api/v1" + std::string(route.path);
        ASSERT_TRUE(paths.contains(path)) << path;
        const char* method = route.method == "GET" ? "get" : "post";
        const auto& operation = paths.at(path).as_object().at(method).as_object();
        ids.insert(std::string(operation.at("operationId").as_string()));
        EXPECT_EQ(operation.contains("requestBody"), !route.body.name.empty()) << path;
    }
    EXPECT_EQ(ids.size(), routes.all().size());
    const auto& schema = document.at_pointer("/paths/~1api~1v1~1notes/post/requestBody/content/"
                                             "application~1json/schema");
    EXPECT_EQ(schema.at("required").as_array(), json::array{"name"});
    EXPECT_EQ(schema.at_pointer("/properties/name/maxLength").to_number<int>(), 20);
    const auto& parameters = document.at_pointer("/paths/~1api~1v1~1notes~1{name}/get/parameters");
    EXPECT_EQ(parameters.as_array().at(0).at("name").as_string(), "name");
    EXPECT_EQ(document.at_pointer("/components/schemas/Refusal/properties/refusal/enum")
                  .as_array()
                  .size(),
              4U);
}

TEST(Router, RefusesTwoRoutesForOneAddress) {
    TestDatabase test(Engine::sqlite);
    const TestGate gate;
    Routes routes;
    routes.page("/notes/{name}", anyone, show_note);
    routes.page("/notes/{other}", anyone, show_note);
    EXPECT_THROW(
        Dispatcher(Site{.routes = routes, .gate = gate, .database = test.database(), .menu = {}}),
        Bug);
}
