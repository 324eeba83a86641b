// Sheets: what is written is read alike, and hostile files are refused.
#include <gtest/gtest.h>
#include <zip.h>

#include "platform/sheets/csv.h"
#include "platform/sheets/rows.h"
#include "platform/sheets/waiting_file.h"
#include "platform/sheets/xlsx.h"
#include "platform/sheets/xlsx_parts.h"

namespace {

std::string csv_of(const SheetRows& rows) {
    std::string bytes;
    CsvWriter writer([&](std::string_view part) { bytes += part; });
    for (const auto& row : rows) {
        writer.row(row);
    }
    return bytes;
}

template <class T>
std::string refusal_of(const Result<T>& result) {
    return result ? "read" : result.error().problems.front().key;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(const Parts& parts) {
    zip_error_t error;
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(memory);
    zip_t* zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    for (const auto& [name, text] : parts) {
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    }
    zip_close(zip);
    zip_source_open(memory);
    zip_source_seek(memory, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
    zip_source_seek(memory, 0, SEEK_SET);
    zip_source_read(memory, bytes.data(), bytes.size());
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

std::string workbook_of(const std::string& sheet, const std::string& shared = "<sst/>") {
    const std::string relation = "<Relationship Id=\"";
    return zip_of(
        {{"_rels/.rels", "<Relationships>" + relation +
                             "a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>"
                             "</Relationships>"},
         {"xl/workbook.xml",
          "<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships>" + relation + "r1\" Type=\"x/worksheet\" Target=\"/xl/one.xml\"/>" +
              relation + "r2\" Type=\"x/sharedStrings\" Target=\"shared.xml\"/>" + relation +
              "r3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>"},
         {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0&quot;d"
                           "&quot;\"/><numFmt numFmtId=\"171\" formatCode=\"yyyy\\-mm\"/></numFmts>"
                           "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                           "<xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>"},
         {"xl/shared.xml", shared},
         {"xl/one.xml", sheet}});
}

} // namespace

TEST(Csv, RoundTripsEverythingAReaderCouldMistake) {
    const SheetRows rows = {{"=1+1", "'=1", "''@x", "'plain", "-5", "+46", "\ttab", "\rcr"},
                            {"a;b", "a,b", "a\tb", "say \"hej\"", "two\r\nlines", "å ä ö", "", ""},
                            {""},
                            {"", ""}};
    const auto again = read_csv(csv_of(rows));
    ASSERT_TRUE(again) << refusal_of(again);
    EXPECT_EQ(*again, rows);
}

TEST(Csv, LetsNoCellBeginLikeAFormula) {
    for (const std::string cell : {"=A1", "+1", "-1", "@x", "\tx", "\rx", "'=x"}) {
        const std::string bytes = csv_of({{cell}});
        EXPECT_NE(bytes.find("'" + cell), std::string::npos) << cell;
    }
}

TEST(Csv, BeginsWithAByteOrderMarkOnceAndEndsLinesAsAsked) {
    EXPECT_EQ(csv_of({{"a", "b"}, {"c", "d"}}), "\xEF\xBB\xBF"
                                                "a;b\r\nc;d\r\n");
}

TEST(Csv, ReadsCommasAndTabsToo) {
    EXPECT_EQ(*read_csv("a,b\n\"1,5\",2\n"), (SheetRows{{"a", "b"}, {"1,5", "2"}}));
    EXPECT_EQ(*read_csv("a\tb\r1\t\r"), (SheetRows{{"a", "b"}, {"1", ""}}));
    EXPECT_EQ(*read_csv("a;b\n\n1;\n\n"), (SheetRows{{"a", "b"}, {}, {"1", ""}}));
}

TEST(Csv, SaysWhichRowIsWrong) {
    const auto encoded = read_csv("a;b\nf\xF6r;1\n");
    ASSERT_FALSE(encoded);
    EXPECT_EQ(encoded.error().problems[0].key, "sheets.windows_1252");
    EXPECT_EQ(encoded.error().problems[0].args[0].second, "2");
    EXPECT_EQ(refusal_of(read_csv("a\n\xFF\xFE\n")), "sheets.bad_encoding");
    EXPECT_EQ(refusal_of(read_csv(std::string_view("a\0b", 3))), "sheets.nul");
    EXPECT_EQ(refusal_of(read_csv("a;\"b\n")), "sheets.open_quote");
    EXPECT_EQ(refusal_of(read_csv("\"a\"b;c\n")), "sheets.after_quote");
}

TEST(Csv, RefusesMoreRowsThanItPromises) {
    std::string bytes;
    for (std::size_t i = 0; i < sheet_rows_max; ++i) {
        bytes += "1\n";
    }
    EXPECT_TRUE(read_csv(bytes));
    EXPECT_EQ(refusal_of(read_csv(bytes + "1\n")), "sheets.too_many_rows");
}

TEST(JsonRows, LoseNoNumberHoweverItIsWritten) {
    const auto rows = read_rows(R"([{"a": 1980, "b": 1980.0, "c": 6.5, "d": null,
        "e": {"f": 1}, "g": 18446744073709551615}])");
    ASSERT_TRUE(rows);
    const std::vector<std::string>& cells = rows->at(1);
    EXPECT_EQ(cells[0], "1980");
    EXPECT_EQ(cells[1], "1980");
    EXPECT_NE(cells[2], "") << "a number with decimals is the field's to refuse";
    EXPECT_EQ(cells[3], "");
    EXPECT_EQ(cells[4], "{\"f\":1}");
    EXPECT_EQ(cells[5], "18446744073709551615");
}

TEST(Xlsx, RoundTripsTextAndNumbers) {
    XlsxWriter writer("Händelser");
    writer.heads({"Kommun", "Antal"});
    writer.row({"Malmö", int64_t{-1234}});
    writer.row({"=1+1", nullptr});
    writer.sheet("händelser");
    writer.row({"second"});
    const auto rows = read_xlsx(writer.finish());
    ASSERT_TRUE(rows) << refusal_of(rows);
    EXPECT_EQ(*rows, (SheetRows{{"Kommun", "Antal"}, {"Malmö", "-1234"}, {"=1+1"}}));
}

TEST(Xlsx, ReadsSharedInlineAndDatedCellsAndSkipsReadings) {
    const auto rows = read_xlsx(workbook_of(
        "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c>"
        "<c r=\"C2\" t=\"inlineStr\"><is><t>in</t></is></c><c r=\"D2\" s=\"1\"><v>46083</v></c>"
        "<c r=\"E2\" s=\"2\"><v>46083</v></c><c r=\"F2\" s=\"3\"><v>46083.5</v></c></row>"
        "</sheetData></worksheet>",
        "<sst><si><r><t>a</t></r><rPh><t>no</t></rPh><r><t>b</t></r></si></sst>"));
    ASSERT_TRUE(rows) << refusal_of(rows);
    EXPECT_EQ(*rows, (SheetRows{{}, {"", "ab", "in", "2026-03-02", "46083", "2026-03-02T12:00"}}));
}

TEST(Xlsx, CountsDaysInBothSystems) {
    WorkbookPart workbook;
    EXPECT_EQ(sheet_date(1, workbook), "1900-01-01");
    EXPECT_EQ(sheet_date(61, workbook), "1900-03-01");
    workbook.from_1904 = true;
    EXPECT_EQ(sheet_date(0, workbook), "1904-01-01");
}

TEST(Xlsx, RefusesHostileFiles) {
    const std::string head = "<worksheet><sheetData>";
    EXPECT_EQ(refusal_of(read_xlsx("not a zip")), "sheets.not_a_workbook");
    EXPECT_EQ(refusal_of(read_xlsx(zip_of({{"a.txt", "b"}}))), "sheets.not_a_workbook");
    EXPECT_EQ(refusal_of(read_xlsx(workbook_of("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>"))),
              "sheets.doctype");
    EXPECT_EQ(refusal_of(read_xlsx(workbook_of(head + "<row>"))), "sheets.broken_workbook");
    EXPECT_EQ(refusal_of(read_xlsx(workbook_of(head + "<row r=\"1048576\"/>"))),
              "sheets.too_many_rows");
    EXPECT_EQ(refusal_of(read_xlsx(workbook_of(head + "<row><c r=\"ZZZZZZ1\"/></row>"))),
              "sheets.broken_workbook");
    EXPECT_EQ(refusal_of(read_xlsx(workbook_of(head + std::string(40U << 20U, ' ')))),
              "sheets.too_large");
}

TEST(Xlsx, RefusesMoreCellsThanItPromises) {
    std::string sheet = "<worksheet><sheetData>";
    for (int i = 0; i < 300; ++i) {
        sheet += "<row r=\"" + std::to_string(i + 1) + "\"><c r=\"XFD" + std::to_string(i + 1) +
                 "\"><v>" + std::to_string(i * 7919) + "</v></c></row>";
    }
    EXPECT_EQ(refusal_of(read_xlsx(workbook_of(sheet))), "sheets.too_many_cells");
}

TEST(Xlsx, RefusesToRepeatALongTextWithoutEnd) {
    std::string sheet = "<worksheet><sheetData>";
    for (int i = 0; i < 200; ++i) {
        sheet += "<row><c t=\"s\"><v>0</v></c></row>";
    }
    std::string text;
    for (uint32_t i = 1, seed = 1; i < 500'000; ++i) {
        seed = seed * 1664525U + 1013904223U;
        text += static_cast<char>('a' + (seed >> 28U));
    }
    EXPECT_EQ(refusal_of(read_xlsx(workbook_of(sheet, "<sst><si><t>" + text + "</t></si></sst>"))),
              "sheets.too_large");
}

TEST(WaitingFile, IsReadWholeWhenWordsAreSought) {
    const SoughtWords words("Ambla Törnblad");
    const auto holds = [&](const std::string& bytes, const std::string& name = "fil") {
        return file_holds(ImportFile{name, bytes}, words);
    };
    EXPECT_EQ(holds("Vad;Var\nHyran;Solna\n"), FileHolds::nothing);
    EXPECT_EQ(holds("Vad;Var\nHyran;ambla  törnblads\n"), FileHolds::words);
    EXPECT_EQ(holds("Vad;Var\nAmbla;Törnblad\n"), FileHolds::words) << "in two cells";
    EXPECT_EQ(holds("Vad;Var\n", "Ambla Törnblad.csv"), FileHolds::words);
    const std::string sheet = "<worksheet/>";
    EXPECT_EQ(holds(workbook_of(sheet, "<sst><si><t>Hyran</t></si></sst>")), FileHolds::nothing);
    EXPECT_EQ(holds(workbook_of(sheet, "<sst><si><r><rPr><b/></rPr><t>Ambla Tö</t></r>"
                                       "<r><t>rnblad</t></r></si></sst>")),
              FileHolds::words);
    EXPECT_EQ(holds(workbook_of(sheet, "<sst><si><t>Ambla</t></si><si><t>Törnblad</t></si></sst>")),
              FileHolds::nothing)
        << "two texts";
    for (const Parts& parts :
         {Parts{{"xl/worksheets/sheet2.xml", "<c><is><t>Ambla Törnblad</t></is></c>"}},
          Parts{{"xl/workbook.xml", "<sheets><sheet name=\"Ambla Törnblad\"/></sheets>"}},
          Parts{{"xl/comments1.xml", "<comment><text><r><t>Ambla </t></r><r><t>Törnblad</t></r>"
                                     "</text></comment>"}},
          Parts{{"a/Ambla Törnblad.xml", "<a/>"}}}) {
        EXPECT_EQ(holds(zip_of(parts)), FileHolds::words) << parts.front().first;
    }
}

TEST(WaitingFile, MayHoldWordsWhenItCannotBeRead) {
    const SoughtWords words("Törnblad");
    EXPECT_EQ(file_holds(std::nullopt, words), FileHolds::perhaps);
    EXPECT_EQ(file_holds(ImportFile{"fil", "PK no zip"}, words), FileHolds::perhaps);
    EXPECT_EQ(file_holds(ImportFile{"fil", zip_of({{"xl/media/a.png", "\x89PNG"}})}, words),
              FileHolds::perhaps);
}
