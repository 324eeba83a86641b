// Stories of the faults' pages, through both doors, on both engines and in both languages.
#include <gtest/gtest.h>

#include "clearance/readings.h"
#include "events/events.h"
#include "faults/clearing.h"
#include "faults/faults.h"
#include "faults/membership.h"
#include "guard/person_door.h"
#include "tests/support/an_event.h"
#include "tests/support/client.h"
#include "tests/support/page_text.h"

namespace {

const Routes& all_routes() {
    static const Routes all = [] {
        Routes list;
        show_on_events({event_faults_panel()});
        events_routes(list);
        faults_routes(list);
        reading_routes(list);
        return list;
    }();
    return all;
}

class FaultPages : public testing::TestWithParam<Engine> {
protected:
    FaultPages() { leaving_kinds() = {leaving_faults(), leaving_themes()}; }
    std::string registers(const EventShape& shape = {}) {
        return db
            .write(cast.ombud, [&](Work& work) { return register_event(work, an_event(shape)); })
            .value();
    }
    std::string opens(Client& person, FormValues form = {}) {
        form.insert({"title", {"Långa väntetider"}});
        const Response made = person.post("/faults", std::move(form));
        const std::string location = header_of(made, "Location");
        return location.substr(location.rfind('/') + 1);
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
    StorySite site{db, all_routes()};
};

} // namespace

TEST_P(FaultPages, OpenInBothLanguages) {
    Client ombud(site, cast.ombud, Door::html);
    const std::string event = registers();
    const std::string fault = opens(ombud, {{"event", {event}}, {"reason", {"same_cause"}}});
    for (const char* spoken : {"sv", "en"}) {
        ombud.language = spoken;
        for (const std::string& rest :
             {std::string("/faults"), std::string("/faults/new"), "/faults/new?event=" + event,
              "/faults/grouping?event=" + event, "/faults/" + fault,
              "/faults/" + fault + "/amendment", "/faults/" + fault + "/events",
              "/faults/" + fault + "/members", "/faults/" + fault + "/members/" + event,
              "/faults/" + fault + "/closure", "/faults/" + fault + "/earlier-years",
              "/faults/" + fault + "/proposals/new", "/faults/" + fault + "/comparison",
              std::string("/themes"), std::string("/themes/new"), std::string("/reported-faults"),
              std::string("/reported-faults/new")}) {
            EXPECT_EQ(ombud.get(rest).status, 200) << rest;
        }
    }
    EXPECT_EQ(ombud.get("/faults/PROV-B-0404").status, 404);
}

TEST_P(FaultPages, AreClosedToThoseWhoReadNoFaults) {
    Client ombud(site, cast.ombud, Door::html);
    const std::string fault = opens(ombud);
    for (const Actor* outsider : {&cast.county_officer, &cast.administrator}) {
        Client client(site, *outsider, Door::html);
        EXPECT_EQ(client.get("/faults").status, 403);
        EXPECT_EQ(client.get("/faults/" + fault).status, 403);
        EXPECT_EQ(client.post("/faults", {{"title", {"Något"}}}).status, 403);
    }
}

TEST_P(FaultPages, GroupAnEventFromItsPageAndTakeItOutAgain) {
    Client ombud(site, cast.ombud, Door::html);
    const std::string event = registers();
    const std::string fault = opens(ombud);
    const Response page = ombud.get("/events/" + event);
    EXPECT_TRUE(says(page, "/faults/grouping?event=" + event));
    EXPECT_TRUE(says(ombud.get("/faults/grouping?event=" + event + "&text=v%C3%A4ntetid"), fault));
    EXPECT_FALSE(says(ombud.get("/faults/grouping?event=" + event + "&text=zzzz"), fault));
    const std::string address = "/faults/grouping?event=" + event;
    EXPECT_EQ(ombud.post(address, {{"event", {event}}}).status, 422);
    const FormValues grouping = {
        {"event", {event}}, {"fault", {fault}}, {"reason", {"same_routine"}}};
    EXPECT_EQ(ombud.post(address, grouping).status, 303);
    EXPECT_TRUE(says(ombud.get("/events/" + event), "Långa väntetider"));
    EXPECT_TRUE(says(ombud.get("/faults/" + fault), event));
    const std::string member = "/faults/" + fault + "/members/" + event;
    EXPECT_EQ(ombud.post(member).status, 422);
    EXPECT_EQ(ombud.post(member, {{"ending_reason", {"mistake"}}}).status, 303);
    EXPECT_EQ(ombud.post(member, {{"ending_reason", {"mistake"}}}).status, 404);
    EXPECT_TRUE(says(ombud.get("/faults/" + fault + "/members"), "Grupperades av misstag"));
}

TEST_P(FaultPages, GroupSeveralEventsAtOnceAndNoneWhenOneIsRefused) {
    Client ombud(site, cast.ombud, Door::html);
    const std::string one = registers();
    const std::string other = registers();
    const std::string good = registers({.kind = "positive"});
    const std::string fault = opens(ombud);
    const std::string address = "/faults/" + fault + "/events";
    EXPECT_EQ(ombud.post(address, {{"events", {one, good}}, {"reason", {"same_cause"}}}).status,
              422);
    EXPECT_FALSE(says(ombud.get("/faults/" + fault), one));
    EXPECT_EQ(ombud.post(address, {{"events", {one, other}}, {"reason", {"same_cause"}}}).status,
              303);
    EXPECT_TRUE(says(ombud.get("/faults/" + fault), other));
}

TEST_P(FaultPages, KeepWhatWasTypedWhenRefused) {
    Client ombud(site, cast.ombud, Door::html);
    const Response refused =
        ombud.post("/faults", {{"title", {""}}, {"description", {"Ett halvår i kö."}}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "Ett halvår i kö."));
    const std::string fault = opens(ombud);
    const std::string address = "/faults/" + fault + "/amendment";
    const FormValues change = {{"title", {"Nytt"}}, {"version", {"1"}}};
    EXPECT_EQ(ombud.post(address, change).status, 303);
    const Response met = ombud.post(address, {{"title", {"Annat"}}, {"version", {"1"}}});
    EXPECT_EQ(met.status, 409);
    EXPECT_TRUE(says(met, "Nytt"));
    EXPECT_TRUE(says(met, "Annat"));
}

TEST_P(FaultPages, FollowAProposalAndAComparison) {
    Client ombud(site, cast.ombud, Door::html);
    const std::string fault = opens(ombud);
    const std::string at = "/faults/" + fault;
    const FormValues proposal = {{"text", {"Ge besked inom en månad."}},
                                 {"addressee", {"forsakringskassan"}},
                                 {"proposed_on", {"2025-03-01"}}};
    EXPECT_EQ(ombud.post(at + "/proposals", proposal).status, 303);
    const std::string id = after(ombud.get(at), at + "/proposals/");
    const std::string turn = at + "/proposals/" + id;
    EXPECT_EQ(ombud.get(turn).status, 200);
    EXPECT_EQ(
        ombud.post(turn, {{"deed", {"take_up"}}, {"turned_on", {"2026-02-01"}}, {"version", {"1"}}})
            .status,
        303);
    EXPECT_TRUE(says(ombud.get(at), "Upptaget"));
    EXPECT_EQ(ombud
                  .post(at + "/comparison", {{"kommun", {"0780"}},
                                             {"works", {"no"}},
                                             {"way", {"Ingen digital ansökan."}},
                                             {"seen_on", {"2026-02-01"}}})
                  .status,
              303);
    EXPECT_TRUE(says(ombud.get(at), "Ingen digital ansökan."));
    EXPECT_EQ(
        ombud.post(at + "/earlier-years", {{"year", {"2016"}}, {"source", {"Årsrapport 2016"}}})
            .status,
        303);
    EXPECT_TRUE(says(ombud.get(at), "Årsrapport 2016"));
    EXPECT_EQ(ombud.post(at + "/earlier-years", {{"year", {"1889"}}, {"source", {"x"}}}).status,
              422);
}

TEST_P(FaultPages, TellAThemeAsPageAndDocumentAndOnlyConfirmedTextOutside) {
    Client ombud(site, cast.ombud, Door::html);
    const std::string fault = opens(ombud);
    const Response made = ombud.post("/themes", {{"year", {"2026"}}, {"title", {"Vården"}}});
    const std::string theme = header_of(made, "Location");
    EXPECT_EQ(ombud
                  .post(theme + "/choice",
                        {{"fault", {fault}}, {"deed", {"put_last"}}, {"version", {"1"}}})
                  .status,
              303);
    EXPECT_EQ(ombud.get(theme + "/faults").status, 200);
    const Response page = ombud.get(theme);
    EXPECT_TRUE(says(page, "Långa väntetider"));
    const FormValues asked = {{"kind", {"theme"}},
                              {"subject", {theme.substr(theme.rfind('/') + 1)}}};
    EXPECT_EQ(ombud.post("/readings", asked).status, 303);
    const std::string reading = "/readings/" + after(ombud.get(theme), "/readings/");
    EXPECT_FALSE(says(ombud.get(reading), "name=\"digest\"")) << "nobody reads a text of one's own";
    Client colleague(site, cast.colleague, Door::html);
    const Response as_read = colleague.get(reading);
    EXPECT_TRUE(says(as_read, "Vården"));
    const FormValues read = {{"digest", {after(as_read, "name=\"digest\" value=\"")}},
                             {"answer", {"confirmed"}}};
    EXPECT_EQ(ombud.post(reading, read).status, 403);
    EXPECT_EQ(colleague.post(reading, read).status, 303);
    const Response pdf = ombud.get(theme + "/document?format=pdf");
    EXPECT_TRUE(pdf.body.starts_with("%PDF"));
    EXPECT_TRUE(ombud.get(theme + "/document?format=docx").body.starts_with("PK"));
    EXPECT_EQ(ombud.get(theme + "/document?format=exe").status, 404);
}

TEST_P(FaultPages, SayHowManyThereAreWhereOnlyTheFirstAreShown) {
    Client ombud(site, cast.ombud, Door::html);
    const std::string fault = opens(ombud);
    const std::string event = registers();
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) -> Result<void> {
        for (int64_t made = 0; made < members_shown; ++made) {
            const std::string number = TRY(register_event(work, an_event({})));
            TRY(group_event(work, {fault, number, "same_cause"}));
        }
        return {};
    }));
    EXPECT_FALSE(says(ombud.get("/faults/" + fault + "/members"), "nyaste av"));
    ASSERT_TRUE(db.write(
        cast.ombud, [&](Work& work) { return group_event(work, {fault, event, "same_cause"}); }));
    EXPECT_TRUE(says(ombud.get("/faults/" + fault + "/members"), "Visar de 500 nyaste av 501."));
    for (int made = 0; made < 20; ++made) {
        opens(ombud);
    }
    EXPECT_TRUE(says(ombud.get("/faults/grouping?text=tider&event=" + registers()),
                     "Visar de 20 första av 21 öppna brister."));
}

TEST_P(FaultPages, AnswerTheSecondDoorInJson) {
    Client ombud(site, cast.ombud, Door::json);
    const std::string open = registers();
    const std::string hidden = registers({.level = "handlaggare"});
    const Response made = ombud.post("/faults", {{"title", {"Långa väntetider"}}});
    EXPECT_EQ(made.status, 201);
    EXPECT_TRUE(says(made, "PROV-B-0001"));
    for (const std::string& event : {open, hidden}) {
        EXPECT_EQ(
            ombud
                .post("/faults/grouping",
                      {{"event", {event}}, {"fault", {"PROV-B-0001"}}, {"reason", {"same_cause"}}})
                .status,
            200);
    }
    const Response list = ombud.get("/faults");
    EXPECT_TRUE(says(list, "\"events\":2"));
    const Response one = ombud.get("/faults/PROV-B-0001");
    EXPECT_TRUE(says(one, "\"single_ombud\":true"));
    EXPECT_TRUE(says(one, hidden));
    EXPECT_FALSE(says(one, "\"level\":\"handlaggare\""));
    EXPECT_EQ(ombud.get("/faults/PROV-B-0404").status, 404);
    Client outsider(site, cast.county_officer, Door::json);
    EXPECT_EQ(outsider.get("/faults").status, 403);
}

INSTANTIATE_TEST_SUITE_P(Engines, FaultPages, both_engines(), engine_name);
