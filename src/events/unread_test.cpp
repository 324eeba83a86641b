// When the guard cannot read: nothing is registered, and what was typed waits, sealed, for its
// writer. And what is dismissed: remembered with its reason, never with its words.
#include <gtest/gtest.h>

#include <stdexcept>

#include "events/row_reader.h"
#include "platform/db/connection.h"
#include "reports/reports.h"
#include "tests/support/event_pages.h"

namespace {

/// The guard, whole or broken in one of the ways in which a reader breaks.
class BreakableDoor final : public TextDoor {
public:
    enum class State { whole, shut, throws };
    Result<std::vector<TextFinding>> read(std::string_view text) const override {
        return read_beside(text, {});
    }
    Result<std::vector<TextFinding>>
    read_beside(std::string_view text, std::span<const std::string> beside) const override {
        if (state == State::throws) {
            throw std::runtime_error("out of memory");
        }
        if (state == State::shut) {
            return invalid("", "door_closed");
        }
        return person_door().read_beside(text, beside);
    }
    State state = State::whole;
};

class Unread : public testing::TestWithParam<Engine> {
protected:
    static const Routes& routes() {
        static const Routes all = [] {
            Routes list;
            events_routes(list);
            reports_routes(list);
            return list;
        }();
        return all;
    }
    static FormValues an_event_typed() {
        return {{"kind", {"failure"}},
                {"occurred_on", {"2026-02-10"}},
                {"kommun", {"0780"}},
                {"body", {"forsakringskassan"}},
                {"type", {"vantetid"}},
                {"level", {"lokal"}},
                {"description", {"Beslutet dröjde fyra månader."}},
                {"consequence", {"Hyran kunde inte betalas."}}};
    }
    std::vector<StoredRow> rows(const std::string& sql) {
        const auto connection = open_connection(db.address(), Access::read_only);
        return connection->rows({.name = sql, .sqlite = sql, .postgres = sql}, {});
    }
    std::size_t count(const std::string& table) {
        return rows("SELECT 1 AS one FROM " + table).size();
    }

    BreakableDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
    StorySite site{db, routes()};
    Client ombud{site, cast.ombud, Door::html};
    Client manager{site, cast.manager, Door::html};
};

} // namespace

TEST_P(Unread, IsNotRegisteredButKeptForItsWriterAlone) {
    for (const auto state : {BreakableDoor::State::shut, BreakableDoor::State::throws}) {
        door.state = state;
        const Response refused = ombud.post("/events", an_event_typed());
        EXPECT_EQ(refused.status, state == BreakableDoor::State::shut ? 422 : 500);
        EXPECT_EQ(count("event"), 0U);
        const std::vector<StoredRow> kept = rows("SELECT person, sealed FROM kept_form");
        ASSERT_EQ(kept.size(), 1U);
        EXPECT_EQ(kept[0].text("person"), cast.ombud.id);
        const std::string sealed = kept[0].value("sealed").bytes().bytes;
        EXPECT_EQ(sealed.find("Beslutet"), std::string::npos);
        EXPECT_TRUE(says(ombud.get("/events/new"), "Beslutet dröjde fyra månader."));
        Client other(site, cast.colleague, Door::html);
        EXPECT_FALSE(says(other.get("/events/new"), "Beslutet dröjde fyra månader."));
    }
    door.state = BreakableDoor::State::whole;
    EXPECT_EQ(ombud.post("/events", an_event_typed()).status, 303);
    EXPECT_EQ(count("event"), 1U);
    EXPECT_EQ(count("kept_form"), 0U);
    EXPECT_FALSE(says(ombud.get("/events/new"), "Beslutet dröjde fyra månader."));
}

TEST_P(Unread, IsKeptInEveryFormThatTakesFreeText) {
    const Response made = ombud.post("/events", an_event_typed());
    const std::string location = header_of(made, "Location");
    door.state = BreakableDoor::State::shut;
    struct Written {
        std::string take;
        std::string show;
        FormValues form;
    };
    const std::string words = "Det här skrev jag nyss.";
    const std::vector<Written> forms = {
        {location + "/amendment", location + "/amendment", {{"description", {words}}}},
        {location + "/closure", location + "/closure", {{"reason", {words}}}},
        {location + "/discussion", location + "/discussion", {{"summary", {words}}}},
        {location + "/reclassification", location + "/reclassification", {{"reason", {words}}}},
        {location + "/publication", location + "/publication", {{"text", {words}}}},
        {"/reports", "/reports/new", {{"title", {words}}}}};
    std::size_t kept = 0;
    for (const Written& one : forms) {
        SCOPED_TRACE(one.take);
        EXPECT_EQ(manager.post(one.take, one.form).status, 422);
        EXPECT_EQ(count("kept_form"), ++kept);
        EXPECT_TRUE(says(manager.get(one.show), words));
    }
    EXPECT_EQ(count("event_closure") + count("event_discussion") + count("report"), 0U);
}

TEST_P(Unread, IsKeptOnlySoLongAsItsDaysLast) {
    door.state = BreakableDoor::State::shut;
    EXPECT_EQ(ombud.post("/events", an_event_typed()).status, 422);
    db.set_clock(db.now().plus_seconds(86400 * 31));
    Client again(site, cast.ombud, Door::html);
    EXPECT_EQ(again.post("/reports", {{"title", {"Året"}}}).status, 422);
    const std::vector<StoredRow> kept = rows("SELECT address FROM kept_form");
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].text("address"), "/reports/new");
}

TEST_P(Unread, MatchMayBeDismissedForAReasonThatIsLoggedWithoutItsWords) {
    FormValues form = an_event_typed();
    form["description"] = {"Beslutet från Rosengren dröjde."};
    const Response asked = ombud.post("/events", form);
    EXPECT_EQ(asked.status, 422);
    EXPECT_TRUE(says(asked, "dismiss|namn|place|Rosengren"));
    EXPECT_EQ(count("event"), 0U);
    form["guard"] = {"dismiss|namn|place|Rosengren"};
    EXPECT_EQ(ombud.post("/events", form).status, 303);
    const std::vector<StoredRow> noted =
        rows("SELECT facts FROM audit WHERE verb = 'dismiss_match'");
    ASSERT_EQ(noted.size(), 1U);
    const std::string facts = noted[0].text("facts");
    EXPECT_NE(facts.find("\"reason\":\"place\""), std::string::npos) << facts;
    EXPECT_EQ(facts.find("Rosengren"), std::string::npos);
}

TEST_P(Unread, MatchThatWasDismissedIsNotAskedAboutAgainWhereItStands) {
    for (const char* level : {"lokal", "handlaggare"}) {
        FormValues form = an_event_typed();
        form["level"] = {level};
        form["description"] = {"Beslutet från Rosengren dröjde."};
        form["guard"] = {"dismiss|namn|place|Rosengren"};
        const std::string address = header_of(ombud.post("/events", form), "Location");
        ASSERT_NE(address, "") << level;
        form.erase("guard");
        form["description"] = {"Beslutet från Rosengren dröjde i tre veckor."};
        form["version"] = {"1"};
        EXPECT_EQ(ombud.post(address + "/amendment", form).status, 303) << level;
        // Another field, another name and another event are asked about.
        form["version"] = {"2"};
        FormValues elsewhere = form;
        elsewhere["consequence"] = {"Rosengren svarade inte."};
        EXPECT_EQ(ombud.post(address + "/amendment", elsewhere).status, 422) << level;
        form["description"] = {"Beslutet från Rosengren och Sten dröjde."};
        EXPECT_EQ(ombud.post(address + "/amendment", form).status, 422) << level;
        form["description"] = {"Beslutet från Rosengren dröjde."};
        EXPECT_EQ(ombud.post("/events", form).status, 422) << level;
    }
    for (const StoredRow& row : rows("SELECT digest FROM dismissed_match")) {
        EXPECT_EQ(row.text("digest").find("Rosengren"), std::string::npos);
    }
}

TEST_P(Unread, TraceAsksWhenTheKommunOfItsFieldIsSmall) {
    Event event;
    event.description = FreeText::as_typed("Kvinnan är 47 år och ensam.");
    const auto read_at = [&](const std::string& kommun) {
        event.kommun = kommun;
        return db.read(cast.ombud, [&](Work& work) {
            Event copy = event;
            return admit_texts(work, copy);
        });
    };
    EXPECT_TRUE(read_at("0780"));
    const auto small = read_at("2560");
    ASSERT_FALSE(small);
    EXPECT_EQ(small.error().problems[0].key, "points_at_person.alder");
}

INSTANTIATE_TEST_SUITE_P(Engines, Unread, both_engines(), engine_name);
