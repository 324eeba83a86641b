// The list of one's own clients, by code, and the working lists over it. What a client answered
// stands on none of them.
#include "clients/pages.h"

#include <array>

#include "clients/task.h"
#include "organisations/code.h"

namespace {

Html waiting_words(const Request& in, Work& work, const ClientLine& line) {
    return text(line.waits_for.empty() ? std::string()
                                       : code_label(work, in.t, "waits_for", line.waits_for));
}

Html next_task(const Request& in, Work& work, const ClientLine& line) {
    if (!line.due_on) {
        return {};
    }
    Html cell = text(code_label(work, in.t, "client_task", line.due_kind));
    return std::move(cell.text(", ").text(in.t.date(*line.due_on)));
}

HtmlTable lines_table(const Request& in, Work& work, const std::string& caption,
                      const std::vector<ClientLine>& lines) {
    const Texts& t = in.t;
    HtmlTable drawn;
    drawn.caption = caption;
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.narrow = HtmlTable::Narrow::stack;
    drawn.columns = {{text(t("client.code"))},
                     {text(t("client_period.started_on"))},
                     {text(t("client_period.last_contact_on"))},
                     {text(t("client_year.waits_for"))},
                     {text(t("clients.next_task"))},
                     {text(t("clients.assignments_open")), HtmlTable::Column::Align::right}};
    for (const ClientLine& line : lines) {
        Html code = link("/clients/" + line.id, line.code);
        if (line.ombud != in.actor.id) {
            code.text(" ").add(badge("info", t("clients.stood_in_for")));
        }
        if (line.closed_on) {
            code.text(" ").add(badge("neutral", t("clients.closed")));
        }
        drawn.rows.push_back({code, text(t.date(line.started_on)),
                              text(line.last_contact_on ? t.date(*line.last_contact_on)
                                                        : std::string(t("clients.no_contact"))),
                              waiting_words(in, work, line), next_task(in, work, line),
                              text(t.number(line.assignments_open))});
    }
    return drawn;
}

Html filters(const Request& in, const ClientFilter& filter) {
    const Form form = form_of(in, "client_list", {{"code", {filter.code}}});
    Html fields = plain_input(form, "code", "search", in.t("client.code"),
                              {{"autocomplete", "off"}, {"maxlength", "12"}});
    Html standing;
    standing.open("div", {{"class", "field"}});
    standing.tag("label", {{"for", "standing"}}, in.t("client_list.standing"));
    standing.open("select", {{"id", "standing"}, {"name", "standing"}, {"class", "ds-input"}});
    for (const std::string one : {"open", "closed", "all"}) {
        Attrs attrs = {{"value", one}};
        if (filter.standing == one) {
            attrs.emplace_back("selected");
        }
        standing.tag("option", attrs, in.t("client_list.standing." + one));
    }
    standing.close().close();
    fields.add(standing);
    return filter_form(in, "/clients", fields);
}

std::string counted_words(const Request& in, const std::string& name,
                          const std::vector<ClientLine>& lines) {
    return in.t("clients.working.count", {{"list", std::string(in.t("clients.working." + name))},
                                          {"count", std::to_string(lines.size())}});
}

Html working_list(const Request& in, Work& work, const std::string& name,
                  const std::vector<ClientLine>& lines) {
    Html section;
    section.open("section", {{"id", name}});
    section.add(heading(2, in.t("clients.working." + name)));
    section.add(paragraph(in.t("clients.working." + name + ".why")));
    section.add(table(lines_table(in, work, counted_words(in, name, lines), lines)));
    section.close();
    return section;
}

} // namespace

Response draw_clients(const Request& in, Work& work, const ClientFilter& filter,
                      const ClientPage& found) {
    Html content;
    content.add(actions(
        {link_button("/clients/new", in.t("clients.new"), {Attr("data-new")}),
         link_button("/clients/working", in.t("clients.working"), {{"data-variant", "secondary"}}),
         link("/clients/queue", in.t("clients.queue")),
         link("/clients/enquiries", in.t("clients.enquiries")),
         link("/clients/deputies", in.t("clients.deputies")),
         link("/clients/import", in.t("client_import.link"))}));
    content.add(filters(in, filter));
    if (found.lines.empty()) {
        content.add(empty_state(in.t(filter.code.empty() ? "clients.none" : "clients.none_found"),
                                "/clients/new", in.t("clients.new")));
    } else {
        content.add(
            table(lines_table(in, work, std::string(in.t("clients.caption")), found.lines)));
        content.add(pagination(in, found.total, clients_per_page, found.number));
    }
    content.tag("p", {{"class", "hint"}}, in.t("clients.reading_is_logged"));
    PageShape shape;
    shape.title = std::string(in.t("clients.title"));
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

Response draw_working_lists(const Request& in, Work& work, const WorkingLists& lists) {
    const std::array<std::pair<std::string, const std::vector<ClientLine>&>, 5> all = {
        {{"to_close", lists.to_close},
         {"with_tasks", lists.with_tasks},
         {"waiting_for_decision", lists.waiting_for_decision},
         {"long_without_contact", lists.long_without_contact},
         {"without_reasons", lists.without_reasons}}};
    // What waits and how much of it, before the lists themselves.
    std::vector<Html> ways;
    Html sections;
    for (const auto& [name, lines] : all) {
        if (!lines.empty()) {
            ways.push_back(link("#" + name, counted_words(in, name, lines)));
            sections.add(working_list(in, work, name, lines));
        }
    }
    Html content = ways.size() > 1 ? bullets(ways) : Html();
    content.add(sections);
    if (content.empty()) {
        content.add(empty_state(in.t("clients.working.none"), "/clients", in.t("clients.title")));
    }
    PageShape shape = clients_shape(in, std::string(in.t("clients.working")));
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}
