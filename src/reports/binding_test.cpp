// Numbers in prose: bound ones are filled, typed ones are held against the figures.
#include "reports/binding.h"

#include <gtest/gtest.h>

#include "tests/support/report_world.h"

namespace {

const Texts swedish(Language::swedish);

std::string filled(const std::string& text) {
    return fill_bindings(swedish, text, small_numbers(), Remarks::hidden).text;
}

std::vector<std::string> kinds_on(const std::string& text, const ReportNumbers& numbers) {
    std::vector<std::string> kinds;
    for (const TextRemark& remark : remarks_on(swedish, text, numbers)) {
        kinds.emplace_back(name_of(remark.kind));
    }
    return kinds;
}
std::vector<std::string> kinds_on(const std::string& text) {
    return kinds_on(text, small_numbers());
}

using Kinds = std::vector<std::string>;

Reference repealed_law() {
    Reference law;
    law.mark = "1986:223";
    law.title = "Förvaltningslag (1986:223)";
    law.standing = "repealed";
    law.stood_until = Date{2018, 6, 30};
    law.instead = "förvaltningslagen (2017:900)";
    return law;
}

Reference old_word() {
    Reference word;
    word.mark = "landsting";
    word.title = "Landsting";
    word.standing = "outdated";
    word.stood_until = Date{2019, 12, 31};
    word.instead = "region";
    return word;
}

} // namespace

TEST(Binding, PrintsAFigureByItsId) {
    EXPECT_EQ(filled("{{events.total}} händelser, {{ events.serious.share }} allvarliga"),
              "7 händelser, 33,3\u00a0% allvarliga");
}

TEST(Binding, CountsTheRowsThatMatch) {
    EXPECT_EQ(filled("{{events.count type=vantetid,bemotande level=lokal}}"), "3");
    EXPECT_EQ(filled("{{events.count}}"), "7");
}

TEST(Binding, SaysThatWithheldRowsMayBelongToACount) {
    ReportNumbers numbers = small_numbers();
    CountedFact& fact = numbers.facts.front();
    fact.table.add(std::vector<std::string_view>{"failure", "handlaggare", "withheld", "withheld",
                                                 "withheld"});
    const auto notes = [&](const std::string& text) {
        return fill_bindings(swedish, text, numbers, Remarks::hidden).notes;
    };
    const std::vector<std::string> told = {std::string(swedish("report.note.told_only"))};
    EXPECT_EQ(notes("{{events.count type=vantetid}}"), told);
    EXPECT_EQ(notes("{{events.count level=handlaggare type=vantetid}}"), told);
    EXPECT_EQ(notes("{{events.largest_count type}}"), told);
    // What is told of every row is a whole count.
    EXPECT_TRUE(notes("{{events.count level=handlaggare}}").empty());
    EXPECT_TRUE(notes("{{events.count level=lokal type=vantetid}}").empty());
    EXPECT_TRUE(notes("{{events.largest type}}").empty());
    // One more, and the commonest may be another than is told.
    fact.table.add(std::vector<std::string_view>{"failure", "handlaggare", "withheld", "withheld",
                                                 "withheld"});
    EXPECT_EQ(notes("{{events.largest type}}"), told);
}

TEST(Binding, SaysWhenAPartOfAYearStandsBesideAWholeOne) {
    ReportNumbers numbers = small_numbers();
    numbers.last_year = numbers.figures;
    for (FigureValue& figure : numbers.last_year) {
        figure.cutoff = Date{2024, 12, 31};
    }
    const auto notes = [&] {
        return fill_bindings(swedish, "{{events.total.change}}", numbers, Remarks::hidden).notes;
    };
    EXPECT_TRUE(notes().empty());
    for (FigureValue& figure : numbers.figures) {
        figure.cutoff = Date{2025, 11, 30};
    }
    EXPECT_EQ(notes(), (std::vector<std::string>{std::string(swedish(
                           "report.note.other_length",
                           {{"now", "30 november 2025"}, {"before", "31 december 2024"}}))}));
}

TEST(Binding, NamesTheCommonestCodeInWords) {
    EXPECT_EQ(filled("{{events.largest type}}: {{events.largest_count type}}"), "Väntetid: 4");
}

TEST(Binding, NamesNoCommonestCodeWhenTwoAreAlike) {
    ReportNumbers numbers = small_numbers();
    numbers.facts[0].table.add(
        std::vector<std::string_view>{"failure", "lokal", "bemotande", "02", "no"});
    numbers.facts[0].table.add(
        std::vector<std::string_view>{"failure", "lokal", "bemotande", "02", "no"});
    EXPECT_EQ(kinds_on("{{events.largest type}}", numbers), Kinds{"tied"});
}

TEST(Binding, SaysPeriodUnitAndKommuner) {
    EXPECT_EQ(filled("{{unit}} i {{kommuner}} {{period}}"),
              "Ombuden i provet i Alvesta, Ljungby och Växjö 2025");
    ReportNumbers so_far = small_numbers();
    so_far.scope.cutoff = Date{2025, 11, 30};
    EXPECT_EQ(fill_bindings(swedish, "{{period}}", so_far, Remarks::hidden).text,
              "2025 (hittills i år, till och med 30 november 2025)");
}

TEST(Binding, NeverPrintsAZeroForACodeThatNoListKnows) {
    EXPECT_EQ(kinds_on("{{events.count type=vantetiden}}"), Kinds{"unknown_binding"});
    EXPECT_EQ(kinds_on("{{events.count typ=vantetid}}"), Kinds{"unknown_binding"});
    EXPECT_EQ(kinds_on("{{events.count lokal}}"), Kinds{"unknown_binding"});
}

TEST(Binding, RemarksOnWhatNamesNothing) {
    EXPECT_EQ(kinds_on("{{events.totals}}"), Kinds{"unknown_binding"});
    EXPECT_EQ(kinds_on("{{events.total"), Kinds{"unknown_binding"});
    EXPECT_EQ(kinds_on("{{}}"), Kinds{"unknown_binding"});
    EXPECT_EQ(filled("kvar: {{events.totals}}"), "kvar: {{events.totals}}");
}

TEST(Binding, RemarksOnAFigureWithoutValue) {
    // A share of nothing is none, not 0.
    EXPECT_EQ(kinds_on("{{events.wishes}}"), Kinds{"no_value"});
    EXPECT_EQ(filled("{{events.wishes}}"), "ingen grund");
}

TEST(Binding, MakesAFootnoteOfAnotherSource) {
    const FilledText text = fill_bindings(swedish, "I {{källa|17 kommuner|Budget|2025}}.",
                                          small_numbers(), Remarks::hidden);
    ASSERT_EQ(text.notes.size(), 1U);
    EXPECT_EQ(text.notes[0], "Budget, 2025.");
    EXPECT_TRUE(text.text.starts_with("I 17 kommuner"));
    EXPECT_EQ(kinds_on("{{källa|17 kommuner|Budget|2025}} och {{source|9|X|2020}}"), Kinds{});
    EXPECT_EQ(kinds_on("{{källa|17 kommuner|Budget}}"), Kinds{"source_incomplete"});
    EXPECT_EQ(kinds_on("{{källa|17 kommuner||2025}}"), Kinds{"source_incomplete"});
}

TEST(Binding, MakesAFootnoteOfAReference) {
    ReportNumbers numbers = small_numbers();
    numbers.references = {repealed_law()};
    const FilledText text =
        fill_bindings(swedish, "Se {{ref|1986:223}}.", numbers, Remarks::hidden);
    ASSERT_EQ(text.notes.size(), 1U);
    EXPECT_EQ(text.notes[0], "Förvaltningslag (1986:223) (upphävd).");
    EXPECT_EQ(kinds_on("{{ref|1999:1}}", numbers), Kinds{"unknown_reference"});
}

TEST(TypedNumber, PassesWhenAFigureSupportsIt) {
    EXPECT_EQ(kinds_on("7 händelser, varav 6 brister (33,3 procent allvarliga)"), Kinds{});
    EXPECT_EQ(kinds_on("33 % var allvarliga"), Kinds{});
}

TEST(TypedNumber, IsMarkedWhenNoFigureSupportsIt) {
    const auto remarks = remarks_on(swedish, "Vi såg 8 händelser.", small_numbers());
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].kind, TextRemark::Kind::unsupported_number);
    EXPECT_EQ(remarks[0].written, "8");
    EXPECT_EQ(remarks[0].start, 8U);
    EXPECT_TRUE(remarks[0].stops_freezing());
    EXPECT_EQ(kinds_on("34 % var allvarliga"), Kinds{"unsupported_number"});
    EXPECT_EQ(kinds_on("fjorton händelser"), Kinds{"unsupported_number"});
}

TEST(TypedNumber, IsSupportedByATableOfTheReport) {
    ReportNumbers numbers = small_numbers();
    EXPECT_EQ(kinds_on("3 var lokala", numbers), Kinds{"unsupported_number"});
    numbers.tables["levels"] = count_levels(numbers);
    EXPECT_EQ(kinds_on("3 var lokala, 50 % av bristerna", numbers), Kinds{});
}

TEST(TypedNumber, IsNoneInDatesYearsLawsAndReferences) {
    EXPECT_EQ(kinds_on("Den 2 mars 2026 gällde 3 § förordningen (2013:522), se Tabell 4 och "
                       "SOU 2023:30, s. 321. Ring 112."),
              Kinds{});
}

TEST(OutdatedReference, WarnsAndDoesNotStop) {
    ReportNumbers numbers = small_numbers();
    numbers.references = {repealed_law(), old_word()};
    const auto remarks = remarks_on(swedish, "Landstinget följer lagen (1986:223).", numbers);
    ASSERT_EQ(remarks.size(), 2U);
    EXPECT_EQ(remarks[0].written, "Landstinget");
    EXPECT_EQ(remarks[0].instead, "region");
    EXPECT_EQ(remarks[1].written, "1986:223");
    EXPECT_FALSE(remarks[1].stops_freezing());
}

TEST(OutdatedReference, MayBeNamedAboutTheYearsWhenItStood) {
    EXPECT_FALSE(outdated_for(old_word(), 2019));
    EXPECT_TRUE(outdated_for(old_word(), 2020));
}

TEST(Reference, IsFoundAsAWordAlsoInflected) {
    EXPECT_EQ(mentions_in("landstingens och Landsting", old_word()).size(), 2U);
    EXPECT_TRUE(mentions_in("ölandsting", old_word()).empty());
    EXPECT_TRUE(mentions_in("11986:223 och 1986:2234", repealed_law()).empty());
    Reference sheet;
    sheet.mark = "Meddelandeblad 5/2011";
    EXPECT_EQ(mentions_in("Socialstyrelsens meddelandeblad nr 5/2011", sheet).size(), 1U);
    EXPECT_TRUE(mentions_in("meddelandeblad nr 5/2020", sheet).empty());
}

TEST(Footnote, WithoutItsNoteIsToldOf) {
    EXPECT_EQ(kinds_on("Se noten.[^a]"), Kinds{"loose_footnote"});
    EXPECT_EQ(kinds_on("Ingen.\n\n[^a]: En not."), Kinds{"loose_footnote"});
    EXPECT_EQ(kinds_on("Se noten.[^a]\n\n[^a]: En not."), Kinds{});
}

TEST(Marks, StandAroundWholeBindingsAndTypedNumbers) {
    const FilledText text =
        fill_bindings(swedish, "A {{x}} B 9 C", small_numbers(), Remarks::shown);
    const std::string begin(mark_begin);
    const std::string end(mark_end);
    EXPECT_EQ(text.text, "A " + begin + "{{x}}" + end + " B " + begin + "9" + end + " C");
}

TEST(Marks, OfOursAreTakenOutOfWhatAPersonTyped) {
    EXPECT_EQ(filled("a" + std::string(note_begin) + "0" + std::string(note_end) + "b"), "a0b");
}

TEST(RestsOn, KnowsTheUnitsOfWhatATextPrints) {
    const ReportNumbers numbers = small_numbers();
    EXPECT_EQ(rests_on("{{events.total}}", numbers).units, std::set<std::string>{"event"});
    EXPECT_EQ(rests_on("{{events.mended_at_once}}", numbers).units,
              std::set<std::string>{"person"});
    EXPECT_TRUE(rests_on("Inga tal.", numbers).units.empty());
}
