// The forms for what a letter is made of: points, faults, recipients and signatories.
#include <algorithm>

#include "events/choices.h"
#include "faults/page_parts.h"
#include "faults/proposal.h"
#include "faults/told.h"
#include "letters/pages.h"
#include "organisations/unit.h"

namespace {

/// That a change sends the letter back to its signing units.
Html change_note(const Texts& t, const LetterRecord& record) {
    return record.standing == "draft"
               ? Html()
               : notice(t, "warning", paragraph(t("letter.change_withdraws")));
}

/// What stands now, when somebody saved first.
Html items_now(const Request& in, Work& work, const LetterRecord& record, std::string_view kind) {
    if (!in.refused || in.refused->refusal != Refusal::conflict) {
        return {};
    }
    Html out = notice(in.t, "warning", paragraph(in.t("letter_item.saved_first")));
    return std::move(out.add(prose(items_as_text(work, record, kind))));
}

/// What the letter's faults propose themselves, to be taken in by hand.
Html proposals_of_faults(Work& work, const Texts& t, const LetterRecord& record) {
    std::vector<Html> lines;
    for (const LetterFaultRecord& told : faults_of(work, record)) {
        const auto fault = find_fault(work, told.fault.subject);
        if (!fault || only_withheld_behind(work, record.unit, told.fault.subject)) {
            continue;
        }
        for (const ProposalRecord& one : proposals_of(work, *fault)) {
            if (one.standing == "unanswered") {
                lines.push_back(text(one.proposal.text.text()));
            }
        }
    }
    if (lines.empty()) {
        return {};
    }
    return disclosure(t("letter_item.of_faults"), bullets(lines));
}

std::string text_of_proposals(Work& work, const LetterRecord& record) {
    std::string all = items_as_text(work, record, "proposal");
    for (const LetterFaultRecord& told : faults_of(work, record)) {
        const auto fault = find_fault(work, told.fault.subject);
        if (!fault || only_withheld_behind(work, record.unit, told.fault.subject)) {
            continue;
        }
        for (const ProposalRecord& one : proposals_of(work, *fault)) {
            const std::string& words = one.proposal.text.text();
            if (one.standing == "unanswered" && all.find(words) == all.npos) {
                all += (all.empty() ? "" : "\n\n") + words;
            }
        }
    }
    return all;
}

Html fault_inputs(Work& work, const Form& form) {
    const Texts& t = form.in.t;
    FaultFilter open;
    open.standing = "open";
    Choices faults;
    // All open ones of any ordinary unit, and no more than a list can be looked through.
    constexpr int64_t pages_most = 10;
    for (int64_t page = 1; page <= pages_most; ++page) {
        const auto found = list_faults(work, open, page);
        if (!found) {
            break;
        }
        for (const FaultLine& line : found->lines) {
            faults.push_back({line.record.number,
                              line.record.fault.title.text() + " (" + line.record.number + ")"});
        }
        if (page * faults_per_page >= found->total) {
            break;
        }
    }
    Choices parts;
    for (const std::string_view part : fault_parts()) {
        parts.push_back({std::string(part), std::string(t("fault.told." + std::string(part)))});
    }
    Html fields = input(form, field_in(letter_fault_fields, "subject"), faults);
    return std::move(fields.add(ticks(form, field_in(letter_fault_fields, "shown"), parts)));
}

} // namespace

Response draw_items_form(const Request& in, Work& work, const LetterRecord& record,
                         std::string_view kind) {
    const Texts& t = in.t;
    const std::string name = std::string(kind) + "s";
    const bool with_faults = kind == "proposal" && in.asked("from") == "faults";
    const std::string words =
        with_faults ? text_of_proposals(work, record) : items_as_text(work, record, kind);
    const Form form = form_of(in, "letter_item", {{"text", {words}}});
    Html content = change_note(t, record);
    content.add(items_now(in, work, record, kind));
    content.add(paragraph(t("letter_template." + record.letter.kind + "." + name)));
    const std::string address = letter_address(record) + "/" + name;
    if (kind == "proposal" && !with_faults) {
        Html own = proposals_of_faults(work, t, record);
        if (!own.empty()) {
            content.add(own);
            content.add(actions({link_button(address + "?from=faults", t("letter_item.take_in"),
                                             {{"data-variant", "secondary"}})}));
        }
    }
    content.add(saving_form(form, {address, std::string(t("letter.amend")), record.version},
                            input(form, field_in(letter_item_fields, "text"))));
    return letter_page(in, record, "letter_item.title." + std::string(kind), content);
}

Response draw_fault_choice(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_fault",
                              {{"subject", {std::string(in.asked("subject"))}},
                               {"shown", {"title", "description", "consequence", "how_often"}}});
    Html content = change_note(t, record);
    content.add(paragraph(t("letter_fault.what")));
    content.add(saving_form(
        form,
        {letter_address(record) + "/faults", std::string(t("letter_fault.add")), record.version},
        fault_inputs(work, form)));
    return letter_page(in, record, "letter_fault.title", content);
}

Response draw_recipient_form(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_recipient", {{"role", {"to"}}});
    Choices roles;
    for (const std::string role : {"to", "copy"}) {
        const std::string key = "letter_recipient.role." + role;
        roles.push_back({role, std::string(t(key)), std::string(t(key + ".hint"))});
    }
    Html fields = radios(form, field_in(letter_recipient_fields, "role"), roles);
    fields.add(input(form, field_in(letter_recipient_fields, "body"),
                     choices_for(work, t, "body", {record.unit, work.today()})));
    fields.add(line_input(form, field_in(letter_recipient_fields, "attention")));
    fields.add(input(form, field_in(letter_recipient_fields, "reference")));
    Html content = change_note(t, record);
    content.add(saving_form(form,
                            {letter_address(record) + "/recipients",
                             std::string(t("letter_recipient.add")), record.version},
                            std::move(fields)));
    return letter_page(in, record, "letter_recipient.title", content);
}

Response draw_signatory_form(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    const bool first = signatories_of(work, record).empty();
    FormValues start;
    if (first) {
        start = {{"name", {work.actor().name}},
                 {"title", {std::string(t("letter_signatory.usual_title"))}},
                 {"signing_unit", {record.unit}}};
    }
    const Form form = form_of(in, "letter_signatory", std::move(start));
    Choices units;
    for (const UnitRecord& one : all_units(work)) {
        if (!one.unit.ended_on || *one.unit.ended_on >= work.today()) {
            units.push_back({one.id, one.unit.name});
        }
    }
    Html fields = input(form, field_in(letter_signatory_fields, "name"));
    fields.add(input(form, field_in(letter_signatory_fields, "title")));
    Html unit = input(form, field_in(letter_signatory_fields, "signing_unit"), units);
    unit.add(input(form, field_in(letter_signatory_fields, "unit_name")));
    fields.add(field_group(t("letter_signatory.unit"), unit));
    Html content = change_note(t, record);
    content.add(paragraph(t("letter_signatory.what")));
    content.add(saving_form(form,
                            {letter_address(record) + "/signatories",
                             std::string(t("letter_signatory.add")), record.version},
                            std::move(fields)));
    return letter_page(in, record, "letter_signatory.heading", content);
}
