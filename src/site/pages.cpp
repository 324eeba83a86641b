// The privacy notice, the help and the settings.
#include "site/pages.h"

#include "accounts/account.h"
#include "platform/html/page.h"
#include "rights/may.h"

namespace {

// --- privacy -------------------------------------------------------------------------------------

Html or_badge(const Texts& t, const std::string& value) {
    return value.empty() ? badge("warning", t("settings.not_filled_in")) : text(value);
}

Html processed_table(const Texts& t) {
    HtmlTable shape;
    shape.caption = t("privacy.processed.caption");
    shape.row_head = HtmlTable::RowHead::first;
    shape.columns = {{text(t("privacy.processed.what"))},
                     {text(t("privacy.processed.why"))},
                     {text(t("privacy.processed.how_long"))}};
    for (const std::string row : {"account", "session", "trail", "staff", "contact", "event",
                                  "draft", "report", "tries", "log"}) {
        const std::string key = "privacy.row." + row;
        shape.rows.push_back({text(t(key)), text(t(key + ".why")), text(t(key + ".how_long"))});
    }
    return table(shape);
}

Html ground_said(const Texts& t, const SiteSettings& settings) {
    if (settings.legal_ground.empty()) {
        return or_badge(t, "");
    }
    Html out = text(t("site_settings.legal_ground." + settings.legal_ground));
    if (!settings.legal_support.empty()) {
        out.leaf("br").text(settings.legal_support);
    }
    return out;
}

Html responsible(const Texts& t, const SiteSettings& settings) {
    Html controller = or_badge(t, settings.controller);
    if (!settings.controller_contact.empty()) {
        controller.leaf("br").text(settings.controller_contact);
    }
    return facts(
        {{std::string(t("site_settings.controller")), controller},
         {std::string(t("site_settings.officer_contact")), or_badge(t, settings.officer_contact)},
         {std::string(t("site_settings.legal_ground")), ground_said(t, settings)},
         {std::string(t("site_settings.retention_plan")), or_badge(t, settings.retention_plan)}});
}

Html sections(const Texts& t, std::initializer_list<std::string_view> keys) {
    Html out;
    for (const std::string_view key : keys) {
        out.add(heading(2, t(key)));
        out.add(prose(t(std::string(key) + ".what")));
    }
    return out;
}

// --- settings ------------------------------------------------------------------------------------

Choices ground_choices(const Texts& t) {
    Choices choices;
    for (const std::string_view ground : legal_grounds()) {
        choices.push_back({std::string(ground),
                           std::string(t("site_settings.legal_ground." + std::string(ground)))});
    }
    return choices;
}

Html settings_fields(const Form& form) {
    Html fields;
    for (const Field& field : site_settings_fields) {
        fields.add(input(form, field,
                         field.name == "legal_ground" ? ground_choices(form.in.t) : Choices{}));
    }
    return fields;
}

std::string shown_value(const Texts& t, const std::string& name, const std::string& value) {
    if (value.empty()) {
        return std::string(t("settings.emptied"));
    }
    const std::string label = "site_settings." + name + "." + value;
    return name == "legal_ground" && t.has(label) ? std::string(t(label)) : value;
}

Html history_table(const Request& in, Work& work) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("settings.history");
    shape.columns = {{text(t("settings.history.when"))},
                     {text(t("settings.history.who"))},
                     {text(t("settings.history.what"))},
                     {text(t("settings.history.value"))}};
    for (const SettingChange& change : settings_history(work)) {
        shape.rows.push_back({text(when_short(t, change.at)), text(person_name(work, t, change.by)),
                              text(t("site_settings." + change.name)),
                              text(shown_value(t, change.name, change.value))});
    }
    return shape.rows.empty() ? Html() : disclosure(t("settings.history"), table(shape));
}

Html settings_conflict(const Request& in, const SiteSettings& saved) {
    if (!in.refused || in.refused->refusal != Refusal::conflict) {
        return {};
    }
    std::vector<ConflictLine> lines;
    for (const Field& field : site_settings_fields) {
        const std::vector<std::string> stands = as_typed(field, &saved);
        lines.push_back({std::string(in.t("site_settings." + std::string(field.name))),
                         stands.empty() ? "" : stands.front(), std::string(in.posted(field.name))});
    }
    return conflict_table(in.t, lines);
}

} // namespace

Response draw_privacy(const Request& in, const SiteSettings& settings) {
    const Texts& t = in.t;
    Html content = prose(t("privacy.lead"));
    content.add(heading(2, t("privacy.responsible")));
    content.add(responsible(t, settings));
    content.add(sections(t, {"privacy.nobody"}));
    content.add(heading(2, t("privacy.processed")));
    content.add(processed_table(t));
    content.add(sections(t, {"privacy.seen_by", "privacy.cookies", "privacy.rights"}));
    content.tag("p", {},
                text_with(t, "privacy.complain",
                          {{"link", link("https://www.imy.se", t("privacy.complain.link"))}}));
    if (actor_may(in.actor, May::administer_system)) {
        content.add(actions(
            {link_button("/settings", t("settings.title"), {{"data-variant", "secondary"}})}));
    }
    return page(in, t("privacy.title"), content);
}

Response draw_help(const Request& in, const SiteSettings& settings) {
    const Texts& t = in.t;
    static constexpr std::array<std::string_view, 11> keys = {
        "help.register", "help.nobody",  "help.draft",    "help.amend",
        "help.find",     "help.clients", "help.counting", "help.figures",
        "help.reports",  "help.account", "help.wrong"};
    Html content = paragraph(t("help.lead"));
    std::vector<Html> contents;
    for (const std::string_view key : keys) {
        contents.push_back(link("#" + std::string(key.substr(5)), t(key)));
    }
    contents.push_back(link("#shortcuts", t("help.shortcuts")));
    Html list;
    list.open("nav", {{"aria-label", t("help.contents")}}).add(bullets(contents)).close();
    content.add(list);
    for (const std::string_view key : keys) {
        content.add(heading(2, t(key), key.substr(5)));
        content.add(prose(t(std::string(key) + ".what")));
    }
    if (!settings.controller_contact.empty()) {
        content.add(paragraph(t("help.contact", {{"contact", settings.controller_contact}})));
    }
    content.add(heading(2, t("help.shortcuts"), "shortcuts"));
    content.add(paragraph(t("help.shortcuts.what")));
    content.add(shortcut_table(t));
    return page(in, t("help.title"), content);
}

Response draw_settings(const Request& in, Work& work, const SiteSettingsRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "site_settings", as_form(site_settings_fields, &record.settings));
    Html fields = settings_fields(form);
    fields.add(hidden_input("version", std::to_string(record.version)));
    fields.add(actions({submit(t("settings.save"))}));
    Html content = problem_list(form);
    content.add(settings_conflict(in, record.settings));
    content.tag("p", {},
                text_with(t, "settings.what",
                          {{"privacy", link("/privacy", t("privacy.title"))},
                           {"accessibility", link("/accessibility", t("accessibility.title"))}}));
    if (const int64_t missing = settings_missing(record.settings); missing > 0) {
        content.add(
            notice(t, "warning", paragraph(t("settings.missing", {{"count", t.number(missing)}}))));
    }
    content.add(post_form(form, "/settings", fields));
    content.add(history_table(in, work));
    return page(in, t("settings.title"), content);
}
