// One client's page. Whoever opened the record as an overseer sees dates and work, no answers.
#include <algorithm>

#include "accounts/account.h"
#include "clients/assignment.h"
#include "clients/client_year.h"
#include "clients/note.h"
#include "clients/pages.h"
#include "clients/period.h"
#include "clients/task.h"
#include "organisations/code.h"
#include "rights/may.h"

namespace {

struct Shown {
    const Request& in;
    Work& work;
    const ClientRecord& client;
    std::string address;
    /// One's own client, or stood in for: answers are shown and may be changed.
    bool own;
    bool open;
};

using Pairs = std::vector<std::pair<std::string, Html>>;

std::string label(const Shown& shown, std::string_view key) {
    return std::string(shown.in.t(key));
}

Html words(const Shown& shown, std::span<const Field> fields, std::string_view name,
           std::string_view value) {
    return text(words_for(shown.work, shown.in.t, *find_field(fields, name), value));
}

std::string reason_words(const Shown& shown, const std::vector<std::string>& reasons) {
    std::string list;
    for (const std::string& reason : reasons) {
        list += list.empty() ? "" : ", ";
        list += code_label(shown.work, shown.in.t, "contact_reason", reason);
    }
    return list.empty() ? label(shown, "clients.not_told") : list;
}

Html person_facts(const Shown& shown) {
    const Client& client = shown.client.client;
    Pairs pairs = {{label(shown, "client.code"), text(client.code)}};
    if (shown.own) {
        pairs.emplace_back(label(shown, "client.sex"),
                           words(shown, client_fields, "sex", client.sex));
        pairs.emplace_back(label(shown, "client.birth_year"),
                           text(client.birth_year ? std::to_string(*client.birth_year)
                                                  : label(shown, "clients.not_told")));
    }
    pairs.emplace_back(label(shown, "client.handover_consent_on"),
                       text(client.handover_consent_on
                                ? shown.in.t.date(*client.handover_consent_on)
                                : label(shown, "clients.no_consent")));
    return facts(pairs);
}

Html main_actions(const Shown& shown) {
    const Texts& t = shown.in.t;
    std::vector<Html> list;
    if (shown.own && shown.open) {
        list.push_back(
            post_button(shown.in, shown.address + "/contact", t("clients.contact_today")));
        list.push_back(link_button(shown.address + "/closing", t("client_closing.title"),
                                   {{"data-variant", "secondary"}}));
    }
    if (shown.own && !shown.open) {
        list.push_back(link_button(shown.address + "/return", t("clients.start_again")));
    }
    if (shown.own) {
        list.push_back(link(shown.address + "/amendment", t("clients.amend")));
        list.push_back(
            link(shown.address + "/note",
                 t(has_note(shown.work, shown.client) ? "client_note.open" : "client_note.write")));
    }
    list.push_back(link(shown.address + "/handover", t("client_handover.title")));
    return actions(list);
}

Html period_section(const Shown& shown, const std::vector<PeriodRecord>& periods) {
    Html section = heading(2, shown.in.t("clients.support"));
    for (auto one = periods.rbegin(); one != periods.rend(); ++one) {
        const Period& period = one->period;
        Pairs pairs = {
            {label(shown, "client_period.started_on"), text(shown.in.t.date(period.started_on))},
            {label(shown, "client_period.last_contact_on"),
             text(period.last_contact_on ? shown.in.t.date(*period.last_contact_on)
                                         : label(shown, "clients.no_contact"))}};
        if (shown.own) {
            pairs.emplace_back(label(shown, "client_period.reasons_at_start"),
                               text(reason_words(shown, period.reasons_at_start)));
        }
        if (period.closed_on) {
            pairs.emplace_back(label(shown, "client_period.closed_on"),
                               text(shown.in.t.date(*period.closed_on)));
        }
        if (period.closed_on && shown.own) {
            pairs.emplace_back(label(shown, "client_period.close_reason"),
                               words(shown, period_fields, "close_reason", period.close_reason));
        }
        section.add(facts(pairs));
        if (shown.own) {
            section.add(actions(
                {link(shown.address + "/periods/" + one->id, shown.in.t("clients.amend_period"))}));
        }
    }
    return section;
}

Html task_section(const Shown& shown) {
    Html section = heading(2, shown.in.t("clients.tasks"));
    const auto tasks = tasks_of(shown.work, shown.client);
    std::vector<Html> lines;
    for (const TaskRecord& record : tasks) {
        Html line = words(shown, task_fields, "kind", record.task.kind);
        line.text(", ").text(shown.in.t.date(record.task.due_on)).text(" ");
        if (shown.own) {
            line.add(post_button(shown.in, shown.address + "/tasks/" + record.id + "/done",
                                 shown.in.t("clients.task_done"),
                                 {{"version", {std::to_string(record.version)}}},
                                 {{"data-variant", "tertiary"}}));
        }
        lines.push_back(std::move(line));
    }
    section.add(lines.empty() ? paragraph(shown.in.t("clients.no_tasks")) : bullets(lines));
    if (shown.own) {
        section.add(actions({link(shown.address + "/tasks", shown.in.t("client_task.title"))}));
    }
    return section;
}

Html assignment_section(const Shown& shown) {
    const Texts& t = shown.in.t;
    Html section = heading(2, t("clients.assignments"));
    HtmlTable drawn;
    drawn.caption = t("clients.assignments.caption");
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.narrow = HtmlTable::Narrow::stack;
    drawn.columns = {{text(t("client_assignment.area"))},
                     {text(t("client_assignment.opened_on"))},
                     {text(t("client_assignment.closed_on"))},
                     {text(t("client_assignment.result"))}};
    for (const AssignmentRecord& record : assignments_of(shown.work, shown.client)) {
        const Assignment& one = record.assignment;
        const std::string area =
            words_for(shown.work, t, *find_field(assignment_fields, "area"), one.area);
        drawn.rows.push_back(
            {shown.own ? link(shown.address + "/assignments/" + record.id, area) : text(area),
             text(t.date(one.opened_on)),
             text(one.closed_on ? t.date(*one.closed_on) : label(shown, "clients.under_way")),
             one.result.empty() ? Html() : words(shown, assignment_fields, "result", one.result)});
    }
    section.add(drawn.rows.empty() ? paragraph(t("clients.no_assignments")) : table(drawn));
    if (shown.own) {
        section.add(actions({link(shown.address + "/assignments", t("client_assignment.title"))}));
    }
    return section;
}

Html year_section(const Shown& shown, const std::vector<PeriodRecord>& periods) {
    Html section = heading(2, shown.in.t("clients.years"));
    section.add(paragraph(shown.in.t("clients.years.why")));
    const auto told = answered_years(shown.work, shown.client);
    std::vector<Html> links;
    const Period& last = periods.back().period;
    const int until = last.closed_on ? last.closed_on->year : shown.work.year();
    for (int year = until; year >= periods.front().period.started_on.year; --year) {
        const bool has = std::ranges::find(told, year) != told.end();
        Html line = link(shown.address + "/years/" + std::to_string(year), std::to_string(year));
        if (has) {
            const auto answers = answers_in(shown.work, shown.client, year).answers;
            line.text(": ").text(reason_words(shown, answers.reasons));
        } else {
            line.text(" ").add(badge("warning", shown.in.t("clients.year_not_told")));
        }
        links.push_back(std::move(line));
    }
    return std::move(section.add(bullets(links)));
}

Html readers_section(const Shown& shown) {
    std::vector<Html> lines;
    for (const AccessLine& line : accesses_of(shown.work, shown.client)) {
        const std::string key = "client_access." + line.verb;
        Html one = text(shown.in.t.instant(line.at));
        one.text(": ").text(shown.in.t.has(key) ? shown.in.t(key)
                                                : shown.in.t("client_access.other"));
        one.text(", ").text(person_name(shown.work, shown.in.t, line.actor));
        lines.push_back(std::move(one));
        if (lines.size() == 50) {
            break;
        }
    }
    return disclosure(shown.in.t("client_access.title"), bullets(lines));
}

} // namespace

Response draw_client(const Request& in, Work& work, const ClientRecord& client) {
    const Relation relation = relation_to(work, client);
    const bool own = relation != Relation::overseer && actor_may(in.actor, May::write_clients);
    const auto periods = periods_of(work, client);
    const bool open = !periods.empty() && periods.back().open();
    const Shown shown{in, work, client, client_address(in, client.id), own, open};
    Html content;
    if (relation == Relation::deputy) {
        content.add(notice(in.t, "info", paragraph(in.t("clients.you_stand_in"))));
    }
    if (relation == Relation::overseer) {
        content.add(notice(in.t, "info", paragraph(in.t("clients.you_oversee"))));
    }
    content.add(main_actions(shown));
    content.add(person_facts(shown));
    content.add(task_section(shown));
    content.add(assignment_section(shown));
    if (!periods.empty()) {
        content.add(period_section(shown, periods));
        if (own) {
            content.add(year_section(shown, periods));
        }
    }
    content.add(readers_section(shown));
    return page(in, clients_shape(in, in.t("clients.one", {{"code", client.client.code}})),
                content);
}
