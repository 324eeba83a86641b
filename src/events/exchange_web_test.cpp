// Stories of files in and out by the pages: at both doors, on both engines.
#include <gtest/gtest.h>
#include <unistd.h>

#include "platform/sheets/csv.h"
#include "tests/support/event_pages.h"

namespace {

class ExchangePages : public EventPageStage {};

} // namespace

TEST_P(ExchangePages, HandTheListOutAsAFile) {
    registers(ombud);
    registers(ombud, {{"level", {"handlaggare"}}, {"description", {"Mötet gick fel."}}});
    for (const std::string format : {"csv", "xlsx", "json"}) {
        const Response file = colleague.get("/events/export?format=" + format);
        EXPECT_EQ(file.status, 200);
        ASSERT_NE(file.file, nullptr);
        EXPECT_EQ(file.file_name, "PROV-2026-03-02." + format);
    }
    const Response filtered = colleague.get("/events/export?format=csv&level=lokal");
    std::string bytes(1 << 16, '\0');
    bytes.resize(static_cast<std::size_t>(pread(*filtered.file, bytes.data(), bytes.size(), 0)));
    EXPECT_EQ(read_csv(bytes)->size(), 2U);
    EXPECT_EQ(colleague.get("/events/export?format=doc").status, 422);
    EXPECT_EQ(as(cast.county_officer).get("/events/export").status, 403);
}

TEST_P(ExchangePages, TakeAFileByPreviewAndConfirmation) {
    const std::string file = "Slag;occurred_on;kommun;body;type;level;description\n"
                             "brist;2026-01-05;Växjö;Försäkringskassan;vantetid;lokal;Väntan\n"
                             "brist;2026-01-06;Växjö;Försäkringskassan;vantetid;lokal;Mer väntan\n";
    EXPECT_EQ(ombud.get("/events/import").status, form_status());
    EXPECT_EQ(ombud.get("/events/import/preview").status, 404);
    EXPECT_TRUE(taken(ombud.hand_in("/events/import", "händelser.csv", file)));
    const Response preview = ombud.get("/events/import/preview");
    EXPECT_EQ(preview.status, 200);
    // The file says Slag where we say Vad gäller det?
    EXPECT_TRUE(says(preview, html() ? "Ingen kolumn är kopplad" : "import.no_column"));
    std::string query = "?";
    FormValues columns;
    int place = 0;
    for (const std::string field :
         {"kind", "occurred_on", "kommun", "body", "type", "level", "description"}) {
        const std::string name = "column_" + std::to_string(place++);
        query += name + "=" + field + "&";
        columns[name] = {field};
    }
    const Response ready = ombud.get("/events/import/preview" + query);
    EXPECT_TRUE(says(ready, html() ? "2 rader kan läsas in" : "\"ready\":true"));
    EXPECT_EQ(colleague.get("/events/import/preview").status, 404);
    EXPECT_TRUE(says(ombud.get("/events"), html() ? "Här finns inga" : "\"total\":0"));
    const Response done = ombud.post("/events/import/preview", columns);
    ASSERT_EQ(done.status, html() ? 303 : 201) << done.body;
    const Response told = ombud.get("/events/imports/" + number_in(done));
    EXPECT_TRUE(says(told, html() ? "2 händelser inlästa." : "\"events\":2"));
    EXPECT_TRUE(says(ombud.get("/events"), html() ? "2 händelser" : "\"total\":2,"));
    EXPECT_EQ(ombud.post("/events/import/preview", columns).status, 404);
    EXPECT_EQ(ombud.get("/events/imports/nothing").status, 404);
}

TEST_P(ExchangePages, SayWhatIsWrongWithAFileAndSaveNothing) {
    EXPECT_EQ(ombud.post("/events/import").status, 422);
    const Response old = ombud.hand_in("/events/import", "gammal.csv", "kind\nV\xE4xj\xF6\n");
    EXPECT_EQ(old.status, 422);
    EXPECT_TRUE(says(old, html() ? "event_import-file-problem" : "sheets.windows_1252"));
    const std::string file = "kind;occurred_on;kommun;body;type;level;description\n"
                             "failure;2026-01-05;0780;skola;sip;lokal;Nr 900101-9802\n"
                             "failure;2026-01-05;0780;skola;sip;;Väntan\n";
    EXPECT_TRUE(taken(ombud.hand_in("/events/import", "fel.csv", file)));
    const Response preview = ombud.get("/events/import/preview");
    EXPECT_TRUE(says(preview, html() ? "2 fel behöver rättas" : "\"ready\":false"));
    EXPECT_TRUE(says(preview, html() ? "<td>3</td>" : "\"row\":3,\"field\":\"level\""));
    const Response forced = ombud.post("/events/import/preview");
    EXPECT_EQ(forced.status, 422);
    EXPECT_TRUE(says(ombud.get("/events"), html() ? "Här finns inga" : "\"total\":0"));
    for (const char* language : {"sv", "en"}) {
        ombud.language = language;
        EXPECT_EQ(ombud.get("/events/import").status, form_status());
        EXPECT_EQ(ombud.get("/events/import/preview").status, 200);
    }
}

INSTANTIATE_TEST_SUITE_P(Places, ExchangePages,
                         testing::Combine(both_engines(), testing::Values(Door::html, Door::json)),
                         door_and_engine);
