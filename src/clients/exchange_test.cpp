// Clients in and out by file: what is exported reads back the same, and nothing by halves.
#include <gmock/gmock.h>

#include "clients/access.h"
#include "clients/export.h"
#include "clients/import.h"
#include "clients/list.h"
#include "clients/note.h"
#include "figures/scope.h"
#include "tests/support/client_pages.h"

namespace {

using testing::HasSubstr;
using testing::Not;

class ClientExchange : public testing::TestWithParam<Engine> {
protected:
    ClientRowsRead checked(const std::string& bytes) {
        return db.read(cast.ombud, [&](Work& work) {
            const SheetRows rows = read_rows(bytes).value();
            const ClientSource source{matching_columns(rows.front(), client_row_fields()),
                                      rows_after_heading(rows)};
            return check_clients(work, cast.unit, source).value();
        });
    }
    int64_t take_in(const std::string& bytes) {
        const ClientRowsRead read = checked(bytes);
        EXPECT_EQ(told(read), "");
        const auto taken =
            db.write(cast.ombud, [&](Work& work) { return take_in_clients(work, read.rows, ""); });
        EXPECT_TRUE(taken) << (taken ? ""
                                     : taken.error().problems.at(0).field + " " +
                                           taken.error().problems.at(0).key);
        return taken ? *taken : 0;
    }
    std::string exported(ExportFormat format = ExportFormat::csv) {
        std::string bytes;
        const auto done = db.write(cast.ombud, [&](Work& work) -> Result<void> {
            Spool spool;
            TRY(export_clients(work, format, spool));
            spool.each_slice([&](std::string_view slice) { bytes += slice; });
            return {};
        });
        EXPECT_TRUE(done.has_value());
        return bytes;
    }
    // Taken in by a database of its own, and written out from there.
    std::string exported_from_another(const std::string& bytes) {
        TestDatabase other(GetParam(), the_door());
        const Cast there = a_cast(other);
        std::string again;
        const auto done = other.write(there.ombud, [&](Work& work) -> Result<void> {
            const SheetRows rows = TRY(read_rows(bytes));
            const ClientSource source{matching_columns(rows.front(), client_row_fields()),
                                      rows_after_heading(rows)};
            const ClientRowsRead read = TRY(check_clients(work, there.unit, source));
            EXPECT_EQ(told(read), "");
            TRY(take_in_clients(work, read.rows, ""));
            Spool spool;
            TRY(export_clients(work, ExportFormat::csv, spool));
            spool.each_slice([&](std::string_view slice) { again += slice; });
            return {};
        });
        EXPECT_TRUE(done.has_value());
        return again;
    }
    static std::string told(const ClientRowsRead& read) {
        std::string all;
        for (const RowProblem& one : read.problems) {
            all += (all.empty() ? "" : ", ") + std::to_string(one.row) + " " + one.problem.field +
                   " " + one.problem.key;
        }
        return all;
    }
    int64_t listed() {
        return db
            .write(cast.ombud,
                   [](Work& work) -> Result<int64_t> {
                       return TRY(list_clients(work, {.code = "", .standing = "all"}, 1)).total;
                   })
            .value();
    }
    std::string figure(int year, std::string_view id) {
        hand_in_client_figures();
        return db.read(cast.manager, [&](Work& work) {
            for (const FigureValue& one :
                 figures_of(work, scope_of(work, "unit:" + cast.unit, year))) {
                if (one.id == id) {
                    return one.printed(Texts(Language::swedish));
                }
            }
            return std::string();
        });
    }

    TestDatabase db{GetParam(), the_door()};
    Cast cast = a_cast(db);
};
INSTANTIATE_TEST_SUITE_P(Engines, ClientExchange, both_engines(), engine_name);

class ClientExchangePages : public ClientPages {};
INSTANTIATE_TEST_SUITE_P(Engines, ClientExchangePages, both_engines(), engine_name);

const std::string heading = "Kod;Kön;Födelseår;Hur personen kom;Start;Avslutad;Skäl till "
                            "avslutet;Kontaktorsaker vid starten;År;Barn hemma;Kommun\n";
const std::string two_persons =
    heading + "A-1;kvinna;1980;self;2024-03-01;2024-11-30;assignments_done;economy | "
              "housing;2024;nej;Växjö\n"
              "A-1;woman;1980;self;2025-09-01;;;economy;2025;no;0780\n"
              "A-1;woman;1980;self;2025-09-01;;;economy;2026;wholly;0780\n"
              "B-2;Man;1971;relative;2026-01-12;;;authorities;;partly;Ljungby\n";

} // namespace

TEST_P(ClientExchange, ForgetsAFileThatNobodyConfirmedWhenAnIdentifierIsPurged) {
    const bool forgotten = db.write(cast.ombud, [](Work& work) -> Result<bool> {
                                 TRY(keep_client_file(work, {"klienter.csv", "sealed"}));
                                 EXPECT_EQ(purge_notes(work, SoughtWords("Blåklinten")), 1);
                                 return !forget_client_file(work);
                             }).value();
    EXPECT_TRUE(forgotten);
}

TEST_P(ClientExchange, TakesInPersonsWithTheirStretchesAndYears) {
    EXPECT_EQ(take_in(two_persons), 2);
    EXPECT_EQ(listed(), 2);
    EXPECT_EQ(figure(2024, "clients.total"), "1");
    EXPECT_EQ(figure(2024, "clients.closed"), "1");
    EXPECT_EQ(figure(2025, "clients.new"), "1");
    EXPECT_EQ(figure(2026, "clients.total"), "2");
    EXPECT_EQ(figure(2026, "clients.new"), "1");
    EXPECT_EQ(figure(2025, "households.with_children"), "0");
    EXPECT_EQ(figure(2026, "households.with_children"), "2");
}

TEST_P(ClientExchange, ReadsBackWhatItWroteInEveryFormat) {
    take_in(two_persons);
    const std::string csv = exported();
    for (const ExportFormat format : {ExportFormat::csv, ExportFormat::xlsx, ExportFormat::json}) {
        EXPECT_EQ(exported_from_another(exported(format)), csv);
    }
}

TEST_P(ClientExchange, CarryTheAssignmentsOfAClientOnce) {
    EXPECT_EQ(take_in(two_persons), 2);
    const auto open = [&](const Assignment& given) {
        return db.write(cast.ombud, [&](Work& work) -> Result<std::string> {
            const ClientPage found = TRY(list_clients(work, {.code = "A-1", .standing = "all"}, 1));
            return open_assignment(work, found.lines.at(0).id, given);
        });
    };
    EXPECT_TRUE(open({"someone_to_talk_to", {2025, 9, 2}}));
    EXPECT_TRUE(open({"housing", {2024, 4, 1}, Date{2024, 10, 1}, "not_reached"}));
    EXPECT_TRUE(open({"care", {2025, 10, 1}, Date{2026, 1, 9}, "reached"}));
    const std::string csv = exported();
    EXPECT_THAT(csv, HasSubstr(";someone_to_talk_to 2025-09-02 | care 2025-10-01 2026-01-09 "
                               "reached | housing 2024-04-01 2024-10-01 not_reached\r\n"));
    EXPECT_EQ(csv.find("someone_to_talk_to"), csv.rfind("someone_to_talk_to"));
    EXPECT_EQ(exported_from_another(csv), csv);
}

TEST_P(ClientExchange, ReadAssignmentsAsTheyAreWrittenByHand) {
    const std::string head = "Kod;Kön;Födelseår;Hur personen kom;Start;Kontaktorsaker vid "
                             "starten;År;Kommun;Uppdrag\n";
    const std::string person = "A-1;kvinna;1980;self;2025-01-10;economy;";
    EXPECT_EQ(take_in(head + person +
                      "2025;0780;Någon att tala med 2025-02-01|bostad 2025-02-01 "
                      "2025-03-01 Delvis uppnått\n"),
              1);
    EXPECT_THAT(exported(), HasSubstr(";someone_to_talk_to 2025-02-01 | housing 2025-02-01 "
                                      "2025-03-01 partly\r\n"));
    const auto of = [&](const std::string& cell) {
        return told(
            checked(head + "B-2;man;1970;self;2025-01-10;economy;2025;0780;" + cell + "\n"));
    };
    EXPECT_EQ(of("Bostad"), "2 assignments not_an_assignment");
    EXPECT_EQ(of("Båtar 2025-02-01"), "2 assignments not_an_assignment");
    EXPECT_EQ(of("Bostad 2025-02-01 2025-02-02 2025-02-03 Uppnått"),
              "2 assignments not_an_assignment");
    EXPECT_EQ(of("Bostad 2025-02-01 2025-03-01"), "2 assignments assignment_half_closed");
    EXPECT_EQ(of("Bostad 2025-02-01 Uppnått"), "2 assignments assignment_half_closed");
    EXPECT_EQ(of("Bostad 2025-03-01 2025-02-01 Uppnått"), "2 assignments assignment_half_closed");
    EXPECT_EQ(of("Bostad 2026-03-03"), "2 assignments in_future");
    EXPECT_EQ(told(checked(head + "B-2;man;1970;self;2025-01-10;economy;2025;0780;Vård 2025-02-01\n"
                                  "B-2;man;1970;self;2025-01-10;economy;2026;0780;"
                                  "Vård 2025-02-02 | Vård 2025-02-01\n")),
              "3 assignments told_before");
}

TEST_P(ClientExchange, BringBackWhoCameFromOrWentToAnotherUnit) {
    const std::string persons =
        "Kod;Kön;Födelseår;source;Start;received;closed_on;close_reason;handed_over;"
        "reasons_at_start;År;Kommun;Uppdrag\n"
        "A-1;kvinna;1980;;2025-02-01;ja;;;nej;economy;2025;0780;\n"
        "B-2;man;1970;self;2024-02-01;nej;2025-06-01;;ja;economy;2024;0780;Vård 2024-03-01\n"
        "B-2;man;1970;self;2025-10-01;nej;2025-11-01;moved;nej;economy;2025;0780;\n";
    EXPECT_EQ(take_in(persons), 2);
    EXPECT_EQ(figure(2025, "clients.received"), "1");
    EXPECT_EQ(figure(2025, "clients.opening"), "1");
    EXPECT_EQ(figure(2025, "clients.new"), "0") << "who came back was there when the year began";
    EXPECT_EQ(figure(2025, "clients.closed"), "1");
    EXPECT_EQ(figure(2024, "applicants.total"), "1");
    EXPECT_EQ(figure(2025, "applicants.total"), "1") << "who was received applied elsewhere";
    const std::string csv = exported();
    EXPECT_EQ(exported_from_another(csv), csv);
    const std::string head = persons.substr(0, persons.find('\n') + 1);
    const auto of = [&](const std::string& row) { return told(checked(head + row)); };
    EXPECT_EQ(of("C-3;man;1970;self;2025-02-01;nej;;;ja;economy;2025;0780;\n"),
              "2 closed_on required");
    EXPECT_EQ(of("C-3;man;1970;self;2025-02-01;nej;2025-03-01;moved;ja;economy;2025;0780;\n"),
              "2 close_reason handed_over_instead");
    EXPECT_EQ(of("C-3;man;1970;;2025-02-01;nej;;;nej;economy;2025;0780;\n"), "2 source required");
    EXPECT_EQ(of("C-3;man;1970;self;2025-02-01;nej;2026-01-07;;ja;economy;2025;0780;\n"
                 "C-3;man;1970;self;2025-02-01;nej;2026-01-07;moved;nej;economy;2026;0780;\n"
                 "D-4;man;1970;self;2025-02-01;nej;;;nej;economy;2025;0780;\n"
                 "D-4;man;1970;self;2025-02-01;ja;;;nej;economy;2026;0780;\n"),
              "3 handed_over differs_from_row, 5 received differs_from_row");
}

TEST_P(ClientExchange, TellsEveryRowWhatIsWrongAndKeepsNothing) {
    a_client(db, cast.ombud, {.code = "T-7"});
    EXPECT_EQ(told(checked(heading + "ANNA;kvinna;1980;self;2025-01-10;;;economy;;;Växjö\n"
                                     "A-1;k;1980;self;2025-01-10;;;economy;;;Växjö\n"
                                     "A-2;kvinna;2015;self;2025-01-10;;;economy;;;Växjö\n"
                                     "A-3;kvinna;1980;self;2027-01-10;;;economy;;;Växjö\n"
                                     "A-4;kvinna;1980;self;2025-01-10;2024-01-01;moved;economy;"
                                     ";;Växjö\n"
                                     "A-5;kvinna;1980;self;2025-01-10;2025-02-01;;economy;;;Växjö\n"
                                     "A-6;kvinna;1980;self;2025-01-10;;;drömmar;;;Växjö\n"
                                     "A-7;kvinna;1980;self;2025-01-10;;;economy;;;Malmö\n"
                                     "T-7;kvinna;1980;self;2025-01-10;;;economy;;;Växjö\n"
                                     "A-8;kvinna;1980;self;2025-01-10;;;economy;2024;;Växjö\n"
                                     "A-9;kvinna;1980;self;2025-01-10;;;economy;2025;;Växjö\n"
                                     "A-9;man;1980;self;2025-01-10;;;economy;2026;;Växjö\n")),
              "2 code not_a_code, 3 sex unknown_word, 4 birth_year under_age, "
              "5 started_on in_future, 6 closed_on before_start, 7 close_reason required, "
              "8 reasons_at_start unknown_word, 9 kommun unknown_word, 10 code taken, "
              "11 year outside_support, 13 sex differs_from_row");
    EXPECT_EQ(told(checked("Kod;Kön\nA-1;kvinna\n")),
              "1 source import.no_column, 1 started_on import.no_column, "
              "1 reasons_at_start import.no_column");
    EXPECT_EQ(listed(), 1);
}

TEST_P(ClientExchange, KeepsNothingWhenOneRowIsRefusedAtTheEnd) {
    ClientRowsRead read = checked(two_persons);
    // Somebody registered the code between the preview and the confirmation.
    a_client(db, cast.colleague, {.code = "B-2"});
    const auto refused =
        db.write(cast.ombud, [&](Work& work) { return take_in_clients(work, read.rows, ""); });
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().problems.at(0).key, "taken");
    EXPECT_EQ(listed(), 0);
}

TEST_P(ClientExchange, WritesOutOnlyOnesOwnAndLogsEach) {
    take_in(two_persons);
    a_client(db, cast.colleague, {.code = "K-1"});
    const std::string csv = exported();
    EXPECT_THAT(csv, HasSubstr("A-1"));
    EXPECT_THAT(csv, Not(HasSubstr("K-1")));
    const auto reads_of = [&](const std::string& code) {
        return db
            .write(cast.ombud,
                   [&](Work& work) -> Result<int64_t> {
                       const ClientPage found =
                           TRY(list_clients(work, {.code = code, .standing = "all"}, 1));
                       const ClientRecord record =
                           *client_by_id(work, cast.unit, found.lines.at(0).id);
                       int64_t count = 0;
                       for (const AccessLine& line : accesses_of(work, record)) {
                           count += line.verb == "read" ? 1 : 0;
                       }
                       return count;
                   })
            .value();
    };
    EXPECT_EQ(reads_of("A-1"), 1);
    EXPECT_EQ(reads_of("B-2"), 1);
}

TEST_P(ClientExchange, MayGiveThemToAnOmbudFromAShell) {
    const ClientRowsRead read = checked(two_persons);
    Actor owner = the_cli();
    owner.place = "unit:" + cast.unit;
    const auto nobody = db.write(
        owner, [&](Work& work) { return take_in_clients(work, read.rows, cast.manager.id); });
    ASSERT_FALSE(nobody.has_value());
    EXPECT_EQ(nobody.error().problems.at(0).key, "not_an_ombud_here");
    EXPECT_EQ(
        db.write(owner, [&](Work& work) { return take_in_clients(work, read.rows, cast.ombud.id); })
            .value(),
        2);
    EXPECT_EQ(listed(), 2);
}

TEST_P(ClientExchangePages, ComeInByPreviewAndConfirmation) {
    const Response chosen = ombud.hand_in("/clients/import", "klienter.csv", two_persons);
    EXPECT_EQ(header_of(chosen, "Location"), "/clients/import/preview");
    const Response preview = ombud.get("/clients/import/preview");
    EXPECT_THAT(preview.body, HasSubstr("A-1"));
    EXPECT_THAT(preview.body, HasSubstr("Läs in 4 rader"));
    EXPECT_THAT(ombud.get("/clients?standing=all").body, Not(HasSubstr("A-1")));
    EXPECT_EQ(colleague.get("/clients/import/preview").status, 404) << "another's file";
    EXPECT_EQ(header_of(ombud.post("/clients/import/preview", {}), "Location"), "/clients");
    EXPECT_THAT(ombud.get("/clients?standing=all").body, HasSubstr("A-1"));
    EXPECT_EQ(ombud.post("/clients/import/preview", {}).status, 404) << "only once";
    EXPECT_EQ(manager.get("/clients/import").status, 403);
}

TEST_P(ClientExchange, TellsTheStartYearNothingThatARowOfALaterYearSays) {
    EXPECT_EQ(take_in("Kod;Kön;Födelseår;Hur personen kom;Start;Kontaktorsaker vid starten;År;Barn "
                      "hemma;Kommun\nA-1;kvinna;1980;self;2024-03-01;economy;2025;wholly;0780\n"),
              1);
    EXPECT_EQ(figure(2025, "households.with_children"), "1");
    EXPECT_NE(figure(2024, "households.with_children"), "1");
}

TEST_P(ClientExchange, TellsTheStartYearNoAgeGroupOfALaterYear) {
    const std::string persons =
        "Kod;Kön;source;Start;closed_on;close_reason;reasons_at_start;År;age_band;Kommun\n"
        "A-1;kvinna;self;2024-12-01;;;economy;2025;30_49;0780\n"
        "B-2;man;self;2024-01-10;2024-03-01;assignments_done;economy;2024;50_64;0780\n"
        "B-2;man;self;2024-10-01;;;economy;2025;65_plus;0780\n";
    EXPECT_EQ(take_in(persons), 2);
    EXPECT_EQ(figure(2024, "clients.total"), "2");
    EXPECT_EQ(figure(2024, "clients.age.30_49"), "0") << "it is known of the year after only";
    EXPECT_EQ(figure(2024, "clients.age.50_64"), "1") << "what the year's own row told stays";
    EXPECT_EQ(figure(2024, "clients.age.65_plus"), "0");
    EXPECT_EQ(figure(2025, "clients.age.30_49"), "1");
    EXPECT_EQ(figure(2025, "clients.age.65_plus"), "1");
    const std::string csv = exported();
    EXPECT_EQ(exported_from_another(csv), csv);
    EXPECT_EQ(told(checked("Kod;Kön;source;Start;reasons_at_start;År;Kommun\n"
                           "C-3;kvinna;self;2024-12-01;economy;2025;0780\n")),
              "2 age_band age_needed");
}
