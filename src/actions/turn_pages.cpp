// The forms that close an action, look at its effect, plan the look and open it again.
#include "actions/pages.h"
#include "faults/page_parts.h"
#include "organisations/pages.h"
#include "platform/months.h"

namespace {

Choices said_of(const Texts& t, std::span<const std::string_view> codes, const std::string& key) {
    Choices list;
    for (const std::string_view code : codes) {
        const std::string one = key + "." + std::string(code);
        list.push_back({std::string(code), std::string(t(one)), std::string(t(one + ".hint"))});
    }
    return list;
}

const Field& turn_field(std::string_view name) {
    return field_in(action_turn_fields, name);
}

/// The field as a form asks for it where it must be answered.
Field needed(std::string_view name) {
    Field field = turn_field(name);
    field.options.required = true;
    return field;
}

/// When the effect is looked at next, and by whom.
Html look_inputs(Work& work, const Form& form, const ActionRecord& record) {
    Html fields = input(form, turn_field("check_on"));
    return std::move(
        fields.add(input(form, turn_field("checker"), people_of_unit(work, record.unit))));
}

/// The form under what it is about and how that stands, which may have changed since it was opened.
Response turn_page(const Request& in, const ActionRecord& record, std::string_view key,
                   const Html& content) {
    const Texts& t = in.t;
    Html whole = paragraph(record.action.title.text());
    whole.tag("p", {}, action_badge(t, record.standing)).add(content);
    return page(in, PageShape{std::string(t(key)), action_trail(in, record.number)}, whole);
}

SavingForm shape_of(const ActionRecord& record, std::string_view address, std::string_view button) {
    return {"/actions/" + record.number + std::string(address), std::string(button),
            record.version};
}

} // namespace

Response draw_action_closing(const Request& in, Work& work, const ActionRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "action_closing",
                              {{"check_on", {months_after(work.today(), check_months).iso()}},
                               {"checker", {checker_first(work, record)}}});
    Html fields =
        radios(form, needed("outcome"), said_of(t, action_outcomes(), "action_closing.outcome"));
    fields.add(input(form, needed("text")));
    fields.add(field_group(t("action_closing.look"), look_inputs(work, form, record)));
    Html content = paragraph(t("action_closing.what"));
    content.add(saving_form(form, shape_of(record, "/closure", t("action.deed.finish")),
                            std::move(fields)));
    return turn_page(in, record, "action.deed.finish", content);
}

Response draw_effect_check(const Request& in, Work& work, const ActionRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "effect_check", {{"checker", {checker_first(work, record)}}});
    Html content = paragraph(t("effect_check.what"));
    content.add(since_done(work, t, record));
    Html fields =
        radios(form, turn_field("deed"), said_of(t, effect_results(), "effect_check.deed"));
    fields.add(input(form, turn_field("text")));
    fields.add(
        input(form, turn_field("source"), choices_of(work, t, "effect_source", record.unit)));
    fields.add(field_group(t("effect_check.next"), look_inputs(work, form, record)));
    content.add(
        saving_form(form, shape_of(record, "/effect", t("effect_check.save")), std::move(fields)));
    return turn_page(in, record, "action.deed.confirm_effect", content);
}

Response draw_effect_day(const Request& in, Work& work, const ActionRecord& record) {
    const Texts& t = in.t;
    const std::string day =
        record.check_on.value_or(months_after(work.today(), check_months)).iso();
    const Form form = form_of(in, "effect_day",
                              {{"check_on", {day}}, {"checker", {checker_first(work, record)}}});
    Html fields = input(form, needed("check_on"));
    fields.add(input(form, turn_field("checker"), people_of_unit(work, record.unit)));
    fields.add(input(form, turn_field("text")));
    Html content =
        saving_form(form, shape_of(record, "/effect-day", t("effect_day.save")), std::move(fields));
    return turn_page(in, record, plan_key(record), content);
}

Response draw_action_reopening(const Request& in, Work&, const ActionRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "action_reopening");
    Html content = paragraph(t("action_reopening.what"));
    content.add(saving_form(form, shape_of(record, "/reopening", t("action.deed.reopen")),
                            input(form, needed("text"))));
    return turn_page(in, record, "action.deed.reopen", content);
}
