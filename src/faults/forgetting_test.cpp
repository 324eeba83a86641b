// What faults, themes and the year's account forget by the retention schedule, and what second
// readers remarked on them; on both engines.
#include "faults/forgetting.h"

#include "events/reclassification.h"
#include "faults/earlier_year.h"
#include "faults/kommun_way.h"
#include "faults/membership.h"
#include "faults/proposal.h"
#include "faults/reported_fault.h"
#include "faults/theme.h"
#include "platform/purge.h"
#include "tests/support/faults_fixture.h"

namespace {

class ForgetfulFaults : public Faults {
protected:
    ForgetfulFaults() { copy_keepers() = {forget_fault_remarks}; }
    /// In how many columns of the database the word stands.
    std::size_t places(const std::string& word) {
        return db
            .read(cast.administrator,
                  [&](Work& work) { return places_of_words(work, SoughtWords(word), {}); })
            .size();
    }
    template <class Verb>
    void does(const Verb& verb) {
        const auto done = db.write(cast.ombud, [&](Work& work) -> Result<void> {
            TRY(verb(work));
            return {};
        });
        EXPECT_TRUE(done) << problems(done);
    }
    /// A fault with the word in each of its texts and their old versions.
    std::string fault_full_of(const std::string& word) {
        const std::string number = opens("Kön till " + word);
        does([&](Work& work) {
            Fault fault = a_fault(word + " svarar inte");
            fault.description = said("Ingen når " + word + ".");
            return amend_fault(work, number, 1, fault);
        });
        does([&](Work& work) {
            return propose(work, number,
                           {said("Bemanna " + word + "."), "forsakringskassan", {2024, 2, 1}});
        });
        does([&](Work& work) -> Result<int64_t> {
            const auto stored = proposals_of(work, TRY(find_fault(work, number)));
            const std::string note = word + " sade nej.";
            return turn_proposal(work, number, stored.front(),
                                 {"decline", {2024, 2, 2}, said(note)});
        });
        does([&](Work& work) {
            return describe_kommun(work, number, 0,
                                   {"0780", "no", said(word + " finns inte."), {2024, 2, 1}});
        });
        does([&](Work& work) {
            return note_earlier_year(work, number, {2019, said("Rapporten om " + word)});
        });
        return number;
    }
    Result<void> remarks(const std::string& number, const std::string& remark) {
        return db.write(cast.colleague, [&](Work& work) -> Result<void> {
            const LeavingText text = leaving_fault(work, TRY(find_fault(work, number)));
            const std::string id = TRY(request_reading(work, text));
            return return_reading(work, id, work.digest(text.text), said(remark));
        });
    }
    std::string begins_theme_of(const std::vector<std::string>& faults) {
        std::string id;
        does([&](Work& work) -> Result<void> {
            Theme theme;
            theme.year = 2026;
            theme.title = said("Väntan");
            id = TRY(begin_theme(work, theme));
            for (const std::string& fault : faults) {
                const ThemeRecord begun = TRY(find_theme(work, id));
                TRY(choose_fault(work, begun, fault, Choosing::put_last));
            }
            return {};
        });
        return id;
    }
    Result<void> remarks_on_theme(const std::string& theme, const std::string& remark) {
        return db.write(cast.colleague, [&](Work& work) -> Result<void> {
            const LeavingText text = leaving_theme(work, TRY(find_theme(work, theme)));
            const std::string id = TRY(request_reading(work, text));
            return return_reading(work, id, work.digest(text.text), said(remark));
        });
    }
    std::vector<ErasableRecord> due(Date before) {
        return db.read(cast.manager, [&](Work& work) {
            return fault_retention().dated_before(work, cast.unit, before, work.now());
        });
    }
    void erases(const ErasableRecord& one) {
        const auto erased = db.write(cast.manager, [&](Work& work) {
            return fault_retention().erase(work, cast.unit, one);
        });
        EXPECT_TRUE(erased) << problems(erased);
    }
};

} // namespace

TEST_P(ForgetfulFaults, AreErasedWithAllThatWasWrittenWhenTheyHaveBeenClosed) {
    db.set_clock(*parse_instant("2024-02-12T10:00:00.000Z"));
    const std::string number = fault_full_of("Sälgmottagningen");
    ASSERT_TRUE(groups(cast.ombud, number, registers(cast.ombud, {.occurred_on = {2024, 2, 10}})));
    ASSERT_TRUE(remarks(number, "Skriv inte ut Sälgmottagningen."));
    EXPECT_TRUE(due({2030, 1, 1}).empty()) << "it stands open";
    ASSERT_TRUE(closes(number));
    EXPECT_GT(places("Sälgmottagningen"), 5U);
    EXPECT_TRUE(due({2024, 2, 12}).empty()) << "closed that very day";
    ASSERT_EQ(due({2024, 2, 13}).size(), 1U);
    EXPECT_EQ(due({2024, 2, 13})[0].name, number);
    erases(due({2024, 2, 13})[0]);
    EXPECT_EQ(places("Sälgmottagningen"), 0U);
    EXPECT_TRUE(due({2030, 1, 1}).empty()) << "erased once";
    EXPECT_EQ(found(number).fault.title.text(), "Gallrad text");
    EXPECT_EQ(found(number).erased_on, (Date{2024, 2, 12}));
    EXPECT_EQ(picture(number).count, 1) << "what is counted stays";
}

TEST_P(ForgetfulFaults, TakeNoWordsWhenTheyAreErasedUntilTheyAreOpenedAgain) {
    const std::string number = opens("Kön");
    ASSERT_TRUE(closes(number));
    erases(due({2026, 3, 3})[0]);
    const auto amends = [&] {
        return db.write(cast.ombud, [&](Work& work) {
            return amend_fault(work, number, find_fault(work, number)->version,
                               a_fault("Kön växer"));
        });
    };
    EXPECT_EQ(problems(amends()), " fault.is_erased");
    ASSERT_TRUE(groups(cast.ombud, number, registers(cast.ombud, {.occurred_on = {2026, 3, 2}})));
    does([&](Work& work) -> Result<int64_t> {
        const FaultRecord record = TRY(find_fault(work, number));
        FaultTurn turn;
        turn.reason = said("Den är tillbaka.");
        return record.standing == "open" ? Result<int64_t>(record.version)
                                         : reopen_fault(work, number, record.version, turn);
    });
    EXPECT_EQ(found(number).erased_on, std::nullopt);
    EXPECT_TRUE(amends());
    ASSERT_TRUE(closes(number));
    EXPECT_EQ(due({2026, 3, 3}).size(), 1U) << "what is written anew is erased anew";
}

TEST_P(ForgetfulFaults, EraseThemesAndReportedFaultsWhenTheirYearIsOver) {
    does([&](Work& work) {
        Theme theme;
        theme.year = 2025;
        theme.title = said("Sälgmottagningen");
        theme.text = said("Alla väntar på Sälgmottagningen.");
        return begin_theme(work, theme);
    });
    does([&](Work& work) {
        ReportedFault line;
        line.year = 2025;
        line.level = "lokal";
        line.national_group = "health_care";
        line.title = said("Sälgmottagningen är stängd");
        line.consequence = said("Den enskilde får ingen vård på Sälgmottagningen.");
        return report_fault(work, line);
    });
    EXPECT_TRUE(due({2025, 12, 31}).empty());
    const auto records = due({2026, 1, 1});
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[0].name, "Tema 2025");
    EXPECT_EQ(records[1].name, "Brist i redovisningen för 2025");
    for (const ErasableRecord& one : records) {
        EXPECT_EQ(one.dated, (Date{2025, 12, 31}));
        erases(one);
    }
    EXPECT_EQ(places("Sälgmottagningen"), 0U);
    EXPECT_TRUE(due({2030, 1, 1}).empty());
    const auto lines =
        db.read(cast.ombud, [](Work& work) { return reported_in(work, 2025).value(); });
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].reported.national_group, "health_care");
}

TEST_P(ForgetfulFaults, KeepNoRemarkOfASecondReaderWhenOnlyWithheldEventsStandBehindThem) {
    const std::string number = opens("Långa väntetider");
    const std::string first = registers(cast.ombud, {.level = "lokal"});
    const std::string second = registers(cast.ombud, {.level = "lokal"});
    ASSERT_TRUE(groups(cast.ombud, number, first));
    ASSERT_TRUE(groups(cast.ombud, number, second));
    ASSERT_TRUE(remarks(number, "Nämn inte Sälgmottagningen."));
    const auto withholds = [&](const std::string& event) {
        return db.write(cast.event_officer, [&](Work& work) {
            return reclassify_event(work, event, find_event(work, event)->version,
                                    {"", "handlaggare", said("Det gällde ett möte.")});
        });
    };
    ASSERT_TRUE(withholds(first));
    EXPECT_EQ(places("Sälgmottagningen"), 1U) << "one stands openly";
    ASSERT_TRUE(withholds(second));
    EXPECT_EQ(places("Sälgmottagningen"), 0U);
}

TEST_P(ForgetfulFaults, KeepNoRemarkOfASecondReaderWhenTheLastOpenEventIsWithdrawn) {
    const std::string number = opens("Långa väntetider");
    const std::string open = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, number, open));
    ASSERT_TRUE(remarks(number, "Nämn inte Sälgmottagningen."));
    withdraws(open);
    EXPECT_EQ(places("Sälgmottagningen"), 1U) << "no event is left, and none is hidden";
    ASSERT_TRUE(groups(cast.ombud, number, registers(cast.ombud, {.level = "handlaggare"})));
    EXPECT_EQ(places("Sälgmottagningen"), 0U);
}

TEST_P(ForgetfulFaults, KeepNoRemarkOnAThemeWhenOnlyWithheldEventsStandBehindIt) {
    const std::string one = opens("Långa väntetider");
    const std::string other = opens("Kön");
    const std::string open = registers(cast.ombud);
    const std::string last = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, one, registers(cast.ombud, {.level = "handlaggare"})));
    ASSERT_TRUE(groups(cast.ombud, other, open));
    ASSERT_TRUE(groups(cast.ombud, other, last));
    const std::string theme = begins_theme_of({one, other});
    ASSERT_TRUE(remarks_on_theme(theme, "Nämn inte Sälgmottagningen."));
    withdraws(open);
    EXPECT_EQ(places("Sälgmottagningen"), 1U) << "one stands openly";
    ASSERT_TRUE(ungroups(other, last));
    EXPECT_EQ(places("Sälgmottagningen"), 0U);
    ASSERT_TRUE(groups(cast.ombud, other, last));
    ASSERT_TRUE(remarks_on_theme(theme, "Nämn inte Sälgmottagningen."));
    EXPECT_EQ(places("Sälgmottagningen"), 1U);
    does([&](Work& work) -> Result<int64_t> {
        return choose_fault(work, TRY(find_theme(work, theme)), other, Choosing::take_out);
    });
    EXPECT_EQ(places("Sälgmottagningen"), 0U) << "the open one is not told of any more";
}

INSTANTIATE_TEST_SUITE_P(Engines, ForgetfulFaults, both_engines(), engine_name);
