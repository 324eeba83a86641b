// The same random work on SQLite and on PostgreSQL: every answer is the same, word for word.
#include <gtest/gtest.h>

#include <regex>

#include "app.h"
#include "guard/person_door.h"
#include "tests/support/client.h"
#include "tests/support/random_events.h"

namespace {

const Routes& all_routes() {
    static const Program whole = assemble();
    return whole.routes;
}

// One engine with its people, and what they are answered.
class Side {
public:
    explicit Side(Engine engine) : db_(engine, &door_) {}

    std::string answer(std::string_view method, const std::string& path, const FormValues& form) {
        const Response response = ombud_.send(ombud_.request(method, path, form));
        // Ids are made at random and the token's name is nobody's matter.
        static const std::regex id("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        return std::to_string(response.status) + " " +
               std::regex_replace(response.body, id, "(id)");
    }

private:
    PersonDoor door_;
    TestDatabase db_;
    Cast cast_ = a_cast(db_);
    StorySite site_{db_, all_routes()};
    Client ombud_{site_, cast_.ombud, Door::json};
};

struct Asked {
    std::string_view method;
    std::string path;
    FormValues form = {};
};

// What an ombud may do at random: register, amend, move to another level, close, discuss, read.
class RandomWork {
public:
    explicit RandomWork(unsigned seed) : events_(seed) {}

    Asked next() {
        const int turn = events_.below(10);
        if (registered_ == 0 || turn < 5) {
            ++registered_;
            return {"POST", "/events", typed()};
        }
        switch (turn) {
        case 5:
            return {"POST", event() + "/amendment", versioned(typed())};
        case 6:
            return {"POST", event() + "/reclassification",
                    versioned({{"level", {level()}}, {"reason", {events_.text()}}})};
        case 7:
            return {"POST", event() + "/closure",
                    versioned({{"outcome", {"withdrawn"}}, {"reason", {events_.text()}}})};
        case 8:
            return {"GET", event()};
        default:
            return {"GET", list()};
        }
    }

private:
    FormValues typed() {
        const Event event = events_.next();
        FormValues form = as_form(event_fields, &event);
        // Each field that a form has, and no more; what is empty is not sent.
        std::erase_if(form, [](const auto& field) {
            return std::ranges::find(event_form_fields, field.first) == event_form_fields.end() ||
                   field.second.empty() || field.second.back().empty();
        });
        return form;
    }
    FormValues versioned(FormValues form) {
        form["version"] = {std::to_string(1 + events_.below(3))};
        return form;
    }
    std::string event() {
        const std::string order = std::to_string(1 + events_.below(registered_));
        return "/events/PROV-" + std::to_string(2024 + events_.below(2)) + "-" +
               std::string(4 - order.size(), '0') + order;
    }
    std::string level() {
        static constexpr std::string_view levels[] = {"handlaggare", "lokal", "central"};
        return std::string(events_.one_of(levels));
    }
    std::string list() {
        static constexpr std::string_view filters[] = {"level=lokal",
                                                       "kind=failure&type=vantetid",
                                                       "serious=yes",
                                                       "sort=-occurred_on",
                                                       "sort=kommun&page=2",
                                                       "sort=-body",
                                                       "sort=type",
                                                       "text=beslutet",
                                                       "text=%C3%A9",
                                                       "text=%25",
                                                       "text=_",
                                                       "from=2024-06-01&until=2025-05-31",
                                                       "status=withdrawn",
                                                       "kommun=0780&sort=-level",
                                                       "body_type=socialtjanst",
                                                       "month=2024-02",
                                                       "withheld=yes",
                                                       "sort=number&mended_at_once=yes"};
        return "/events?" + std::string(events_.one_of(filters));
    }

    RandomEvents events_;
    int registered_ = 0;
};

} // namespace

TEST(TwoEngines, AnswerTheSameRandomWorkAlike) {
    Side sqlite(Engine::sqlite);
    Side postgres(Engine::postgres);
    RandomWork work(20261126);
    int taken = 0;
    for (int step = 0; step < property_steps(300); ++step) {
        const Asked asked = work.next();
        SCOPED_TRACE(std::string(asked.method) + " " + asked.path);
        const std::string one = sqlite.answer(asked.method, asked.path, asked.form);
        ASSERT_EQ(one, postgres.answer(asked.method, asked.path, asked.form));
        ASSERT_LT(one, "5") << one;
        taken += one.starts_with("2") ? 1 : 0;
    }
    EXPECT_GT(taken, property_steps(300) / 3) << "most of the work is taken, not refused";
    for (const std::string path :
         {"/figures?year=2024", "/figures?year=2025", "/events/export?format=csv",
          "/figures/cross?year=2024&fact=event&rows=type&columns=level",
          "/figures/cross?year=2025&fact=event&rows=kommun&columns=month",
          "/figures/cross?year=2025&fact=event&rows=body&columns=status"}) {
        const std::string one = sqlite.answer("GET", path, {});
        EXPECT_TRUE(one.starts_with("200 ")) << path << " " << one.substr(0, 200);
        EXPECT_EQ(one, postgres.answer("GET", path, {})) << path;
    }
}
