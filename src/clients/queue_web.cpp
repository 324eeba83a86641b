// Addresses of the queue, of applications, and of enquiries that leave no record.
#include <algorithm>
#include <array>

#include "clients/application.h"
#include "clients/client_json.h"
#include "clients/clients.h"
#include "clients/counting.h"
#include "clients/enquiry.h"
#include "clients/pages.h"
#include "clients/queue.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"

static Result<Response> queue_page(const Request& in, Work& work);
static Result<Response> new_application(const Request& in, Work& work);
static Result<Response> post_application(const Request& in, Work& work);
static Result<Response> decision_form(const Request& in, Work& work);
static Result<Response> post_decision(const Request& in, Work& work);
static Result<Response> enquiries_page(const Request& in, Work& work);
static Result<Response> post_enquiry(const Request& in, Work& work);
static Result<Response> post_enquiry_removal(const Request& in, Work& work);

void client_queue_routes(Routes& routes) {
    const May writes = May::write_clients;
    routes.page("/clients/queue", May::read_clients, queue_page);
    routes.form({.show = "/clients/applications/new", .take = "/clients/applications"}, writes,
                new_application, post_application, application_table);
    routes.form({.show = "/clients/applications/{id}", .take = "/clients/applications/{id}"},
                writes, decision_form, post_decision, application_table);
    routes.form({.show = "/clients/enquiries", .take = "/clients/enquiries"}, writes,
                enquiries_page, post_enquiry, enquiry_table);
    routes.post("/clients/enquiries/{id}/removal", writes, post_enquiry_removal);
}

// --- the queue -----------------------------------------------------------------------------------

Html order_told(const Request& in, Work& work, const PriorityOrder& order) {
    if (order.priorities.empty()) {
        return notice(in.t, "info", paragraph(in.t("clients.no_order")));
    }
    Html list;
    list.open("ol");
    for (const std::string& priority : order.priorities) {
        list.tag("li", {}, code_label(work, in.t, "client_priority", priority));
    }
    list.close();
    Html told = paragraph(in.t("clients.order_of", {{"by", order.decided_by},
                                                    {"decision", order.decision},
                                                    {"day", in.t.date(order.decided_on)}}));
    told.add(list);
    return disclosure(in.t("clients.order"), told);
}

static HtmlTable application_table_of(const Request& in, std::string_view caption) {
    HtmlTable drawn;
    drawn.caption = in.t(caption);
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.narrow = HtmlTable::Narrow::stack;
    drawn.columns = {{text(in.t("client.code"))}, {text(in.t("client_application.applied_on"))}};
    return drawn;
}

static Html waiting_table(const Request& in, Work& work,
                          const std::vector<ApplicationRecord>& waiting,
                          const PriorityOrder& order) {
    HtmlTable drawn = application_table_of(in, "clients.waiting.caption");
    drawn.columns.insert(drawn.columns.begin() + 1, {text(in.t("clients.place"))});
    const auto places = places_in(waiting, order);
    const auto place_of = [&](std::size_t i) {
        const std::string place = std::to_string(places[i]);
        return std::ranges::count(places, places[i]) > 1
                   ? in.t("clients.place.shared", {{"place", place}})
                   : place;
    };
    drawn.columns.push_back({text(in.t("client_application.priority"))});
    drawn.columns.push_back({text(in.t("client_application.queued_on"))});
    drawn.columns.push_back({text(in.t("clients.weeks_waited")), HtmlTable::Column::Align::right});
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const ApplicationRecord& record = waiting[i];
        const Application& one = record.application;
        const Date queued = one.queued_on.value_or(one.applied_on);
        drawn.rows.push_back(
            {link("/clients/applications/" + record.id, one.code), text(place_of(i)),
             text(in.t.date(one.applied_on)),
             text(one.priority.empty() ? std::string(in.t("clients.not_told"))
                                       : code_label(work, in.t, "client_priority", one.priority)),
             text(in.t.date(queued)), text(in.t.number(weeks_between(queued, work.today())))});
    }
    return table(drawn);
}

static Html undecided_table(const Request& in, const std::vector<ApplicationRecord>& undecided) {
    HtmlTable drawn = application_table_of(in, "clients.undecided.caption");
    for (const ApplicationRecord& record : undecided) {
        drawn.rows.push_back({link("/clients/applications/" + record.id, record.application.code),
                              text(in.t.date(record.application.applied_on))});
    }
    return table(drawn);
}

std::string queue_standing_told(const Request& in, const std::optional<QueueYearRecord>& said) {
    if (!said) {
        return std::string(in.t("clients.queue.not_said"));
    }
    const QueueYear& year = said->said;
    std::string words(in.t("clients.queue.standing." + year.standing));
    if (year.weeks) {
        words += " " + in.t("clients.queue.weeks", {{"count", std::to_string(*year.weeks)}});
    }
    return words;
}

static Result<Response> queue_page(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const auto waiting = TRY(waiting_in_order(work));
    const auto undecided = TRY(undecided_applications(work));
    if (in.door == Door::json) {
        return json_response(queue_json(work, waiting, undecided));
    }
    const PriorityOrder order = priority_order_on(work, unit, work.today());
    Html content = actions({link_button("/clients/applications/new", in.t("client_application.new"),
                                        {Attr("data-new")}),
                            link("/clients/enquiries", in.t("clients.enquiries"))});
    content.add(heading(2, in.t("clients.waiting")));
    const auto said = queue_year(work, unit, work.year());
    content.add(paragraph(queue_standing_told(in, said)));
    if (said && said->said.standing == "no" && !waiting.empty()) {
        content.add(notice(in.t, "warning",
                           paragraph(in.t("clients.queue.some_wait",
                                          {{"count", std::to_string(waiting.size())}}))));
    }
    content.add(order_told(in, work, order));
    const std::size_t alike = alike_at_front(waiting, order);
    if (alike > 1) {
        content.add(notice(in.t, "info",
                           paragraph(in.t("clients.alike", {{"count", std::to_string(alike)}}))));
    }
    content.add(waiting.empty() ? paragraph(in.t("clients.nobody_waits"))
                                : waiting_table(in, work, waiting, order));
    content.add(heading(2, in.t("clients.undecided")));
    content.add(undecided.empty() ? paragraph(in.t("clients.nobody_undecided"))
                                  : undecided_table(in, undecided));
    PageShape shape = clients_shape(in, std::string(in.t("clients.queue")));
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

// --- applications --------------------------------------------------------------------------------

static Html decision_inputs(const Form& form, const Offer& offer) {
    const auto named = [&](std::string_view name) {
        return inputs(form, offer, application_fields, std::array{name});
    };
    Html fields = named("decided_on");
    fields.add(named("outcome"));
    fields.add(shown_when("outcome", "not_target", named("exclusion")));
    Html elsewhere = named("referred_to");
    fields.add(elsewhere);
    Html queue = named("queued_on");
    queue.add(named("priority"));
    fields.add(shown_when("outcome", "queue", queue));
    return fields;
}

static Result<Response> new_application(const Request& in, Work& work) {
    const Offer offer{work, in.t, TRY(my_unit_id(work)), work.year()};
    const Form form = form_of(in, "client_application",
                              {{"applied_on", {work.today().iso()}}, {"outcome", {"undecided"}}});
    const auto asked = std::span(application_form_fields);
    Html fields = inputs(form, offer, application_fields, asked.subspan(0, 4));
    fields.add(shown_when("source", "authority",
                          inputs(form, offer, application_fields, asked.subspan(4))));
    fields.add(field_group(in.t("client_application.decision"), decision_inputs(form, offer)));
    Html content = paragraph(in.t("client_application.what"));
    content.add(versioned_form(form, "/clients/applications", fields, 0));
    PageShape shape = clients_shape(in, std::string(in.t("client_application.new")));
    shape.trail.emplace_back("/clients/queue", std::string(in.t("clients.queue")));
    return page(in, shape, content);
}

static Result<Response> post_application(const Request& in, Work& work) {
    Application application;
    Readings all;
    all.take(read_fields(application_fields, application_form_fields, in.form, &application));
    all.take(read_fields(application_fields, decision_form_fields, in.form, &application));
    TRY(all.told());
    TRY(receive_application(work, application));
    return see_other(in, "/clients/queue");
}

static Html application_facts(const Request& in, Work& work, const Application& one) {
    const auto words = [&](std::string_view name, std::string_view value) {
        return text(words_for(work, in.t, *find_field(application_fields, name), value));
    };
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(in.t("client.code")), text(one.code)},
        {std::string(in.t("client_application.applied_on")), text(in.t.date(one.applied_on))},
        {std::string(in.t("client_application.kommun")), words("kommun", one.kommun)},
        {std::string(in.t("client_application.source")), words("source", one.source)}};
    if (!one.source_body.empty()) {
        pairs.emplace_back(in.t("client_application.source_body"),
                           words("source_body", one.source_body));
    }
    if (one.ended_on) {
        pairs.emplace_back(in.t("client_application.outcome"), words("outcome", one.outcome));
        pairs.emplace_back(in.t("client_application.ended_on"), text(in.t.date(*one.ended_on)));
    }
    return facts(pairs);
}

static Result<Response> decision_form(const Request& in, Work& work) {
    const ApplicationRecord record = TRY(open_application(work, in.capture("id")));
    if (in.door == Door::json) {
        return json_response(application_json(record));
    }
    PageShape shape =
        clients_shape(in, in.t("client_application.title", {{"code", record.application.code}}));
    shape.trail.emplace_back("/clients/queue", std::string(in.t("clients.queue")));
    Html content = application_facts(in, work, record.application);
    if (record.settled()) {
        return page(in, shape, content);
    }
    FormValues known = as_form(application_fields, &record.application);
    const Offer offer{work, in.t, record.unit, work.year()};
    const bool in_queue = record.application.outcome == "queue";
    if (in_queue) {
        known["ended_on"] = {work.today().iso()};
    }
    const Form form = form_of(in, "client_application", known);
    Html fields = decision_inputs(form, offer);
    if (in_queue) {
        fields.add(
            inputs(form, offer, application_fields, std::array{std::string_view("ended_on")}));
    }
    const std::string address = "/clients/applications/" + record.id;
    content.add(actions({link_button(address + "/registration", in.t("client_application.accept"),
                                     {{"data-variant", "secondary"}})}));
    content.add(heading(2, in.t("client_application.decision")));
    content.add(saved_beside(work, form, application_fields, &record.application));
    content.add(versioned_form(form, address, fields, record.version));
    return page(in, shape, content);
}

static Result<Response> post_decision(const Request& in, Work& work) {
    ApplicationRecord decided = TRY(open_application(work, in.capture("id")));
    decided.version = version_posted(in);
    TRY(read_fields(application_fields, decision_form_fields, in.form, &decided.application));
    TRY(decide_application(work, decided));
    return see_other(in, "/clients/queue");
}

// --- enquiries -----------------------------------------------------------------------------------

static Html enquiry_line(const Request& in, Work& work, const EnquiryRecord& record) {
    const Enquiry& one = record.enquiry;
    Html line = text(in.t.date(one.received_on));
    line.text(": ").text(code_label(work, in.t, "enquiry_kind", one.kind));
    line.text(", ").text(lower_swedish(code_label(work, in.t, "client_source", one.source)));
    if (!one.sent_to.empty()) {
        line.text(", ").text(in.t("client_enquiry.sent",
                                  {{"body", code_label(work, in.t, "body_type", one.sent_to)}}));
    }
    line.text(" ").add(post_button(
        in, "/clients/enquiries/" + record.id + "/removal", in.t("client_enquiry.remove"),
        {{"version", {std::to_string(record.version)}}}, {{"data-variant", "tertiary"}}));
    return line;
}

static Result<Response> enquiries_page(const Request& in, Work& work) {
    if (in.door == Door::json) {
        return json_response(enquiries_json(TRY(newest_enquiries(work))));
    }
    const Offer offer{work, in.t, TRY(my_unit_id(work)), work.year()};
    const Form form = form_of(in, "client_enquiry", {{"received_on", {work.today().iso()}}});
    Html fields;
    for (const Field& field : enquiry_fields) {
        fields.add(inputs(form, offer, enquiry_fields, std::array{field.name}));
    }
    Html content = paragraph(in.t("client_enquiry.what"));
    content.add(versioned_form(form, "/clients/enquiries", fields, 0));
    std::vector<Html> lines;
    const auto newest = TRY(newest_enquiries(work));
    for (const EnquiryRecord& record : newest) {
        lines.push_back(enquiry_line(in, work, record));
    }
    content.add(heading(2, in.t("client_enquiry.newest")));
    content.add(lines.empty() ? paragraph(in.t("client_enquiry.none")) : bullets(lines));
    return page(in, clients_shape(in, std::string(in.t("clients.enquiries"))), content);
}

static Result<Response> post_enquiry(const Request& in, Work& work) {
    const Enquiry enquiry = TRY(read_record<Enquiry>(enquiry_fields, in.form));
    TRY(note_enquiry(work, enquiry));
    return see_other(in, "/clients/enquiries");
}

static Result<Response> post_enquiry_removal(const Request& in, Work& work) {
    TRY(remove_enquiry(work, in.capture("id"), version_posted(in)));
    return see_other(in, "/clients/enquiries");
}
