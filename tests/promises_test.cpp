// What the whole house promises: queries, tables, permissions and addresses, walked one by one.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "guard/person_door.h"
#include "platform/db/connection.h"
#include "platform/db/query.h"
#include "platform/json.h"
#include "rights/may.h"
#include "tests/support/client.h"
#include "tests/support/database.h"
#include "tests/support/whole_program.h"

namespace {

class Promises : public testing::TestWithParam<Engine> {
protected:
    Promises() { whole_program(); }
    PersonDoor door;
    TestDatabase db{GetParam(), &door};
};

TEST_P(Promises, EveryQueryPrepares) {
    const auto connection = open_connection(db.address(), Access::read_write);
    for (const Query* query : all_queries()) {
        SCOPED_TRACE(query->name);
        EXPECT_NO_THROW(connection->prepare(*query));
    }
}

// Where a page may lead a person elsewhere: 200, or a redirect of its own.
bool lets_in(int status) {
    return status == 200 || status == 303 || status == 302;
}

// Every address without a part of its own to fill in, asked by every role at a place of its own.
TEST_P(Promises, EveryAddressOpensForThoseWhoMayAndForNobodyElse) {
    const Cast cast = a_cast(db);
    StorySite site(db, whole_program().routes);
    const std::string unit = "unit:" + cast.unit;
    for (const std::string_view role : all_roles()) {
        const bool of_unit = role == "ombud" || role == "event_officer" || role == "unit_manager" ||
                             role == "steering_member";
        const std::string place = of_unit ? unit : role == "county_officer" ? "lan:07" : "nation";
        const Actor actor = a_signed_in(db, role, place);
        Client client(site, actor, Door::html);
        for (const Route& route : whole_program().routes.all()) {
            if (route.method != "GET" || route.path.find('{') != std::string_view::npos) {
                continue;
            }
            SCOPED_TRACE(std::string(role) + " " + std::string(route.path));
            const int status = client.get(std::string(route.path)).status;
            EXPECT_LT(status, 500);
            if (!actor_may(actor, route.may)) {
                EXPECT_EQ(status, 403);
            } else {
                // Whoever may come in may still find nothing there yet; what a unit does cannot
                // be done from a place that is none.
                EXPECT_TRUE(lets_in(status) || status == 404 || (!of_unit && status >= 400))
                    << status;
            }
        }
    }
}

TEST_P(Promises, NobodyIsLetInWithoutSigningInButWhereItIsWrittenOut) {
    StorySite site(db, whole_program().routes);
    for (const Route& route : whole_program().routes.all()) {
        if (route.may == May::anyone || route.path.find('{') != std::string_view::npos) {
            continue;
        }
        SCOPED_TRACE(std::string(route.method) + " " + std::string(route.path));
        Request page = story_request(route.method, route.path);
        const int status = site.dispatcher().answer(page).status;
        EXPECT_TRUE(status == 303 || status == 401 || status == 403) << status;
        Request json = story_request(route.method, "/api/v1" + std::string(route.path));
        const int answer = site.dispatcher().answer(json).status;
        EXPECT_TRUE(answer == 401 || answer == 403 || answer == 415) << answer;
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, Promises, both_engines(), engine_name);

TEST(House, HasAnAddressAndAPermissionForEachRoute) {
    std::set<std::string> seen;
    for (const Route& route : whole_program().routes.all()) {
        const std::string address = std::string(route.method) + " " + std::string(route.path);
        EXPECT_TRUE(seen.insert(address).second) << address << " stands twice";
        const bool somebody = route.may == May::anyone ||
                              std::ranges::any_of(all_roles(), [&](std::string_view role) {
                                  return role_may(role, route.may);
                              });
        EXPECT_TRUE(somebody) << address << " is open to no role";
    }
}

TEST(House, KeepsPersonalFieldsForAStatedTimeAndNamesEveryField) {
    whole_program();
    const Texts sv(Language::swedish);
    for (const AuditedTable& audited : program_tables()) {
        for (const Field& field : audited.table.fields) {
            const std::string key = std::string(audited.table.name) + "." + std::string(field.name);
            if (field.options.personal) {
                EXPECT_NE(field.options.retention, "") << key << " is kept for ever";
            }
            if (field.kind == FieldKind::free_text && audited.table.name != "report" &&
                audited.table.name != "report_block") {
                EXPECT_TRUE(field.options.personal) << key << " is free text";
            }
        }
    }
}

TEST(House, ShowsItsTablesAsTheyAreInSchemaSql) {
    char folder[] = "/tmp/spejare-schema-XXXXXX";
    ASSERT_NE(mkdtemp(folder), nullptr);
    const DatabaseAddress address{std::string(folder) + "/fresh.db"};
    migrate(address, "");
    std::ifstream file("schema.sql");
    std::ostringstream kept;
    kept << file.rdbuf();
    EXPECT_EQ(kept.str(), schema_text(address)) << "run ./dev snapshot";
    for (const char* end : {"", "-wal", "-shm"}) {
        std::remove((address.where + end).c_str());
    }
    std::remove(folder);
}

TEST(House, HelpsWithEveryOptionOfEveryCommand) {
    for (const Language language : {Language::swedish, Language::english}) {
        const Texts t(language);
        for (const Command& command : whole_program().commands) {
            std::string path = "cli." + std::string(command.path);
            std::ranges::replace(path, ' ', '.');
            EXPECT_TRUE(t.has(path)) << path;
            for (const CommandOption& option : command.options) {
                std::string name(option.name.substr(option.name.starts_with("--") ? 2 : 0));
                name.erase(name.find_last_not_of('!') + 1);
                EXPECT_TRUE(t.has(path + "." + name) || t.has("cli.option." + name))
                    << path << "." << name;
            }
        }
    }
}

TEST(House, DescribesEveryAddressOfItsJsonDoor) {
    TestDatabase db(Engine::sqlite);
    StorySite site(db, whole_program().routes);
    const Response answer = site.dispatcher().answer(story_request("GET", "/api/v1/openapi.json"));
    ASSERT_EQ(answer.status, 200);
    const json::value read = json::parse(answer.body);
    const json::object& paths = read.at("paths").as_object();
    for (const Route& route : whole_program().routes.all()) {
        EXPECT_TRUE(paths.contains("/api/v1" + std::string(route.path))) << route.path;
    }
}

} // namespace
