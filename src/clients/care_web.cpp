// Addresses of the note, of handing a client over, and of deputies.
#include <array>

#include "clients/client_json.h"
#include "clients/clients.h"
#include "clients/deputy.h"
#include "clients/handover.h"
#include "clients/note.h"
#include "clients/pages.h"
#include "rights/may.h"

static Result<Response> note_form(const Request& in, Work& work);
static Result<Response> post_note(const Request& in, Work& work);
static Result<Response> handover_form(const Request& in, Work& work);
static Result<Response> post_handover(const Request& in, Work& work);
static Result<Response> deputies_page(const Request& in, Work& work);
static Result<Response> post_deputy(const Request& in, Work& work);
static Result<Response> post_deputy_end(const Request& in, Work& work);

void client_care_routes(Routes& routes) {
    const May writes = May::write_clients;
    routes.form({.show = "/clients/{id}/note", .take = "/clients/{id}/note"}, writes, note_form,
                post_note);
    routes.form({.show = "/clients/{id}/handover", .take = "/clients/{id}/handover"}, writes,
                handover_form, post_handover, client_handover_table);
    routes.form({.show = "/clients/opened/{id}/handover", .take = "/clients/opened/{id}/handover"},
                May::oversee_clients, handover_form, post_handover, client_handover_table);
    routes.form({.show = "/clients/deputies", .take = "/clients/deputies"}, writes, deputies_page,
                post_deputy, deputy_table);
    routes.post("/clients/deputies/{deputy}/end", writes, post_deputy_end);
}

static Response care_page(const Request& in, const ClientRecord& client, std::string_view table,
                          const Html& content) {
    const std::string title(in.t(std::string(table) + ".title"));
    return page(in, client_shape(in, client, title), content);
}

// --- the note ------------------------------------------------------------------------------------

static Result<Response> note_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    const std::optional<Note> note = TRY(open_note(work, client.id));
    if (note && note->seal == Note::Seal::key_missing) {
        return conflict("note_key_missing");
    }
    const Form form = form_of(in, "client_note", {{"note", {note ? note->text.text() : ""}}});
    const std::string id = form.element_id("note");
    Html fields;
    fields.open("div", {{"class", "field"}});
    fields.tag("label", {{"for", id}, {"class", "ds-label"}}, in.t("client_note.note"));
    fields.tag("p", {{"class", "hint"}, {"id", id + "-hint"}}, in.t("client_note.note.hint"));
    fields.tag("textarea",
               {{"id", id},
                {"name", "note"},
                {"rows", "12"},
                {"class", "ds-input"},
                {"autocomplete", "off"},
                {"aria-describedby", id + "-hint"}},
               form.value("note"));
    fields.close();
    Html content = paragraph(in.t("client_note.what"));
    if (in.refused && in.refused->refusal == Refusal::conflict) {
        Html box = paragraph(in.t("conflict.what"));
        box.add(prose(note ? note->text.text() : ""));
        content.add(notice(in.t, "warning", box));
    }
    content.add(versioned_form(form, client_address(in, client.id) + "/note", fields,
                               note ? note->version : 0));
    return care_page(in, client, "client_note", content);
}

static Result<Response> post_note(const Request& in, Work& work) {
    TRY(keep_note(work, in.capture("id"), version_posted(in),
                  FreeText::as_typed(std::string(in.posted("note")))));
    return see_other(in, client_address(in, in.capture("id")));
}

// --- handing over and deputies -------------------------------------------------------------------

static Choices colleagues(Work& work) {
    Choices choices;
    for (const auto& [id, name] : other_ombud(work)) {
        choices.push_back({id, name});
    }
    return choices;
}

static Result<Response> handover_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(movable_client(work, in.capture("id")));
    const Form form = form_of(in, "client_handover", {{"handed_on", {work.today().iso()}}});
    Html fields = input(form, *find_field(client_handover_fields, "to_ombud"), colleagues(work));
    const Offer offer{work, in.t, client.unit, work.year()};
    fields.add(
        inputs(form, offer, client_handover_fields, std::array{std::string_view("handed_on")}));
    if (!client.client.handover_consent_on) {
        const Field consent = needed(*find_field(client_handover_fields, "consent_on"));
        fields.add(inputs(form, offer, std::array{consent}, std::array{consent.name}));
    }
    if (!has_note(work, client)) {
        fields.add(hidden_input("notes", "none"));
    } else if (relation_to(work, client) == Relation::overseer) {
        fields.add(
            choice_of_notes(form, *find_field(client_handover_fields, "notes"), {"destroyed"}));
    } else {
        fields.add(choice_of_notes(form, *find_field(client_handover_fields, "notes"),
                                   {"follow", "destroyed"}));
    }
    Html content = paragraph(in.t("client_handover.what"));
    content.add(actions({link("/clients/transfers", in.t("client_handover.elsewhere"))}));
    content.add(
        versioned_form(form, client_address(in, client.id) + "/handover", fields, client.version));
    return care_page(in, client, "client_handover", content);
}

static Result<Response> post_handover(const Request& in, Work& work) {
    const ClientHandover handover =
        TRY(read_record<ClientHandover>(client_handover_fields, in.form));
    TRY(hand_over_client(work, in.capture("id"), version_posted(in), handover));
    return see_other(in, actor_may(work.actor(), May::read_clients) ? "/clients" : "/");
}

static Result<Response> deputies_page(const Request& in, Work& work) {
    if (in.door == Door::json) {
        return json_response(deputies_json(work));
    }
    std::vector<Html> lines;
    const auto names = other_ombud(work);
    for (const DeputyRecord& record : my_deputies(work)) {
        std::string name = record.deputy.deputy;
        for (const auto& [id, known] : names) {
            name = id == record.deputy.deputy ? known : name;
        }
        Html line =
            text(in.t("client_deputy.line", {{"name", name},
                                             {"from", in.t.date(record.deputy.stands_from)},
                                             {"until", in.t.date(record.deputy.stands_until)}}));
        if (work.today() <= record.deputy.stands_until) {
            line.text(" ").add(post_button(
                in, "/clients/deputies/" + record.id + "/end", in.t("client_deputy.end"),
                {{"version", {std::to_string(record.version)}}}, {{"data-variant", "tertiary"}}));
        }
        lines.push_back(std::move(line));
    }
    const Form form = form_of(in, "client_deputy", {{"stands_from", {work.today().iso()}}});
    Html fields = input(form, *find_field(deputy_fields, "deputy"), colleagues(work));
    fields.add(input(form, *find_field(deputy_fields, "stands_from")));
    fields.add(input(form, *find_field(deputy_fields, "stands_until")));
    Html content = paragraph(in.t("client_deputy.what"));
    content.add(lines.empty() ? paragraph(in.t("client_deputy.none")) : bullets(lines));
    content.add(versioned_form(form, "/clients/deputies", fields, 0));
    return page(in, clients_shape(in, std::string(in.t("clients.deputies"))), content);
}

static Result<Response> post_deputy(const Request& in, Work& work) {
    const Deputy deputy = TRY(read_record<Deputy>(deputy_fields, in.form));
    TRY(name_deputy(work, deputy));
    return see_other(in, "/clients/deputies");
}

static Result<Response> post_deputy_end(const Request& in, Work& work) {
    TRY(end_deputy(work, in.capture("deputy"), version_posted(in)));
    return see_other(in, "/clients/deputies");
}
