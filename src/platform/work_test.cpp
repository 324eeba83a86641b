// Work: records, their lists, their old versions and their trail, on both engines.
#include <algorithm>

#include "platform/json.h"
#include "tests/support/database.h"

namespace {

const Actor somebody{.id = "somebody"};

struct Setting {
    std::string name;
    std::string value;
};
constexpr auto setting_fields =
    std::array{field<&Setting::name>("name", {.required = true}), field<&Setting::value>("value")};
constexpr Table settings{"setting", setting_fields};

struct Tagged {
    std::string value;
    std::vector<std::string> tags;
};
constexpr auto tagged_fields =
    std::array{field<&Tagged::value>("value"), field<&Tagged::tags>("tags")};
constexpr Table tagged_settings{"setting", tagged_fields};

class Working : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(Engines, Working, both_engines(), engine_name);

Query asking(const char* text) {
    return Query{text, text, text};
}
int64_t count_of(TestDatabase& db, const char* text) {
    return db.read(somebody, [&](Work& work) { return work.row(asking(text))->integer("n"); });
}
int64_t settings_kept(TestDatabase& db) {
    return count_of(db, "SELECT COUNT(*) AS n FROM setting");
}
/// The facts of the trail's last row.
json::object last_facts(TestDatabase& db) {
    const std::string text = db.read(somebody, [](Work& work) {
        return work.row(asking("SELECT facts FROM audit ORDER BY seq DESC LIMIT 1"))->text("facts");
    });
    return json::parse(text).as_object();
}
void make_list_table(TestDatabase& db) {
    open_connection(db.address(), Access::read_write)
        ->run("CREATE TABLE setting_tags (owner TEXT NOT NULL, position BIGINT NOT NULL, "
              "value TEXT NOT NULL, PRIMARY KEY (owner, position))");
}

} // namespace

TEST_P(Working, FreeTextIsNotStoredWithoutADoor) {
    struct Noted {
        FreeText value;
    };
    static constexpr auto fields = std::array{field<&Noted::value>("value")};
    static constexpr Table table{"setting", fields};
    TestDatabase db(GetParam());
    const Noted noted{FreeText::as_typed("somebody wrote this")};
    const auto kept =
        db.write(somebody, [&](Work& work) { return work.insert(table, &noted, {{"name", "n"}}); });
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().problems.at(0).key, "door_closed");
    EXPECT_EQ(settings_kept(db), 0);
}

TEST_P(Working, TheTrailHoldsDigestsOfPersonalValuesOnly) {
    struct Person {
        std::string value;
    };
    static constexpr auto fields =
        std::array{field<&Person::value>("value", {.personal = true, .retention = "account"})};
    static constexpr Table table{"setting", fields};
    TestDatabase db(GetParam());
    const Person person{"Testa Testsson"};
    (void)db.write(somebody,
                   [&](Work& work) { return work.insert(table, &person, {{"name", "n"}}); });
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM audit WHERE facts LIKE '%is_digest%'"), 1);
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM audit WHERE facts LIKE '%Testsson%'"), 0);
}

TEST_P(Working, KeepsWhatWasWrittenAndNumbersItsVersions) {
    TestDatabase db(GetParam());
    Setting setting{"colour", "blue"};
    const auto id = db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    ASSERT_TRUE(id);
    setting.value = "green";
    const auto version =
        db.write(somebody, [&](Work& work) { return work.update(settings, *id, 1, &setting); });
    ASSERT_TRUE(version);
    EXPECT_EQ(*version, 2);
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM setting WHERE value = 'green'"), 1);
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM record_version"), 1);
}

TEST_P(Working, RefusesToOverwriteWhatSomebodySavedFirst) {
    TestDatabase db(GetParam());
    Setting setting{"colour", "blue"};
    const auto id = db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    (void)db.write(somebody, [&](Work& work) { return work.update(settings, *id, 1, &setting); });
    const auto second =
        db.write(somebody, [&](Work& work) { return work.update(settings, *id, 1, &setting); });
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().refusal, Refusal::conflict);
}

TEST_P(Working, KeepsAListInItsOrderAndTellsItsChange) {
    TestDatabase db(GetParam());
    make_list_table(db);
    Tagged tagged{"x", {"b", "a"}};
    const auto id = db.write(somebody, [&](Work& work) {
        return work.insert(tagged_settings, &tagged, {{"name", "n"}});
    });
    ASSERT_TRUE(id);
    const auto read_back = [&] {
        return db.read(somebody, [&](Work& work) {
            Tagged found;
            work.fill(tagged_settings, *work.row(asking("SELECT id, value FROM setting")), &found);
            return found;
        });
    };
    EXPECT_EQ(read_back().tags, (std::vector<std::string>{"b", "a"}));
    tagged.value = "y";
    (void)db.write(somebody,
                   [&](Work& work) { return work.update(tagged_settings, *id, 1, &tagged); });
    EXPECT_FALSE(last_facts(db).contains("tags")) << "the list did not change";
    tagged.tags = {"c"};
    (void)db.write(somebody,
                   [&](Work& work) { return work.update(tagged_settings, *id, 2, &tagged); });
    EXPECT_EQ(last_facts(db).at("tags").at("was").as_string(), "b\na");
    EXPECT_EQ(last_facts(db).at("tags").at("is").as_string(), "c");
    EXPECT_EQ(read_back().tags, std::vector<std::string>{"c"});
    (void)db.write(somebody, [&](Work& work) { return work.remove(tagged_settings, *id, 3); });
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM setting_tags"), 0);
}

TEST_P(Working, ChangesOnlyTheFieldsThatAreNamed) {
    TestDatabase db(GetParam());
    Setting setting{"colour", "blue"};
    const auto id = db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    const Setting other{"other", "green"};
    const std::array<std::string_view, 1> names = {"value"};
    (void)db.write(somebody,
                   [&](Work& work) { return work.update(settings, *id, 1, &other, names); });
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM setting "
                           "WHERE name = 'colour' AND value = 'green' AND version = 2"),
              1);
    const json::object facts = last_facts(db);
    EXPECT_FALSE(facts.contains("name"));
    EXPECT_EQ(facts.at("value").at("was").as_string(), "blue");
    EXPECT_EQ(facts.at("value").at("is").as_string(), "green");
}

TEST_P(Working, KeepsOldVersionsUntilTheyAreErased) {
    TestDatabase db(GetParam());
    Setting setting{"colour", "blue"};
    const auto id = db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    setting.value = "green";
    (void)db.write(somebody, [&](Work& work) { return work.update(settings, *id, 1, &setting); });
    (void)db.write(somebody, [&](Work& work) { return work.remove(settings, *id, 2); });
    const auto old =
        db.read(somebody, [&](Work& work) { return work.old_versions(settings, *id); });
    ASSERT_EQ(old.size(), 2U);
    EXPECT_EQ(json::parse(old[0].body).at("value").as_string(), "blue");
    EXPECT_EQ(json::parse(old[1].body).at("value").as_string(), "green");
    (void)db.write(somebody, [&](Work& work) { return work.erase_old_versions(settings, *id); });
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM record_version"), 0);
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM audit"), 4);
}

TEST_P(Working, SaysWhatIsNotThere) {
    TestDatabase db(GetParam());
    const Setting setting{"colour", "blue"};
    const auto updated =
        db.write(somebody, [&](Work& work) { return work.update(settings, "none", 1, &setting); });
    ASSERT_FALSE(updated);
    EXPECT_EQ(updated.error().refusal, Refusal::not_found);
    const auto removed =
        db.write(somebody, [&](Work& work) { return work.remove(settings, "none", 1); });
    ASSERT_FALSE(removed);
    EXPECT_EQ(removed.error().refusal, Refusal::not_found);
}

TEST_P(Working, WritesNothingOnASnapshot) {
    TestDatabase db(GetParam());
    const Setting setting{"colour", "blue"};
    EXPECT_THROW(static_cast<void>(db.read(
                     somebody, [&](Work& work) { return work.insert(settings, &setting); })),
                 Bug);
    EXPECT_THROW(db.database().read(somebody, [](Work& work) { work.note("saw", "t", "s"); }), Bug);
    EXPECT_EQ(settings_kept(db), 0);
}

TEST_P(Working, StoresFreeTextOnlyAsTheDoorFoundIt) {
    class Door : public TextDoor {
    public:
        Result<std::vector<TextFinding>> read(std::string_view text) const override {
            if (text.find("19") == std::string_view::npos) {
                return std::vector<TextFinding>{};
            }
            return std::vector<TextFinding>{{0, 2, "number", TextFinding::Weight::stops}};
        }
    };
    struct Noted {
        FreeText value;
    };
    static constexpr auto fields = std::array{field<&Noted::value>("value")};
    static constexpr Table table{"setting", fields};
    const Door door;
    TestDatabase db(GetParam(), &door);
    const auto keep = [&](const char* text) {
        const Noted noted{FreeText::as_typed(text)};
        return db.write(somebody,
                        [&](Work& work) { return work.insert(table, &noted, {{"name", text}}); });
    };
    const auto stopped = keep("19 something");
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().problems.at(0).key, "points_at_person.number");
    EXPECT_TRUE(keep("no figures"));
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM audit WHERE facts LIKE '%figures%'"), 0);
    EXPECT_EQ(settings_kept(db), 1);
}

TEST_P(Working, MakesIdsThatAreUniqueAndInOrder) {
    TestDatabase db(GetParam());
    std::vector<std::string> ids;
    db.database().read(somebody, [&](Work& work) {
        for (int i = 0; i < 3000; ++i) {
            ids.push_back(work.new_id());
        }
    });
    EXPECT_TRUE(std::ranges::is_sorted(ids));
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
    EXPECT_EQ(ids[0].size(), 36U);
    EXPECT_EQ(ids[0][14], '7');
    EXPECT_NE(std::string("89ab").find(ids[0][19]), std::string::npos);
}
