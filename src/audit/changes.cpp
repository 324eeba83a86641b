// An entry of the trail said in words, without anything personal.
#include <algorithm>

#include "accounts/account.h"
#include "audit/audit.h"
#include "audit/trail.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "platform/json.h"

namespace {

const AuditedTable* audited(std::string_view table) {
    const auto& all = audited_tables();
    const auto at = std::ranges::find_if(
        all, [&](const AuditedTable& one) { return one.table.name == table; });
    return at == all.end() ? nullptr : &*at;
}

std::string label_of(const Texts& t, std::string_view table, std::string_view field) {
    const std::string key = std::string(table) + "." + std::string(field);
    return t.has(key) ? std::string(t(key)) : std::string(field);
}

struct Column {
    std::string_view table;
    const Field& field;
};

// Codes stand in a list, in a tree of places, or are few enough to be texts of their own.
std::string coded(Work& work, const Texts& t, const Column& column, const std::string& code) {
    const Field& field = column.field;
    const std::string own =
        std::string(column.table) + "." + std::string(field.name) + "." + code;
    if (t.has(own)) {
        return std::string(t(own));
    }
    if (field.options.choices == "kommun" || field.name == "area") {
        return area_name(work, t, code);
    }
    if (field.name == "body") {
        return body_name(work, t, code);
    }
    if (field.name == "place") {
        return place_name(work, t, code);
    }
    if (field.name == "role" && t.has("role." + code)) {
        return std::string(t("role." + code));
    }
    return field.options.choices.empty() ? code
                                         : code_label(work, t, field.options.choices, code);
}

std::string value_said(Work& work, const Texts& t, const Column& column,
                       const json::value* value) {
    const Field& field = column.field;
    if (value == nullptr || value->is_null()) {
        return std::string(t("audit.nothing"));
    }
    if (value->is_int64()) {
        const int64_t number = value->as_int64();
        if (field.kind == FieldKind::tick) {
            return std::string(t(number != 0 ? "audit.yes" : "audit.no"));
        }
        return field.kind == FieldKind::hundredths ? t.hundredths(number) : t.number(number);
    }
    if (!value->is_string()) {
        return json::serialize(*value);
    }
    const std::string text(value->as_string());
    const auto day = field.kind == FieldKind::date ? parse_date(text) : std::nullopt;
    return day ? t.date(*day) : coded(work, t, column, text);
}

bool shown(const AuditedTable& table, const Field& field) {
    return field.kind != FieldKind::free_text && !field.options.personal &&
           std::ranges::find(table.kept_back, field.name) == table.kept_back.end();
}

std::string change_said(Work& work, const Texts& t, const std::string& table,
                        const std::pair<std::string_view, const json::object*>& change) {
    const auto& [name, what] = change;
    const std::string label = label_of(t, table, name);
    if (what->contains("is_digest") || what->contains("was_digest")) {
        return t("audit.personal_changed", {{"field", label}});
    }
    const AuditedTable* known = audited(table);
    const Field* field = known == nullptr ? nullptr : find_field(known->table.fields, name);
    if (field == nullptr || !shown(*known, *field)) {
        return t("audit.value_kept_back", {{"field", label}});
    }
    const Column column{table, *field};
    const json::value* was = what->if_contains("was");
    const json::value* is = what->if_contains("is");
    if (was == nullptr || was->is_null()) {
        return t("audit.set",
                 {{"field", label}, {"is", value_said(work, t, column, is)}});
    }
    return t("audit.changed", {{"field", label},
                               {"was", value_said(work, t, column, was)},
                               {"is", value_said(work, t, column, is)}});
}

} // namespace

std::vector<AuditedTable>& audited_tables() {
    static std::vector<AuditedTable> tables;
    return tables;
}

// A sign-in is the deed of the account itself, though nobody was signed in when it began.
std::string actor_said(Work& work, const Texts& t, const TrailEntry& entry) {
    const bool own = entry.actor.empty() && entry.table == "account";
    return person_name(work, t, own ? entry.subject : entry.actor);
}

std::string table_said(const Texts& t, std::string_view table) {
    const std::string key = "audit.table." + std::string(table);
    return t.has(key) ? std::string(t(key)) : std::string(table);
}

std::string verb_said(const Texts& t, std::string_view verb) {
    const std::string key = "audit.verb." + std::string(verb);
    return t.has(key) ? std::string(t(key)) : std::string(verb);
}

std::string subject_said(Work& work, const Texts& t, const TrailEntry& entry) {
    if (entry.table == "account") {
        return person_name(work, t, entry.subject);
    }
    if (entry.table == "unit") {
        const auto unit = unit_by_id(work, entry.subject);
        return unit ? unit->unit.name : entry.subject;
    }
    return entry.subject;
}

// Facts of a deed beside the fields are the slice's own words; of them only fields are shown.
std::vector<std::string> changes_said(Work& work, const Texts& t, const TrailEntry& entry) {
    std::vector<std::string> lines;
    boost::system::error_code failure;
    const json::value parsed = json::parse(entry.facts, failure);
    if (failure || !parsed.is_object()) {
        return lines;
    }
    for (const auto& member : parsed.as_object()) {
        if (member.value().is_object()) {
            lines.push_back(change_said(work, t, entry.table,
                                        {std::string_view(member.key()),
                                         &member.value().as_object()}));
        }
    }
    return lines;
}
