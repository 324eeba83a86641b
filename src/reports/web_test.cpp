// Stories of the reports' pages through both doors, on both engines.
#include <gtest/gtest.h>

#include "guard/person_door.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "reports/freeze.h"
#include "reports/reports.h"
#include "tests/support/client.h"
#include "tests/support/report_world.h"
#include "tests/support/second_reader.h"

namespace {

const PersonDoor door;

const Routes& report_routes() {
    static const Routes all = [] {
        Routes list;
        reports_routes(list);
        return list;
    }();
    return all;
}

class ReportPages : public testing::TestWithParam<Engine> {
protected:
    ReportPages() { a_small_world(); }

    std::string started(Client& by, const std::string& name = "varmland") {
        const Response made = by.post("/reports", {{"year", {"2025"}},
                                                   {"template", {name}},
                                                   {"language", {"sv"}},
                                                   {"title", {"Rapport {{year}}"}}});
        EXPECT_EQ(made.status, 303) << made.body;
        const std::string location = header_of(made, "Location");
        return location.substr(0, location.rfind('/'));
    }
    StoredReport found(const std::string& address) {
        return db.read(cast.ombud, [&](Work& work) {
            return find_report(work, cast.unit, address.substr(9)).value();
        });
    }
    // A report of one part.
    std::string a_draft(const std::string& body) {
        const std::string address = started(ombud);
        for (const StoredBlock& block : found(address).blocks) {
            EXPECT_EQ(ombud
                          .post(address + "/blocks/" + block.id + "/removal",
                                {{"version", {std::to_string(block.version)}}})
                          .status,
                      303);
        }
        EXPECT_EQ(ombud
                      .post(address + "/blocks",
                            {{"kind", {"narrative"}}, {"heading", {"Året"}}, {"body", {body}}})
                      .status,
                  303);
        return address;
    }
    Result<void> read_by_colleague(const std::string& address) {
        return read_and_confirmed(db, cast.colleague, "report", address.substr(9));
    }
    Response freeze(Client& by, const std::string& address) {
        (void)read_by_colleague(address);
        return by.post(address + "/freeze",
                       {{"version", {std::to_string(found(address).version)}}});
    }

    TestDatabase db{GetParam(), &door};
    Cast cast = a_cast(db);
    StorySite site{db, report_routes()};
    Client ombud{site, cast.ombud, Door::html};
};

} // namespace

TEST_P(ReportPages, OpenInBothLanguages) {
    EXPECT_TRUE(says(ombud.get("/reports"), "Ny rapport"));
    const std::string address = a_draft("{{events.total}} händelser.");
    const std::string block = address + "/blocks/" + found(address).blocks[0].id;
    for (const char* language : {"sv", "en"}) {
        ombud.language = language;
        for (const std::string& path :
             {std::string("/reports"), std::string("/reports/new"), address, address + "/edit",
              address + "/amendment", address + "/blocks/new", block, address + "/freeze",
              std::string("/reports/references"), std::string("/reports/references/new"),
              std::string("/reports/references/reference:2013-522")}) {
            EXPECT_EQ(ombud.get(path).status, 200) << path;
        }
    }
    EXPECT_EQ(ombud.get("/reports/nothing").status, 404);
    EXPECT_EQ(ombud.get(address + "/blocks/nothing").status, 404);
}

TEST_P(ReportPages, MarkAnUnsupportedNumberInThePreviewAndLeadToIt) {
    const std::string address = a_draft("Vi såg 8 händelser.");
    const Response preview = ombud.get(address);
    EXPECT_TRUE(says(preview, "<a href=\"#remarks-b1\"><mark>8</mark></a>")) << preview.body;
    EXPECT_TRUE(says(preview, "id=\"remarks-b1\""));
    EXPECT_TRUE(says(preview, address + "/blocks/" + found(address).blocks[0].id));
    EXPECT_TRUE(says(preview, "Måste åtgärdas"));
    EXPECT_FALSE(says(ombud.get(address + "/freeze"), "Frys nu"));
    const Response refused = freeze(ombud, address);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "Måste åtgärdas"));
    EXPECT_FALSE(found(address).frozen);
}

TEST_P(ReportPages, SayWhatContradictsItselfOnTheDraftPage) {
    const std::string address = a_draft("Av 6 brister var 2 (44 procent) allvarliga.");
    const Response preview = ombud.get(address);
    EXPECT_TRUE(says(preview, "44 procent stämmer inte med resten av texten")) << preview.body;
    EXPECT_TRUE(says(preview, "2 / 6 = 33,3 %"));
    EXPECT_EQ(freeze(ombud, address).status, 422);
}

TEST_P(ReportPages, FreezeAndShowTheReportToAReader) {
    const std::string address = a_draft("Vi såg **{{events.total}}** händelser.");
    Client reader(site, a_signed_in(db, "reader", "unit:" + cast.unit), Door::html);
    EXPECT_EQ(reader.get(address).status, 404);
    EXPECT_FALSE(says(reader.get("/reports"), address));
    EXPECT_EQ(freeze(ombud, address).status, 303);
    EXPECT_TRUE(says(reader.get("/reports"), address));
    const Response page = reader.get(address);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "<strong>7</strong>"));
    EXPECT_TRUE(says(page, "Ej för publicering"));
    for (const OutputFormat& format : output_formats) {
        for (const std::string edition : {"exact", "public"}) {
            const Response file = reader.get(address + "/file?format=" + std::string(format.name) +
                                             "&edition=" + edition);
            EXPECT_EQ(file.status, 200) << format.name << edition;
            EXPECT_EQ(file.content_type, format.content_type);
            EXPECT_EQ(file.file_name, "ombuden-i-provet-2025." + std::string(format.name));
        }
    }
    EXPECT_EQ(reader.get(address + "/file?format=odt").status, 422);
    EXPECT_EQ(reader.get(address + "/edit").status, 403);
    EXPECT_EQ(ombud.get(address + "/edit").status, 409);
    EXPECT_EQ(freeze(ombud, address).status, 409);
}

TEST_P(ReportPages, HandOutNoFileOfADraftBeforeItIsRead) {
    const std::string address = a_draft("Vi såg {{events.total}} händelser.");
    for (const OutputFormat& format : output_formats) {
        const std::string file = address + "/file?format=" + std::string(format.name);
        EXPECT_EQ(ombud.get(file).status, 422) << format.name;
    }
    EXPECT_TRUE(says(ombud.get(address), "Be om en andra läsare"));
    EXPECT_FALSE(says(ombud.get(address), "/file?format=pdf"));
    EXPECT_EQ(ombud.post(address + "/freeze", {{"version", {"1"}}}).status, 422);
    EXPECT_TRUE(read_by_colleague(address));
    EXPECT_EQ(ombud.get(address + "/file?format=pdf").status, 200);
    EXPECT_TRUE(says(ombud.get(address), "läste och bekräftade"));
}

TEST_P(ReportPages, KeepWhatWasTypedInARefusedForm) {
    const Response refused = ombud.post("/reports", {{"year", {"2031"}},
                                                     {"template", {"skane"}},
                                                     {"language", {"sv"}},
                                                     {"title", {"En titel att minnas"}}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "En titel att minnas"));
    EXPECT_TRUE(says(refused, "1994 till 2026"));
    const std::string address = a_draft("x");
    const Response quote = ombud.post(
        address + "/blocks",
        {{"kind", {"quote"}}, {"body", {"Orden som sades."}}, {"attribution", {"en klient"}}});
    EXPECT_EQ(quote.status, 422);
    EXPECT_TRUE(says(quote, "Orden som sades."));
    EXPECT_TRUE(says(quote, "samtycke"));
}

TEST_P(ReportPages, ShowBothTextsWhenSomebodySavedFirst) {
    const std::string address = a_draft("Texten som fanns.");
    const StoredBlock block = found(address).blocks[0];
    const std::string part = address + "/blocks/" + block.id;
    const FormValues first = {{"kind", {"narrative"}},
                              {"heading", {"Året"}},
                              {"body", {"Kollegans text."}},
                              {"version", {std::to_string(block.version)}}};
    Client colleague(site, cast.colleague, Door::html);
    EXPECT_EQ(colleague.post(part, first).status, 303);
    FormValues second = first;
    second["body"] = {"Min text."};
    const Response met = ombud.post(part, second);
    EXPECT_EQ(met.status, 409);
    EXPECT_TRUE(says(met, "Kollegans text."));
    EXPECT_TRUE(says(met, "Min text."));
    EXPECT_EQ(found(address).blocks[0].block.body.text(), "Kollegans text.");
}

TEST_P(ReportPages, MovePartsUpAndDown) {
    const std::string address = started(ombud);
    const std::vector<StoredBlock> before = found(address).blocks;
    const std::string part = address + "/blocks/" + before[0].id + "/place";
    EXPECT_EQ(ombud.post(part, {{"move", {"down"}}, {"version", {"1"}}}).status, 303);
    EXPECT_EQ(found(address).blocks[1].id, before[0].id);
    EXPECT_EQ(ombud.post(part, {{"move", {"down"}}, {"version", {"1"}}}).status, 409);
    EXPECT_EQ(ombud.post(part, {{"move", {"sideways"}}}).status, 422);
}

TEST_P(ReportPages, AreClosedToAnotherUnit) {
    const std::string address = a_draft("{{events.total}} händelser.");
    const std::string other = a_unit_called(db, "De andra", "ANDRA");
    Client stranger(site, a_signed_in(db, "ombud", "unit:" + other), Door::html);
    const std::string block = address + "/blocks/" + found(address).blocks[0].id;
    for (const std::string& path :
         {address, address + "/edit", address + "/freeze", block, address + "/file?format=pdf"}) {
        EXPECT_EQ(stranger.get(path).status, 404) << path;
    }
    EXPECT_EQ(stranger.post(block + "/removal").status, 404);
    EXPECT_EQ(freeze(stranger, address).status, 404);
    Client administrator(site, cast.administrator, Door::html);
    EXPECT_EQ(administrator.get("/reports").status, 403);
}

TEST_P(ReportPages, SpeakJsonThroughTheSameHandlers) {
    Client program(site, cast.ombud, Door::json);
    const Response made = program.post("/reports", {{"year", {"2025"}},
                                                    {"template", {"skane"}},
                                                    {"language", {"sv"}},
                                                    {"title", {"Rapport"}}});
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string id = json::value_to<std::string>(json::parse(made.body).at("number"));
    const json::value draft = json::parse(program.get("/reports/" + id).body);
    EXPECT_EQ(draft.at("state").as_string(), "draft");
    EXPECT_EQ(draft.at("blocks").as_array().size(), 10U);
    // The world of this test counts no levels as figures, and says so instead of printing.
    EXPECT_EQ(draft.at("remarks").at(0).at("key").as_string(), "unknown_binding");
    EXPECT_EQ(json::parse(program.get("/reports").body).at("reports").as_array().size(), 1U);
    const std::string address = a_draft("{{events.total}} händelser.");
    ASSERT_EQ(freeze(program, address).status, 200);
    const json::value frozen = json::parse(program.get(address).body);
    EXPECT_EQ(frozen.at("state").as_string(), "frozen");
    EXPECT_EQ(frozen.at("figures").at(0).at("value").as_int64(), 7);
}

TEST_P(ReportPages, ChangeOneFieldOfAPartByJson) {
    const std::string address = a_draft("Texten som fanns.");
    const StoredBlock block = found(address).blocks[0];
    Client program(site, cast.ombud, Door::json);
    EXPECT_EQ(
        program.post(address + "/blocks/" + block.id, {{"heading", {"Nytt"}}, {"version", {"1"}}})
            .status,
        200);
    EXPECT_EQ(found(address).blocks[0].block.body.text(), "Texten som fanns.");
    EXPECT_EQ(found(address).blocks[0].block.heading.text(), "Nytt");
}

TEST_P(ReportPages, KeepTheRegisterOfReferences) {
    EXPECT_TRUE(says(ombud.get("/reports/references"), "1986:223"));
    const FormValues law = {{"mark", {"1998:204"}},
                            {"title", {"Personuppgiftslag (1998:204)"}},
                            {"standing", {"repealed"}},
                            {"stood_until", {"2018-05-24"}},
                            {"instead", {"dataskyddsförordningen"}}};
    FormValues without = law;
    without.erase("instead");
    EXPECT_EQ(ombud.post("/reports/references", without).status, 422);
    EXPECT_EQ(ombud.post("/reports/references", law).status, 303);
    EXPECT_EQ(ombud.post("/reports/references", law).status, 422);
    const std::string address = a_draft("Enligt lagen (1998:204).");
    const Response preview = ombud.get(address);
    EXPECT_TRUE(says(preview, "dataskyddsförordningen"));
    EXPECT_FALSE(says(ombud.get(address + "/freeze"), "Frys nu"));
    EXPECT_TRUE(read_by_colleague(address));
    EXPECT_TRUE(says(ombud.get(address + "/freeze"), "Frys nu"));
    Client reader(site, a_signed_in(db, "reader", "unit:" + cast.unit), Door::html);
    EXPECT_EQ(reader.get("/reports/references").status, 200);
    EXPECT_EQ(reader.get("/reports/references/new").status, 403);
    Client program(site, cast.ombud, Door::json);
    EXPECT_TRUE(says(program.get("/reports/references"), "\"mark\":\"1998:204\""));
}

INSTANTIATE_TEST_SUITE_P(Engines, ReportPages, both_engines(), engine_name);

TEST_P(ReportPages, LetACityInvestigatorWriteTheCitysReport) {
    Unit office;
    office.name = "Kontoret i staden";
    office.prefix = "KONTOR";
    office.city = "0780";
    office.started_on = Date{2020, 1, 1};
    ASSERT_TRUE(db.write(the_cli(), [&](Work& work) { return start_unit(work, office); }));
    Client investigator(site, a_signed_in(db, "city_investigator", "city:0780"), Door::html);
    const Response form = investigator.get("/reports/new");
    EXPECT_TRUE(says(form, "value=\"stockholm\""));
    EXPECT_FALSE(says(form, "value=\"skane\"")) << "the manner of a unit";
    const FormValues asked = {{"year", {"2025"}},
                              {"template", {"stockholm"}},
                              {"language", {"sv"}},
                              {"title", {"Stadens rapport {{year}}"}}};
    FormValues of_unit = asked;
    of_unit["template"] = {"skane"};
    EXPECT_EQ(investigator.post("/reports", of_unit).status, 422);
    const std::string edit = header_of(investigator.post("/reports", asked), "Location");
    ASSERT_NE(edit, "");
    const std::string address = edit.substr(0, edit.rfind('/'));
    EXPECT_EQ(investigator.get(address).status, 200);
    EXPECT_TRUE(says(investigator.get("/reports"), "Växjös stad"));
    EXPECT_EQ(ombud.get(address).status, 404);
    Client county(site, a_signed_in(db, "county_officer", "lan:07"), Door::html);
    EXPECT_EQ(county.get(address).status, 404) << "a draft";
}
