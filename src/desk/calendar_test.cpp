// The days of a unit's year, and the feed that tells no more than what kind of day it is.
#include "desk/calendar.h"

#include <gtest/gtest.h>

#include "accounts/entrance.h"
#include "tests/support/an_action.h"

TEST(CalendarText, IsFoldedWithinSeventyFiveBytesAndNeverInsideACharacter) {
    std::string line = "SUMMARY:";
    for (int i = 0; i < 100; ++i) {
        line += "å";
    }
    const std::string out = folded(line);
    std::string again;
    std::size_t from = 0;
    std::size_t pieces = 0;
    while (from <= out.size()) {
        const std::size_t end = std::min(out.find("\r\n", from), out.size());
        const std::string piece = out.substr(from, end - from);
        EXPECT_LE(piece.size(), 75U);
        EXPECT_TRUE(pieces == 0 || piece.starts_with(' '));
        const std::string told = pieces == 0 ? piece : piece.substr(1);
        EXPECT_NE(static_cast<unsigned char>(told[0]) & 0xC0U, 0x80U);
        again += told;
        ++pieces;
        from = end + 2;
    }
    EXPECT_EQ(pieces, 3U);
    EXPECT_EQ(again, line);
    EXPECT_EQ(folded("SUMMARY:kort"), "SUMMARY:kort");
}

TEST(CalendarText, SaysWhatKindOfDayItIsAndNoNumber) {
    TestDatabase db(Engine::sqlite);
    const std::string text = db.read(Actor{}, [](Work& work) {
        return calendar_text(Texts(Language::swedish),
                             {{Date{2026, 5, 15}, "report", "", 2025},
                              {Date{2026, 4, 1}, "task_due", "VAXJO-2026-0001"}},
                             work);
    });
    EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    EXPECT_TRUE(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20260515\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTSTAMP:20260302T080000Z\r\n"), std::string::npos) << text;
    EXPECT_EQ(text.find("VAXJO"), std::string::npos) << "no number leaves the program";
    EXPECT_EQ(text.find("2026-0001"), std::string::npos);
}

namespace {

class Calendar : public ActionStage {
protected:
    std::string days(const Actor& reader, Date from, Date until) {
        return db.read(reader, [&](Work& work) {
            std::string lines;
            for (const CalendarDay& one : calendar_of(work, reader, from, until)) {
                lines += one.day.iso() + " " + one.what +
                         (one.number.empty() ? "" : " " + one.number) + "\n";
            }
            return lines;
        });
    }
    std::string feed() {
        return db.write(cast.ombud, [](Work& work) { return make_calendar_feed(work); }).value();
    }
    Result<Actor> behind(const std::string& token) {
        return db.read(Actor{}, [&](Work& work) { return calendar_feed_reader(work, token); });
    }
};

} // namespace

TEST_P(Calendar, HoldsTheDaysThatTheRulesSetAndTheUnitsOwn) {
    const std::string rules = "2026-01-15 account\n2026-03-01 application\n2026-05-15 report\n"
                              "2026-12-31 cutoff\n";
    EXPECT_EQ(days(cast.ombud, {2026, 1, 1}, {2026, 12, 31}), rules);
    EXPECT_EQ(days(cast.county_officer, {2026, 1, 1}, {2026, 6, 30}),
              "2026-01-15 account\n2026-03-01 application\n2026-05-15 report\n");
    EXPECT_EQ(days(cast.administrator, {2026, 1, 1}, {2026, 12, 31}), "");
    const std::string fault = opens("Långa väntetider");
    const std::string action = adds(fault, by_person(cast.ombud.id));
    EXPECT_EQ(days(cast.ombud, {2026, 4, 1}, {2026, 5, 14}),
              "2026-05-01 action_due " + action + "\n");
    follows(action, {finished()});
    EXPECT_EQ(days(cast.ombud, {2026, 4, 1}, {2026, 5, 14}), "") << "what is done is not due";
    EXPECT_EQ(days(cast.ombud, {2026, 6, 1}, {2026, 6, 30}),
              "2026-06-02 effect_check " + action + "\n");
    EXPECT_EQ(days(cast.county_officer, {2026, 6, 1}, {2026, 6, 30}), "");
}

TEST_P(Calendar, HoldsAnswersThatAreAwaitedAndPromisesThatNobodyTookUp) {
    const std::string fault = opens("Långa väntetider");
    const std::string token = hands_over(fault);
    EXPECT_EQ(days(cast.ombud, {2026, 3, 2}, {2026, 5, 14}).substr(0, 22),
              "2026-03-30 answer_due ");
    replies(token, "promised");
    EXPECT_EQ(days(cast.ombud, {2026, 3, 2}, {2026, 5, 14}).substr(0, 20), "2026-05-04 promised ");
    const auto promised =
        db.read(cast.ombud, [&](Work& work) { return promises(work, cast.unit, fault).front(); });
    const std::string action = takes_up(promised).value();
    EXPECT_EQ(days(cast.ombud, {2026, 3, 2}, {2026, 5, 14}),
              "2026-05-04 action_due " + action + "\n");
}

TEST_P(Calendar, FeedOpensForItsOwnAddressAndEndsWhenItIsClosed) {
    EXPECT_FALSE(behind("")) << "no token opens nothing";
    const std::string first = feed();
    ASSERT_TRUE(behind(first));
    EXPECT_EQ(behind(first)->id, cast.ombud.id);
    EXPECT_EQ(behind(first)->place, cast.ombud.place);
    EXPECT_FALSE(behind(first + "x"));
    const std::string second = feed();
    EXPECT_FALSE(behind(first)) << "a new address ends the old one";
    EXPECT_TRUE(behind(second));
    const auto ends = [&](const Actor& actor) {
        return db.write(actor, [](Work& work) { return end_calendar_feed(work); });
    };
    EXPECT_FALSE(ends(cast.colleague)) << "nobody else's";
    EXPECT_TRUE(ends(cast.ombud));
    EXPECT_FALSE(behind(second));
    EXPECT_FALSE(ends(cast.ombud));
}

TEST_P(Calendar, FeedEndsWithAnotherPassword) {
    const std::string token = feed();
    today_is("2026-03-03");
    EXPECT_TRUE(behind(token));
    must_do(cast.ombud, [](Work& work) -> Result<void> {
        keep_password(work, "another hash", "");
        return {};
    });
    EXPECT_FALSE(behind(token));
    const std::string later = feed();
    EXPECT_TRUE(behind(later)) << "made after the password";
}

TEST_P(Calendar, FeedEndsWithTheSeat) {
    const std::string token = feed();
    static constexpr std::string_view text =
        "UPDATE seat SET held_until = '2026-03-01' WHERE account = :account";
    static constexpr Query end_seats{"test.end_seats", text, text};
    must_do(cast.ombud, [&](Work& work) -> Result<void> {
        work.execute(end_seats, {{"account", cast.ombud.id}});
        return {};
    });
    EXPECT_FALSE(behind(token));
    const auto sweeps = [&] {
        must_do(Actor{.id = "system"}, [](Work& work) -> Result<void> {
            forget_closed_feeds(work);
            return {};
        });
    };
    sweeps();
    static constexpr std::string_view back =
        "UPDATE seat SET held_until = NULL WHERE account = :account";
    static constexpr Query open_seats{"test.open_seats", back, back};
    must_do(cast.ombud, [&](Work& work) -> Result<void> {
        work.execute(open_seats, {{"account", cast.ombud.id}});
        return {};
    });
    EXPECT_FALSE(behind(token)) << "who comes back makes a new address";
    EXPECT_TRUE(behind(feed()));
    sweeps();
    EXPECT_TRUE(db.read(cast.ombud, [](Work& work) { return calendar_feed_since(work); }))
        << "an open one stays";
}

INSTANTIATE_TEST_SUITE_P(Engines, Calendar, both_engines(), engine_name);
