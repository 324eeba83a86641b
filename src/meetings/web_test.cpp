// Stories of meetings through both doors: from an agenda that builds itself to approved minutes.
#include <gtest/gtest.h>

#include "clearance/readings.h"
#include "events/events.h"
#include "faults/faults.h"
#include "meetings/meetings.h"
#include "platform/json.h"
#include "tests/support/a_meeting.h"
#include "tests/support/client.h"
#include "tests/support/page_text.h"

namespace {

const Routes& all_routes() {
    static const Routes all = [] {
        Routes list;
        show_on_events({event_faults_panel(), meetings_panel()});
        show_on_faults({meetings_panel()});
        events_routes(list);
        faults_routes(list);
        meetings_routes(list);
        reading_routes(list);
        return list;
    }();
    return all;
}

class MeetingPages : public MeetingStage {
protected:
    FormValues plan() const {
        return {{"meets_on", {"2026-03-10"}},
                {"how", {"mixed"}},
                {"place", {"Sammanträdesrummet"}},
                {"chair", {cast.ombud.id}},
                {"invited", {cast.ombud.id, cast.colleague.id}}};
    }
    /// Signed in today: a session does not last for months.
    Client as(const Actor& actor, Door used = Door::html) { return Client(site, actor, used); }
    /// Posts a form with the version that its page holds.
    Response sends(const std::string& show, const std::string& take, FormValues values) {
        Client here = as(cast.ombud);
        values["version"] = {after(here.get(show), "name=\"version\" value=\"")};
        return here.post(take, values);
    }
    Response turned(const std::string& at, const std::string& deed) {
        const std::string version = std::to_string(stands(at.substr(at.rfind('/') + 1)).version);
        return as(cast.ombud).post(at + "/turns", {{"deed", {deed}}, {"version", {version}}});
    }
    std::string item_of(const std::string& number, std::size_t place) {
        return "/meetings/" + number + "/items/" + agenda(number).lines.at(place).id;
    }
    std::string waiting(const Actor& actor) {
        const Request in;
        return db.read(actor, [&](Work& work) { return meetings_waiting(work, in).str(); });
    }

    StorySite site{db, all_routes()};
};

} // namespace

TEST_P(MeetingPages, OpenInBothLanguages) {
    const std::string event = registers_read();
    registers(cast.ombud, {.level = "handlaggare"});
    const std::string fault = opens("Långa väntetider");
    const std::string number = plans();
    ASSERT_TRUE(adds(number, fault));
    ASSERT_TRUE(adds_point(number, "Höstens tema"));
    const std::string at = "/meetings/" + number;
    ASSERT_TRUE(turns(number, "fix"));
    const std::string later = plans(Date{2026, 4, 14});
    today_is("2026-03-10");
    ASSERT_TRUE(turns(number, "hold"));
    std::vector<std::string> paths = {"/meetings",
                                      "/meetings?year=2026",
                                      "/meetings/new",
                                      "/meetings/tasks",
                                      at,
                                      "/meetings/tasks?whose=mine",
                                      at + "/attendance",
                                      at + "/agenda/new",
                                      at + "/minutes",
                                      "/meetings/" + later,
                                      "/meetings/" + later + "/amendment",
                                      "/meetings/" + later + "/cancellation",
                                      "/meetings/" + later + "/minutes",
                                      "/events/" + event,
                                      "/faults/" + fault};
    for (std::size_t place = 0; place < 4; ++place) {
        const std::string item = item_of(number, place);
        const std::string id = item.substr(item.rfind('/') + 1);
        paths.push_back(item);
        paths.push_back(at + "/screen/" + id);
        paths.push_back(item + "/postponement");
        paths.push_back(at + "/removal?item=" + id);
        const bool about_event = agenda(number).lines.at(place).item.kind == "event";
        paths.push_back(item + (about_event ? "/decision" : "/conclusion"));
    }
    paths.push_back(item_of(number, 0) + "/answers");
    for (const char* spoken : {"sv", "en"}) {
        Client here = as(cast.ombud);
        here.language = spoken;
        for (const std::string& path : paths) {
            EXPECT_EQ(here.get(path).status, 200) << path;
        }
    }
    EXPECT_EQ(as(cast.ombud).get(item_of(number, 1) + "/answers").status, 404)
        << "the withheld event has no form for words";
    EXPECT_EQ(as(cast.ombud).get(item_of(number, 0) + "/conclusion").status, 404);
    EXPECT_EQ(as(cast.ombud).get(at + "/minutes?format=odt").status, 404);
    EXPECT_EQ(as(cast.county_officer).get(at).status, 403);
    EXPECT_EQ(as(a_signed_in(db, "steering_member", "unit:" + cast.unit)).get(at).status, 403);
}

TEST_P(MeetingPages, KeepWhatWasTypedWhenRefusedOrMet) {
    FormValues typed = plan();
    typed["meets_on"] = {"2026-03-01"};
    const Response refused = as(cast.ombud).post("/meetings", typed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "Dagen har redan passerat."));
    EXPECT_TRUE(says(refused, "Sammanträdesrummet"));
    const std::string at = header_of(as(cast.ombud).post("/meetings", plan()), "Location");
    EXPECT_EQ(at, "/meetings/PROV-M-0001");
    typed = plan();
    typed["version"] = {"1"};
    typed["place"] = {"Lilla rummet"};
    EXPECT_EQ(as(cast.ombud).post(at + "/amendment", typed).status, 303);
    typed["place"] = {"Stora rummet"};
    const Response met = as(cast.ombud).post(at + "/amendment", typed);
    EXPECT_EQ(met.status, 409);
    EXPECT_TRUE(says(met, "Lilla rummet"));
    EXPECT_TRUE(says(met, "Stora rummet"));
    registers_read();
    const std::string number = at.substr(at.rfind('/') + 1);
    ASSERT_TRUE(turns(number, "fix"));
    today_is("2026-03-10");
    ASSERT_TRUE(turns(number, "hold"));
    const std::string item = item_of(number, 0);
    const Response none = sends(item, item + "/decision",
                                {{"way", {"none"}}, {"owner", {""}}, {"due_on", {"2026-04-01"}}});
    EXPECT_EQ(none.status, 422);
    EXPECT_TRUE(says(none, "Skriv varför ni inte går vidare."));
    EXPECT_TRUE(says(none, "2026-04-01"));
    const Response late =
        as(cast.ombud)
            .post(item + "/decision",
                  {{"way", {"letter"}}, {"version", {"9"}}, {"task", {"Skriv brevet."}}});
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Skriv brevet."));
}

TEST_P(MeetingPages, GoFromAnAgendaThatBuildsItselfToApprovedMinutes) {
    const std::string event = registers_read();
    const std::string hidden =
        registers(cast.ombud, {.level = "handlaggare", .description = "Hemligordet stod här."});
    const std::string at = header_of(as(cast.ombud).post("/meetings", plan()), "Location");
    const std::string number = at.substr(at.rfind('/') + 1);
    const Response planned = as(cast.ombud).get(at);
    EXPECT_TRUE(says(planned, event));
    EXPECT_TRUE(says(planned, hidden));
    EXPECT_NE(waiting(cast.colleague).find("10 mars 2026"), std::string::npos);
    EXPECT_EQ(turned(at, "fix").status, 303);
    EXPECT_EQ(turned(at, "hold").status, 422) << "not before its day";
    today_is("2026-03-10");
    EXPECT_EQ(turned(at, "hold").status, 303);
    const std::string item = item_of(number, 0);
    const std::string wall = at + "/screen/" + item.substr(item.rfind('/') + 1);
    const Response screen = as(cast.ombud).get(wall);
    EXPECT_TRUE(says(screen, "Beslutet dröjde fyra månader."));
    EXPECT_TRUE(says(screen, "accesskey=\"n\""));
    EXPECT_EQ(sends(item + "/answers", item + "/answers", {{"causes", {"Rutinen saknas."}}}).status,
              303);
    const Response decided = sends(wall, item + "/decision",
                                   {{"way", {"fault"}},
                                    {"owner", {cast.colleague.id}},
                                    {"due_on", {"2026-04-01"}},
                                    {"screen", {"yes"}}});
    EXPECT_EQ(decided.status, 303);
    EXPECT_EQ(header_of(decided, "Location"), wall);
    EXPECT_TRUE(says(as(cast.ombud).get(wall), "/faults/grouping?event=" + event));
    const std::string other = item_of(number, 1);
    const Response official = as(cast.manager).get(other);
    EXPECT_FALSE(says(official, "Hemligordet"));
    EXPECT_TRUE(says(official, "Muntligt till ansvarig chef"));
    EXPECT_FALSE(says(official, "Skrivelse")) << "it goes to the manager or nowhere";
    EXPECT_EQ(sends(other, other + "/decision", {{"way", {"manager_oral"}}}).status, 303);
    EXPECT_NE(waiting(cast.colleague).find(event), std::string::npos);
    EXPECT_EQ(as(cast.ombud)
                  .post(at + "/approval", {{"version", {std::to_string(stands(number).version)}}})
                  .status,
              303);
    const Response minutes = as(cast.colleague).get(at + "/minutes");
    for (const std::string& words :
         {event, hidden, std::string("Rutinen saknas."),
          std::string("Gruppera i en återkommande brist"), std::string("Godkänt av ")}) {
        EXPECT_TRUE(says(minutes, words)) << words;
    }
    EXPECT_FALSE(says(minutes, "Hemligordet"));
    EXPECT_EQ(as(cast.ombud).get(at + "/minutes?format=pdf").body.substr(0, 5), "%PDF-");
    EXPECT_EQ(as(cast.ombud).get(at + "/minutes?format=docx").body.substr(0, 2), "PK");
    EXPECT_EQ(as(cast.ombud).get(at + "/minutes?format=pdf&edition=outside").status, 422);
    EXPECT_TRUE(says(as(cast.ombud).get("/events/" + event), at)) << "the event tells its meeting";
}

TEST_P(MeetingPages, ChangeNoDecisionThatSomebodyChangedSinceTheFormWasDrawn) {
    const std::string event = registers_read();
    const std::string number = held();
    ASSERT_TRUE(decides(number, 0, a_decision("letter", cast.colleague.id)));
    const std::string item = item_of(number, 0);
    FormValues typed = {{"way", {"fault"}}, {"task", {"Gruppera den."}}};
    const auto draws_from = [&](const Response& drawn) {
        typed["version"] = {after(drawn, "name=\"version\" value=\"")};
        typed["decision_version"] = {after(drawn, "name=\"decision_version\" value=\"")};
    };
    draws_from(as(cast.ombud).get(item));
    const auto changed = db.write(cast.colleague, [&](Work& work) {
        DecisionRecord record = decisions_of(work, *find_event(work, event)).at(0);
        record.decision.task = said("Skriv till nämnden.");
        return amend_decision(work, event, record);
    });
    ASSERT_TRUE(changed) << problems(changed);
    const Response late = as(cast.ombud).post(item + "/decision", typed);
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Skriv till nämnden."));
    EXPECT_TRUE(says(late, "Gruppera den."));
    draws_from(late);
    FormValues blind = typed;
    blind.erase("decision_version");
    EXPECT_EQ(as(cast.ombud).post(item + "/decision", blind).status, 409)
        << "whoever names no version has seen no decision";
    EXPECT_EQ(as(cast.ombud).post(item + "/decision", typed).status, 303) << "both were seen";
}

TEST_P(MeetingPages, OfferNoFormForADecisionThatIsCarriedOut) {
    registers_read();
    const std::string number = held();
    ASSERT_TRUE(decides(number, 0, a_decision("letter", cast.colleague.id)));
    const std::string item = item_of(number, 0);
    EXPECT_TRUE(says(as(cast.ombud).get(item), "name=\"way\""));
    ASSERT_TRUE(finishes(tasks(cast.colleague).at(0), "Brevet är skrivet."));
    EXPECT_FALSE(says(as(cast.ombud).get(item), "name=\"way\""));
    EXPECT_TRUE(says(as(cast.ombud).get(item), "Det som beslutades är gjort"));
    EXPECT_EQ(as(cast.ombud).get(item + "/decision").status, 404);
    const auto again = decides(number, 0, a_decision("fault"));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().refusal, Refusal::conflict);
}

TEST_P(MeetingPages, SayNoPlaceOfAnItemThatWasTakenOut) {
    registers_read();
    registers_read();
    const std::string number = held();
    const std::string item = item_of(number, 0);
    EXPECT_TRUE(says(as(cast.ombud).get(item), "Punkt 1 av 2"));
    ASSERT_TRUE(takes_out(number, 0, "mistake"));
    const Response shown = as(cast.ombud).get(item);
    EXPECT_EQ(shown.status, 200);
    EXPECT_FALSE(says(shown, "Punkt "));
    EXPECT_EQ(as(cast.ombud).get(item + "/answers").status, 404);
    const Discussion talk;
    const auto answered = db.write(cast.ombud, [&](Work& work) {
        return answer_item(work, number, item.substr(item.rfind('/') + 1), {0, &talk});
    });
    EXPECT_EQ(problems(answered), " not_from_here");
}

TEST_P(MeetingPages, LinkFromItemToItemOfAnAgendaThatNobodyTouched) {
    const std::string first = registers_read();
    const std::string second = registers_read();
    const std::string at = "/meetings/" + plans();
    for (const char* kind : {"/items/", "/screen/"}) {
        EXPECT_TRUE(says(as(cast.ombud).get(at + kind + first), at + kind + second + "\""));
        EXPECT_TRUE(says(as(cast.ombud).get(at + kind + second), at + kind + first + "\""));
    }
}

TEST_P(MeetingPages, OfferNothingOfAMeetingWhoseWordsAreErased) {
    registers_read();
    const std::string number = held();
    const std::string at = "/meetings/" + number;
    EXPECT_TRUE(says(as(cast.ombud).get(at), at + "/attendance"));
    const std::string id = stands(number).id;
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        return meeting_retention().erase(work, cast.unit, {.record = id});
    }));
    const Response erased = as(cast.ombud).get(at);
    EXPECT_TRUE(says(erased, "Orden från mötet är gallrade."));
    for (const char* gone : {"/attendance", "/approval", "/agenda/new", "/removal", "/screen/"}) {
        EXPECT_FALSE(says(erased, at + gone)) << gone;
    }
}

TEST_P(MeetingPages, TellAProgramTheSame) {
    const std::string event = registers_read();
    const std::string hidden =
        registers(cast.ombud, {.level = "handlaggare", .description = "Hemligordet stod här."});
    Client program = as(cast.manager, Door::json);
    const Response made = program.post("/meetings", plan());
    EXPECT_EQ(made.status, 201);
    const std::string at = header_of(made, "Location");
    const json::value planned = json::parse(program.get("/meetings/PROV-M-0001").body);
    EXPECT_EQ(planned.at("standing").as_string(), "planned");
    EXPECT_EQ(planned.at("agenda").as_array().size(), 2U);
    EXPECT_EQ(planned.at("agenda").at(0).at("subject").as_string(), event);
    EXPECT_TRUE(planned.at("agenda").at(1).at("withheld").as_bool());
    EXPECT_EQ(program.get("/meetings/PROV-M-0001").body.find("Hemligordet"), std::string::npos);
    EXPECT_EQ(json::parse(program.get("/meetings").body).at("total").as_int64(), 1);
    EXPECT_EQ(json::parse(program.get("/meetings/tasks").body).at("tasks").as_array().size(), 0U);
    EXPECT_EQ(program.get("/meetings/PROV-M-0404").status, 404);
    const FormValues first = {{"item", {hidden}}, {"version", {"0"}}, {"where", {"up"}}};
    EXPECT_EQ(program.post("/meetings/PROV-M-0001/moves", first).status, 200);
    const json::value moved = json::parse(program.get("/meetings/PROV-M-0001").body);
    EXPECT_EQ(moved.at("agenda").at(0).at("subject").as_string(), hidden);
}

INSTANTIATE_TEST_SUITE_P(Engines, MeetingPages, both_engines(), engine_name);
