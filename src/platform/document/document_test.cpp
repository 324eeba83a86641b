// Documents: each output is whole, structured, and the same each time.
#include <gtest/gtest.h>

#define POINTERHOLDER_TRANSITION 4 // the library warns until a choice is made
#include <qpdf/QPDF.hh>
#include <zip.h>

#include <cstdlib>
#include <fstream>

#include "platform/document/document.h"
#include "platform/json.h"
#include "platform/sheets/xml_reader.h"

namespace {

Document sample() {
    Document out;
    out.title = "Årsrapport & följder";
    out.author = "Enheten";
    out.date = "2 mars 2026";
    out.marking = "Ej för publicering";
    out.labels = {"Innehåll", "Fotnoter", "Sida {page} av {pages}", "Tillbaka", "Källa"};
    out.blocks.push_back(TableOfContents{});
    out.blocks.push_back(Heading{1, "Händelser", "events"});
    out.blocks.push_back(Paragraph{{{"Antalet är "}, {.text = "28", .bold = true, .footnote = 1},
                                    {.text = " fler <än>.", .link = "https://example.org/"}}});
    out.blocks.push_back(ListBlock{{{{"först"}}, {{"sedan"}}}, true});
    TableBlock table;
    table.number = "Tabell 1";
    table.caption = "Per kommun";
    table.heads = {"Kommun", "Antal", "Andel"};
    for (int i = 1; i <= 70; ++i) {
        table.rows.push_back({"Kommun " + std::to_string(i), "1 234", "35,4 %"});
    }
    table.total = {"Summa", "86 380", "100 %"};
    table.source = "registret";
    out.blocks.push_back(table);
    ChartBlock chart;
    chart.number = "Figur 1";
    chart.caption = "Över året";
    chart.chart = {Chart::Kind::bars, "Över året", "Flest i mars, 12.", {"jan", "mars"},
                   {{"Brister", {3, 12}}, {"Förslag", {1, 2}}}};
    chart.table.heads = {"Månad", "Brister", "Förslag"};
    chart.table.rows = {{"jan", "3", "1"}, {"mars", "12", "2"}};
    out.blocks.push_back(chart);
    out.blocks.push_back(Quote{{{"Det gick bra."}}, "ett ombud"});
    out.blocks.push_back(Aside{{{"Att tänka på."}}});
    out.footnotes.push_back({{"Enligt registret."}});
    return out;
}

// With DOCUMENTS_TO set the outputs are left there, for other programs to judge.
void leave(const std::string& name, const std::string& bytes) {
    if (const char* folder = std::getenv("DOCUMENTS_TO")) {
        std::ofstream(std::string(folder) + "/" + name, std::ios::binary) << bytes;
    }
}

struct Seen {
    int tables = 0;
    int heads_with_scope = 0;
    int figures_with_alt = 0;
    int headings = 0;
};

void walk(QPDFObjectHandle node, Seen& seen) {
    if (node.isArray()) {
        for (int i = 0; i < node.getArrayNItems(); ++i) {
            walk(node.getArrayItem(i), seen);
        }
    } else if (node.isDictionary()) {
        const std::string kind =
            node.getKey("/S").isName() ? node.getKey("/S").getName() : std::string();
        seen.tables += kind == "/Table" ? 1 : 0;
        seen.headings += kind == "/H1" || kind == "/H2" ? 1 : 0;
        seen.heads_with_scope += kind == "/TH" && node.hasKey("/A") ? 1 : 0;
        seen.figures_with_alt += kind == "/Figure" && node.hasKey("/Alt") ? 1 : 0;
        walk(node.getKey("/K"), seen);
    }
}

// Counts what is painted outside every tag and artifact.
class Unmarked : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            return;
        }
        const std::string word = object.getOperatorValue();
        depth += word == "BDC" || word == "BMC" ? 1 : word == "EMC" ? -1 : 0;
        const bool paints = word == "Tj" || word == "TJ" || word == "S" || word == "f" ||
                            word == "f*" || word == "B" || word == "Do";
        unmarked += paints && depth == 0 ? 1 : 0;
        painted += paints ? 1 : 0;
    }
    void handleEOF() override {}
    int depth = 0;
    int unmarked = 0;
    int painted = 0;
};

struct Listening : XmlListener {
    int elements = 0;
    void start(std::string_view, const Attributes&) override { ++elements; }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

} // namespace

TEST(DocumentPdf, IsTheSameBytesTwice) {
    const std::string bytes = document_pdf(sample());
    leave("sample.pdf", bytes);
    EXPECT_EQ(bytes, document_pdf(sample()));
}

TEST(DocumentPdf, IsTaggedAndLeavesNothingUnmarked) {
    const std::string bytes = document_pdf(sample());
    QPDF file;
    file.processMemoryFile("sample", bytes.data(), bytes.size());
    QPDFObjectHandle root = file.getRoot();
    EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "sv-SE");
    EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    Seen seen;
    walk(root.getKey("/StructTreeRoot"), seen);
    EXPECT_EQ(seen.tables, 2);
    EXPECT_EQ(seen.figures_with_alt, 1);
    EXPECT_EQ(seen.headings, 3);
    EXPECT_EQ(seen.heads_with_scope, 3 + 70 + 1 + 3 + 2);
    ASSERT_GE(file.getAllPages().size(), 3U);
    for (QPDFObjectHandle page : file.getAllPages()) {
        Unmarked marks;
        page.parsePageContents(&marks);
        EXPECT_GT(marks.painted, 0);
        EXPECT_EQ(marks.unmarked, 0);
        EXPECT_EQ(marks.depth, 0);
    }
}

TEST(DocumentPdf, WritesNoReplacementTexts) {
    Document document = sample();
    document.blocks = {Paragraph{{{"fler fina affischer"}}}};
    const std::string bytes = document_pdf(document);
    QPDF file;
    file.processMemoryFile("sample", bytes.data(), bytes.size());
    for (QPDFObjectHandle page : file.getAllPages()) {
        const auto content = page.getKey("/Contents").getStreamData(qpdf_dl_all);
        const std::string drawn(reinterpret_cast<const char*>(content->getBuffer()),
                                content->getSize());
        EXPECT_EQ(drawn.find("ActualText"), std::string::npos);
    }
}

TEST(DocumentHtml, HasLanguageCaptionsScopesAndNotesBothWays) {
    const std::string html = document_html(sample());
    leave("sample.html", html);
    for (const std::string part :
         {"<html lang=\"sv\"", "Årsrapport &amp; följder</title>", "<caption>Tabell 1. Per kommun",
          "scope=\"row\"", "scope=\"col\"", "role=\"img\"", "<desc", "href=\"#fn-1\"",
          "href=\"#fnref-1\"", "id=\"events\"", "fler &lt;än&gt;", "Ej för publicering"}) {
        EXPECT_NE(html.find(part), std::string::npos) << part;
    }
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(document_fragment(sample()).find("style="), std::string::npos);
}

TEST(DocumentJson, CanBeReadAgain) {
    const json::value read = json::parse(document_json(sample()));
    EXPECT_EQ(read.at("blocks").as_array().size(), sample().blocks.size());
}

TEST(DocumentXlsx, KeepsNumbersAsNumbers) {
    const std::string bytes = document_xlsx(sample());
    leave("sample.xlsx", bytes);
    EXPECT_EQ(bytes.substr(0, 2), "PK");
    EXPECT_EQ(bytes, document_xlsx(sample()));
}

TEST(DocumentDocx, IsAPackageOfWellFormedParts) {
    const std::string bytes = document_docx(sample());
    leave("sample.docx", bytes);
    EXPECT_EQ(bytes, document_docx(sample()));
    zip_error_t error;
    zip_t* zip =
        zip_open_from_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error),
                             ZIP_RDONLY, &error);
    ASSERT_NE(zip, nullptr);
    for (const std::string name :
         {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml",
          "word/footnotes.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml",
          "word/numbering.xml", "word/settings.xml", "word/_rels/document.xml.rels"}) {
        zip_stat_t stat;
        ASSERT_EQ(zip_stat(zip, name.c_str(), 0, &stat), 0) << name;
        std::string text(stat.size, '\0');
        zip_file_t* file = zip_fopen(zip, name.c_str(), 0);
        zip_fread(file, text.data(), text.size());
        zip_fclose(file);
        Listening listening;
        XmlReader reader(listening);
        EXPECT_TRUE(reader.feed(text) && reader.finish()) << name;
        if (name == "word/document.xml") {
            for (const std::string part : {"Heading1", "w:tblHeader", "w:footnoteReference",
                                           "descr=\"Flest i mars, 12.\"", "Per kommun"}) {
                EXPECT_NE(text.find(part), std::string::npos) << part;
            }
        }
    }
    EXPECT_GE(zip_name_locate(zip, "word/media/chart1.png", 0), 0);
    zip_discard(zip);
}
