// Out and in again: what is exported is what the table shows, and comes back the same.
#include <gtest/gtest.h>

#include <algorithm>

#include "events/event_json.h"
#include "events/export.h"
#include "events/import_file.h"
#include "organisations/body.h"
#include "platform/jobs/jobs.h"
#include "platform/jobs/sweeps.h"
#include "platform/json.h"
#include "platform/sheets/xlsx.h"
#include "tests/support/event_stage.h"
#include "tests/support/random_events.h"

namespace {

/// A unit with its named body, so that a file of one can be read by the other.
struct Register {
    explicit Register(Engine engine) : db(engine, &door), cast(a_cast(db)) {
        Body clinic;
        clinic.name = "Mottagningen; \"i\" provet";
        clinic.type = "psykiatri_oppen";
        body = db.write(cast.manager, [&](Work& work) {
                     return add_body(work, cast.unit, clinic);
                 }).value();
    }

    std::string exported(ExportFormat format, const EventFilter& filter = {}) {
        std::string bytes;
        db.database().read(cast.ombud, [&](Work& work) {
            Spool spool;
            export_events(work, {{cast.unit}, filter, format}, spool);
            spool.each_slice([&](std::string_view slice) { bytes += slice; });
        });
        return bytes;
    }
    SheetRows rows(ExportFormat format, const EventFilter& filter = {}) {
        return read_rows(exported(format, filter)).value();
    }
    Result<ImportOutcome> checked(const std::string& bytes) {
        const auto read = read_rows(bytes);
        if (!read) {
            return read.error();
        }
        return db.read(cast.ombud, [&](Work& work) {
            return check_rows(
                work, cast.unit,
                {matching_columns(read->front(), importable_fields()), rows_after_heading(*read)});
        });
    }
    Result<int64_t> imported(const std::string& bytes) {
        const auto read = read_rows(bytes);
        if (!read) {
            return read.error();
        }
        return import_rows(
            db.database(), cast.ombud, "fil.csv",
            {matching_columns(read->front(), importable_fields()), rows_after_heading(*read)});
    }
    std::string registers(const Event& event) {
        return db.write(cast.ombud, [&](Work& work) { return register_event(work, event); })
            .value();
    }
    int64_t count() {
        return db.read(cast.ombud, [](Work& work) { return list_events(work, {}, 1)->total; });
    }
    int64_t staged() {
        const auto connection = open_connection(db.address(), Access::read_only);
        const std::string sql = "SELECT (SELECT COUNT(*) FROM event_import_row) + "
                                "(SELECT COUNT(*) FROM event_withheld_text) AS staged";
        return connection->row({.name = "staged", .sqlite = sql, .postgres = sql})
            ->integer("staged");
    }

    const PersonDoor door;
    TestDatabase db;
    const Cast cast;
    std::string body;
};

/// Events of every sort, some of them closed, withdrawn, moved and not yet freed.
void fill(Register& reg, int events) {
    RandomEvents random(20260302);
    for (int i = 0; i < events; ++i) {
        Event event = random.next();
        if (random.once_in(4)) {
            event.body = reg.body;
        }
        const std::string number = reg.registers(event);
        const int deed = random.below(8);
        const bool done =
            reg.db
                .write(reg.cast.event_officer,
                       [&](Work& work) -> Result<int64_t> {
                           if (deed == 0) {
                               return close_event(work, number, 1, {"withdrawn", said("Fel.")});
                           }
                           if (deed == 1) {
                               return close_event(work, number, 1, {"mended", said("Klart.")});
                           }
                           if (deed == 2 && event.level == "handlaggare") {
                               Reclassification move;
                               move.level = "lokal";
                               move.reason = said("Rutinen.");
                               return reclassify_event(work, number, 1, move);
                           }
                           return int64_t{1};
                       })
                .has_value();
        ASSERT_TRUE(done);
    }
}

/// The rows without numbers, in an order of their own.
SheetRows unnumbered(SheetRows rows) {
    for (auto& row : rows) {
        row.erase(row.begin());
    }
    std::sort(rows.begin() + 1, rows.end());
    return rows;
}

/// "row field key" of each, parted by commas.
std::string told(const Result<ImportOutcome>& outcome) {
    if (!outcome) {
        return outcome.error().problems.front().key;
    }
    std::string list;
    for (const RowProblem& one : outcome->problems) {
        list += (list.empty() ? "" : ", ") + std::to_string(one.row) + " " + one.problem.field +
                " " + one.problem.key;
    }
    return list;
}

const std::string head = "kind;occurred_on;kommun;body;type;level;description\r\n";
const std::string good_row = "failure;2026-01-05;0780;skola;vantetid;lokal;Väntan\r\n";

class Exchange : public testing::TestWithParam<Engine> {
protected:
    Register reg{GetParam()};
};

} // namespace

TEST_P(Exchange, BringsBackWhatItWroteInEveryFormat) {
    fill(reg, property_steps(60));
    for (const auto format : {ExportFormat::csv, ExportFormat::xlsx, ExportFormat::json}) {
        Register other(GetParam());
        EXPECT_EQ(told(other.checked(reg.exported(format))), "");
        ASSERT_EQ(other.imported(reg.exported(format)).value(), reg.count());
        EXPECT_EQ(unnumbered(other.rows(ExportFormat::csv)),
                  unnumbered(reg.rows(ExportFormat::csv)));
        // Every format says the same.
        EXPECT_EQ(reg.rows(format), reg.rows(ExportFormat::csv));
    }
}

TEST_P(Exchange, WritesTheRowsOfTheTableInItsOrder) {
    fill(reg, property_steps(120));
    RandomEvents random(7);
    static constexpr std::string_view sorts[] = {"",        "kind",        "-level",  "body",
                                                 "-number", "occurred_on", "nonsense"};
    for (int turn = 0; turn < property_steps(20); ++turn) {
        FormValues query;
        const auto maybe = [&](const char* name, const std::string& value) {
            if (random.once_in(4)) {
                query[name] = {value};
            }
        };
        maybe("kind", "failure");
        maybe("level", "handlaggare");
        maybe("type", "sip");
        maybe("body_type", "psykiatri_oppen");
        maybe("kommun", "0780");
        maybe("status", "registered");
        maybe("serious", "yes");
        maybe("withheld", "no");
        maybe("month", "03");
        maybe("from", "2024-06-01");
        maybe("until", "2025-09-30");
        maybe("text", "DRÖJDE");
        query["sort"] = {std::string(random.one_of(sorts))};
        const EventFilter filter = filter_from(query);
        std::vector<std::string> table;
        int64_t total = 0;
        reg.db.database().read(reg.cast.colleague, [&](Work& work) {
            for (int64_t page = 1; page == 1 || (page - 1) * events_per_page < total; ++page) {
                const EventPage found = list_events(work, filter, page).value();
                total = found.total;
                for (const EventLine& line : found.lines) {
                    table.push_back(line.number);
                }
            }
        });
        std::vector<std::string> file;
        for (const auto& row : reg.rows(ExportFormat::csv, filter)) {
            file.push_back(row.front());
        }
        file.erase(file.begin());
        EXPECT_EQ(table, file);
        EXPECT_EQ(static_cast<int64_t>(table.size()), total);
    }
}

TEST_P(Exchange, LetsNoSpreadsheetTakeATextForAFormula) {
    reg.registers(an_event({.description = "=HYPERLINK(\"https://socialstyrelsen.se\")"}));
    const std::string csv = reg.exported(ExportFormat::csv);
    EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"https://socialstyrelsen.se\"\")\""), std::string::npos);
    const std::string book = reg.exported(ExportFormat::xlsx);
    EXPECT_EQ(read_xlsx(book)->at(1)[10], "=HYPERLINK(\"https://socialstyrelsen.se\")");
    EXPECT_EQ(book.find("<f>"), std::string::npos);
}

TEST_P(Exchange, NeedsNoColumnOrderAndUnderstandsPlainWords) {
    const std::string file = "Händelsetyp;Vad gäller det?;När hände det?;Berörd aktör;Kommun eller "
                             "större område;Nivå;Särskilt allvarlig;Vad hände?;Egen kolumn\n"
                             "Bemötande;Brist;2026-01-05;Försäkringskassan;Växjö;Lokal nivå;ja;"
                             "Ingen svarade.;x\n";
    EXPECT_EQ(told(reg.checked(file)), "");
    ASSERT_EQ(reg.imported(file).value(), 1);
    const auto row = reg.rows(ExportFormat::csv).at(1);
    EXPECT_EQ(row[1], "2026-01-05");
    EXPECT_EQ(row[4], "true");
    EXPECT_EQ(row[6], "bemotande");
    EXPECT_EQ(row[9], "0780");
}

TEST_P(Exchange, SaysWhatIsWrongInWhichRow) {
    const std::string file = head + good_row +
                             "failure;2026-05-05;0780;skola;vantetid;lokal;I morgon\r\n"
                             "failure;5 januari;0780;skola;vantetid;lokal;Dagen\r\n"
                             "\r\n"
                             "failure;2026-01-05;Atlantis;skola;vantetid;lokal;Orten\r\n"
                             "failure;2026-01-05;0780;skola;vantetid;;Nivån\r\n"
                             "failure;2026-01-05;0780;skola;vantetid;lokal;\r\n"
                             "failure;2026-01-05;0780;skola;vantetid;lokal;Nr 900101-9802\r\n";
    EXPECT_EQ(told(reg.checked(file)),
              "3 occurred_on in_future, 4 occurred_on not_a_date, 6 kommun unknown_word, "
              "7 level required, 8 description required, "
              "9 description points_at_person.personnummer");
    EXPECT_EQ(told(reg.checked("kind;type\nfailure;sip\n")),
              "1 occurred_on import.no_column, 1 kommun import.no_column, "
              "1 body import.no_column");
    EXPECT_EQ(told(reg.checked("")), "sheets.empty");
    EXPECT_EQ(told(reg.checked(head)), "");
}

TEST_P(Exchange, CarriesWhatWasDismissedInTheGuardAndAsksAboutTheRest) {
    const std::string columns = "kind,occurred_on,kommun,body,type,level,description,guard\n";
    const std::string row = "failure,2026-02-10,0780,forsakringskassan,vantetid,lokal,"
                            "Beslutet från Rosengren dröjde.,";
    EXPECT_FALSE(reg.imported(columns + row + "\n"));
    EXPECT_FALSE(reg.imported(columns + row + "namn:because:Rosengren\n"));
    EXPECT_EQ(reg.imported(columns + row + "namn:place:Rosengren\n").value(), 1);
    const auto connection = open_connection(reg.db.address(), Access::read_only);
    const std::string sql = "SELECT COUNT(*) AS kept FROM dismissed_match d "
                            "JOIN event e ON e.id = d.record";
    EXPECT_EQ(connection->row({.name = "kept", .sqlite = sql, .postgres = sql})->integer("kept"),
              1);
}

TEST_P(Exchange, TakesAllRowsOrNone) {
    std::string file = head;
    for (int row = 0; row < 2500; ++row) {
        file += row % 2 == 0 ? good_row
                             : "failure;2026-01-05;0780;skola;vantetid;handlaggare;Mötet\r\n";
    }
    const auto wrong = reg.imported(file + "failure;2026-01-05;0780;skola;vantetid;;Sist\r\n");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().problems.front().key, "required");
    EXPECT_EQ(reg.count(), 0);
    EXPECT_EQ(reg.staged(), 0);
    EXPECT_EQ(reg.imported(file).value(), 2500);
    EXPECT_EQ(reg.count(), 2500);
}

TEST_P(Exchange, RefusesHostileFilesInWordsOfWhatIsWrong) {
    EXPECT_EQ(told(reg.checked(head + "failure;2026-01-05;V\xE4xj\xF6;skola;sip;lokal;x\n")),
              "sheets.windows_1252");
    EXPECT_EQ(told(reg.checked(head + std::string("a\0b", 3))), "sheets.nul");
    EXPECT_EQ(told(reg.checked(head + "\"open")), "sheets.open_quote");
    EXPECT_EQ(told(reg.checked("PK\x03\x04 no workbook")), "sheets.not_a_workbook");
    EXPECT_EQ(told(reg.checked("[{\"kind\":")), "sheets.not_a_sheet");
    EXPECT_EQ(told(reg.checked("[1,2]")), "sheets.not_a_sheet");
    EXPECT_EQ(told(reg.checked(std::string(100000, '['))), "sheets.not_a_sheet");
    EXPECT_EQ(told(reg.checked(std::string(500, ';') + "\n")), "sheets.too_many_columns");
    const std::string bidi = "failure;2026-01-05;0780;skola;sip;lokal;a\xE2\x80\xAE b\n";
    EXPECT_EQ(told(reg.checked(head + bidi)), "2 description bad_characters");
    const std::string long_text(10001, 'a');
    EXPECT_EQ(told(reg.checked(head + "failure;2026-01-05;0780;skola;sip;lokal;" + long_text)),
              "2 description too_long");
    // A cell that is told back is told in its beginning only.
    const auto outcome =
        reg.checked(head + "failure;2026-01-05;" + std::string(5000, 'x') + ";skola;sip;lokal;x");
    ASSERT_EQ(told(outcome), "2 kommun unknown_word");
    EXPECT_LT(outcome->problems.front().problem.args.front().second.size(), 100U);
}

TEST(ImportFile, RefusesMoreRowsThanItPromisesPolitely) {
    std::string file = head;
    std::string json = "[{}";
    for (int64_t row = 0; row < import_rows_max; ++row) {
        file += "failure\n";
        json += ",{}";
    }
    EXPECT_TRUE(read_rows(file));
    for (const std::string& bytes : {file + "failure\n", json + "]"}) {
        const auto refused = read_rows(bytes);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().problems.front().key, "sheets.too_many_rows");
    }
}

TEST_P(Exchange, ForgetsWhatWasHandedInOrStagedAndNeverConfirmedADayLater) {
    sweeps() = {forget_unconfirmed_files, forget_cut_off_imports};
    const auto hour_passes = [&](int64_t hours) {
        reg.db.set_clock(reg.db.now().plus_seconds(hours * 3600));
        JobRunner(reg.db.database(), {}).run_waiting();
    };
    ASSERT_TRUE(reg.db.write(reg.cast.ombud, [](Work& work) {
        return keep_file(work, seal_file(work.surroundings(), work.actor(), {"fil.csv", "a;b"}));
    }));
    const auto waits = [&] {
        return reg.db.read(reg.cast.ombud, [](Work& work) { return my_file(work).has_value(); });
    };
    const auto opened =
        reg.db.write(reg.cast.ombud, [](Work& work) { return open_import(work, "avbruten.csv"); });
    const std::vector<ImportedEvent> rows(3, ImportedEvent{an_event(), "registered", true});
    ASSERT_TRUE(reg.db.write(reg.cast.ombud,
                             [&](Work& work) { return stage_events(work, *opened, rows); }));
    hour_passes(23);
    EXPECT_GT(reg.staged(), 0);
    EXPECT_TRUE(waits());
    hour_passes(2);
    EXPECT_EQ(reg.staged(), 0);
    EXPECT_FALSE(waits());
    sweeps().clear();
}

TEST_P(Exchange, TellsOfWithheldEventsTheirLevelOnlyWhenItHoldsSeveralUnits) {
    reg.registers(an_event({.level = "lokal"}));
    reg.registers(an_event({.level = "handlaggare"}));
    reg.registers(an_event({.level = "lokal"}));
    const std::string other = a_unit_called(reg.db, "De andra", "ANDRA");
    const auto exported = [&](const std::vector<std::string>& units, const EventFilter& filter) {
        std::string all;
        reg.db.database().read(the_cli(), [&](Work& work) {
            Spool spool;
            export_events(work, {units, filter, ExportFormat::json}, spool);
            spool.each_slice([&](std::string_view slice) { all += slice; });
        });
        return json::parse(all).as_array();
    };
    const json::array inside = exported({reg.cast.unit}, {});
    EXPECT_TRUE(inside.at(1).at("withheld").as_bool()) << "in the order of the list";
    EXPECT_FALSE(inside.at(1).at("kommun").is_null());
    const json::array outside = exported({reg.cast.unit, other}, {});
    ASSERT_EQ(outside.size(), 3U);
    const json::value& told = outside.at(2);
    for (const std::string_view hidden : {"number", "occurred_on", "registered_on", "type", "body",
                                          "body_type", "kommun", "status"}) {
        EXPECT_TRUE(told.at(hidden).is_null()) << hidden;
    }
    EXPECT_EQ(told.at("level").as_string(), "handlaggare");
    EXPECT_TRUE(told.at("withheld").as_bool());
    EventFilter there;
    there.kommun = "0780";
    EXPECT_EQ(exported({reg.cast.unit}, there).size(), 3U);
    EXPECT_EQ(exported({reg.cast.unit, other}, there).size(), 2U) << "it would tell the kommun";
    EventFilter level;
    level.level = "handlaggare";
    EXPECT_EQ(exported({reg.cast.unit, other}, level).size(), 1U);
}

TEST_P(Exchange, IsForThoseWhoMayMoveEventsOfTheUnit) {
    for (const Actor& actor : {reg.cast.county_officer, reg.cast.administrator}) {
        const auto opened =
            reg.db.write(actor, [](Work& work) { return open_import(work, "fil.csv"); });
        EXPECT_EQ(opened.error().refusal, Refusal::forbidden);
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, Exchange, both_engines(), engine_name);
