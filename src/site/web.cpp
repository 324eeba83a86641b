// Addresses of the program's own pages: accessibility, privacy, help and settings.

#include "rights/may.h"
#include "site/accessibility.h"
#include "site/pages.h"
#include "site/settings.h"
#include "site/site.h"

static Result<Response> statement_page(const Request& in, Work& work);
static Result<Response> report_form(const Request& in, Work& work);
static Result<Response> post_report(const Request& in, Work& work);
static Result<Response> received_page(const Request& in, Work& work);
static Result<Response> reports_page(const Request& in, Work& work);
static Result<Response> report_page(const Request& in, Work& work);
static Result<Response> post_answer(const Request& in, Work& work);
static Result<Response> privacy_page(const Request& in, Work& work);
static Result<Response> help_page(const Request& in, Work& work);
static Result<Response> settings_form(const Request& in, Work& work);
static Result<Response> post_settings(const Request& in, Work& work);

void site_routes(Routes& routes) {
    const May runs = May::administer_system;
    routes.page("/accessibility", May::anyone, statement_page);
    routes.form({.show = "/accessibility/report", .take = "/accessibility/report"}, May::anyone,
                report_form, post_report);
    routes.page("/accessibility/received/{token}", May::anyone, received_page);
    routes.page("/accessibility/reports", runs, reports_page);
    routes.form(
        {.show = "/accessibility/reports/{number}", .take = "/accessibility/reports/{number}"},
        runs, report_page, post_answer, accessibility_answer_table);
    routes.page("/privacy", May::anyone, privacy_page);
    routes.page("/help", May::anyone, help_page);
    routes.form({.show = "/settings", .take = "/settings"}, runs, settings_form, post_settings);
    upkeep_routes(routes);
}

// --- accessibility -------------------------------------------------------------------------------

static Result<Response> statement_page(const Request& in, Work& work) {
    return draw_statement(in, site_settings(work).settings);
}

static Result<Response> report_form(const Request& in, Work&) {
    return draw_report_form(in);
}

static Result<Response> post_report(const Request& in, Work& work) {
    // Whoever is not signed in carries no token, so only a form of our own pages may come.
    if (in.door == Door::json) {
        return not_found();
    }
    const auto report = TRY(read_record<AccessibilityReport>(accessibility_report_fields, in.form));
    const std::string token = TRY(report_inaccessible(work, report, in.remote_address));
    return see_other(in, "/accessibility/received/" + token);
}

static Result<Response> received_page(const Request& in, Work& work) {
    const auto record = received_report(work, in.capture("token"));
    if (!record) {
        return not_found();
    }
    return draw_received(in, *record);
}

static Result<Response> reports_page(const Request& in, Work& work) {
    return draw_reports(in, TRY(accessibility_reports(work)));
}

static Result<Response> report_page(const Request& in, Work& work) {
    return draw_report(in, work, TRY(accessibility_report(work, in.capture("number"))));
}

static Result<Response> post_answer(const Request& in, Work& work) {
    const auto answer = TRY(read_record<AccessibilityAnswer>(accessibility_answer_fields, in.form));
    TRY(answer_report(work, in.capture("number"), in.posted_version(), answer));
    return see_other(in, "/accessibility/reports/" + in.capture("number"));
}

// --- privacy, help and settings ------------------------------------------------------------------

static Result<Response> privacy_page(const Request& in, Work& work) {
    return draw_privacy(in, site_settings(work).settings);
}

static Result<Response> help_page(const Request& in, Work& work) {
    return draw_help(in, site_settings(work).settings);
}

static Result<Response> settings_form(const Request& in, Work& work) {
    return draw_settings(in, work, site_settings(work));
}

static Result<Response> post_settings(const Request& in, Work& work) {
    const auto settings = TRY(read_record<SiteSettings>(site_settings_fields, in.form));
    TRY(keep_site_settings(work, in.posted_version(), settings));
    return see_other(in, "/settings");
}
