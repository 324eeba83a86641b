// From document to bytes.
#include "reports/output.h"

#include <algorithm>

#include "figures/pages.h"
#include "platform/json.h"

namespace {

std::string json_output(const ReportOutput& output, const Document& document) {
    const StoredReport& stored = output.stored;
    const ReportNumbers& numbers = output.numbers;
    const Texts t = Texts::in(stored.report.language);
    const std::set<std::string> facts = report_rests_on(stored, numbers).facts;
    std::vector<FigureValue> figures;
    std::ranges::copy_if(numbers.figures, std::back_inserter(figures),
                         [&](const FigureValue& figure) {
                             return facts.contains(figure_registry().find(figure.id)->fact);
                         });
    json::object out = json::parse(document_json(document)).as_object();
    out["unit"] = numbers.unit_name;
    out["year"] = numbers.scope.year;
    out["kind"] = stored.report.kind;
    out["cutoff"] = numbers.scope.cutoff.iso();
    out["year_rule"] = numbers.year_rule;
    out["edition"] = name_of(output.edition);
    out["state"] = stored.frozen ? "frozen" : "draft";
    out["invented"] = stored.report.invented;
    out["figures"] = json::parse(figures_json(t, figures));
    return json::serialize(out) + "\n";
}

} // namespace

const OutputFormat* find_format(std::string_view name) {
    const auto found = std::ranges::find(output_formats, name, &OutputFormat::name);
    return found == output_formats.end() ? nullptr : &*found;
}

std::string drawn_output(const ReportOutput& output, std::string_view format) {
    const Document document = draw_report(output.stored, output.numbers, {output.edition});
    if (format == "html") {
        return document_html(document);
    }
    if (format == "pdf") {
        return document_pdf(document);
    }
    if (format == "docx") {
        return document_docx(document);
    }
    if (format == "xlsx") {
        return document_xlsx(document);
    }
    if (format == "page") {
        return document_fragment(document);
    }
    ensure(format == "json", "an output's format is one of the list");
    return json_output(output, document);
}

std::string output_file_name(const ReportOutput& output, std::string_view format) {
    std::string name;
    for (const char c : lower_swedish(output.numbers.unit_name)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            name += c;
        } else if (!name.empty() && name.back() != '-' && (c & 0x80) == 0) {
            name += '-';
        }
    }
    return name + (name.ends_with('-') ? "" : "-") + std::to_string(output.numbers.scope.year) +
           "." + std::string(format);
}
