// A report's verbs, who sees it, freezing and the replay; on both engines.
#include "reports/report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "guard/person_door.h"
#include "reports/access.h"
#include "reports/canonical.h"
#include "reports/freeze.h"
#include "tests/support/cast.h"
#include "tests/support/report_world.h"
#include "tests/support/second_reader.h"

namespace {

const PersonDoor door;

class ReportVerbs : public testing::TestWithParam<Engine> {
protected:
    ReportVerbs() { a_small_world(); }

    template <class Verb>
    auto write(Verb verb) {
        return db.write(cast.ombud, verb);
    }
    Report a_report() {
        Report report;
        report.year = 2025;
        report.template_code = "varmland";
        report.title = FreeText::as_typed("Ombuden i provet: rapport {{year}}");
        return report;
    }

    // A draft with the parts of a test and none of a template.
    StoredReport a_draft(const std::vector<ReportBlock>& blocks) {
        const std::string id =
            write([&](Work& work) { return start_report(work, cast.unit, a_report()); }).value();
        for (const StoredBlock& block : found(id).blocks) {
            EXPECT_TRUE(
                write([&](Work& work) { return remove_block(work, found_in(work, id), block); }));
        }
        for (const ReportBlock& block : blocks) {
            EXPECT_TRUE(
                write([&](Work& work) { return add_block(work, found_in(work, id), block); }));
        }
        return found(id);
    }

    StoredReport found_in(Work& work, const std::string& id) {
        return find_report(work, cast.unit, id).value();
    }
    StoredReport found(const std::string& id) {
        return db.read(cast.ombud, [&](Work& work) { return found_in(work, id); });
    }
    // The colleague is the second reader of all that the ombud writes.
    Result<FreezePlan> plan(const StoredReport& stored) {
        (void)read_and_confirmed(db, cast.colleague, "report", stored.id);
        return db.read(cast.ombud, [&](Work& work) { return plan_freeze(work, stored); });
    }
    Result<void> freeze(const FreezePlan& made) {
        return write([&](Work& work) { return freeze_report(work, made); });
    }
    std::string kept(const StoredReport& stored, Edition edition, const std::string& format) {
        auto bytes = db.read(
            cast.ombud, [&](Work& work) { return kept_output(work, stored, {edition, format}); });
        return bytes ? *bytes : "";
    }

    TestDatabase db{GetParam(), &door};
    Cast cast = a_cast(db);
};

ReportBlock narrative(const std::string& body) {
    ReportBlock block;
    block.heading = FreeText::as_typed("Året");
    block.body = FreeText::as_typed(body);
    return block;
}

ReportBlock of_kind(const std::string& kind) {
    ReportBlock block;
    block.kind = kind;
    block.heading = FreeText::as_typed("Nivåer");
    return block;
}

template <class T>
std::string key_of(const Result<T>& refused) {
    return refused ? "" : refused.error().problems.at(0).key;
}

// The sources stand above the test program, wherever the build is.
std::filesystem::path golden_folder() {
    std::filesystem::path above = std::filesystem::read_symlink("/proc/self/exe");
    while (above.has_relative_path() && !std::filesystem::exists(above / "src/floors.txt")) {
        above = above.parent_path();
    }
    return above / "src/reports/golden";
}

std::string golden(const std::string& name, const std::string& text) {
    const std::filesystem::path file = golden_folder() / name;
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::ofstream(file, std::ios::binary) << text;
    }
    std::ostringstream kept;
    kept << std::ifstream(file, std::ios::binary).rdbuf();
    return kept.str();
}

} // namespace

TEST_P(ReportVerbs, StartWithTheBlocksOfTheTemplateInItsLanguage) {
    Report report = a_report();
    report.language = "en";
    const std::string id =
        write([&](Work& work) { return start_report(work, cast.unit, report); }).value();
    const StoredReport stored = found(id);
    ASSERT_EQ(stored.blocks.size(), 10U);
    EXPECT_EQ(stored.blocks[0].block.heading.text(), "Introduction");
    const auto kind = [](const StoredBlock& one) { return one.block.kind; };
    EXPECT_EQ(std::ranges::count(stored.blocks, "events.by_type", kind), 1);
}

TEST_P(ReportVerbs, RefuseAnUnknownTemplateAndAYearThatHasNotBeen) {
    Report report = a_report();
    report.template_code = "gotland";
    EXPECT_EQ(key_of(write([&](Work& w) { return start_report(w, cast.unit, report); })),
              "not_a_choice");
    report = a_report();
    report.year = 2027;
    EXPECT_EQ(key_of(write([&](Work& w) { return start_report(w, cast.unit, report); })),
              "not_a_report_year");
}

TEST_P(ReportVerbs, MoveABlockPastItsNeighbour) {
    const StoredReport stored = a_draft({narrative("a"), narrative("b")});
    ASSERT_EQ(stored.blocks.size(), 2U);
    EXPECT_TRUE(
        write([&](Work& work) { return move_block(work, stored, stored.blocks[1], Move::up); }));
    EXPECT_EQ(found(stored.id).blocks[0].block.body.text(), "b");
    EXPECT_TRUE(write([&](Work& work) {
        return move_block(work, found_in(work, stored.id), stored.blocks[1], Move::up);
    }));
    EXPECT_EQ(found(stored.id).blocks[0].block.body.text(), "b");
}

TEST_P(ReportVerbs, NeitherMoveNorRemoveABlockThatWasSavedMeanwhile) {
    const StoredReport stored = a_draft({narrative("a"), narrative("b")});
    const StoredBlock seen = stored.blocks[1];
    StoredBlock changed = seen;
    changed.block.body = FreeText::as_typed("c");
    ASSERT_TRUE(write([&](Work& work) { return amend_block(work, stored, changed); }));
    const auto refusal = [&](const auto& verb) {
        const auto result =
            write([&](Work& work) { return verb(work, found_in(work, stored.id)); });
        return result ? std::optional<Refusal>() : std::optional(result.error().refusal);
    };
    EXPECT_EQ(refusal([&](Work& w, const StoredReport& now) {
                  return move_block(w, now, seen, Move::up);
              }),
              Refusal::conflict);
    EXPECT_EQ(refusal([&](Work& w, const StoredReport& now) { return remove_block(w, now, seen); }),
              Refusal::conflict);
    EXPECT_EQ(found(stored.id).blocks[1].block.body.text(), "c");
}

TEST_P(ReportVerbs, KeepAQuotationOnlyWithItsOwnerAndConsent) {
    const StoredReport stored = a_draft({});
    ReportBlock quote = of_kind("quote");
    quote.body = FreeText::as_typed("Jag fick svar.");
    const auto add = [&] {
        return key_of(write([&](Work& work) { return add_block(work, stored, quote); }));
    };
    EXPECT_EQ(add(), "required");
    quote.attribution = "en klient";
    EXPECT_EQ(add(), "needed_for_quote");
    quote.consent = true;
    EXPECT_EQ(add(), "");
}

TEST_P(ReportVerbs, StopAPersonNumberAtTheDoor) {
    const StoredReport stored = a_draft({});
    const auto added = write([&](Work& work) {
        return add_block(work, stored, narrative("Klienten 19121212-1212 väntade."));
    });
    EXPECT_EQ(key_of(added), "points_at_person.personnummer");
}

TEST_P(ReportVerbs, RefuseToWriteOverWhatSomebodySaved) {
    const StoredReport stored = a_draft({narrative("a")});
    StoredBlock changed = stored.blocks[0];
    changed.block.body = FreeText::as_typed("först");
    EXPECT_TRUE(write([&](Work& work) { return amend_block(work, stored, changed); }));
    changed.block.body = FreeText::as_typed("sist");
    const auto second = write([&](Work& work) { return amend_block(work, stored, changed); });
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().refusal, Refusal::conflict);
}

TEST_P(ReportVerbs, AreSeenAsDraftsByTheUnitsWritersOnly) {
    const StoredReport stored = a_draft({narrative("Inga tal.")});
    const std::string place = "unit:" + cast.unit;
    const Actor reader = a_signed_in(db, "reader", place);
    const Actor steering = a_signed_in(db, "steering_member", place);
    const std::string other = a_unit_called(db, "De andra", "ANDRA");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + other);
    const auto sees = [&](const Actor& actor) {
        return db.read(actor, [&](Work& work) {
            const bool listed = !visible_reports(work).empty();
            const bool found_it = visible_report(work, stored.id).has_value();
            EXPECT_EQ(listed, found_it);
            return found_it;
        });
    };
    EXPECT_TRUE(sees(cast.colleague));
    for (const Actor& actor : {reader, steering, stranger, cast.county_officer}) {
        EXPECT_FALSE(sees(actor)) << actor.name;
    }
    ASSERT_TRUE(freeze(plan(stored).value()));
    EXPECT_TRUE(sees(reader));
    EXPECT_TRUE(sees(steering));
    EXPECT_TRUE(sees(cast.county_officer));
    EXPECT_FALSE(sees(stranger));
    const auto writable =
        db.read(reader, [&](Work& work) { return writable_report(work, stored.id); });
    EXPECT_EQ(writable.error().refusal, Refusal::forbidden);
}

TEST_P(ReportVerbs, AreNotFrozenWhileANumberIsUnsupported) {
    const StoredReport stored = a_draft({narrative("Vi såg 8 händelser.")});
    EXPECT_EQ(key_of(plan(stored)), "report.has_remarks");
    const StoredReport right = a_draft({narrative("Vi såg 7 händelser.")});
    EXPECT_TRUE(plan(right));
}

TEST_P(ReportVerbs, AreNotFrozenWhileTheirTextContradictsItself) {
    // Both numbers are figures of the report; only together they cannot be right.
    const StoredReport wrong = a_draft({narrative("Av 6 brister var 7 allvarliga.")});
    EXPECT_EQ(key_of(plan(wrong)), "report.has_remarks");
    const StoredReport sourced = a_draft(
        {narrative("Av de 6 bristerna var 2, {{källa|44 procent|Enkät|2025}}, allvarliga.")});
    EXPECT_TRUE(plan(sourced));
    EXPECT_TRUE(plan(a_draft({narrative("Av 6 brister var 2 allvarliga.")})));
}

TEST_P(ReportVerbs, CannotBeChangedOnceFrozen) {
    const StoredReport draft = a_draft({narrative("{{events.total}} händelser.")});
    ASSERT_TRUE(freeze(plan(draft).value()));
    const StoredReport frozen = found(draft.id);
    EXPECT_TRUE(frozen.frozen);
    EXPECT_EQ(frozen.frozen_on, (Date{2026, 3, 2}));
    const auto refused = [&](auto verb) { return key_of(write(verb)); };
    const StoredBlock& block = frozen.blocks[0];
    EXPECT_EQ(refused([&](Work& w) { return amend_report(w, frozen, 1, a_report()); }),
              "report.frozen");
    EXPECT_EQ(refused([&](Work& w) { return add_block(w, frozen, narrative("x")); }),
              "report.frozen");
    EXPECT_EQ(refused([&](Work& w) { return amend_block(w, frozen, frozen.blocks[0]); }),
              "report.frozen");
    EXPECT_EQ(refused([&](Work& w) { return move_block(w, frozen, block, Move::up); }),
              "report.frozen");
    EXPECT_EQ(refused([&](Work& w) { return remove_block(w, frozen, block); }), "report.frozen");
    EXPECT_EQ(refused([&](Work& w) { return keep_chosen_text(w, frozen, block.id, {}); }),
              "report.frozen");
    EXPECT_EQ(key_of(plan(frozen)), "report.frozen");
}

TEST_P(ReportVerbs, KeepTheSameBytesWhateverHappensToTheRegister) {
    const StoredReport draft =
        a_draft({narrative("{{events.total}} händelser."), of_kind("events.by_level")});
    ASSERT_TRUE(freeze(plan(draft).value()));
    const StoredReport frozen = found(draft.id);
    const std::string page = kept(frozen, Edition::exact, "html");
    EXPECT_NE(page.find("7 händelser."), std::string::npos);
    counted_events().push_back({"failure", "lokal", "bostad", "02", "yes"});
    EXPECT_EQ(kept(frozen, Edition::exact, "html"), page);
    for (const OutputFormat& format : output_formats) {
        EXPECT_FALSE(kept(frozen, Edition::exact, std::string(format.name)).empty());
        EXPECT_FALSE(kept(frozen, Edition::open, std::string(format.name)).empty());
    }
}

TEST_P(ReportVerbs, GiveTheSameJsonWhenReplayedFromTheKeptColumns) {
    const StoredReport draft =
        a_draft({narrative("{{events.total}} händelser, mest {{events.largest type}} "
                           "({{ref|2013:522}}), {{events.count type=bostad}} om bostad."),
                 of_kind("events.by_level")});
    ASSERT_TRUE(freeze(plan(draft).value()));
    counted_events().clear();
    const StoredReport frozen = found(draft.id);
    const Replay replayed =
        db.read(cast.ombud, [&](Work& work) { return replay(work, frozen); }).value();
    EXPECT_TRUE(replayed.holds()) << replayed.kept << "\n" << replayed.computed;
    EXPECT_NE(replayed.kept.find("mest Väntetid"), std::string::npos);
    EXPECT_EQ(replayed.fingerprint.size(), 64U);
}

TEST_P(ReportVerbs, ShowInTheReplayThatAKeptNumberWasTamperedWith) {
    const StoredReport draft = a_draft({narrative("{{events.total}} händelser.")});
    const FreezePlan made = plan(draft).value();
    std::string columns = made.columns;
    const auto at = columns.find("\"columns\":[[0,0,0");
    ASSERT_NE(at, std::string::npos);
    columns.replace(at, 17, "\"columns\":[[1,0,0");
    EXPECT_NE(canonical_json(draft, numbers_from(draft, columns)), made.canonical);
    EXPECT_EQ(canonical_json(draft, numbers_from(draft, made.columns)), made.canonical);
}

TEST_P(ReportVerbs, AreNotFrozenWhenTheRegisterChangedMeanwhile) {
    const StoredReport draft = a_draft({narrative("{{events.total}} händelser.")});
    const FreezePlan made = plan(draft).value();
    counted_events().push_back({"failure", "lokal", "bostad", "02", "yes"});
    EXPECT_EQ(key_of(freeze(made)), "report.changed");
    EXPECT_FALSE(found(draft.id).frozen);
}

TEST_P(ReportVerbs, AreNotFrozenWhenTheDraftChangedMeanwhile) {
    const StoredReport draft = a_draft({narrative("Inga tal.")});
    const FreezePlan made = plan(draft).value();
    EXPECT_TRUE(write([&](Work& work) { return add_block(work, draft, narrative("Mer.")); }));
    EXPECT_EQ(key_of(freeze(made)), "report.changed");
}

TEST_P(ReportVerbs, HaveNoPublicEditionWhileTheyCountPersons) {
    const StoredReport draft = a_draft({of_kind("events.by_kind")});
    const auto edition = db.read(cast.ombud, [&](Work& work) {
        return may_have_edition(draft, numbers_for(work, draft), Edition::open);
    });
    EXPECT_EQ(key_of(edition), "report.not_public");
    const StoredReport bound = a_draft({narrative("{{events.mended_at_once}}")});
    EXPECT_EQ(key_of(db.read(cast.ombud,
                             [&](Work& work) {
                                 return may_have_edition(bound, numbers_for(work, bound),
                                                         Edition::open);
                             })),
              "report.not_public");
    ASSERT_TRUE(freeze(plan(draft).value()));
    const StoredReport frozen = found(draft.id);
    EXPECT_FALSE(kept(frozen, Edition::exact, "pdf").empty());
    EXPECT_TRUE(kept(frozen, Edition::open, "pdf").empty());
}

TEST_P(ReportVerbs, MarkEachEditionAsWhatItIs) {
    const StoredReport draft = a_draft({narrative("Inga tal.")});
    const auto marking = [&](const StoredReport& stored, Edition edition) {
        return db.read(cast.ombud, [&](Work& work) {
            return draw_report(stored, numbers_for(work, stored), {edition}).marking;
        });
    };
    EXPECT_EQ(marking(draft, Edition::exact), "Utkast · Ej för publicering");
    StoredReport frozen = draft;
    frozen.frozen = true;
    EXPECT_EQ(marking(frozen, Edition::exact), "Ej för publicering");
    EXPECT_EQ(marking(frozen, Edition::open), "");
    frozen.report.invented = true;
    EXPECT_NE(marking(frozen, Edition::open).find("påhittade"), std::string::npos);
}

TEST_P(ReportVerbs, PrintTheCutOffOfAYearThatIsNotOver) {
    EXPECT_TRUE(write([&](Work& work) {
        return set_cutoff(work, cast.unit, 2025,
                          {cutoff_of(work, cast.unit, 2025), Date{2025, 11, 30}});
    }));
    const StoredReport draft = a_draft({of_kind("events.by_level")});
    ASSERT_TRUE(freeze(plan(draft).value()));
    const std::string page = kept(found(draft.id), Edition::exact, "html");
    EXPECT_NE(page.find("hittills i år"), std::string::npos);
    EXPECT_NE(page.find("30 november 2025"), std::string::npos);
}

TEST_P(ReportVerbs, DrawASmallReportAsItWasLastAgreed) {
    ReportBlock questions = of_kind("questions");
    questions.heading = FreeText::as_typed("Frågor");
    questions.body = FreeText::as_typed("1. Känner ni igen er?\n2. Vad kan ni ändra?");
    ReportBlock quote = of_kind("quote");
    quote.body = FreeText::as_typed("Jag fick svar *samma* dag.");
    quote.attribution = "En klient";
    quote.consent = true;
    ReportBlock appendix = of_kind("appendix");
    appendix.heading = FreeText::as_typed("Så räknar vi");
    appendix.body = FreeText::as_typed("Återtagna räknas inte.");
    const StoredReport draft = a_draft(
        {narrative("Ombuden såg **{{events.total}}** händelser i {{källa|17 kommuner|Budget|2025}} "
                   "enligt {{ref|2013:522}}."),
         of_kind("events.by_level"), quote, questions, appendix});
    ASSERT_TRUE(freeze(plan(draft).value()));
    const StoredReport frozen = found(draft.id);
    const std::string page = kept(frozen, Edition::exact, "page");
    EXPECT_TRUE(page == golden("small_report.html", page)) << page;
    const std::string json = kept(frozen, Edition::open, "json");
    EXPECT_TRUE(json == golden("small_report.json", json)) << json;
}

INSTANTIATE_TEST_SUITE_P(Engines, ReportVerbs, both_engines(), engine_name);
