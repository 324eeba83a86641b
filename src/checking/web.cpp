// The page where anybody signed in has a report checked. Nothing is stored.
#include "checking/answer.h"
#include "checking/checking.h"
#include "checking/document_text.h"
#include "rights/may.h"

static Result<Response> check_form(const Request& in, Work& work);
static Result<void> read_report(Request& in, Database& database);
static Result<Response> post_check(const Request& in, Work& work);

void checking_routes(Routes& routes) {
    routes.form({.show = "/check", .take = "/check"}, May::be_signed_in, check_form, post_check, {},
                read_report);
}

static Result<Response> check_form(const Request& in, Work&) {
    return draw_form(in);
}

// All the work is done before the writer is asked, and the writer has nothing to write.
static Result<void> read_report(Request& in, Database&) {
    CheckedReport report;
    const auto upload = in.uploads.find("file");
    if (upload != in.uploads.end() && !upload->second.bytes.empty()) {
        report.name = upload->second.file_name;
        report.text = TRY(text_of_report(upload->second.bytes));
    } else {
        report.text = std::string(in.posted("text"));
    }
    if (report.text.find_first_not_of(" \r\n\t") == std::string::npos) {
        return invalid("text", "checking.nothing");
    }
    report.checked = prose_check::check_text(report.text);
    in.prepared = std::move(report);
    return {};
}

static Result<Response> post_check(const Request& in, Work&) {
    const auto& report = std::any_cast<const CheckedReport&>(in.prepared);
    if (in.door == Door::json) {
        return json_response(findings_json(in.t, report.checked.findings));
    }
    return draw_report(in, report);
}
