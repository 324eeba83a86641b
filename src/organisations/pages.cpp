// The pages of units: the tree, one unit, its coverage and its rules.
#include "organisations/pages.h"

#include <charconv>

#include "organisations/policy.h"
#include "rights/may.h"

Choices of_texts(const Texts& t, const std::string& field, std::vector<std::string> values) {
    Choices list;
    for (std::string& value : values) {
        list.push_back({value, std::string(t(field + "." + value))});
    }
    return list;
}

Choices choices_of(Work& work, const Texts& t, std::string_view list, std::string_view unit) {
    Choices choices;
    for (const Code& code : codes(work, list, work.today(), unit)) {
        choices.push_back({code.code, label_in(t, code), hint_in(t, code)});
    }
    return choices;
}

static std::string words_for(Work& work, const Form& form, const Field& field,
                             std::string_view value) {
    const Texts& t = form.in.t;
    const std::string own =
        std::string(form.table) + "." + std::string(field.name) + "." + std::string(value);
    if (value.empty() || t.has(own)) {
        return value.empty() ? std::string() : std::string(t(own));
    }
    if (!field.options.choices.empty()) {
        return code_label(work, t, field.options.choices, value);
    }
    if (field.name == "kommun" || field.name == "city" || field.name == "area") {
        return area_name(work, t, value);
    }
    if (field.name == "merged_into") {
        return unit_name(work, value, work.today());
    }
    const auto day = field.kind == FieldKind::date ? parse_date(value) : std::nullopt;
    return day ? t.date(*day) : std::string(value);
}

Html whole_form(const Form& form, std::string_view action, Html fields, int64_t version) {
    fields.add(hidden_input("version", std::to_string(version)));
    fields.add(actions({submit(form.in.t("organisations.save"))}));
    Html out = problem_list(form);
    out.add(post_form(form, action, fields));
    return out;
}

int year_typed(std::string_view typed) {
    int number = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    return number;
}

Html saved_beside(Work& work, const Form& form, const Table& table, const void* saved) {
    return saved_beside(form, table.fields, saved, [&](const Field& field, std::string_view value) {
        return words_for(work, form, field, value);
    });
}

std::vector<std::pair<std::string, std::string>> organisations_trail(const Request& in) {
    return {{"/organisations", std::string(in.t("organisations.title"))}};
}

namespace {

std::string address_of(const UnitRecord& record) {
    return "/organisations/" + record.id;
}

std::string days_said(const Texts& t, Date from, const std::optional<Date>& until) {
    return t.date(from) + " \xE2\x80\x93 " + (until ? t.date(*until) : std::string());
}

PageShape under(const Request& in, const UnitRecord& record, std::string title) {
    PageShape shape;
    shape.title = std::move(title);
    shape.trail = organisations_trail(in);
    shape.trail.emplace_back(address_of(record), record.unit.name);
    return shape;
}

Choices kommun_choices(Work& work) {
    Choices list;
    for (const Area& kommun : all_kommuner(work, AreaOrder::swedish)) {
        list.push_back({kommun.code, kommun.name});
    }
    return list;
}

std::vector<Html> coverage_row(const Request& in, Work& work, const CoverageRecord& one,
                               const UnitRecord& record) {
    const Coverage& coverage = one.coverage;
    std::string place = area_name(work, in.t, coverage.kommun);
    if (!coverage.district.empty()) {
        place += ", " + coverage.district;
    }
    Html ending = text(code_label(work, in.t, "coverage_end", coverage.end_reason));
    if (!coverage.covered_until && must_at(work, May::write_organisation, record.id)) {
        ending =
            link(address_of(record) + "/coverage/" + one.id, in.t("organisations.coverage.end"));
    }
    return {text(place), text(days_said(in.t, coverage.covered_from, coverage.covered_until)),
            ending};
}

Html coverage_table_of(const Request& in, Work& work, const UnitRecord& record) {
    HtmlTable shape;
    shape.caption = in.t("organisations.coverage");
    shape.columns = {{text(in.t("unit_coverage.kommun"))},
                     {text(in.t("unit_coverage.covered_from"))},
                     {text(in.t("unit_coverage.end_reason"))}};
    shape.row_head = HtmlTable::RowHead::first;
    for (const CoverageRecord& one : coverage_of(work, record.id)) {
        shape.rows.push_back(coverage_row(in, work, one, record));
    }
    return table(shape);
}

} // namespace

Response draw_units(const Request& in, Work& work) {
    const Texts& t = in.t;
    const auto units = all_units(work);
    Html content = paragraph(t("organisations.what"));
    std::vector<Html> links = {link("/organisations/bodies", t("organisations.bodies")),
                               link("/organisations/lists", t("organisations.lists"))};
    if (actor_may(in.actor, May::read_staff)) {
        links.push_back(link("/organisations/staff", t("organisations.staff")));
    }
    if (must_at(work, May::write_organisation, "")) {
        links.push_back(link_button("/organisations/new", t("organisations.new")));
    }
    content.add(actions(links));
    std::vector<Html> rows;
    for (const UnitRecord& record : units) {
        const auto count = kommuner_of(work, record.id, work.year()).size();
        Html row = link(address_of(record), record.unit.name);
        row.text(", ").text(t("organisations.kommun_count", {{"count", std::to_string(count)}}));
        rows.push_back(row);
    }
    content.add(rows.empty() ? paragraph(t("organisations.none")) : bullets(rows));
    return page(in, t("organisations.title"), content);
}

Response draw_unit(const Request& in, Work& work, const UnitRecord& record) {
    const Texts& t = in.t;
    const Unit& unit = record.unit;
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("unit.prefix")), text(unit.prefix)},
        {std::string(t("unit.started_on")), text(t.date(unit.started_on))}};
    if (!unit.provider.empty()) {
        pairs.emplace_back(t("unit.provider"), text(unit.provider));
    }
    if (!unit.provider_form.empty()) {
        pairs.emplace_back(t("unit.provider_form"),
                           text(code_label(work, t, "provider_form", unit.provider_form)));
    }
    if (!unit.city.empty()) {
        pairs.emplace_back(t("unit.city"), text(area_name(work, t, unit.city)));
    }
    if (unit.ended_on) {
        pairs.emplace_back(t("unit.ended_on"), text(t.date(*unit.ended_on)));
    }
    if (!unit.merged_into.empty()) {
        pairs.emplace_back(t("unit.merged_into"),
                           text(unit_name(work, unit.merged_into, work.today())));
    }
    Html content = facts(pairs);
    std::vector<Html> links = {link(address_of(record) + "/policy", t("organisations.policy"))};
    if (must_at(work, May::write_organisation, record.id)) {
        links.push_back(link(address_of(record) + "/amendment", t("organisations.amend")));
        links.push_back(link(address_of(record) + "/coverage", t("organisations.coverage.new")));
        links.push_back(link(address_of(record) + "/agreements", t("organisations.agreements")));
        links.push_back(link(address_of(record) + "/offices", t("organisations.offices")));
    }
    content.add(actions(links)).add(coverage_table_of(in, work, record));
    PageShape shape;
    shape.title = unit.name;
    shape.trail = organisations_trail(in);
    return page(in, shape, content);
}

Response draw_unit_form(const Request& in, Work& work, const UnitRecord* record) {
    const Form form =
        form_of(in, "unit", record ? as_form(unit_fields, &record->unit) : FormValues{});
    Html fields = input(form, unit_fields[0]);
    if (record == nullptr) {
        fields.add(input(form, unit_fields[1]));
    } else {
        fields.add(hidden_input("prefix", record->unit.prefix));
    }
    fields.add(input(form, unit_fields[2]));
    fields.add(input(form, unit_fields[3], choices_of(work, in.t, "provider_form", "")));
    fields.add(input(form, unit_fields[4], kommun_choices(work)));
    fields.add(input(form, unit_fields[5])).add(input(form, unit_fields[6]));
    if (record != nullptr) {
        Choices others;
        for (const UnitRecord& other : all_units(work)) {
            if (other.id != record->id) {
                others.push_back({other.id, other.unit.name});
            }
        }
        fields.add(input(form, unit_fields[7], others));
    }
    const std::string action = record ? address_of(*record) + "/amendment" : "/organisations";
    Html content;
    if (record != nullptr) {
        content.add(saved_beside(work, form, unit_table, &record->unit));
    }
    content.add(whole_form(form, action, std::move(fields), record ? record->version : 0));
    PageShape shape;
    shape.title = in.t(record ? "organisations.amend" : "organisations.new");
    shape.trail = organisations_trail(in);
    return page(in, shape, content);
}

Response draw_joining(const Request& in, Work& work, const UnitRecord& record) {
    const Form form = form_of(in, "unit_coverage", {{"covered_from", {work.today().iso()}}});
    Html fields = input(form, coverage_fields[0], kommun_choices(work));
    for (const std::size_t index : {1U, 2U, 3U, 5U}) {
        fields.add(input(form, coverage_fields[index]));
    }
    return page(in, under(in, record, std::string(in.t("organisations.coverage.new"))),
                whole_form(form, address_of(record) + "/coverage", std::move(fields), 0));
}

Response draw_leaving(const Request& in, Work& work, const UnitRecord& record) {
    const std::string& id = in.capture("coverage");
    const Form form = form_of(in, "unit_coverage", {{"covered_until", {work.today().iso()}}});
    int64_t version = 0;
    Html content;
    for (const CoverageRecord& one : coverage_of(work, record.id)) {
        if (one.id == id) {
            version = one.version;
            content.add(paragraph(area_name(work, in.t, one.coverage.kommun)));
            content.add(saved_beside(work, form, coverage_table, &one.coverage));
        }
    }
    Html fields = input(form, coverage_fields[3]);
    fields.add(input(form, coverage_fields[4], choices_of(work, in.t, "coverage_end", "")));
    content.add(
        whole_form(form, address_of(record) + "/coverage/" + id, std::move(fields), version));
    return page(in, under(in, record, std::string(in.t("organisations.coverage.end"))), content);
}

Response draw_policy(const Request& in, Work& work, const UnitRecord& record) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("organisations.policy");
    for (const Field& field : unit_policy_fields) {
        shape.columns.push_back({text(t("unit_policy." + std::string(field.name)))});
    }
    for (const UnitPolicy& one : policies_of(work, record.id)) {
        shape.rows.push_back(
            {text(t.date(one.decided_from)), text(t("unit_policy.withholding." + one.withholding)),
             text(t("unit_policy.withheld_readers." + one.withheld_readers)),
             text(t("unit_policy.year_rule." + one.year_rule)), text(one.decision)});
    }
    Html content = shape.rows.empty() ? paragraph(t("organisations.policy.none")) : table(shape);
    if (must_at(work, May::steer_events, record.id)) {
        UnitPolicy next = policy_on(work, record.id, work.today());
        next.decided_from = work.today();
        next.decision.clear();
        const Form form = form_of(in, "unit_policy", as_form(unit_policy_fields, &next));
        Html fields = input(form, unit_policy_fields[0]);
        fields.add(radios(form, unit_policy_fields[1],
                          of_texts(t, "unit_policy.withholding", {"skane", "stockholm"})));
        fields.add(radios(form, unit_policy_fields[2],
                          of_texts(t, "unit_policy.withheld_readers",
                                   {"reporter_officer_manager", "all_ombud"})));
        fields.add(radios(form, unit_policy_fields[3],
                          of_texts(t, "unit_policy.year_rule", {"occurred", "registered"})));
        fields.add(input(form, unit_policy_fields[4]));
        content.add(heading(2, t("organisations.policy.new")));
        content.add(whole_form(form, address_of(record) + "/policy", std::move(fields), 0));
        content.add(heading(2, t("year_question.title")));
        content.add(paragraph(t("year_question.what")));
        const std::string asked = year_question(work, record.id, work.year());
        if (!asked.empty()) {
            content.add(prose(asked));
        }
        content.add(
            actions({link_button(address_of(record) + "/question", t("year_question.change"),
                                 {{"data-variant", "secondary"}})}));
    }
    return page(in, under(in, record, std::string(t("organisations.policy"))), content);
}

Response draw_question(const Request& in, Work& work, const UnitRecord& record) {
    const Texts& t = in.t;
    // A form that came back is about the year that was typed.
    const int year = in.refused ? year_typed(in.posted("year")) : work.year();
    const AskedQuestion stands = asked_question(work, record.id, year);
    const Form form = form_of(in, "year_question",
                              {{"year", {std::to_string(year)}}, {"question", {stands.question}}});
    Html content = paragraph(t("year_question.what"));
    if (in.refused && in.refused->refusal == Refusal::conflict) {
        content.add(notice(t, "warning", paragraph(t("conflict.what"))));
        content.add(conflict_table(t, {{std::string(t("year_question.question")), stands.question,
                                        std::string(in.posted("question"))}}));
    }
    Html fields = plain_input(form, "year", "text", t("year_question.year"));
    fields.add(plain_input(form, "question", "text", t("year_question.question")));
    content.add(
        whole_form(form, address_of(record) + "/question", std::move(fields), stands.version));
    return page(in, under(in, record, std::string(t("year_question.title"))), content);
}
