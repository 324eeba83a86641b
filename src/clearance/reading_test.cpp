// The second reader: who may read, for which text it holds, and the pages, on both engines.
#include "clearance/reading.h"

#include <gtest/gtest.h>

#include "clearance/readings.h"
#include "guard/person_door.h"
#include "platform/json.h"
#include "rights/may.h"
#include "tests/support/client.h"
#include "tests/support/second_reader.h"

namespace {

/// A record that leaves the unit, as another slice would hand it in.
struct Letter {
    std::string unit;
    std::string text;
    std::vector<std::string> writers;
};
Letter& the_letter() {
    static Letter letter;
    return letter;
}

Result<LeavingText> text_of_letter(Work& work, std::string_view subject) {
    const Letter& letter = the_letter();
    if (subject != "letter-1" || work.actor().place != "unit:" + letter.unit) {
        return not_found();
    }
    LeavingText text;
    text.unit = letter.unit;
    text.kind = "report";
    text.subject = subject;
    text.version = 3;
    text.name = "Brev om väntetider";
    text.text = letter.text;
    text.shown.tag("p", letter.text);
    text.writers = letter.writers;
    text.address = "/reports/letter-1";
    return text;
}

class SecondReader : public testing::TestWithParam<Engine> {
protected:
    SecondReader() {
        leaving_kinds() = {{"report", text_of_letter}};
        the_letter() = {cast.unit, "Väntetiden är lång.", {cast.ombud.id}};
    }
    static const Routes& routes() {
        static const Routes all = [] {
            Routes list;
            reading_routes(list);
            return list;
        }();
        return all;
    }
    std::string asked(const Actor& actor) {
        return db
            .write(actor,
                   [](Work& work) -> Result<std::string> {
                       return request_reading(work, TRY(leaving_text(work, "report", "letter-1")));
                   })
            .value();
    }
    std::string digest() {
        return db.read(cast.ombud, [](Work& work) { return work.digest(the_letter().text); });
    }
    Result<void> confirm(const Actor& actor, const std::string& id, const std::string& read) {
        return db.write(actor, [&](Work& work) { return confirm_reading(work, id, read); });
    }
    bool cleared() {
        return db.read(cast.ombud, [](Work& work) {
            return is_cleared(work, *leaving_text(work, "report", "letter-1"));
        });
    }
    std::size_t waiting_for(const Actor& actor) {
        return db.read(actor, [](Work& work) { return waiting_readings(work); }).mine.size();
    }
    static std::string key_of(const Result<void>& result) {
        return result ? "" : result.error().problems.at(0).key;
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
    StorySite site{db, routes()};
};

} // namespace

TEST_P(SecondReader, IsAnotherPersonThanTheWriter) {
    const std::string id = asked(cast.ombud);
    EXPECT_EQ(key_of(confirm(cast.ombud, id, digest())), "needs_second_person");
    EXPECT_EQ(key_of(confirm(the_cli(), id, digest())), "needs_a_unit");
    EXPECT_FALSE(cleared());
    EXPECT_TRUE(confirm(cast.colleague, id, digest()));
    EXPECT_TRUE(cleared());
    EXPECT_EQ(key_of(confirm(cast.manager, id, digest())), "reading.answered");
}

TEST_P(SecondReader, HoldsForTheVeryTextThatWasRead) {
    const std::string id = asked(cast.ombud);
    const std::string read = digest();
    the_letter().text = "Väntetiden är kort.";
    EXPECT_EQ(key_of(confirm(cast.colleague, id, read)), "reading.text_changed");
    EXPECT_TRUE(confirm(cast.colleague, id, digest()));
    EXPECT_TRUE(cleared());
    the_letter().text = "Väntetiden är mycket kort.";
    EXPECT_FALSE(cleared());
    the_letter().text = "Väntetiden är kort.";
    EXPECT_TRUE(cleared());
}

TEST_P(SecondReader, IsAskedOnceAndSeesWhatWaits) {
    const std::string id = asked(cast.ombud);
    EXPECT_EQ(asked(cast.manager), id);
    EXPECT_EQ(waiting_for(cast.colleague), 1U);
    EXPECT_EQ(waiting_for(cast.ombud), 0U);
    EXPECT_TRUE(confirm(cast.colleague, id, digest()));
    EXPECT_EQ(waiting_for(cast.manager), 0U);
}

TEST_P(SecondReader, BelongsToTheUnitAndMayClearTexts) {
    const std::string id = asked(cast.ombud);
    const std::string other = a_unit_called(db, "De andra", "ANDRA");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + other);
    const Actor member = a_signed_in(db, "steering_member", "unit:" + cast.unit);
    EXPECT_EQ(confirm(stranger, id, digest()).error().refusal, Refusal::not_found);
    EXPECT_EQ(confirm(member, id, digest()).error().refusal, Refusal::forbidden);
    EXPECT_EQ(waiting_for(stranger), 0U);
}

TEST_P(SecondReader, SendsATextBackWithARemark) {
    const std::string id = asked(cast.ombud);
    const auto back = [&](const std::string& remark) {
        return db.write(cast.colleague, [&](Work& work) {
            return return_reading(work, id, digest(), FreeText::as_typed(remark));
        });
    };
    EXPECT_EQ(key_of(back("")), "required");
    EXPECT_TRUE(back("Byn behöver bort."));
    EXPECT_FALSE(cleared());
    EXPECT_NE(asked(cast.ombud), id);
}

TEST_P(SecondReader, ReadsOnAPageOfItsOwnWhatWillBeRead) {
    Client ombud(site, cast.ombud, Door::html);
    const Response made =
        ombud.post("/readings", {{"kind", {"report"}}, {"subject", {"letter-1"}}});
    EXPECT_EQ(made.status, 303);
    EXPECT_EQ(header_of(made, "Location"), "/reports/letter-1");
    const std::string address = "/readings/" + asked(cast.ombud);
    EXPECT_TRUE(says(ombud.get(address), "Du har skrivit i texten"));
    EXPECT_FALSE(says(ombud.get(address), "value=\"confirmed\""));
    Client colleague(site, cast.colleague, Door::html);
    EXPECT_TRUE(says(colleague.get("/readings"), address));
    const Response page = colleague.get(address);
    EXPECT_TRUE(says(page, "Väntetiden är lång."));
    EXPECT_TRUE(says(page, "value=\"confirmed\""));
    const Response returned = colleague.post(
        address, {{"answer", {"returned"}}, {"digest", {digest()}}, {"remark", {""}}});
    EXPECT_EQ(returned.status, 422);
    const std::string read = digest();
    the_letter().text = "Väntetiden är kort.";
    const Response late = colleague.post(address, {{"answer", {"confirmed"}}, {"digest", {read}}});
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Väntetiden är kort."));
    EXPECT_EQ(colleague.post(address, {{"answer", {"confirmed"}}, {"digest", {digest()}}}).status,
              303);
    EXPECT_TRUE(says(colleague.get(address), "läste och bekräftade"));
}

TEST_P(SecondReader, SpeaksJsonThroughTheSameHandlers) {
    const std::string id = asked(cast.ombud);
    Client colleague(site, cast.colleague, Door::json);
    const json::value list = json::parse(colleague.get("/readings").body);
    EXPECT_EQ(list.at("mine").at(0).at("id").as_string(), id);
    const json::value one = json::parse(colleague.get("/readings/" + id).body);
    EXPECT_EQ(one.at("text").as_string(), "Väntetiden är lång.");
    const std::string read(one.at("digest").as_string());
    EXPECT_EQ(
        colleague.post("/readings/" + id, {{"answer", {"confirmed"}}, {"digest", {read}}}).status,
        200);
    EXPECT_TRUE(cleared());
}

INSTANTIATE_TEST_SUITE_P(Engines, SecondReader, both_engines(), engine_name);
