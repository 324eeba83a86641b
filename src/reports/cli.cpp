// spejare report: the yearly report of a unit, city, county or the nation, to a file.
#include <fstream>

#include "organisations/unit.h"
#include "reports/freeze.h"
#include "reports/output.h"
#include "reports/reports.h"

namespace {

struct Asked {
    std::string unit;
    int year = 0;
    std::string format;
    Edition edition = Edition::exact;
};

Result<Asked> what_is_asked(Invocation& call, Work& work) {
    Asked asked;
    const std::string place = TRY(find_place(work, call.text("unit")));
    asked.unit = place.starts_with("unit:") ? place.substr(5) : place;
    const std::string_view kind = kind_of_owner(asked.unit);
    if (kind.empty()) {
        return invalid("unit", "report.not_a_unit");
    }
    if (call.given("kind") && call.text("kind") != kind) {
        return invalid("kind", "report.other_kind",
                       {{"kind", std::string(call.t()("report.kind." + std::string(kind)))}});
    }
    asked.year = static_cast<int>(call.number("year"));
    if (asked.year < 1994 || asked.year > work.year()) {
        return invalid("year", "not_a_report_year", {{"last", std::to_string(work.year())}});
    }
    asked.format = call.text("format");
    asked.edition = TRY(edition_named(call.text("edition")));
    return asked;
}

// The frozen report of the year as it was kept; else the newest draft or a template, drawn now.
Result<std::string> bytes_of_year(Invocation& call, Work& work) {
    const Asked asked = TRY(what_is_asked(call, work));
    const std::string id = report_of_year(work, asked.unit, asked.year);
    const StoredReport stored = id.empty() ? unsaved_report(work, asked.unit, asked.year, call.t())
                                           : TRY(find_report(work, asked.unit, id));
    if (stored.frozen) {
        return kept_output(work, stored, {asked.edition, asked.format});
    }
    const ReportNumbers numbers = numbers_for(work, stored);
    TRY(may_have_edition(stored, numbers, asked.edition));
    return drawn_output({stored, numbers, asked.edition}, asked.format);
}

Result<int> write_report(Invocation& call) {
    Result<std::string> bytes = not_found();
    call.database().read(call.actor(), [&](Work& work) { bytes = bytes_of_year(call, work); });
    const std::string drawn = TRY(std::move(bytes));
    std::ofstream file(call.text("out"), std::ios::binary);
    file << drawn;
    file.close();
    if (!file) {
        return invalid("out", "cli.report.cannot_write", {{"file", call.text("out")}});
    }
    return 0;
}

} // namespace

std::vector<Command> reports_commands() {
    using Kind = CommandOption::Kind;
    return {{"report",
             {{"--unit"},
              {"--year!", Kind::number},
              {"--kind", Kind::text, "unit|city|county|nation"},
              {"--format", Kind::text, "html|pdf|docx|xlsx|json", "html"},
              {"--edition", Kind::text, "exact|public", "exact"},
              {"--out!"}},
             Command::Needs::database,
             write_report}};
}
