// Stories of letters through both doors, from a recurring fault to an answer.
#include <gtest/gtest.h>

#include "clearance/readings.h"
#include "events/events.h"
#include "faults/faults.h"
#include "letters/letters.h"
#include "tests/support/client.h"
#include "tests/support/letters_fixture.h"
#include "tests/support/page_text.h"

namespace {

const Routes& all_routes() {
    static const Routes all = [] {
        Routes list;
        show_on_events({event_faults_panel()});
        show_on_faults({letters_panel()});
        events_routes(list);
        faults_routes(list);
        letters_routes(list);
        reading_routes(list);
        return list;
    }();
    return all;
}

class LetterPages : public Letters {
protected:
    static FormValues draft(const std::string& about = "") {
        return {{"kind", {"letter"}},
                {"subject", {"Stödet till den som söker arbete"}},
                {"background", {"Kraven är oklara."}},
                {"due_on", {"2026-04-15"}},
                {"reply_email", {"po@kommunen.example"}},
                {"about", {about}}};
    }
    std::string seen(const std::string& at) {
        return std::to_string(version(at.substr(at.rfind('/') + 1)));
    }
    int fills(Client& person, const std::string& at, const std::string& part, FormValues form) {
        form["version"] = {seen(at)};
        return person.post(at + "/" + part, form).status;
    }
    /// Drafted by the ombud with all that is asked of it.
    std::string writes_one() {
        const std::string at = header_of(ombud.post("/letters", draft()), "Location");
        EXPECT_EQ(fills(ombud, at, "questions", {{"text", {"Hur?\n\nNär?"}}}), 303);
        EXPECT_EQ(fills(ombud, at, "proposals", {{"text", {"En kontakt."}}}), 303);
        EXPECT_EQ(
            fills(ombud, at, "recipients", {{"role", {"to"}}, {"body", {"arbetsformedlingen"}}}),
            303);
        EXPECT_EQ(fills(ombud, at, "signatories",
                        {{"name", {"Ask Granlund"}},
                         {"title", {"personligt ombud"}},
                         {"signing_unit", {cast.unit}}}),
                  303);
        return at;
    }
    /// Read by the event officer and given for approval.
    std::string submits_one() {
        const std::string at = writes_one();
        const FormValues asked = {{"kind", {"letter"}},
                                  {"subject", {after(ombud.get(at), "name=\"subject\" value=\"")}}};
        EXPECT_EQ(ombud.post("/readings", asked).status, 303);
        const std::string reading = "/readings/" + after(ombud.get(at), "/readings/");
        EXPECT_TRUE(says(officer.get(reading), "Ask Granlund"));
        const FormValues read = {
            {"digest", {after(officer.get(reading), "name=\"digest\" value=\"")}},
            {"answer", {"confirmed"}}};
        EXPECT_EQ(officer.post(reading, read).status, 303);
        EXPECT_EQ(fills(ombud, at, "submission", {}), 303);
        return at;
    }
    std::string sends_one() {
        const std::string at = submits_one();
        const Response form = manager.get(at + "/approval");
        EXPECT_EQ(fills(manager, at, "approval",
                        {{"text_digest", {after(form, "name=\"text_digest\" value=\"")}}}),
                  303);
        EXPECT_EQ(fills(manager, at, "sending", {{"note", {"Gruppen möts i maj."}}}), 303);
        return at;
    }

    StorySite site{db, all_routes()};
    Client ombud{site, cast.ombud, Door::html};
    Client officer{site, cast.event_officer, Door::html};
    Client manager{site, cast.manager, Door::html};
};

} // namespace

TEST_P(LetterPages, OpenInBothLanguagesAndForEachKind) {
    const std::string fault = opens("Långa väntetider");
    const std::string at = header_of(ombud.post("/letters", draft(fault)), "Location");
    ASSERT_TRUE(addresses("PROV-S-0001", "forsakringskassan"));
    const std::string sent_one = sends_one();
    const std::string to = recipients("PROV-S-0002")[0].id;
    for (const char* spoken : {"sv", "en"}) {
        manager.language = spoken;
        for (const std::string& path : {std::string("/letters"),
                                        std::string("/letters?late=yes&kind=views"),
                                        std::string("/letters/new"),
                                        "/letters/new?about=" + fault,
                                        std::string("/letters/new?kind=letter"),
                                        std::string("/letters/new?kind=views"),
                                        std::string("/letters/new?kind=referral_reply"),
                                        "/letters/new?kind=petition&about=" + fault,
                                        at,
                                        at + "/amendment",
                                        at + "/questions",
                                        at + "/proposals",
                                        at + "/proposals?from=faults",
                                        at + "/faults",
                                        at + "/recipients",
                                        at + "/signatories",
                                        at + "/anchoring",
                                        at + "/approval",
                                        at + "/outside",
                                        at + "/return",
                                        at + "/sending",
                                        at + "/turn?deed=withdraw",
                                        sent_one,
                                        sent_one + "/turn?deed=remind",
                                        sent_one + "/turn?deed=close",
                                        sent_one + "/recipients/" + to + "/delivery",
                                        sent_one + "/recipients/" + to + "/answers",
                                        "/faults/" + fault}) {
            EXPECT_EQ(manager.get(path).status, 200) << path;
        }
    }
    EXPECT_TRUE(says(ombud.get("/faults/" + fault), at)) << "the fault shows its letters";
    EXPECT_EQ(ombud.get(at + "/turn?deed=send").status, 404);
    EXPECT_EQ(ombud.get("/letters/PROV-S-0404").status, 404);
    EXPECT_EQ(ombud.get(at + "/document?format=xlsx").status, 404);
    Client outsider(site, cast.county_officer, Door::html);
    EXPECT_EQ(outsider.get(at).status, 403);
    EXPECT_EQ(outsider.get("/letters").status, 403);
}

TEST_P(LetterPages, AreWrittenReadApprovedSentAndAnswered) {
    const std::string at = writes_one();
    EXPECT_TRUE(says(ombud.get(at), "Hur?"));
    EXPECT_EQ(fills(ombud, at, "submission", {}), 422) << "nobody else has read it";
    const std::string whole = submits_one();
    EXPECT_EQ(ombud.get(whole + "/approval").status, 403);
    EXPECT_TRUE(says(manager.get(whole), "Läs och godkänn"));
    const Response form = manager.get(whole + "/approval");
    const FormValues approval = {{"text_digest", {after(form, "name=\"text_digest\" value=\"")}}};
    EXPECT_EQ(fills(manager, whole, "approval", {{"text_digest", {"another"}}}), 409);
    EXPECT_EQ(fills(manager, whole, "approval", approval), 303);
    EXPECT_EQ(fills(manager, whole, "sending", {}), 422) << "it is not anchored";
    EXPECT_TRUE(says(manager.get(whole + "/sending"), "Skälet sparas"));
    EXPECT_EQ(
        fills(ombud, whole, "anchoring", {{"forum", {"team"}}, {"decided_on", {"2026-02-20"}}}),
        303);
    EXPECT_EQ(fills(manager, whole, "sending", {{"note", {"Gruppen möts i maj."}}}), 303);
    EXPECT_TRUE(says(manager.get(whole), "Gruppen möts i maj."));
    const std::string to = "recipients/" + recipients(whole.substr(9))[0].id;
    EXPECT_EQ(fills(ombud, whole, to + "/delivery",
                    {{"channel", {"email"}},
                     {"delivered_on", {"2026-03-02"}},
                     {"received_number", {"AF-2026/0091"}}}),
              303);
    EXPECT_TRUE(says(ombud.get(whole), "AF-2026/0091"));
    const FormValues short_answer = {{"kind", {"declined"}}, {"answered_on", {"2026-03-02"}}};
    EXPECT_EQ(fills(ombud, whole, to + "/answers", short_answer), 422);
    FormValues answer = short_answer;
    answer["text"] = {"Vi saknar medel."};
    EXPECT_EQ(fills(ombud, whole, to + "/answers", answer), 303);
    EXPECT_TRUE(says(ombud.get(whole), "Vi saknar medel."));
    EXPECT_TRUE(says(ombud.get(whole), "Besvarad"));
}

TEST_P(LetterPages, KeepBothTextsWhenSomebodySavedFirst) {
    const std::string at = writes_one();
    FormValues form = draft();
    form["version"] = {seen(at)};
    form["background"] = {"Det första."};
    EXPECT_EQ(ombud.post(at + "/amendment", form).status, 303);
    form["background"] = {"Det andra."};
    const Response met = ombud.post(at + "/amendment", form);
    EXPECT_EQ(met.status, 409);
    EXPECT_TRUE(says(met, "Det första."));
    EXPECT_TRUE(says(met, "Det andra."));
    const FormValues questions = {{"version", {"1"}}, {"text", {"En helt annan fråga?"}}};
    const Response points = ombud.post(at + "/questions", questions);
    EXPECT_EQ(points.status, 409);
    EXPECT_TRUE(says(points, "En helt annan fråga?"));
    EXPECT_TRUE(says(points, "Hur?"));
    form = draft();
    form["subject"] = {""};
    const Response refused = ombud.post("/letters", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "Kraven är oklara."));
}

TEST_P(LetterPages, AskAboutANameInRunningTextAndNoneInTheFieldsOfSignatories) {
    const std::string at = writes_one();
    FormValues form = draft();
    form["version"] = {seen(at)};
    form["background"] = {"Vi har talat med Ask Granlund om detta."};
    const Response asked = ombud.post(at + "/amendment", form);
    EXPECT_EQ(asked.status, 422);
    EXPECT_TRUE(says(asked, "Ask Granlund"));
}

TEST_P(LetterPages, TakeAPointWithAPlaceThatTheGuardTookForAName) {
    const std::string at = writes_one();
    FormValues form = {{"text", {"Hur?\n\nVad händer med mottagningen på Rosengren?"}}};
    EXPECT_EQ(fills(ombud, at, "questions", form), 422);
    form["guard"] = {"dismiss|namn|place|Rosengren"};
    EXPECT_EQ(fills(ombud, at, "questions", form), 303);
    EXPECT_TRUE(says(ombud.get(at), "Rosengren"));
}

TEST_P(LetterPages, AreHandedOutAsTaggedPdfAndAsDocx) {
    const std::string at = sends_one();
    const Response pdf = ombud.get(at + "/document?format=pdf");
    EXPECT_EQ(pdf.status, 200);
    EXPECT_EQ(pdf.content_type, "application/pdf");
    EXPECT_EQ(pdf.body.substr(0, 5), "%PDF-");
    const Response docx = ombud.get(at + "/document?format=docx");
    EXPECT_EQ(docx.status, 200);
    EXPECT_EQ(docx.body.substr(0, 2), "PK");
    EXPECT_EQ(docx.file_name, at.substr(9) + ".docx");
}

TEST_P(LetterPages, AreSeenByAUnitThatSignsAndByTheSteeringGroupOnceSent) {
    const Other other = another_unit();
    Client there(site, other.manager, Door::html);
    Client group(site, steering_member(), Door::html);
    const std::string at = writes_one();
    EXPECT_EQ(fills(ombud, at, "signatories",
                    {{"name", {"Ek Lindfors"}},
                     {"title", {"personligt ombud"}},
                     {"signing_unit", {other.unit}}}),
              303);
    EXPECT_EQ(there.get(at).status, 404);
    submitted(at.substr(9));
    const Response page = there.get(at);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "Läs och godkänn"));
    EXPECT_FALSE(says(page, "/amendment")) << "it signs and does not write";
    EXPECT_EQ(there.get(at + "/amendment").status, 404);
    EXPECT_EQ(fills(there, at, "questions", {{"text", {"Annat?"}}}), 404);
    EXPECT_EQ(group.get(at).status, 404);
    EXPECT_EQ(group.get("/letters").status, 200);
    for (Client* signer : {&manager, &there}) {
        const Response form = signer->get(at + "/approval");
        EXPECT_EQ(fills(*signer, at, "approval",
                        {{"text_digest", {after(form, "name=\"text_digest\" value=\"")}}}),
                  303);
    }
    EXPECT_EQ(fills(manager, at, "sending", {{"note", {"Brådskar."}}}), 303);
    const Response read = group.get(at);
    EXPECT_EQ(read.status, 200);
    EXPECT_TRUE(says(read, "Ek Lindfors"));
    EXPECT_FALSE(says(read, "Brådskar.")) << "what the unit noted for itself";
    EXPECT_FALSE(says(read, "action=\"/letters")) << "nothing to press";
}

TEST_P(LetterPages, TellTheStartPageWhatWaitsForWhom) {
    const Request in;
    const auto told = [&](const Actor& actor) {
        return db.read(actor, [&](Work& work) { return letters_waiting(work, in).str(); });
    };
    const Actor group = steering_member();
    EXPECT_EQ(told(cast.manager), "");
    const std::string number = submitted(a_whole_draft());
    EXPECT_NE(told(cast.manager).find("ditt godkännande: 1"), std::string::npos);
    EXPECT_EQ(told(cast.ombud), "");
    EXPECT_EQ(told(group), "");
    ASSERT_TRUE(approves(cast.manager, number));
    EXPECT_NE(told(cast.ombud).find("klara att skicka: 1"), std::string::npos);
    ASSERT_TRUE(sends(cast.manager, number, "Brådskar."));
    EXPECT_NE(told(group).find("Skickade skrivelser: 1"), std::string::npos);
    today_is("2026-04-16");
    EXPECT_NE(told(cast.ombud).find("försenade: 1"), std::string::npos);
    for (const LetterRecipientRecord& one : recipients(number)) {
        ASSERT_TRUE(answers(number, an_answer(one.id)));
    }
    EXPECT_NE(told(cast.ombud).find("har kommit: 1"), std::string::npos);
    EXPECT_EQ(told(cast.county_officer), "");
}

TEST_P(LetterPages, AnswerTheSecondDoorInJson) {
    const std::string at = sends_one();
    Client json(site, cast.ombud, Door::json);
    EXPECT_TRUE(says(json.get("/letters"), "\"standing\":\"sent\""));
    const Response one = json.get(at);
    EXPECT_TRUE(says(one, "\"due_on\":\"2026-04-15\""));
    EXPECT_TRUE(says(one, "\"position\":2"));
    EXPECT_TRUE(says(one, "\"approved\":true"));
    Client group(site, steering_member(), Door::json);
    const Response read = group.get(at);
    EXPECT_EQ(read.status, 200);
    EXPECT_FALSE(says(read, "signing_units"));
    Client outsider(site, cast.county_officer, Door::json);
    EXPECT_EQ(outsider.get("/letters").status, 403);
}

INSTANTIATE_TEST_SUITE_P(Engines, LetterPages, both_engines(), engine_name);
