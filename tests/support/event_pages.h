// The events' pages under test: their routes over a unit with its people, at one of the two doors.
#pragma once

#include <string>
#include <tuple>

#include "events/event.h"
#include "events/events.h"
#include "guard/person_door.h"
#include "tests/support/client.h"

using Place = std::tuple<Engine, Door>;

class EventPageStage : public testing::TestWithParam<Place> {
protected:
    Door door_used() const { return std::get<Door>(GetParam()); }
    bool html() const { return door_used() == Door::html; }
    Client as(const Actor& actor) { return Client(site, actor, door_used()); }

    static FormValues typed() {
        return {{"kind", {"failure"}},
                {"occurred_on", {"2026-02-10"}},
                {"kommun", {"0780"}},
                {"body", {"forsakringskassan"}},
                {"type", {"vantetid"}},
                {"level", {"lokal"}},
                {"description", {"Beslutet dröjde fyra månader."}},
                {"consequence", {"Hyran kunde inte betalas."}}};
    }
    static FormValues with(FormValues form, const FormValues& changes) {
        for (const auto& [name, values] : changes) {
            form[name] = values;
        }
        return form;
    }
    /// The number of what was made.
    static std::string number_in(const Response& made) {
        const std::string location = header_of(made, "Location");
        return location.substr(location.rfind('/') + 1);
    }
    std::string registers(Client& client, const FormValues& changes = {}) {
        const Response made = client.post("/events", with(typed(), changes));
        EXPECT_EQ(made.status, html() ? 303 : 201) << made.body;
        return number_in(made);
    }
    /// A form is a page for people: a program is told so.
    int form_status() const { return html() ? 200 : 406; }
    /// Whether a write was taken: 303 at the one door, 200 at the other.
    testing::AssertionResult taken(const Response& response) const {
        if (response.status == (html() ? 303 : 200)) {
            return testing::AssertionSuccess();
        }
        return testing::AssertionFailure() << response.status << " " << response.body;
    }

    const PersonDoor text_door;
    TestDatabase db{std::get<Engine>(GetParam()), &text_door};
    const Cast cast = a_cast(db);
    StorySite site{db, routes()};
    Client ombud = as(cast.ombud);
    Client colleague = as(cast.colleague);

private:
    static const Routes& routes() {
        static const Routes all = [] {
            Routes list;
            events_routes(list);
            return list;
        }();
        return all;
    }
};

inline std::string door_and_engine(const testing::TestParamInfo<Place>& info) {
    return std::string(std::get<Engine>(info.param) == Engine::sqlite ? "sqlite" : "postgres") +
           (std::get<Door>(info.param) == Door::html ? "_html" : "_json");
}
