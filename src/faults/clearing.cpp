// What is read of faults and themes, and who wrote it.
#include "faults/clearing.h"

#include "faults/earlier_year.h"
#include "faults/kommun_way.h"
#include "faults/page_parts.h"
#include "faults/proposal.h"
#include "faults/sheet.h"
#include "organisations/unit.h"
#include "sql/faults.h"

namespace {

std::vector<std::string> writers_in(Work& work, const Query& query, const Params& params) {
    std::vector<std::string> list;
    for (const StoredRow& row : work.rows(query, params)) {
        list.push_back(row.text("writer"));
    }
    return list;
}

std::string texts_of(Work& work, const FaultRecord& record) {
    std::string all;
    const auto add = [&all](const FreeText& text) { all += text.text() + "\n"; };
    add(record.fault.title);
    add(record.fault.description);
    add(record.fault.consequence);
    for (const ProposalRecord& proposal : proposals_of(work, record)) {
        if (proposal.standing != "withdrawn") {
            add(proposal.proposal.text);
        }
    }
    for (const EarlierYearRecord& earlier : earlier_years_of(work, record)) {
        add(earlier.earlier.source);
    }
    for (const KommunWayRecord& way : kommun_ways_of(work, record)) {
        add(way.way.way);
    }
    return all;
}

std::string texts_of(const ThemeRecord& record) {
    return record.theme.title.text() + "\n" + record.theme.text.text();
}

/// As it is printed in Swedish.
Html printed(const Document& document) {
    return std::move(Html().tag("article", {{"lang", "sv"}}, document_content(document)));
}

Result<LeavingText> fault_asked(Work& work, std::string_view subject) {
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::faults::by_id, {{"unit", unit}, {"id", subject}});
    if (!row) {
        return not_found();
    }
    return leaving_fault(work, fault_record(work, *row));
}

Result<LeavingText> theme_asked(Work& work, std::string_view subject) {
    return leaving_theme(work, TRY(find_theme(work, subject)));
}

} // namespace

LeavingKind leaving_faults() {
    return {"fault", fault_asked};
}

LeavingKind leaving_themes() {
    return {"theme", theme_asked};
}

LeavingText leaving_fault(Work& work, const FaultRecord& record) {
    const Texts t(Language::swedish);
    LeavingText text;
    text.unit = record.unit;
    text.kind = "fault";
    text.subject = record.id;
    text.version = record.version;
    text.name = record.number;
    text.text = texts_of(work, record);
    text.shown = printed(fault_document(work, t, record, SheetEdition::inside));
    text.writers = writers_of(work, record);
    text.address = "/faults/" + record.number;
    return text;
}

LeavingText leaving_theme(Work& work, const ThemeRecord& record) {
    const Texts t(Language::swedish);
    LeavingText text;
    text.unit = record.unit;
    text.kind = "theme";
    text.subject = record.id;
    text.version = record.version;
    text.name = t("theme.of_year", {{"year", std::to_string(record.theme.year)}});
    text.text = texts_of(record);
    // The document's own title is not among its blocks.
    text.shown = heading(2, record.theme.title.text());
    text.shown.add(printed(theme_document(work, t, record, SheetEdition::inside)));
    text.writers = writers_of(work, record);
    text.address = "/themes/" + record.id;
    return text;
}

std::vector<std::string> writers_of(Work& work, const FaultRecord& record) {
    return writers_in(work, sql::faults::writers_of_fault,
                      {{"unit", record.unit}, {"fault", record.id}});
}

std::vector<std::string> writers_of(Work& work, const ThemeRecord& record) {
    return writers_in(work, sql::faults::writers_of_theme,
                      {{"unit", record.unit}, {"theme", record.id}});
}

bool confirmed(Work& work, const FaultRecord& record) {
    return is_cleared(work, "fault", record.id, work.digest(texts_of(work, record)));
}

bool confirmed(Work& work, const ThemeRecord& record) {
    return is_cleared(work, "theme", record.id, work.digest(texts_of(record)));
}
