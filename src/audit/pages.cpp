// The trail as a list with filters, the chain's state, and the same rows as CSV.
#include "audit/pages.h"

#include <algorithm>

#include "platform/sheets/csv.h"

namespace {

// Deeds that the filter offers; any other verb may still stand in the address.
constexpr std::array<std::string_view, 17> deeds = {
    "insert",       "update",         "remove",          "sign_in",
    "sign_out",     "sign_out_everywhere", "change_password", "make_link",
    "make_token",   "keep_apart",     "erase_old_versions", "set_cutoff",
    "try_again",    "ask_for_backup", "ask_for_verification", "export_trail",
    "export_events"};

std::string when_said(const Texts& t, std::string_view instant) {
    const auto parsed = parse_instant(instant);
    return parsed ? t.instant(*parsed) : "";
}

Html select(const Request& in, std::string_view name, const Choices& choices) {
    const std::string id = "audit-" + std::string(name);
    Html out;
    out.open("div", {{"class", "field"}});
    out.tag("label", {{"for", id}}, in.t("audit.filter." + std::string(name)));
    out.open("select", {{"id", id}, {"name", name}, {"class", "ds-input"}});
    out.tag("option", {{"value", ""}}, in.t("audit.filter.all"));
    for (const Choice& choice : choices) {
        Attrs attrs = {{"value", choice.value}};
        if (in.asked(name) == choice.value) {
            attrs.emplace_back("selected");
        }
        out.tag("option", attrs, choice.label);
    }
    return std::move(out.close().close());
}

Html filters(const Request& in, Work& work, const TrailFilter& filter) {
    const Texts& t = in.t;
    Choices people;
    for (const TrailPerson& person : trail_people(work)) {
        people.push_back({person.id, person.name});
    }
    Choices tables;
    for (const std::string& table : trail_tables(work)) {
        tables.push_back({table, table_said(t, table)});
    }
    Choices verbs;
    for (const std::string_view verb : deeds) {
        verbs.push_back({std::string(verb), verb_said(t, verb)});
    }
    std::ranges::sort(tables, [](const Choice& a, const Choice& b) {
        return compare_swedish(a.label, b.label) < 0;
    });
    const Form form = form_of(in, "audit", as_form(filter));
    Html fields = select(in, "person", people);
    fields.add(select(in, "table", tables)).add(select(in, "verb", verbs));
    fields.add(plain_input(form, "from", "date", t("audit.filter.from")));
    fields.add(plain_input(form, "until", "date", t("audit.filter.until")));
    return filter_form(in, "/audit", fields);
}

Html chain_part(const Request& in, const ChainStanding& chain) {
    const Texts& t = in.t;
    Html out;
    if (chain.verified && chain.verified->broken_at) {
        out.add(notice(t, "danger",
                       paragraph(t("audit.chain.broken",
                                   {{"when", when_said(t, chain.verified->at)},
                                    {"row", t.number(*chain.verified->broken_at)}}))));
    } else if (chain.verified) {
        const int64_t since = chain.last_seq - chain.verified->entries;
        out.add(notice(t, "success",
                       paragraph(t("audit.chain.whole",
                                   {{"when", when_said(t, chain.verified->at)},
                                    {"rows", t.number(chain.verified->entries)},
                                    {"count", t.number(since)}}))));
    } else {
        out.add(notice(t, "info", paragraph(t("audit.chain.never"))));
    }
    Html head;
    head.tag("code", chain.head.empty() ? std::string(t("audit.chain.empty")) : chain.head);
    out.add(facts({{std::string(t("audit.chain.head")), head},
                   {std::string(t("audit.chain.rows")), text(t.number(chain.last_seq))}}));
    out.add(actions({post_button(in, "/audit/verification", t("audit.chain.verify"), {},
                                 {{"data-variant", "secondary"}})}));
    return card(t("audit.chain"), out);
}

Html row_of_changes(const std::vector<std::string>& lines) {
    std::vector<Html> items;
    for (const std::string& line : lines) {
        items.push_back(text(line));
    }
    return items.empty() ? Html() : bullets(items);
}

Html subject_cell(Work& work, const Texts& t, const TrailEntry& entry) {
    Html out = text(table_said(t, entry.table));
    const std::string subject = subject_said(work, t, entry);
    if (!subject.empty()) {
        out.leaf("br");
        out.add(subject == entry.subject ? std::move(Html().tag("code", subject)) : text(subject));
    }
    return out;
}

Html entry_table(const Request& in, Work& work, const TrailPage& found) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("audit.caption");
    for (const std::string_view key :
         {"audit.at", "audit.actor", "audit.verb", "audit.subject", "audit.changes"}) {
        shape.columns.push_back({text(t(key))});
    }
    for (const TrailEntry& entry : found.entries) {
        shape.rows.push_back({text(when_said(t, entry.at)), text(actor_said(work, t, entry)),
                              text(verb_said(t, entry.verb)), subject_cell(work, t, entry),
                              row_of_changes(changes_said(work, t, entry))});
    }
    return table(shape);
}

} // namespace

Response draw_trail(const Request& in, Work& work, const TrailView& view) {
    const Texts& t = in.t;
    Html content = paragraph(t("audit.what"));
    content.add(chain_part(in, view.chain));
    content.add(heading(2, t("audit.entries")));
    content.add(filters(in, work, view.filter));
    if (view.found.entries.empty()) {
        content.add(empty_state(t("audit.none"), "/audit", t("audit.show_all")));
    } else {
        content.add(entry_table(in, work, view.found));
        content.add(pagination(in, view.found.total, entries_per_page, view.page));
        content.add(actions({post_button(in, "/audit/export", t("audit.export"),
                                         as_form(view.filter),
                                         {{"data-variant", "secondary"}})}));
        content.add(paragraph(t("audit.export.what")));
    }
    PageShape shape;
    shape.title = t("audit.title");
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

Result<void> write_trail(Work& work, const Texts& t, const TrailFilter& filter, Spool& spool) {
    CsvWriter csv([&](std::string_view bytes) { spool.write(bytes); });
    std::vector<std::string> heads = {std::string(t("audit.seq"))};
    for (const std::string_view key : {"audit.at", "audit.actor", "audit.verb", "audit.table",
                                       "audit.subject", "audit.version", "audit.changes"}) {
        heads.emplace_back(t(key));
    }
    csv.row(heads);
    return each_entry(work, filter, [&](const TrailEntry& entry) {
        std::string changes;
        for (const std::string& line : changes_said(work, t, entry)) {
            changes += (changes.empty() ? "" : "; ") + line;
        }
        csv.row({std::to_string(entry.seq), entry.at, actor_said(work, t, entry),
                 verb_said(t, entry.verb), table_said(t, entry.table),
                 subject_said(work, t, entry), std::to_string(entry.version), changes});
    });
}
