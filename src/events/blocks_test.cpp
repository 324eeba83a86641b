// The events' report blocks against the register: what is printed, and what never is.
#include "events/blocks.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "events/chosen.h"
#include "events/deidentification.h"
#include "events/figures.h"
#include "events/published.h"
#include "reports/freeze.h"
#include "reports/leaving.h"
#include "reports/templates.h"
#include "tests/support/event_stage.h"
#include "tests/support/second_reader.h"

namespace {

void hand_in_events() {
    static const bool done = [] {
        if (figure_registry().facts().empty()) {
            figure_registry().add(event_fact());
            figure_registry().add(event_figures());
        }
        block_registry().add(event_blocks());
        return true;
    }();
    (void)done;
}

const std::string secret = "orden som bara chefen läser";

class EventReports : public EventStage {
protected:
    EventReports() { hand_in_events(); }

    std::string registered(const EventShape& shape) {
        return registers(cast.ombud, an_event(shape)).value();
    }
    // Two on handläggare level, three local, one central, two positive; in 2025.
    void a_year_of_events() {
        for (const std::string level :
             {"handlaggare", "handlaggare", "lokal", "lokal", "lokal", "central"}) {
            const bool told = level != "handlaggare";
            registered({.occurred_on = {2025, 3, 4},
                        .type = level == "central" ? "regelverk" : "vantetid",
                        .level = level,
                        .serious_reason = level == "lokal" ? "" : "consequence",
                        .description = told ? "Beslutet dröjde." : secret,
                        .consequence = told ? "Hyran kunde inte betalas." : secret,
                        .proposal = told ? "Lämna besked i tid." : secret});
        }
        for (const std::string kommun : {"0780", "0781"}) {
            registered({.kind = "positive",
                        .occurred_on = {2025, 5, 6},
                        .kommun = kommun,
                        .type = "systemratt",
                        .description = "Besked samma dag."});
        }
    }
    StoredReport a_report(const std::string& name, const std::string& language = "sv") {
        Report report;
        report.year = 2025;
        report.template_code = name;
        report.language = language;
        report.title = said("Rapport");
        return db
            .write(cast.ombud,
                   [&](Work& work) -> Result<StoredReport> {
                       const std::string id = TRY(start_report(work, cast.unit, report));
                       return find_report(work, cast.unit, id);
                   })
            .value();
    }
    StoredReport found_report(const std::string& id) {
        return db.read(cast.ombud, [&](Work& work) { return find_report(work, cast.unit, id); })
            .value();
    }
    ReportNumbers numbers(const StoredReport& stored) {
        return db.read(cast.ombud, [&](Work& work) { return numbers_for(work, stored); });
    }
    std::vector<ReportRemark> remarks(const StoredReport& stored) {
        return db.read(cast.ombud, [&](Work& work) {
            return remarks_on_report(work, stored, numbers_for(work, stored));
        });
    }
    std::string output(const StoredReport& stored, const std::string& format) {
        return drawn_output({stored, numbers(stored)}, format);
    }
    static const StoredBlock& of_kind(const StoredReport& stored, const std::string& kind) {
        return *std::ranges::find_if(
            stored.blocks, [&](const StoredBlock& block) { return block.block.kind == kind; });
    }
    CountedTable counted(const std::string& kind) {
        return block_registry().find(kind)->count(numbers(a_report("kronoberg")));
    }
    std::vector<ReportSource> sources(const StoredReport& stored, const std::string& kind) {
        return db.read(cast.ombud, [&](Work& work) {
            return report_sources(work, stored, of_kind(stored, kind));
        });
    }
    void confirm(const std::string& number) {
        const auto confirmed = db.write(cast.manager, [&](Work& work) {
            return confirm_deidentified(work, number, find_event(work, number)->version);
        });
        ASSERT_TRUE(confirmed);
    }
    Result<std::string> choose(const StoredReport& stored, const std::string& kind,
                               const ChosenText& text) {
        return db.write(cast.ombud, [&](Work& work) {
            return choose_for_report(work, stored, of_kind(stored, kind), text);
        });
    }
    static ChosenText copy_of(const std::string& number, const std::string& text,
                              const std::string& theme = "") {
        return {number, "", theme, said(text)};
    }
};

std::vector<std::string> keys_of(const std::vector<ReportRemark>& remarks) {
    std::vector<std::string> keys;
    for (const ReportRemark& remark : remarks) {
        if (remark.field == "chosen") {
            keys.push_back(remark.key);
        }
    }
    return keys;
}

std::vector<int64_t> counts_of(const CountedTable& table, std::size_t column = 0) {
    std::vector<int64_t> counts;
    for (const CountedRow& row : table.rows) {
        counts.push_back(row.counts.at(column));
    }
    return counts;
}

using Counts = std::vector<int64_t>;

} // namespace

TEST_P(EventReports, CountByLevelKindTypeBodyMonthAndKommun) {
    a_year_of_events();
    EXPECT_EQ(counts_of(counted("events.by_level")), (Counts{2, 3, 1}));
    EXPECT_EQ(counts_of(counted("events.serious")), (Counts{2, 0, 1}));
    EXPECT_EQ(counts_of(counted("events.serious"), 1), (Counts{2, 3, 1}));
    EXPECT_EQ(counts_of(counted("events.by_kind")), (Counts{6, 2}));
    // The withheld come last, as one line that is not broken down.
    const CountedTable types = counted("events.by_type");
    EXPECT_EQ(counts_of(types), (Counts{3, 2, 1, 2}));
    EXPECT_EQ(types.rows.back().code, code_withheld);
    EXPECT_EQ(types.totals, Counts{8});
    EXPECT_EQ(counts_of(counted("events.by_body")), (Counts{4, 2}));
    const CountedTable months = counted("events.by_month");
    EXPECT_EQ(counts_of(months), (Counts{0, 0, 4, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2}));
    EXPECT_EQ(counts_of(counted("events.by_kommun")), (Counts{5, 1, 2}));
}

TEST_P(EventReports, PrintTheSharesOfTheLevelsWithTheirNumbers) {
    a_year_of_events();
    const StoredReport stored = a_report("skane");
    const std::string page = output(stored, "html");
    for (const char* printed :
         {"33,3\u00a0%", "50,0\u00a0%", "16,7\u00a0%", "8 händelser", "Bas: 6 brister.",
          "räknat till och med 31 december 2025", "hör till det år då den inträffade"}) {
        EXPECT_NE(page.find(printed), std::string::npos) << printed;
    }
}

TEST_P(EventReports, PrintNoTextOfHandlaggareLevelInAnyFormat) {
    a_year_of_events();
    for (const ReportTemplate& one : report_templates()) {
        if (one.kind != "unit") {
            continue;
        }
        const StoredReport stored = a_report(std::string(one.code));
        for (const OutputFormat& format : output_formats) {
            const std::string bytes = output(stored, std::string(format.name));
            EXPECT_EQ(bytes.find(secret), std::string::npos) << one.code << format.name;
        }
        const ReportNumbers counted_once = numbers(stored);
        const std::string canonical = canonical_json(stored, counted_once);
        EXPECT_EQ(canonical.find(secret), std::string::npos);
    }
}

TEST_P(EventReports, HaveTemplatesThatStandAsTheyAreInBothLanguages) {
    a_year_of_events();
    for (const ReportTemplate& one : report_templates()) {
        if (one.kind != "unit") {
            continue;
        }
        for (const std::string language : {"sv", "en"}) {
            const StoredReport stored = a_report(std::string(one.code), language);
            for (const ReportRemark& remark : remarks(stored)) {
                // The blocks of clients stand on a floor above.
                if (remark.key == "unknown_kind") {
                    continue;
                }
                EXPECT_EQ(remark.weight, ReportRemark::Weight::warns)
                    << one.code << " " << language << ": " << remark.key << " " << remark.written;
            }
        }
    }
}

TEST_P(EventReports, SayMissingAndNot0WhenNothingWasEverRegistered) {
    const StoredReport stored = a_report("kronoberg");
    EXPECT_TRUE(any_stops(remarks(stored)));
    const std::string page = output(stored, "html");
    EXPECT_NE(page.find("Uppgift saknas"), std::string::npos);
    EXPECT_EQ(page.find(">0<"), std::string::npos);
}

TEST_P(EventReports, OfferOnlyOpenTextsThatTheBlockIsAbout) {
    a_year_of_events();
    const StoredReport stored = a_report("kronoberg");
    EXPECT_EQ(sources(stored, "events.themes").size(), 4U);
    EXPECT_EQ(sources(stored, "events.examples").size(), 2U);
    EXPECT_EQ(sources(stored, "events.proposals").size(), 4U);
    for (const ReportSource& source : sources(stored, "events.themes")) {
        EXPECT_NE(source.record.event.level, "handlaggare");
        EXPECT_EQ(source.text, "Beslutet dröjde.\n\nHyran kunde inte betalas.");
        EXPECT_FALSE(source.cleared);
    }
    EXPECT_EQ(sources(stored, "events.proposals")[0].text, "Lämna besked i tid.");
}

TEST_P(EventReports, TakeATextOnlyWhenItIsConfirmedAsDeidentified) {
    const std::string number = registered({.occurred_on = {2025, 3, 4}});
    const StoredReport stored = a_report("skane");
    EXPECT_EQ(problems(choose(stored, "events.themes", copy_of(number, "Text."))),
              "source event.not_deidentified");
    confirm(number);
    EXPECT_TRUE(choose(stored, "events.themes", copy_of(number, "En redigerad text.", "Väntan")));
    const std::string page = output(found_report(stored.id), "html");
    EXPECT_NE(page.find("En redigerad text. (lokal nivå)"), std::string::npos);
    EXPECT_NE(page.find(">Väntan</h3>"), std::string::npos);
    EXPECT_EQ(page.find(number), std::string::npos);
    EXPECT_EQ(problems(choose(found_report(stored.id), "events.themes", copy_of(number, "Igen."))),
              "source already_chosen");
}

TEST_P(EventReports, TakeNoTextThatIsKeptWithinTheUnit) {
    const std::string number =
        registered({.occurred_on = {2025, 3, 4}, .level = "handlaggare", .description = secret});
    const std::string traceable = registered(
        {.occurred_on = {2025, 3, 4}, .description = secret, .traceable_to_official = true});
    const StoredReport stored = a_report("skane");
    for (const std::string& one : {number, traceable}) {
        const auto chosen = choose(stored, "events.themes", copy_of(one, "Text."));
        ASSERT_FALSE(chosen);
        EXPECT_EQ(chosen.error().refusal, Refusal::not_found);
    }
    EXPECT_TRUE(sources(stored, "events.themes").empty());
}

TEST_P(EventReports, LoseATextWhoseEventMovesUnderTheRule) {
    const std::string number = registered({.occurred_on = {2025, 3, 4}});
    const StoredReport stored = a_report("skane");
    confirm(number);
    ASSERT_TRUE(choose(stored, "events.themes", copy_of(number, "En text som inte får stå.")));
    ASSERT_TRUE(moves(cast.event_officer, number, 1, "handlaggare"));
    const StoredReport now = found_report(stored.id);
    EXPECT_TRUE(of_kind(now, "events.themes").chosen.empty());
    EXPECT_EQ(output(now, "json").find("får stå"), std::string::npos);
}

TEST_P(EventReports, StopTheFreezingWhenASourceHasChanged) {
    const std::string number = registered({.occurred_on = {2025, 3, 4}});
    const StoredReport stored = a_report("skane");
    confirm(number);
    ASSERT_TRUE(choose(stored, "events.themes", copy_of(number, "En redigerad text.")));
    EXPECT_TRUE(keys_of(remarks(found_report(stored.id))).empty());
    Event changed = found(cast.ombud, number).event;
    changed.description = said("Nu står något annat här.");
    ASSERT_TRUE(amends(cast.ombud, number, 1, changed));
    EXPECT_EQ(keys_of(remarks(found_report(stored.id))),
              std::vector<std::string>{"source_changed"});
    ASSERT_TRUE(moves(cast.event_officer, number, 2, "central"));
    EXPECT_EQ(keys_of(remarks(found_report(stored.id))), std::vector<std::string>{"source_moved"});
    Closure withdrawal;
    withdrawal.outcome = "withdrawn";
    withdrawal.reason = said("Registrerad två gånger.");
    ASSERT_TRUE(closes(cast.ombud, number, 3, withdrawal));
    const auto last = remarks(found_report(stored.id));
    EXPECT_EQ(keys_of(last), std::vector<std::string>{"source_not_told"});
    EXPECT_TRUE(any_stops(last));
}

TEST_P(EventReports, WarnOfAThemeThatRestsOnOneOmbud) {
    const std::string first = registered({.occurred_on = {2025, 3, 4}});
    const std::string second = registered({.occurred_on = {2025, 3, 5}});
    const std::string third =
        registers(cast.colleague, an_event({.occurred_on = {2025, 3, 6}})).value();
    const StoredReport stored = a_report("skane");
    for (const std::string& number : {first, second, third}) {
        confirm(number);
    }
    ASSERT_TRUE(choose(stored, "events.themes", copy_of(first, "Ett.", "Väntan")));
    ASSERT_TRUE(
        choose(found_report(stored.id), "events.themes", copy_of(second, "Två.", "Väntan")));
    const auto alone = remarks(found_report(stored.id));
    EXPECT_EQ(keys_of(alone), std::vector<std::string>{"one_reporter"});
    ASSERT_TRUE(choose(found_report(stored.id), "events.themes", copy_of(third, "Tre.", "Väntan")));
    EXPECT_TRUE(keys_of(remarks(found_report(stored.id))).empty());
}

TEST_P(EventReports, PrintTheClearedCopyWordForWordUnderTheStockholmRule) {
    UnitPolicy policy;
    policy.decided_from = Date{2026, 2, 1};
    policy.withholding = "stockholm";
    decides(policy);
    const std::string number = registered({.occurred_on = {2026, 2, 10}, .level = "handlaggare"});
    Report report;
    report.year = 2026;
    report.title = said("Rapport");
    const StoredReport stored = db.write(cast.ombud, [&](Work& work) -> Result<StoredReport> {
                                      const std::string id =
                                          TRY(start_report(work, cast.unit, report));
                                      return find_report(work, cast.unit, id);
                                  }).value();
    confirm(number);
    EXPECT_EQ(problems(choose(stored, "events.themes", copy_of(number, "Egen text."))),
              "source event.not_cleared");
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return choose_for_publication(work, number, 0, {said("Ett telefonsamtal uteblev.")});
    }));
    ASSERT_TRUE(
        db.write(cast.manager, [&](Work& work) { return clear_for_publication(work, number, 1); }));
    EXPECT_EQ(problems(choose(stored, "events.themes", copy_of(number, "Egen text."))),
              "text event.word_for_word");
    EXPECT_TRUE(choose(stored, "events.themes", copy_of(number, "Ett telefonsamtal uteblev.")));
}

TEST_P(EventReports, ReplayWithTheRegistersOwnFactAfterItHasGrown) {
    a_year_of_events();
    StoredReport stored = a_report("skane");
    leaving_kinds() = {leaving_reports()};
    ASSERT_TRUE(read_and_confirmed(db, cast.manager, "report", stored.id));
    const auto plan = db.read(cast.ombud, [&](Work& work) { return plan_freeze(work, stored); });
    ASSERT_TRUE(plan);
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return freeze_report(work, *plan); }));
    registered({.occurred_on = {2025, 7, 8}});
    const Replay replayed =
        db.read(cast.ombud, [&](Work& work) {
              return replay(work, find_report(work, cast.unit, stored.id).value());
          }).value();
    EXPECT_TRUE(replayed.holds());
    EXPECT_NE(replayed.kept.find("\"value\":8"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Engines, EventReports, both_engines(), engine_name);
