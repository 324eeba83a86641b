// spejare check-figures: the figures of a report, checked at a shell.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "checking/answer.h"
#include "checking/checking.h"
#include "checking/document_text.h"

namespace {

// A file larger than any upload is no report.
constexpr std::size_t file_max = 25U << 20U;

Result<std::string> bytes_of(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    std::string bytes;
    char part[1U << 16U];
    while (file && bytes.size() <= file_max) {
        file.read(part, sizeof part);
        bytes.append(part, static_cast<std::size_t>(file.gcount()));
    }
    if (!file.eof() && bytes.size() <= file_max) {
        return invalid("file", "checking.unreadable", {{"file", name}});
    }
    return bytes.size() > file_max ? Result<std::string>(invalid("file", "checking.too_large"))
                                   : Result<std::string>(std::move(bytes));
}

void print_plain(Invocation& call, const prose_check::CheckedText& checked) {
    const Texts& t = call.t();
    for (const prose_check::Finding& finding : checked.findings) {
        call.out() << t("checking.cli.line", {{"line", std::to_string(finding.line)},
                                              {"severity", std::string(severity_text(t, finding))},
                                              {"found", finding.found},
                                              {"expected", finding.expected}})
                   << "\n    " << finding.quote << "\n    " << why(t, finding) << '\n';
    }
    call.progress() << t("checking.read", {{"numbers", std::to_string(checked.numbers)},
                                           {"judged", std::to_string(checked.judged)}})
                    << '\n';
}

Result<int> check_figures(Invocation& call) {
    const std::string bytes = TRY(bytes_of(call.text("file")));
    const std::string text = TRY(text_of_report(bytes));
    const prose_check::CheckedText checked = prose_check::check_text(text);
    if (call.given("json")) {
        call.out() << findings_json(call.t(), checked.findings);
    } else {
        print_plain(call, checked);
    }
    const bool holds =
        std::ranges::all_of(checked.findings, [](const prose_check::Finding& finding) {
            return finding.severity == prose_check::Finding::Severity::note;
        });
    return holds ? 0 : 1;
}

} // namespace

std::vector<Command> checking_commands() {
    return {{"check-figures",
             {{"file!"}, {"--json", CommandOption::Kind::flag}},
             Command::Needs::nothing,
             check_figures}};
}
