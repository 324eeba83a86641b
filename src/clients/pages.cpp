// What the forms of clients have in common: choices, words, versions and conflicts.
#include "clients/pages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "organisations/agreement.h"
#include "organisations/code.h"
#include "organisations/unit.h"

namespace {

struct FixedCodes {
    std::string_view field;
    std::vector<std::string_view> codes;
};

// Answers that are the program's own, not a list that somebody edits.
const std::vector<FixedCodes>& fixed_codes() {
    static const std::vector<FixedCodes> fixed = {
        {"sex", {"woman", "man", "other", "unknown"}},
        {"age_band", {"18_29", "30_49", "50_64", "65_plus"}},
        {"children", {"wholly", "partly", "no"}},
        {"assistance", {"yes", "no"}},
        {"attorney", {"yes", "no"}},
        {"outcome", {"undecided", "queue", "not_target", "referred", "withdrawn"}},
        {"standing", {"yes", "partly", "no"}},
        {"order_followed", {"yes", "partly", "no"}},
        {"age_day", {"year_end", "year_start"}},
        {"return_rule", {"three_months", "ninety_days", "calendar_quarter"}},
        {"sex_columns", {"apart", "total_only"}},
        {"reason", {"absence", "complaint", "supervision", "access_request", "handover"}},
    };
    return fixed;
}

Choices code_choices(const Offer& offer, std::string_view list) {
    Choices choices;
    for (const Code& code : codes(offer.work, list, offer.work.today(), offer.unit)) {
        choices.push_back({code.code, label_in(offer.t, code), hint_in(offer.t, code)});
    }
    return choices;
}

Choices kommun_choices(const Offer& offer) {
    Choices choices;
    for (const std::string& kommun : kommuner_of(offer.work, offer.unit, offer.year)) {
        choices.push_back({kommun, area_name(offer.work, offer.t, kommun)});
    }
    return choices;
}

Choices office_choices(const Offer& offer) {
    Choices choices;
    for (const OfficeRecord& record : offices_of(offer.work, offer.unit)) {
        choices.push_back({record.id, record.office.name});
    }
    return choices;
}

std::string own_key(std::string_view field, std::string_view code) {
    return "client.code." + std::string(field) + "." + std::string(code);
}

} // namespace

Choices offered(const Offer& offer, const Field& field) {
    if (field.options.choices == "kommun") {
        return kommun_choices(offer);
    }
    if (!field.options.choices.empty()) {
        return code_choices(offer, field.options.choices);
    }
    if (field.name == "office") {
        return office_choices(offer);
    }
    const auto found = std::ranges::find(fixed_codes(), field.name, &FixedCodes::field);
    Choices choices;
    if (found != fixed_codes().end()) {
        for (const std::string_view code : found->codes) {
            choices.push_back({std::string(code), std::string(offer.t(own_key(field.name, code)))});
        }
    }
    return choices;
}

std::string words_for(Work& work, const Texts& t, const Field& field, std::string_view value) {
    if (value.empty()) {
        return std::string(t("clients.not_told"));
    }
    if (field.options.choices == "kommun") {
        return area_name(work, t, value);
    }
    if (!field.options.choices.empty()) {
        return code_label(work, t, field.options.choices, value);
    }
    if (field.kind == FieldKind::date) {
        const auto day = parse_date(value);
        return day ? t.date(*day) : std::string(value);
    }
    if (field.kind == FieldKind::tick) {
        return std::string(t(value == "1" || value == "on" ? "client.yes" : "client.no"));
    }
    if (field.name == "office") {
        if (const auto unit = my_unit(work)) {
            const auto all = offices_of(work, unit->id);
            const auto found = std::ranges::find(all, value, &OfficeRecord::id);
            return found == all.end() ? std::string() : found->office.name;
        }
    }
    const std::string key = own_key(field.name, value);
    return t.has(key) ? std::string(t(key)) : std::string(value);
}

Html inputs(const Form& form, const Offer& offer, std::span<const Field> fields,
            std::span<const std::string_view> names) {
    Html out;
    for (const std::string_view name : names) {
        const Field* field = find_field(fields, name);
        ensure(field != nullptr, "a form names fields of its table");
        const Choices choices = offered(offer, *field);
        if (field->kind == FieldKind::list) {
            out.add(ticks(form, *field, choices));
        } else if (field->name == "office" && choices.empty()) {
            continue;
        } else {
            out.add(input(form, *field, choices));
        }
    }
    return out;
}

Field needed(const Field& field) {
    Field asked = field;
    asked.options.required = true;
    return asked;
}

Html select_of(const Form& form, const std::string& name, const std::string& label,
               const Choices& choices) {
    const std::string id = form.element_id(name);
    Html out;
    out.open("div", {{"class", "field"}});
    out.tag("label", {{"for", id}, {"class", "ds-label"}}, label);
    out.open("select", {{"id", id}, {"name", name}, {"class", "ds-input"}});
    out.tag("option", {{"value", ""}}, form.in.t("form.choose"));
    for (const Choice& choice : choices) {
        Attrs attrs = {{"value", choice.value}};
        if (form.value(name) == choice.value) {
            attrs.emplace_back("selected");
        }
        out.tag("option", attrs, choice.label);
    }
    out.close().close();
    return out;
}

Html choice_of_notes(const Form& form, const Field& field, const std::vector<std::string>& codes) {
    Choices choices;
    for (const std::string& code : codes) {
        choices.push_back(
            {code, std::string(form.in.t(std::string(form.table) + ".notes." + code))});
    }
    return radios(form, field, choices);
}

Html versioned_form(const Form& form, const std::string& action, Html fields, int64_t version) {
    const std::string own = std::string(form.table) + ".submit";
    fields.add(hidden_input("version", std::to_string(version)));
    fields.add(actions({submit(form.in.t(form.in.t.has(own) ? own : "clients.save"))}));
    Html out = problem_list(form);
    return std::move(out.add(post_form(form, action, fields)));
}

Html saved_beside(Work& work, const Form& form, std::span<const Field> fields, const void* saved) {
    return saved_beside(form, fields, saved, [&](const Field& field, std::string_view value) {
        return words_for(work, form.in.t, field, value);
    });
}

int64_t version_posted(const Request& in) {
    int64_t version = 0;
    const std::string_view posted = in.posted("version");
    std::from_chars(posted.data(), posted.data() + posted.size(), version);
    return version;
}

PageShape clients_shape(const Request& in, std::string title) {
    PageShape shape;
    shape.title = std::move(title);
    const bool overseer = in.path.starts_with("/clients/opened");
    shape.trail = {{overseer ? "/clients/opening" : "/clients",
                    std::string(in.t(overseer ? "client_opening.title" : "clients.title"))}};
    return shape;
}

PageShape client_shape(const Request& in, const ClientRecord& client, std::string title) {
    PageShape shape = clients_shape(in, std::move(title));
    shape.trail.emplace_back(client_address(in, client.id), client.client.code);
    return shape;
}

std::string client_address(const Request& in, std::string_view id) {
    const bool overseer = in.path.starts_with("/clients/opened");
    return (overseer ? "/clients/opened/" : "/clients/") + std::string(id);
}

void Readings::take(const Result<void>& reading) {
    if (!reading) {
        const auto& more = reading.error().problems;
        error_.problems.insert(error_.problems.end(), more.begin(), more.end());
    }
}

Result<void> Readings::told() const {
    return error_.problems.empty() ? Result<void>() : Result<void>(error_);
}
