// The walkers over field tables: what a person typed becomes a record, with all problems at once.
#include <gtest/gtest.h>

#include <array>

#include "platform/record.h"

namespace {

struct Note {
    std::string title;
    FreeText body;
    std::optional<Date> seen_on;
    bool urgent = false;
    std::optional<int64_t> number;
    Hundredths share;
    std::vector<std::string> tags;
};
constexpr auto note_fields = std::array{
    field<&Note::title>("title", {.required = true, .length_max = 10}),
    field<&Note::body>("body", {.length_max = 2000, .rows = 5}),
    field<&Note::seen_on>("seen_on"),
    field<&Note::urgent>("urgent"),
    field<&Note::number>("number"),
    field<&Note::share>("share"),
    field<&Note::tags>("tags", {.length_max = 5}),
};

Result<Note> read(const FormValues& form) {
    return read_record<Note>(note_fields, form);
}
/// The problem's key, or "" when the form was read.
std::string problem(const FormValues& form) {
    const auto note = read(form);
    return note ? "" : note.error().problems.at(0).key;
}
std::optional<int64_t> share(const std::string& typed) {
    const auto note = read({{"title", {"t"}}, {"share", {typed}}});
    return note ? note->share.hundredths : std::nullopt;
}

} // namespace

TEST(Record, IsReadFromAFormWithAllKindsOfFields) {
    const auto note = read({{"title", {" Råd "}},
                            {"body", {"rad ett\r\nrad två"}},
                            {"seen_on", {"2026-03-02"}},
                            {"urgent", {"1"}},
                            {"number", {"12 000"}},
                            {"share", {"0,75"}},
                            {"tags", {"a", "", "b"}}});
    ASSERT_TRUE(note);
    EXPECT_EQ(note->title, "Råd");
    EXPECT_EQ(note->body.text(), "rad ett\nrad två");
    EXPECT_FALSE(note->body.admitted());
    EXPECT_EQ(note->seen_on->iso(), "2026-03-02");
    EXPECT_TRUE(note->urgent);
    EXPECT_EQ(note->number, 12000);
    EXPECT_EQ(note->share.hundredths, 75);
    EXPECT_EQ(note->tags, (std::vector<std::string>{"a", "b"}));
}

TEST(Record, TellsAllItsProblemsAtOnce) {
    const auto note =
        read({{"seen_on", {"2026-02-30"}}, {"number", {"tolv"}}, {"tags", {"longer than five"}}});
    ASSERT_FALSE(note);
    std::vector<std::string> told;
    for (const Problem& one : note.error().problems) {
        told.push_back(one.field + ":" + one.key);
    }
    EXPECT_EQ(told, (std::vector<std::string>{"title:required", "seen_on:not_a_date",
                                              "number:not_a_number", "tags:too_long"}));
}

TEST(Record, CountsLettersNotBytes) {
    EXPECT_EQ(problem({{"title", {"åäöåäöåäöå"}}}), "");
    EXPECT_EQ(problem({{"title", {"åäöåäöåäöåä"}}}), "too_long");
}

TEST(Record, ComposesLettersTypedInTwoParts) {
    const auto note = read({{"title", {"A\u030Angstro\u0308m"}}});
    ASSERT_TRUE(note);
    EXPECT_EQ(note->title, "Ångström");
}

TEST(Record, RefusesBytesThatAreNoTextAndSignsThatHide) {
    for (const std::string& bad :
         {std::string("a\xff"), std::string("a\0b", 3), std::string("a\u202Eb"),
          std::string("a\x1b[0m"), std::string("a\nb"), std::string("\xed\xa0\x80")}) {
        EXPECT_EQ(problem({{"title", {bad}}}), "bad_characters");
    }
}

TEST(Record, LeavesFieldsThatTheFormDoesNotNameAndClearsATickThatItDoes) {
    Note note;
    note.title = "kept";
    note.number = 7;
    note.urgent = true;
    const std::array<std::string_view, 2> names = {"urgent", "number"};
    ASSERT_TRUE(
        read_fields(note_fields, names, {{"number", {""}}, {"title", {"not read"}}}, &note));
    EXPECT_EQ(note.title, "kept");
    EXPECT_FALSE(note.urgent);
    EXPECT_FALSE(note.number);
}

TEST(Record, RequiresAListWhereItIsRequired) {
    struct Tagged {
        std::vector<std::string> tags;
    };
    static constexpr auto fields = std::array{field<&Tagged::tags>("tags", {.required = true})};
    const auto empty = read_record<Tagged>(fields, {{"tags", {" "}}});
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().problems.at(0).key, "required");
    EXPECT_TRUE(read_record<Tagged>(fields, {{"tags", {"a"}}}));
}

TEST(Decimal, HasACommaOrAPointAndAtMostTwoPlaces) {
    EXPECT_EQ(share("0,75"), 75);
    EXPECT_EQ(share("0.75"), 75);
    EXPECT_EQ(share("1,5"), 150);
    EXPECT_EQ(share("1"), 100);
    EXPECT_EQ(share("-0,05"), -5);
    EXPECT_EQ(share("\u22120,05"), -5);
    EXPECT_EQ(share("1\u00A0000,00"), 100000);
    for (const char* bad :
         {"1,", "1,234", "1.000", "1,2,3", "1,-5", "--1", "1e3", ",", "99999999999999999999"}) {
        EXPECT_EQ(problem({{"title", {"t"}}, {"share", {bad}}}), "not_a_number") << bad;
    }
}

TEST(Record, IsTypedBackAsAPersonWouldTypeIt) {
    const FormValues form = {{"title", {"Råd"}},   {"body", {"rad"}},           {"number", {"-3"}},
                             {"share", {"-0,05"}}, {"seen_on", {"2026-03-02"}}, {"urgent", {"1"}},
                             {"tags", {"a", "b"}}};
    const auto note = read(form);
    ASSERT_TRUE(note);
    EXPECT_EQ(as_form(note_fields, &*note), form);
}
