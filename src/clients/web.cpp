// Addresses of clients: the list, registering, one client's page, and opening it for a reason.
#include "clients/clients.h"

#include <array>

#include "clients/access.h"
#include "clients/client_json.h"
#include "clients/client_year.h"
#include "clients/pages.h"
#include "clients/registration.h"
#include "clients/variable.h"
#include "organisations/unit.h"
#include "rights/may.h"

static Result<Response> clients_page(const Request& in, Work& work);
static Result<Response> working_page(const Request& in, Work& work);
static Result<Response> new_client(const Request& in, Work& work);
static Result<Response> post_client(const Request& in, Work& work);
static Result<Response> applicant_form(const Request& in, Work& work);
static Result<Response> post_applicant(const Request& in, Work& work);
static Result<Response> return_form(const Request& in, Work& work);
static Result<Response> post_return(const Request& in, Work& work);
static Result<Response> client_page(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> opening_form(const Request& in, Work& work);
static Result<Response> post_opening(const Request& in, Work& work);

/// What a registration takes from the four records it is made of, for the JSON door's description.
static const Table& registration_table() {
    static const std::vector<Field> fields = [] {
        std::vector<Field> all;
        const auto add = [&](std::span<const Field> from,
                             std::initializer_list<std::string_view> names) {
            for (const std::string_view name : names) {
                all.push_back(*find_field(from, name));
            }
        };
        add(client_fields, {"code", "sex", "birth_year"});
        add(application_fields, {"applied_on", "source", "source_body"});
        add(period_fields, {"started_on", "reasons_at_start"});
        add(client_year_fields, {"kommun", "office", "age_band", "children", "children_count",
                                 "shared_household", "assistance", "waits_for"});
        return all;
    }();
    static const Table table{"client", fields};
    return table;
}

void clients_routes(Routes& routes) {
    routes.page("/clients", May::read_clients, clients_page);
    routes.page("/clients/working", May::read_clients, working_page);
    routes.form({.show = "/clients/new", .take = "/clients"}, May::write_clients, new_client,
                post_client, registration_table());
    routes.form({.show = "/clients/opening", .take = "/clients/opening"}, May::oversee_clients,
                opening_form, post_opening, opening_table);
    client_queue_routes(routes);
    client_steering_routes(routes);
    client_goal_routes(routes);
    client_retention_routes(routes);
    client_transfer_routes(routes);
    client_exchange_routes(routes);
    routes.form({.show = "/clients/applications/{id}/registration",
                 .take = "/clients/applications/{id}/registration"},
                May::write_clients, applicant_form, post_applicant, client_table);
    routes.page("/clients/opened/{id}", May::oversee_clients, client_page);
    routes.form({.show = "/clients/{id}/amendment", .take = "/clients/{id}/amendment"},
                May::write_clients, amendment_form, post_amendment, client_table);
    routes.form({.show = "/clients/{id}/return", .take = "/clients/{id}/return"},
                May::write_clients, return_form, post_return, client_table);
    client_support_routes(routes);
    routes.page("/clients/{id}", May::read_clients, client_page);
}

// --- the list ------------------------------------------------------------------------------------

static int64_t page_asked(const Request& in) {
    int64_t number = 0;
    for (const char digit : in.asked("page").substr(0, 6)) {
        if (digit < '0' || digit > '9') {
            return 1;
        }
        number = number * 10 + (digit - '0');
    }
    return number;
}

static Result<Response> clients_page(const Request& in, Work& work) {
    const ClientFilter filter = client_filter_from(in.query);
    const ClientPage found = TRY(list_clients(work, filter, page_asked(in)));
    return in.door == Door::json ? json_response(clients_json(found))
                                 : draw_clients(in, work, filter, found);
}

static Result<Response> working_page(const Request& in, Work& work) {
    const WorkingLists lists = TRY(my_working_lists(work));
    return in.door == Door::json ? json_response(working_lists_json(lists))
                                 : draw_working_lists(in, work, lists);
}

// --- registering ---------------------------------------------------------------------------------

static constexpr std::array<std::string_view, 3> person_names = {"code", "sex", "birth_year"};
static constexpr std::array<std::string_view, 3> asked_names = {"applied_on", "source",
                                                                "source_body"};

struct RegistrationForm {
    enum class Of { newcomer, applicant, returner } of = Of::newcomer;
    std::string action;
    int64_t version = 0;
    FormValues start = {};
};

static Html answer_inputs(const Form& form, const Offer& offer) {
    static constexpr std::array<std::string_view, 5> life = {
        "children", "children_count", "shared_household", "assistance", "waits_for"};
    return inputs(form, offer, client_year_fields, life);
}

// One form over four records: whoever registers fills in one page and saves once.
static Html registration_fields(const Form& form, const Offer& offer, RegistrationForm::Of of) {
    const Texts& t = form.in.t;
    Html person;
    if (of == RegistrationForm::Of::newcomer) {
        person.add(inputs(form, offer, client_fields, person_names));
    } else if (of == RegistrationForm::Of::applicant) {
        person.add(inputs(form, offer, client_fields, std::span(person_names).subspan(1)));
    }
    person.add(inputs(form, offer, client_year_fields,
                      std::array{std::string_view("age_band"), std::string_view("kommun"),
                                 std::string_view("office")}));
    Html came;
    if (of != RegistrationForm::Of::applicant) {
        came.add(inputs(form, offer, application_fields, std::span(asked_names).subspan(0, 2)));
        came.add(
            shown_when("source", "authority",
                       inputs(form, offer, application_fields, std::span(asked_names).subspan(2))));
    }
    came.add(
        inputs(form, offer, period_fields,
               std::array{std::string_view("started_on"), std::string_view("reasons_at_start")}));
    Html out = field_group(t("clients.group.person"), person);
    out.add(field_group(t("clients.group.came"), came));
    out.add(field_group(t("clients.group.life"), answer_inputs(form, offer)));
    return out;
}

static Result<Html> registration_html(const Request& in, Work& work,
                                      const RegistrationForm& asked) {
    const Offer offer{work, in.t, TRY(my_unit_id(work)), work.year()};
    FormValues start = asked.start;
    start.insert({"started_on", {work.today().iso()}});
    start.insert({"applied_on", {work.today().iso()}});
    const auto kommuner = kommuner_of(work, offer.unit, offer.year);
    if (kommuner.size() == 1) {
        start.insert({"kommun", {kommuner.front()}});
    }
    const Form form = form_of(in, "client", start);
    return versioned_form(form, asked.action, registration_fields(form, offer, asked.of),
                          asked.version);
}

static Result<Registration> registration_posted(const Request& in, RegistrationForm::Of of) {
    static constexpr std::array<std::string_view, 8> answers = {
        "kommun",         "office",           "age_band",   "children",
        "children_count", "shared_household", "assistance", "waits_for"};
    Registration given;
    Readings all;
    if (of == RegistrationForm::Of::newcomer) {
        all.take(read_fields(client_fields, person_names, in.form, &given.client));
    } else if (of == RegistrationForm::Of::applicant) {
        all.take(
            read_fields(client_fields, std::span(person_names).subspan(1), in.form, &given.client));
    }
    if (of != RegistrationForm::Of::applicant) {
        all.take(read_fields(application_fields, asked_names, in.form, &given.application));
    }
    all.take(read_fields(
        period_fields,
        std::array{std::string_view("started_on"), std::string_view("reasons_at_start")}, in.form,
        &given.period));
    all.take(read_fields(client_year_fields, answers, in.form, &given.answers));
    TRY(all.told());
    return given;
}

static Result<Response> new_client(const Request& in, Work& work) {
    RegistrationForm asked;
    asked.action = "/clients";
    Html content = paragraph(in.t("clients.new.what"));
    content.add(TRY(registration_html(in, work, asked)));
    return page(in, clients_shape(in, std::string(in.t("clients.new"))), content);
}

static Result<Response> post_client(const Request& in, Work& work) {
    const Registration given = TRY(registration_posted(in, RegistrationForm::Of::newcomer));
    return created(in, "/clients/" + TRY(register_client(work, given)));
}

static Result<Response> applicant_form(const Request& in, Work& work) {
    const ApplicationRecord record = TRY(open_application(work, in.capture("id")));
    RegistrationForm asked;
    asked.of = RegistrationForm::Of::applicant;
    asked.action = "/clients/applications/" + record.id + "/registration";
    asked.version = record.version;
    asked.start = {{"kommun", {record.application.kommun}}};
    Html content = facts({{std::string(in.t("client.code")), text(record.application.code)},
                          {std::string(in.t("client_application.applied_on")),
                           text(in.t.date(record.application.applied_on))}});
    content.add(TRY(registration_html(in, work, asked)));
    return page(in, clients_shape(in, std::string(in.t("clients.new"))), content);
}

static Result<Response> post_applicant(const Request& in, Work& work) {
    const Registration given = TRY(registration_posted(in, RegistrationForm::Of::applicant));
    ApplicationRecord seen = TRY(open_application(work, in.capture("id")));
    seen.version = version_posted(in);
    return created(in, "/clients/" + TRY(register_applicant(work, seen, given)));
}

static Result<Response> return_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(open_client(work, in.capture("id")));
    RegistrationForm asked;
    asked.of = RegistrationForm::Of::returner;
    asked.action = "/clients/" + client.id + "/return";
    const ClientYear known = answers_in(work, client, work.year()).answers;
    asked.start = as_form(client_year_fields, &known);
    Html content = paragraph(in.t("clients.start_again.what"));
    content.add(TRY(registration_html(in, work, asked)));
    return page(in, client_shape(in, client, std::string(in.t("clients.start_again"))), content);
}

static Result<Response> post_return(const Request& in, Work& work) {
    const Registration given = TRY(registration_posted(in, RegistrationForm::Of::returner));
    TRY(start_again(work, in.capture("id"), given));
    return see_other(in, "/clients/" + in.capture("id"));
}

// --- one client ----------------------------------------------------------------------------------

static Result<Response> client_page(const Request& in, Work& work) {
    const ClientRecord client = TRY(open_client(work, in.capture("id")));
    return in.door == Door::json ? json_response(client_json(work, client))
                                 : draw_client(in, work, client);
}

static constexpr std::array<std::string_view, 4> amendment_names = {"code", "sex", "birth_year",
                                                                    "handover_consent_on"};

static Result<Response> amendment_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    const Form form = form_of(in, "client", as_form(client_fields, &client.client));
    Html content = saved_beside(work, form, client_fields, &client.client);
    content.add(versioned_form(
        form, client_address(in, client.id) + "/amendment",
        inputs(form, {work, in.t, client.unit, work.year()}, client_fields, amendment_names),
        client.version));
    return page(in, client_shape(in, client, std::string(in.t("clients.amend"))), content);
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    const ClientRecord stored = TRY(own_client(work, in.capture("id")));
    Client client = stored.client;
    TRY(read_fields(client_fields, amendment_names, in.form, &client));
    TRY(amend_client(work, stored.id, version_posted(in), client));
    return see_other(in, "/clients/" + stored.id);
}

// --- opening for a reason ------------------------------------------------------------------------

static Result<Response> opening_form(const Request& in, Work& work) {
    const Form form = form_of(in, "client_opening");
    const std::string unit = TRY(my_unit_id(work));
    Html fields = plain_input(form, "code", "text", in.t("client.code"),
                              {{"autocomplete", "off"}, {"maxlength", "12"}});
    fields.add(inputs(form, {work, in.t, unit, work.year()}, opening_fields,
                      std::array{std::string_view("reason")}));
    Html content = paragraph(in.t("client_opening.what"));
    content.add(versioned_form(form, "/clients/opening", std::move(fields), 0));
    return page(in, in.t("client_opening.title"), content);
}

static Result<Response> post_opening(const Request& in, Work& work) {
    const Opening opening = TRY(read_record<Opening>(opening_fields, in.form));
    const std::string id = TRY(open_for_reason(work, in.posted("code"), opening));
    return see_other(in, "/clients/opened/" + id);
}
