// What of a report is read, and who wrote it.
#include "reports/leaving.h"

#include "platform/html/html.h"
#include "reports/access.h"
#include "reports/drawing.h"
#include "sql/reports.h"

namespace {

// A draft is drawn as it will be frozen but for its marking and its day, so the reading still
// holds once it is. The editions differ in their marking alone; a report that may not be public has
// the one. The reader is shown the exact one.
std::string text_of(const StoredReport& stored, const ReportNumbers& numbers) {
    std::string text = document_json(draw_report(stored, numbers, {Edition::exact}));
    if (may_have_edition(stored, numbers, Edition::open)) {
        text += document_json(draw_report(stored, numbers, {Edition::open}));
    }
    return text;
}

std::vector<std::string> writers_of(Work& work, const StoredReport& stored) {
    std::vector<std::string> writers;
    for (const StoredRow& row : work.rows(sql::reports::writers_of_report,
                                          {{"unit", stored.unit}, {"report", stored.id}})) {
        writers.push_back(row.text("writer"));
    }
    return writers;
}

Result<LeavingText> leaving(Work& work, std::string_view subject) {
    const StoredReport stored = TRY(writable_report(work, subject));
    TRY(must_be_draft(stored));
    return leaving_report(work, stored, numbers_for(work, stored));
}

} // namespace

LeavingKind leaving_reports() {
    return {"report", leaving};
}

LeavingText leaving_report(Work& work, const StoredReport& stored, const ReportNumbers& numbers) {
    LeavingText text;
    text.unit = stored.unit;
    text.kind = "report";
    text.subject = stored.id;
    text.version = stored.version;
    const Document document = draw_report(stored, numbers, {Edition::exact});
    text.name = document.title;
    text.text = text_of(stored, numbers);
    text.shown.tag("article", {{"class", "report"}, {"lang", stored.report.language}},
                   Html::trusted(document_fragment(document)));
    text.writers = writers_of(work, stored);
    text.address = "/reports/" + stored.id;
    return text;
}
