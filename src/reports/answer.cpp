// Reports, drafts and references as JSON.
#include "platform/json.h"
#include "reports/pages.h"

namespace {

json::array told_blocks(const StoredReport& stored) {
    json::array blocks;
    for (const StoredBlock& block : stored.blocks) {
        json::array chosen;
        for (const StoredChosenText& one : block.chosen) {
            chosen.push_back({{"id", one.id},
                              {"version", one.version},
                              {"source", one.chosen.source},
                              {"level", one.chosen.level},
                              {"theme", one.chosen.theme},
                              {"text", one.chosen.text.text()}});
        }
        blocks.push_back({{"id", block.id},
                          {"version", block.version},
                          {"kind", block.block.kind},
                          {"heading", block.block.heading.text()},
                          {"body", block.block.body.text()},
                          {"attribution", block.block.attribution},
                          {"consent", block.block.consent},
                          {"texts", std::move(chosen)}});
    }
    return blocks;
}

} // namespace

std::string reports_json(const std::vector<ReportLine>& lines) {
    json::array out;
    for (const ReportLine& line : lines) {
        out.push_back({{"id", line.id},
                       {"unit", line.unit},
                       {"year", line.year},
                       {"title", line.title},
                       {"template", line.template_code},
                       {"state", line.frozen ? "frozen" : "draft"},
                       {"frozen_at", line.frozen ? json::value(line.frozen_at) : json::value()}});
    }
    return json::serialize(json::object{{"reports", std::move(out)}}) + "\n";
}

std::string draft_json(const Texts& t, const DraftView& draft) {
    const StoredReport& stored = draft.stored;
    json::array remarks;
    for (const ReportRemark& remark : draft.remarks) {
        remarks.push_back({{"block", remark.block},
                           {"field", remark.field},
                           {"key", remark.key},
                           {"written", remark.written},
                           {"stops", remark.weight == ReportRemark::Weight::stops},
                           {"says", remark_said(t, remark)}});
    }
    json::object out = {{"id", stored.id},
                        {"version", stored.version},
                        {"unit", stored.unit},
                        {"year", stored.report.year},
                        {"template", stored.report.template_code},
                        {"language", stored.report.language},
                        {"title", stored.report.title.text()},
                        {"subtitle", stored.report.subtitle.text()},
                        {"summary", stored.report.summary.text()},
                        {"state", "draft"},
                        {"cutoff", draft.numbers.scope.cutoff.iso()},
                        {"blocks", told_blocks(stored)},
                        {"remarks", std::move(remarks)}};
    return json::serialize(out) + "\n";
}

std::string references_json(const std::vector<StoredReference>& references) {
    json::array out;
    for (const StoredReference& one : references) {
        const Reference& reference = one.reference;
        json::object told = {{"id", one.id},
                             {"version", one.version},
                             {"mark", reference.mark},
                             {"title", reference.title},
                             {"edition", reference.edition},
                             {"published_year", nullptr},
                             {"standing", reference.standing},
                             {"stood_until", nullptr},
                             {"instead", reference.instead}};
        if (reference.published_year) {
            told["published_year"] = *reference.published_year;
        }
        if (reference.stood_until) {
            told["stood_until"] = reference.stood_until->iso();
        }
        out.push_back(std::move(told));
    }
    return json::serialize(json::object{{"references", std::move(out)}}) + "\n";
}
