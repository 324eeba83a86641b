// Reports of every kind into text, and the story of the page and the command.
#include "checking/checking.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "checking/document_text.h"
#include "platform/document/document.h"
#include "platform/http/dispatch.h"
#include "platform/json.h"
#include "prose/check.h"
#include "rights/may.h"
#include "tests/support/cast.h"

namespace {

Document a_report() {
    Document report;
    report.title = "Rapport 2025";
    report.labels = {"Innehåll", "Fotnoter", "Sida {page} av {pages}", "Tillbaka", "Källa"};
    report.blocks.push_back(Heading{1, "Händelser", "events"});
    report.blocks.push_back(
        Paragraph{{{"Av länets 47 ombud svarade 35 (84 procent) på frågorna."}}});
    TableBlock table;
    table.number = "Tabell 1";
    table.caption = "Händelser per nivå";
    table.heads = {"Nivå", "Kvinnor", "Män", "Totalt"};
    table.rows = {{"Handläggarnivå", "27", "20", "47"},
                  {"Lokal nivå", "41", "34", "75"},
                  {"Central nivå", "14", "11", "26"}};
    table.total = {"Summa", "82", "65", "147"};
    report.blocks.push_back(table);
    return report;
}

std::string rules_of(const std::string& text) {
    std::string all;
    for (const prose_check::Finding& finding : prose_check::check_prose(text)) {
        all += (all.empty() ? "" : " ") + finding.rule;
    }
    return all;
}

std::string key_of(const Result<std::string>& result) {
    return result ? "" : result.error().problems.at(0).key;
}

} // namespace

TEST(DocumentText, WordKeepsParagraphsAndTheRowsOfTables) {
    const auto text = text_of_report(document_docx(a_report()));
    ASSERT_TRUE(text);
    EXPECT_NE(text->find("Lokal nivå\t41\t34\t75\n"), std::string::npos) << *text;
    EXPECT_EQ(rules_of(*text), "share table_sum");
}

TEST(DocumentText, PdfKeepsSentencesAndColumns) {
    const auto text = text_of_report(document_pdf(a_report()));
    ASSERT_TRUE(text) << key_of(text);
    EXPECT_EQ(rules_of(*text), "share table_sum") << *text;
}

TEST(DocumentText, OlderSwedishTextIsRead) {
    const auto text = text_of_report("Det \xE4r 5 \xE5r \x96 ungef\xE4r");
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, "Det är 5 år \xE2\x80\x93 ungefär");
}

TEST(DocumentText, WhatIsNoReportIsRefusedPolitely) {
    EXPECT_EQ(key_of(text_of_report(std::string("\0\1\2", 3))), "checking.not_text");
    EXPECT_EQ(key_of(text_of_report("PK\x03\x04 no zip at all")), "checking.not_text");
    EXPECT_EQ(key_of(text_of_report("%PDF-1.7 nothing more")), "checking.broken_pdf");
    EXPECT_EQ(key_of(text_of_report(std::string(checked_text_max + 1, 'a'))), "checking.too_large");
    EXPECT_EQ(key_of(text_of_report("")), "checking.empty");
    EXPECT_EQ(key_of(text_of_report(" \r\n\t ")), "checking.empty");
    std::string cut = document_docx(a_report());
    cut.resize(cut.size() / 2);
    EXPECT_FALSE(text_of_report(cut));
}

namespace {

class CheckPage : public testing::TestWithParam<Engine> {
protected:
    CheckPage() { checking_routes(routes); }

    Response ask(Request in) {
        struct OpenGate : Gate {
            Entrance enter(const Request&, Work&) const override { return {actor, "", ""}; }
            bool may(const Actor& asker, May asked) const override {
                return actor_may(asker, asked);
            }
            Actor actor;
        } gate;
        gate.actor = who;
        Dispatcher dispatcher(
            {.routes = routes, .gate = gate, .database = db.database(), .menu = {}});
        return dispatcher.answer(std::move(in));
    }
    Response check(const std::string& text, Door door = Door::json) {
        Request in = story_request("POST", door == Door::json ? "/api/v1/check" : "/check",
                                   {{"text", {text}}});
        return ask(std::move(in));
    }

    TestDatabase db{GetParam()};
    Routes routes;
    Actor who = a_cast(db).ombud;
};

const std::string wrong = "Av länets 47 ombud svarade 35 (84 procent) på <frågorna>.";

} // namespace

TEST_P(CheckPage, TellsWhatDoesNotAddUpAsJson) {
    const Response answer = check("Rubrik\n\n" + wrong);
    ASSERT_EQ(answer.status, 200) << answer.body;
    const json::value found = json::parse(answer.body);
    ASSERT_EQ(found.as_array().size(), 1U);
    const json::object& first = found.as_array()[0].as_object();
    EXPECT_EQ(first.at("line").as_int64(), 3);
    EXPECT_EQ(first.at("rule").as_string(), "share");
    EXPECT_EQ(first.at("found").as_string(), "84 procent");
    EXPECT_EQ(first.at("expected").as_string(), "35 / 47 = 74,5 %");
    EXPECT_EQ(first.at("severity").as_string(), "error");
    EXPECT_FALSE(first.at("why").as_string().empty());
}

TEST_P(CheckPage, NeedsSomethingToRead) {
    EXPECT_EQ(check("  \n ").status, 422);
}

TEST_P(CheckPage, TakesAnUploadedFile) {
    Request in = story_request("POST", "/api/v1/check", {});
    in.uploads["file"] = {"rapport.docx", document_docx(a_report())};
    const Response answer = ask(std::move(in));
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(json::parse(answer.body).as_array().size(), 2U);
}

TEST_P(CheckPage, IsForThoseWhoAreSignedIn) {
    who = Actor{};
    EXPECT_EQ(check(wrong).status, 401);
}

INSTANTIATE_TEST_SUITE_P(Engines, CheckPage, both_engines(), engine_name);

namespace {

struct Ran {
    int code = 0;
    std::string out;
};

Ran run(const std::string& text, std::vector<const char*> words) {
    const std::string file =
        testing::TempDir() + "/spejare-check-" + std::to_string(getpid()) + ".txt";
    std::ofstream(file, std::ios::binary) << text;
    std::vector<const char*> argv = {"spejare", "check-figures", file.c_str()};
    argv.insert(argv.end(), words.begin(), words.end());
    testing::internal::CaptureStdout();
    Ran ran;
    ran.code = run_command(checking_commands(), static_cast<int>(argv.size()), argv.data(),
                           [](const std::string&) { return Surroundings{}; });
    ran.out = testing::internal::GetCapturedStdout();
    std::remove(file.c_str());
    return ran;
}

} // namespace

TEST(CheckFigures, EndsWithOneWhenSomethingDoesNotHold) {
    const Ran ran = run(wrong, {"--json"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(json::parse(ran.out).as_array().size(), 1U);
}

TEST(CheckFigures, EndsWithZeroWhenAllHolds) {
    EXPECT_EQ(run("Av länets 47 ombud svarade 35 (74 procent).", {"--json"}).out, "[]\n");
    EXPECT_EQ(run("Av länets 47 ombud svarade 35 (74 procent).", {}).code, 0);
}

TEST(CheckFigures, RefusesWhatIsEmptyOrNoText) {
    EXPECT_EQ(run("", {}).code, 65);
    EXPECT_EQ(run(std::string("\x7F"
                              "ELF\0\0\x01",
                              7),
                  {"--json"})
                  .code,
              65);
}

TEST(CheckFigures, TellsTheLineTheValuesAndWhy) {
    const Ran ran = run("Först.\n\n" + wrong, {"--lang", "en"});
    EXPECT_NE(ran.out.find("Line 3, error: 84 procent. Expected: 35 / 47 = 74,5 %."),
              std::string::npos)
        << ran.out;
}

TEST(CheckFigures, NeedsAFile) {
    const char* const none[] = {"spejare", "check-figures", "--json"};
    const auto nothing = [](const std::string&) { return Surroundings{}; };
    EXPECT_EQ(run_command(checking_commands(), 3, none, nothing), 2);
    const char* const absent[] = {"spejare", "check-figures", "/no/such/file.txt"};
    EXPECT_EQ(run_command(checking_commands(), 3, absent, nothing), 65);
    const char* const two[] = {"spejare", "check-figures", "a", "b"};
    EXPECT_EQ(run_command(checking_commands(), 4, two, nothing), 2);
}
