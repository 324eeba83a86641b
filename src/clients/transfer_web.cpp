// Addresses of transfers to and from another unit, with both sides' confirmation.
#include <array>

#include "accounts/account.h"
#include "clients/client_json.h"
#include "clients/clients.h"
#include "clients/deputy.h"
#include "clients/pages.h"
#include "clients/transfer.h"
#include "organisations/unit.h"
#include "rights/may.h"

static Result<Response> transfers_page(const Request& in, Work& work);
static Result<Response> post_transfer(const Request& in, Work& work);
static Result<Response> transfer_page(const Request& in, Work& work);
static Result<Response> post_receipt(const Request& in, Work& work);
static Result<Response> transfer_download(const Request& in, Work& work);
static Result<Response> post_withdrawal(const Request& in, Work& work);
static Result<Response> arrival_form(const Request& in, Work& work);
static Result<Response> post_arrival(const Request& in, Work& work);

void client_transfer_routes(Routes& routes) {
    const May moves = May::move_clients;
    routes.form({.show = "/clients/transfers", .take = "/clients/transfers"}, moves, transfers_page,
                post_transfer, transfer_table);
    routes.form({.show = "/clients/transfers/arrival", .take = "/clients/transfers/arrival"}, moves,
                arrival_form, post_arrival);
    routes.form({.show = "/clients/transfers/{id}", .take = "/clients/transfers/{id}"}, moves,
                transfer_page, post_receipt, transfer_table);
    routes.page("/clients/transfers/{id}/file", moves, transfer_download);
    routes.post("/clients/transfers/{id}/withdrawal", moves, post_withdrawal);
}

static PageShape transfer_shape(const Request& in, std::string_view title) {
    PageShape shape;
    shape.title = std::string(in.t(title));
    const bool steers = actor_may(in.actor, May::steer_clients);
    shape.trail = {{steers ? "/clients/steering" : "/clients",
                    std::string(in.t(steers ? "clients.steering" : "clients.title"))}};
    if (title != "client_transfer.title") {
        shape.trail.emplace_back("/clients/transfers", std::string(in.t("client_transfer.title")));
    }
    return shape;
}

static Result<Response> transfers_page(const Request& in, Work& work) {
    const Texts& t = in.t;
    if (in.door == Door::json) {
        return json_response(transfers_json(TRY(transfers(work))));
    }
    HtmlTable drawn;
    drawn.caption = t("client_transfer.caption");
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.narrow = HtmlTable::Narrow::stack;
    drawn.columns = {{text(t("client_transfer.other_unit"))},
                     {text(t("client_transfer.direction"))},
                     {text(t("client_transfer.handed_on"))},
                     {text(t("client_transfer.standing"))},
                     {text(t("client_transfer.client_count")), HtmlTable::Column::Align::right}};
    const auto all = TRY(transfers(work));
    for (const TransferRecord& record : all) {
        const Transfer& one = record.transfer;
        drawn.rows.push_back({link("/clients/transfers/" + record.id, one.other_unit),
                              text(t("client_transfer.direction." + one.direction)),
                              text(t.date(one.handed_on)),
                              text(t("client_transfer.standing." + one.standing)),
                              text(t.number(one.client_count))});
    }
    const Form form = form_of(in, "client_transfer", {{"handed_on", {work.today().iso()}}});
    Html fields = input(form, *find_field(transfer_fields, "other_unit"));
    fields.add(input(form, *find_field(transfer_fields, "handed_on")));
    Html content = paragraph(t("client_transfer.what"));
    content.add(
        paragraph(t(actor_may(in.actor, May::oversee_clients) ? "client_transfer.whose_all"
                                                              : "client_transfer.whose_own")));
    content.add(actions({link_button("/clients/transfers/arrival", t("client_transfer.receive"),
                                     {{"data-variant", "secondary"}})}));
    content.add(drawn.rows.empty() ? paragraph(t("client_transfer.none")) : table(drawn));
    content.add(heading(2, t("client_transfer.new")));
    content.add(versioned_form(form, "/clients/transfers", fields, 0));
    return page(in, transfer_shape(in, "client_transfer.title"), content);
}

static Result<Response> post_transfer(const Request& in, Work& work) {
    Transfer transfer;
    TRY(read_fields(transfer_fields, transfer_form_fields, in.form, &transfer));
    const std::string id = TRY(send_clients(work, transfer));
    return see_other(in, "/clients/transfers/" + id);
}

// The file and its key travel by different ways; the key stands on the page only, never in the
// file.
static Html sent_html(const Request& in, Work& work, const TransferRecord& record) {
    const Texts& t = in.t;
    const std::string address = "/clients/transfers/" + record.id;
    Html content = paragraph(t("client_transfer.two_ways"));
    content.add(actions({link_button(address + "/file", t("client_transfer.file"))}));
    content.add(facts({{std::string(t("client_transfer.key")),
                        std::move(Html().tag("code", transfer_key(work, record)))}}));
    const Form form = form_of(in, "client_transfer");
    Html fields = plain_input(form, "receipt", "text", t("client_transfer.receipt"),
                              {{"autocomplete", "off"}});
    content.add(heading(2, t("client_transfer.confirm")));
    content.add(paragraph(t("client_transfer.confirm.what")));
    content.add(versioned_form(form, address, fields, record.version));
    content.add(actions({post_button(in, address + "/withdrawal", t("client_transfer.withdraw"),
                                     {{"version", {std::to_string(record.version)}}},
                                     {{"data-variant", "tertiary"}})}));
    return content;
}

static Result<Response> transfer_page(const Request& in, Work& work) {
    const Texts& t = in.t;
    const TransferRecord record = TRY(find_transfer(work, in.capture("id")));
    const Transfer& one = record.transfer;
    if (in.door == Door::json) {
        return json_response(transfer_json(record));
    }
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("client_transfer.other_unit")), text(one.other_unit)},
        {std::string(t("client_transfer.direction")),
         text(t("client_transfer.direction." + one.direction))},
        {std::string(t("client_transfer.handed_on")), text(t.date(one.handed_on))},
        {std::string(t("client_transfer.standing")),
         text(t("client_transfer.standing." + one.standing))},
        {std::string(t("client_transfer.client_count")), text(t.number(one.client_count))}};
    if (one.direction == "in") {
        pairs.emplace_back(t("client_transfer.receipt"),
                           std::move(Html().tag("code", one.receipt)));
    }
    Html content = facts(pairs);
    if (one.direction == "in") {
        content.add(paragraph(t("client_transfer.tell_receipt")));
    } else if (one.standing == "sent") {
        content.add(sent_html(in, work, record));
    }
    return page(in, transfer_shape(in, "client_transfer.one"), content);
}

static Result<Response> post_receipt(const Request& in, Work& work) {
    TransferRecord seen = TRY(find_transfer(work, in.capture("id")));
    seen.version = version_posted(in);
    TRY(confirm_transfer(work, seen, in.posted("receipt")));
    return see_other(in, "/clients/transfers/" + seen.id);
}

static Result<Response> transfer_download(const Request& in, Work& work) {
    const TransferFile file = TRY(transfer_file(work, in.capture("id")));
    return download("application/json", file.name, file.bytes);
}

static Result<Response> post_withdrawal(const Request& in, Work& work) {
    TransferRecord seen = TRY(find_transfer(work, in.capture("id")));
    seen.version = version_posted(in);
    TRY(withdraw_transfer(work, seen));
    return see_other(in, "/clients/transfers");
}

static Result<Response> arrival_form(const Request& in, Work& work) {
    const Form form = form_of(in, "client_arrival");
    Choices ombud;
    if (actor_may(in.actor, May::write_clients)) {
        ombud.push_back({in.actor.id, std::string(in.t("client_arrival.myself"))});
    }
    for (const auto& [id, name] : other_ombud(work)) {
        ombud.push_back({id, name});
    }
    Html fields = file_input(form, "file", in.t("client_arrival.file"), ".json,application/json");
    fields.add(
        plain_input(form, "key", "text", in.t("client_arrival.key"), {{"autocomplete", "off"}}));
    fields.add(select_of(form, "to_ombud", std::string(in.t("client_arrival.to_ombud")), ombud));
    // A kommun that the sender covered and this unit does not has to become one of its own.
    Choices kommuner = {{"", std::string(in.t("client_arrival.kommun.none"))}};
    for (const std::string& kommun : kommuner_of(work, TRY(my_unit_id(work)), work.year())) {
        kommuner.push_back({kommun, area_name(work, in.t, kommun)});
    }
    fields.add(select_of(form, "kommun", std::string(in.t("client_arrival.kommun")), kommuner));
    fields.add(actions({submit(in.t("client_arrival.submit"))}));
    Html content = paragraph(in.t("client_arrival.what"));
    content.add(problem_list(form));
    content.add(post_form(form, "/clients/transfers/arrival", fields,
                          {{"enctype", "multipart/form-data"}}));
    return page(in, transfer_shape(in, "client_transfer.receive"), content);
}

static Result<Response> post_arrival(const Request& in, Work& work) {
    const auto upload = in.uploads.find("file");
    Arrival arrival;
    arrival.file = upload == in.uploads.end() ? "" : upload->second.bytes;
    arrival.key = std::string(in.posted("key"));
    arrival.to_ombud = std::string(in.posted("to_ombud"));
    arrival.kommun = std::string(in.posted("kommun"));
    const std::string id = TRY(receive_clients(work, arrival));
    return see_other(in, "/clients/transfers/" + id);
}
