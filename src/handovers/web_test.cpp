// Stories of handovers through both doors, and of a body that answers by its link.
#include <gtest/gtest.h>

#include "clearance/readings.h"
#include "events/events.h"
#include "faults/faults.h"
#include "guard/person_door.h"
#include "handovers/handovers.h"
#include "handovers/leaving.h"
#include "tests/support/an_event.h"
#include "tests/support/client.h"
#include "tests/support/page_text.h"

namespace {

const Routes& all_routes() {
    static const Routes all = [] {
        Routes list;
        show_on_events({event_faults_panel(), handovers_panel()});
        show_on_faults({handovers_panel()});
        events_routes(list);
        faults_routes(list);
        handovers_routes(list);
        reading_routes(list);
        return list;
    }();
    return all;
}

class HandoverPages : public testing::TestWithParam<Engine> {
protected:
    HandoverPages() { leaving_kinds() = {leaving_handovers(), leaving_messages()}; }
    static FormValues draft(const std::string& about) {
        return {{"title", {"Väntan på besked"}},         {"body", {"forsakringskassan"}},
                {"channel", {"body_written"}},           {"recipient_role", {"enhetschef"}},
                {"request", {"Hur ska väntan kortas?"}}, {"about", {about}}};
    }
    std::string registers(const EventShape& shape = {}) {
        return db
            .write(cast.ombud, [&](Work& work) { return register_event(work, an_event(shape)); })
            .value();
    }
    /// Prepared by the ombud, read by the manager, sent.
    std::string sends(const std::string& about) {
        const std::string at = header_of(ombud.post("/handovers", draft(about)), "Location");
        const FormValues asked = {{"kind", {"handover"}},
                                  {"subject", {after(ombud.get(at), "name=\"subject\" value=\"")}}};
        EXPECT_EQ(ombud.post("/readings", asked).status, 303);
        reads("/readings/" + after(ombud.get(at), "/readings/"));
        EXPECT_EQ(ombud.post(at + "/sending", {{"version", {"1"}}}).status, 303);
        return at;
    }
    /// The manager reads what waits there and lets it out.
    void reads(const std::string& reading) {
        const FormValues read = {
            {"digest", {after(manager.get(reading), "name=\"digest\" value=\"")}},
            {"answer", {"confirmed"}}};
        EXPECT_EQ(manager.post(reading, read).status, 303);
    }
    /// What somebody without an account sends and gets.
    Response visit(std::string_view method, const std::string& path, FormValues form = {}) {
        return site.dispatcher().answer(story_request(method, path, std::move(form)));
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
    StorySite site{db, all_routes()};
    Client ombud{site, cast.ombud, Door::html};
    Client manager{site, cast.manager, Door::html};
};

} // namespace

TEST_P(HandoverPages, OpenInBothLanguages) {
    const std::string event = registers();
    const std::string at = header_of(ombud.post("/handovers", draft(event)), "Location");
    for (const char* spoken : {"sv", "en"}) {
        ombud.language = spoken;
        for (const std::string& path :
             {std::string("/handovers"), std::string("/handovers?late=yes"),
              std::string("/handovers/new"), "/handovers/new?about=" + event, at, at + "/amendment",
              at + "/items", at + "/items?subject=" + event, at + "/turn?deed=withdraw",
              at + "/answers", "/events/" + event}) {
            EXPECT_EQ(ombud.get(path).status, 200) << path;
        }
    }
    EXPECT_EQ(ombud.get(at + "/turn?deed=send").status, 404);
    EXPECT_EQ(ombud.get("/handovers/PROV-O-0404").status, 404);
    Client outsider(site, cast.county_officer, Door::html);
    EXPECT_EQ(outsider.get(at).status, 403);
    EXPECT_TRUE(says(ombud.get("/events/" + event), at)) << "the event shows where it stands";
}

TEST_P(HandoverPages, KeepWhatWasTypedWhenRefusedOrMet) {
    FormValues form = draft(registers());
    form["channel"] = {""};
    const Response refused = ombud.post("/handovers", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "Hur ska väntan kortas?"));
    const std::string at = header_of(ombud.post("/handovers", draft(registers())), "Location");
    form = draft("");
    form["version"] = {"1"};
    form["title"] = {"Nytt"};
    EXPECT_EQ(ombud.post(at + "/amendment", form).status, 303);
    form["title"] = {"Annat"};
    const Response met = ombud.post(at + "/amendment", form);
    EXPECT_EQ(met.status, 409);
    EXPECT_TRUE(says(met, "Nytt"));
    EXPECT_TRUE(says(met, "Annat"));
}

TEST_P(HandoverPages, AreAnsweredByALinkThatReadsBeforeItWrites) {
    const std::string event = registers();
    const std::string at = sends(event);
    const Response made = ombud.post(at + "/link");
    const std::string address = "/answer/" + after(made, "/answer/");
    EXPECT_FALSE(says(ombud.get(at), address)) << "shown once";
    const Response before = visit("GET", address);
    EXPECT_EQ(before.status, 200);
    EXPECT_TRUE(says(before, "Beslutet dröjde fyra månader."));
    EXPECT_TRUE(says(ombud.get(at), "Skickad, inte bekräftad")) << "a scanner changes nothing";
    EXPECT_EQ(visit("POST", address + "/receipt").status, 303);
    EXPECT_TRUE(says(ombud.get(at), "Mottagen, väntar på svar"));
    EXPECT_EQ(visit("POST", address + "/question", {{"text", {"När hände det?"}}}).status, 303);
    EXPECT_TRUE(says(ombud.get(at), "När hände det?"));
    EXPECT_EQ(ombud.post(at + "/messages", {{"text", {"I vintras."}}}).status, 303);
    EXPECT_FALSE(says(visit("GET", address), "I vintras.")) << "nobody else has read it";
    reads("/readings/" + after(ombud.get(at), "/readings/"));
    const Response page = visit("GET", address);
    EXPECT_TRUE(says(page, "I vintras."));
    const std::string item = after(page, "name=\"items\" value=\"");
    const Response refused = visit("POST", address, {{"items", {item}}, {"kind", {"declined"}}});
    EXPECT_EQ(refused.status, 422);
    const FormValues answer = {
        {"items", {item}}, {"kind", {"declined"}}, {"text", {"Vi saknar personal."}}};
    EXPECT_EQ(ombud.post(address, answer).status, 403) << "nobody answers oneself";
    EXPECT_EQ(visit("POST", address, answer).status, 303);
    EXPECT_TRUE(says(ombud.get(at), "Vi saknar personal."));
    EXPECT_TRUE(says(ombud.get("/events/" + event), "Avböjs"));
    const FormValues closing = {
        {"deed", {"close"}},
        {"note", {"Klart."}},
        {"version", {after(ombud.get(at + "/turn?deed=close"), "name=\"version\" value=\"")}}};
    EXPECT_EQ(ombud.post(at + "/turn", closing).status, 303);
    EXPECT_EQ(visit("GET", address).status, 404);
    EXPECT_EQ(visit("POST", address, answer).status, 404);
    EXPECT_EQ(visit("GET", "/api/v1" + address).status, 404);
}

TEST_P(HandoverPages, ShowTheBodyNothingThatTheUnitNotedInWords) {
    const std::string at = sends(registers());
    const std::string address = "/answer/" + after(ombud.post(at + "/link"), "/answer/");
    const Response form = ombud.get(at + "/answers");
    const FormValues noted = {{"items", {after(form, "name=\"items\" value=\"")}},
                              {"kind", {"declined"}},
                              {"text", {"Chefen lät irriterad."}},
                              {"version", {after(form, "name=\"version\" value=\"")}}};
    EXPECT_EQ(ombud.post(at + "/answers", noted).status, 303);
    EXPECT_TRUE(says(ombud.get(at), "Chefen lät irriterad."));
    const Response page = visit("GET", address);
    EXPECT_TRUE(says(page, "Avböjs"));
    EXPECT_FALSE(says(page, "Chefen lät irriterad."));
}

TEST_P(HandoverPages, CountEveryTryThroughTheLinkAlsoARefusedOne) {
    const std::string at = sends(registers());
    const std::string address = "/answer/" + after(ombud.post(at + "/link"), "/answer/");
    for (int64_t times = 0; times < link_uses_max; ++times) {
        ASSERT_EQ(visit("POST", address, {{"kind", {"declined"}}}).status, 422);
    }
    EXPECT_EQ(visit("POST", address, {{"kind", {"declined"}}}).status, 404);
    EXPECT_EQ(visit("GET", address).status, 200) << "it can still be read";
}

TEST_P(HandoverPages, KeepTheNoteWhenSomebodyMovedTheHandoverFirst) {
    const std::string at = sends(registers());
    const Response form = ombud.get(at + "/turn?deed=remind");
    const std::string version = after(form, "name=\"version\" value=\"");
    const FormValues closing = {{"deed", {"close"}}, {"note", {"Klart."}}, {"version", {version}}};
    ASSERT_EQ(manager.post(at + "/turn?deed=close", closing).status, 303);
    const Response met =
        ombud.post(at + "/turn?deed=remind",
                   {{"deed", {"remind"}}, {"note", {"Ringde växeln."}}, {"version", {version}}});
    EXPECT_EQ(met.status, 422);
    EXPECT_TRUE(says(met, "Ringde växeln."));
}

TEST_P(HandoverPages, KeepWhatWasSaidToTheBodyWhenItIsRefused) {
    const std::string at = sends(registers());
    const Response refused = ombud.post(at + "/messages", {{"text", {"Ring 070-174 06 58."}}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "070-174 06 58"));
}

TEST_P(HandoverPages, AskForNoWordsAboutAnOfficial) {
    const std::string hidden = registers({.level = "handlaggare"});
    const Response form = ombud.get("/handovers/new?about=" + hidden);
    EXPECT_EQ(form.status, 200);
    EXPECT_FALSE(says(form, "name=\"title\""));
    EXPECT_FALSE(says(form, "name=\"request\""));
    const FormValues coded = {
        {"body", {"forsakringskassan"}}, {"channel", {"manager_oral"}}, {"about", {hidden}}};
    FormValues worded = coded;
    worded["request"] = {"Varför avbröts samtalet?"};
    EXPECT_EQ(ombud.post("/handovers", worded).status, 422);
    const std::string at = header_of(ombud.post("/handovers", coded), "Location");
    for (const std::string& path : {at, at + "/amendment", at + "/turn?deed=withdraw"}) {
        EXPECT_EQ(ombud.get(path).status, 200) << path;
    }
    const Response turn = ombud.get(at + "/turn?deed=withdraw");
    EXPECT_FALSE(says(turn, "name=\"note\""));
    EXPECT_TRUE(says(turn, "name=\"reason\""));
    EXPECT_FALSE(says(turn, "(valfritt)")) << "a withdrawal has its reason";
    EXPECT_TRUE(says(ombud.get(at), "Uppgift till ansvarig chef"));
}

TEST_P(HandoverPages, AnswerTheSecondDoorInJson) {
    const std::string event = registers();
    sends(event);
    Client json(site, cast.ombud, Door::json);
    const Response list = json.get("/handovers");
    EXPECT_TRUE(says(list, "\"standing\":\"sent\""));
    const Response one = json.get("/handovers/PROV-O-0001");
    EXPECT_TRUE(says(one, event));
    EXPECT_TRUE(says(one, "\"due_on\":\"2026-03-30\""));
    Client outsider(site, cast.county_officer, Door::json);
    EXPECT_EQ(outsider.get("/handovers").status, 403);
}

TEST_P(HandoverPages, PassOnWhatABodySaysIsNotTheirs) {
    const std::string at = sends(registers());
    const std::string number = at.substr(at.rfind('/') + 1);
    const Response asks = ombud.get(at + "/answers");
    const FormValues answer = {{"items", {after(asks, "name=\"items\" value=\"")}},
                               {"kind", {"not_ours"}},
                               {"forward_to", {"arbetsförmedlingen"}},
                               {"version", {after(asks, "name=\"version\" value=\"")}}};
    EXPECT_EQ(ombud.post(at + "/answers", answer).status, 303);
    const std::string form = at + "/answers/" + after(ombud.get(at), at + "/answers/");
    const Response drawn = ombud.get(form);
    EXPECT_EQ(drawn.status, 200);
    EXPECT_TRUE(says(drawn, "Väntan på besked"));
    EXPECT_TRUE(says(drawn, "<option value=\"arbetsformedlingen\" selected"))
        << "the body of that name is proposed";
    FormValues given = draft("");
    given["body"] = {"okand"};
    const Response unknown = ombud.post(form, given);
    EXPECT_EQ(unknown.status, 422);
    EXPECT_TRUE(says(unknown, "Hur ska väntan kortas?"));
    given["body"] = {"arbetsformedlingen"};
    const std::string next = header_of(ombud.post(form, given), "Location");
    EXPECT_TRUE(says(ombud.get(next), at)) << "it tells where it came from";
    EXPECT_TRUE(says(ombud.get(at), next)) << "and that one where it went";
    EXPECT_EQ(ombud.post(form, given).status, 422);
    EXPECT_EQ(ombud.get(form).status, 404);
    Client program(site, cast.ombud, Door::json);
    EXPECT_TRUE(says(program.get(at), "\"passed_on_in\":\"" + next.substr(11) + "\""));
    EXPECT_TRUE(says(program.get(next), "\"passed_on_from\":\"" + number + "\""));
}

INSTANTIATE_TEST_SUITE_P(Engines, HandoverPages, both_engines(), engine_name);
