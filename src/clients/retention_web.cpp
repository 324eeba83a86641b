// Addresses of erasing: what may go, what was announced, and what was held back for a reason.
#include <algorithm>

#include "clients/client_json.h"
#include "clients/clients.h"
#include "clients/pages.h"
#include "clients/retention.h"
#include "organisations/unit.h"
#include "rights/may.h"

static Result<Response> erasures_page(const Request& in, Work& work);
static Result<Response> post_announcement(const Request& in, Work& work);
static Result<Response> delay_form(const Request& in, Work& work);
static Result<Response> post_delay(const Request& in, Work& work);
static Result<Response> post_resumption(const Request& in, Work& work);
static Result<Response> post_erasure(const Request& in, Work& work);

void client_retention_routes(Routes& routes) {
    const May keeps = May::lock_client_years;
    routes.page("/clients/erasures", keeps, erasures_page);
    routes.post("/clients/erasures/announcement", keeps, post_announcement);
    routes.post("/clients/erasures/deed", keeps, post_erasure);
    routes.form({.show = "/clients/erasures/{client}", .take = "/clients/erasures/{client}"}, keeps,
                delay_form, post_delay, erasure_table);
    routes.post("/clients/erasures/{client}/resumption", keeps, post_resumption);
}

static std::string standing_of(const Request& in, Work& work, const ErasureLine& line) {
    const Texts& t = in.t;
    if (line.erasure.empty()) {
        return !line.erasable ? std::string(t("client_erasure.year_open"))
               : *line.erasable > work.today()
                   ? t("client_erasure.from", {{"day", t.date(*line.erasable)}})
                   : std::string(t("client_erasure.may_go"));
    }
    return line.announced.standing == "put_off"
               ? t("client_erasure.put_off", {{"reason", line.announced.reason.text()}})
               : t("client_erasure.due", {{"day", t.date(line.announced.due_on)}});
}

static Html deed_of(const Request& in, const ErasureLine& line) {
    const std::string address = "/clients/erasures/" + line.client;
    if (line.erasure.empty()) {
        return {};
    }
    if (line.announced.standing == "put_off") {
        return post_button(in, address + "/resumption", in.t("client_erasure.resume"),
                           {{"version", {std::to_string(line.version)}}},
                           {{"data-variant", "tertiary"}});
    }
    return link(address, in.t("client_erasure.delay"));
}

static Html line_table(const Request& in, Work& work, const std::vector<ErasureLine>& lines) {
    HtmlTable drawn;
    drawn.caption = in.t("client_erasure.caption");
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.narrow = HtmlTable::Narrow::stack;
    drawn.columns = {{text(in.t("client.code"))},
                     {text(in.t("client_period.closed_on"))},
                     {text(in.t("client_erasure.standing"))},
                     {text(in.t("client_erasure.deed"))}};
    for (const ErasureLine& line : lines) {
        drawn.rows.push_back({text(line.code), text(in.t.date(line.closed_on)),
                              text(standing_of(in, work, line)), deed_of(in, line)});
    }
    return table(drawn);
}

static Result<Response> erasures_page(const Request& in, Work& work) {
    const std::vector<ErasureLine> lines = TRY(erasure_preview(work));
    const std::string unit = TRY(my_unit_id(work));
    if (in.door == Door::json) {
        return json_response(erasures_json(lines, tombstones_of(work, unit)));
    }
    Html content = paragraph(in.t("client_erasure.what"));
    content.add(notice(in.t, "info", paragraph(in.t("client_erasure.beyond_reach"))));
    const bool may_announce = std::ranges::any_of(lines, [&](const ErasureLine& line) {
        return line.erasure.empty() && line.erasable && *line.erasable <= work.today();
    });
    const bool due = std::ranges::any_of(lines, [&](const ErasureLine& line) {
        return !line.erasure.empty() && line.announced.standing == "announced" &&
               line.announced.due_on <= work.today();
    });
    std::vector<Html> deeds;
    if (may_announce) {
        deeds.push_back(
            post_button(in, "/clients/erasures/announcement", in.t("client_erasure.announce")));
    }
    if (due) {
        deeds.push_back(post_button(in, "/clients/erasures/deed", in.t("client_erasure.erase"), {},
                                    {{"data-color", "danger"}}));
    }
    if (!deeds.empty()) {
        content.add(actions(deeds));
    }
    content.add(lines.empty() ? paragraph(in.t("client_erasure.none"))
                              : line_table(in, work, lines));
    const Tombstones gone = tombstones_of(work, unit);
    content.add(
        paragraph(in.t("client_erasure.tombstones", {{"count", std::to_string(gone.clients)}})));
    if (gone.applications > 0) {
        content.add(paragraph(in.t("client_erasure.tombstones.applications",
                                   {{"count", std::to_string(gone.applications)}})));
    }
    PageShape shape;
    shape.title = std::string(in.t("client_erasure.title"));
    shape.trail = {{"/clients/steering", std::string(in.t("clients.steering"))}};
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

static Result<Response> post_announcement(const Request& in, Work& work) {
    TRY(announce_erasures(work));
    return see_other(in, "/clients/erasures");
}

static Result<ErasureLine> line_asked(const Request& in, Work& work) {
    std::vector<ErasureLine> lines = TRY(erasure_preview(work));
    const auto found = std::ranges::find(lines, in.capture("client"), &ErasureLine::client);
    if (found == lines.end() || found->erasure.empty()) {
        return not_found();
    }
    return std::move(*found);
}

static Result<Response> delay_form(const Request& in, Work& work) {
    const ErasureLine line = TRY(line_asked(in, work));
    const Form form = form_of(in, "client_erasure");
    Html content = paragraph(in.t("client_erasure.delay.what"));
    content.add(versioned_form(form, "/clients/erasures/" + line.client,
                               input(form, *find_field(erasure_fields, "reason")), line.version));
    PageShape shape;
    shape.title = in.t("client_erasure.delay.title", {{"code", line.code}});
    shape.trail = {{"/clients/erasures", std::string(in.t("client_erasure.title"))}};
    return page(in, shape, content);
}

static Result<Response> post_delay(const Request& in, Work& work) {
    ErasureLine line = TRY(line_asked(in, work));
    line.version = version_posted(in);
    line.announced.reason = FreeText::as_typed(std::string(in.posted("reason")));
    TRY(put_off_erasure(work, line));
    return see_other(in, "/clients/erasures");
}

static Result<Response> post_resumption(const Request& in, Work& work) {
    ErasureLine line = TRY(line_asked(in, work));
    line.version = version_posted(in);
    TRY(resume_erasure(work, line));
    return see_other(in, "/clients/erasures");
}

static Result<Response> post_erasure(const Request& in, Work& work) {
    TRY(ask_for_erasure(work));
    return see_other(in, "/clients/erasures");
}
