// Addresses and pages of a unit's agreements and offices.
#include <algorithm>

#include "organisations/agreement.h"
#include "organisations/organisations.h"
#include "organisations/pages.h"
#include "rights/may.h"

static Result<Response> agreements_page(const Request& in, Work& work);
static Result<Response> post_agreement(const Request& in, Work& work);
static Result<Response> agreement_form(const Request& in, Work& work);
static Result<Response> post_agreement_amendment(const Request& in, Work& work);
static Result<Response> offices_page(const Request& in, Work& work);
static Result<Response> post_office(const Request& in, Work& work);
static Result<Response> office_form(const Request& in, Work& work);
static Result<Response> post_office_amendment(const Request& in, Work& work);

void agreement_routes(Routes& routes) {
    const May writes = May::write_organisation;
    routes.form(
        {.show = "/organisations/{unit}/agreements", .take = "/organisations/{unit}/agreements"},
        writes, agreements_page, post_agreement, agreement_table);
    routes.form({.show = "/organisations/{unit}/agreements/{id}",
                 .take = "/organisations/{unit}/agreements/{id}"},
                writes, agreement_form, post_agreement_amendment, agreement_table);
    routes.form({.show = "/organisations/{unit}/offices", .take = "/organisations/{unit}/offices"},
                writes, offices_page, post_office, office_table);
    routes.form({.show = "/organisations/{unit}/offices/{id}",
                 .take = "/organisations/{unit}/offices/{id}"},
                writes, office_form, post_office_amendment, office_table);
}

static std::string address_of(const Request& in, std::string_view what) {
    return "/organisations/" + in.capture("unit") + "/" + std::string(what);
}

static Result<PageShape> shape_of(const Request& in, Work& work, std::string_view title) {
    const auto unit = unit_by_id(work, in.capture("unit"));
    if (!unit) {
        return not_found();
    }
    PageShape shape;
    shape.title = in.t(title);
    shape.trail = organisations_trail(in);
    shape.trail.emplace_back("/organisations/" + unit->id, unit->unit.name);
    return shape;
}

static Html agreement_inputs(Work& work, const Form& form) {
    Html fields;
    for (const Field& field : agreement_fields) {
        fields.add(field.name == "cost_rule"
                       ? input(form, field, choices_of(work, form.in.t, "cost_rule", ""))
                       : input(form, field));
    }
    return fields;
}

static Html office_inputs(const Form& form) {
    Html fields;
    for (const Field& field : office_fields) {
        fields.add(input(form, field));
    }
    return fields;
}

// --- agreements ----------------------------------------------------------------------------------

static Result<Response> agreements_page(const Request& in, Work& work) {
    const PageShape shape = TRY(shape_of(in, work, "organisations.agreements"));
    std::vector<Html> rows;
    for (const AgreementRecord& one : agreements_of(work, in.capture("unit"))) {
        Html row = link(address_of(in, "agreements/" + one.id), one.agreement.parties);
        rows.push_back(row.text(", ").text(in.t.date(one.agreement.agreed_from)));
    }
    Html content = rows.empty() ? paragraph(in.t("organisations.agreements.none")) : bullets(rows);
    const Form form = form_of(in, "agreement");
    content.add(heading(2, in.t("organisations.agreements.new")));
    content.add(whole_form(form, address_of(in, "agreements"), agreement_inputs(work, form), 0));
    return page(in, shape, content);
}

static Result<Response> post_agreement(const Request& in, Work& work) {
    const Agreement agreement = TRY(read_record<Agreement>(agreement_fields, in.form));
    TRY(make_agreement(work, in.capture("unit"), agreement));
    return see_other(in, address_of(in, "agreements"));
}

static Result<Response> agreement_form(const Request& in, Work& work) {
    const PageShape shape = TRY(shape_of(in, work, "organisations.agreements"));
    const auto all = agreements_of(work, in.capture("unit"));
    const auto found = std::ranges::find(all, in.capture("id"), &AgreementRecord::id);
    if (found == all.end()) {
        return not_found();
    }
    const Form form = form_of(in, "agreement", as_form(agreement_fields, &found->agreement));
    Html content = saved_beside(work, form, agreement_table, &found->agreement);
    content.add(whole_form(form, address_of(in, "agreements/" + found->id),
                           agreement_inputs(work, form), found->version));
    return page(in, shape, content);
}

static Result<Response> post_agreement_amendment(const Request& in, Work& work) {
    AgreementRecord amended{in.capture("id"), in.posted_version(), {}};
    amended.agreement = TRY(read_record<Agreement>(agreement_fields, in.form));
    TRY(amend_agreement(work, in.capture("unit"), amended));
    return see_other(in, address_of(in, "agreements"));
}

// --- offices -------------------------------------------------------------------------------------

static Result<Response> offices_page(const Request& in, Work& work) {
    const PageShape shape = TRY(shape_of(in, work, "organisations.offices"));
    std::vector<Html> rows;
    for (const OfficeRecord& one : offices_of(work, in.capture("unit"))) {
        Html row = link(address_of(in, "offices/" + one.id), one.office.name);
        rows.push_back(row.text(", ").text(in.t.date(one.office.opened_on)));
    }
    Html content = rows.empty() ? paragraph(in.t("organisations.offices.none")) : bullets(rows);
    const Form form = form_of(in, "office");
    content.add(heading(2, in.t("organisations.offices.new")));
    content.add(whole_form(form, address_of(in, "offices"), office_inputs(form), 0));
    return page(in, shape, content);
}

static Result<Response> post_office(const Request& in, Work& work) {
    const Office office = TRY(read_record<Office>(office_fields, in.form));
    TRY(open_office(work, in.capture("unit"), office));
    return see_other(in, address_of(in, "offices"));
}

static Result<Response> office_form(const Request& in, Work& work) {
    const PageShape shape = TRY(shape_of(in, work, "organisations.offices"));
    const auto all = offices_of(work, in.capture("unit"));
    const auto found = std::ranges::find(all, in.capture("id"), &OfficeRecord::id);
    if (found == all.end()) {
        return not_found();
    }
    const Form form = form_of(in, "office", as_form(office_fields, &found->office));
    Html content = saved_beside(work, form, office_table, &found->office);
    content.add(whole_form(form, address_of(in, "offices/" + found->id), office_inputs(form),
                           found->version));
    return page(in, shape, content);
}

static Result<Response> post_office_amendment(const Request& in, Work& work) {
    OfficeRecord amended{in.capture("id"), in.posted_version(), {}};
    amended.office = TRY(read_record<Office>(office_fields, in.form));
    TRY(amend_office(work, in.capture("unit"), amended));
    return see_other(in, address_of(in, "offices"));
}
