// What stands on a fault's page beside its events: proposals, comparison, earlier years.
#include "events/choices.h"
#include "faults/earlier_year.h"
#include "faults/pages.h"
#include "organisations/body.h"
#include "organisations/unit.h"
#include "rights/may.h"

namespace {

std::string address_of(const FaultRecord& record) {
    return "/faults/" + record.number;
}

bool writes(Work& work) {
    return actor_may(work.actor(), May::write_faults);
}

Html turn_line(const Texts& t, const ProposalTurn& turn) {
    Html line = text(t("fault_proposal_turn.line",
                       {{"day", t.date(turn.turned_on)},
                        {"deed", std::string(t("fault_proposal_turn.deed." + turn.deed))}}));
    return std::move(line.add(prose(turn.note.text())));
}

std::string_view kind_of(std::string_view standing) {
    return standing == "taken_up" ? "success" : standing == "declined" ? "danger" : "info";
}

Html proposal_box(const Request& in, Work& work, const FaultRecord& record,
                  const ProposalRecord& one) {
    const Texts& t = in.t;
    Html out;
    out.open("li").add(prose(one.proposal.text.text()));
    Html said = badge(kind_of(one.standing), t("fault_proposal.standing." + one.standing));
    said.text(" ").text(t("fault_proposal.to", {{"to", body_name(work, t, one.proposal.addressee)},
                                                {"day", t.date(one.proposal.proposed_on)}}));
    out.tag("p", {}, said);
    std::vector<Html> turns;
    for (const ProposalTurn& turn : one.turns) {
        turns.push_back(turn_line(t, turn));
    }
    if (!turns.empty()) {
        out.add(bullets(turns));
    }
    if (writes(work)) {
        const std::string address = address_of(record) + "/proposals/" + one.id;
        out.add(actions({link(address + "/turn", t("fault_proposal_turn.link")),
                         link(address, t("fault_proposal.amend_link"))}));
    }
    return std::move(out.close());
}

Choices works_choices(const Texts& t) {
    Choices list;
    for (const std::string_view code : ways_of_working()) {
        list.push_back(
            {std::string(code), std::string(t("fault_kommun.works." + std::string(code)))});
    }
    return list;
}

/// The unit's own kommuner; all of them when it has none.
Choices kommun_choices(Work& work, const Texts& t, std::string_view unit) {
    Choices list;
    for (const std::string& code : kommuner_of(work, unit, work.year())) {
        list.push_back({code, area_name(work, t, code)});
    }
    if (list.empty()) {
        for (const Area& kommun : all_kommuner(work, AreaOrder::swedish)) {
            list.push_back({kommun.code, kommun.name});
        }
    }
    return list;
}

const KommunWayRecord* way_in(const std::vector<KommunWayRecord>& all, std::string_view kommun) {
    for (const KommunWayRecord& one : all) {
        if (one.way.kommun == kommun) {
            return &one;
        }
    }
    return nullptr;
}

} // namespace

Html proposals_part(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    Html out = heading(2, t("fault_proposal.title"), "proposals");
    const auto proposals = proposals_of(work, record);
    if (proposals.empty()) {
        out.add(paragraph(t("fault_proposal.none")));
    } else {
        Html items;
        for (const ProposalRecord& one : proposals) {
            items.add(proposal_box(in, work, record, one));
        }
        out.tag("ol", {}, items);
    }
    if (writes(work)) {
        out.add(actions({link_button(address_of(record) + "/proposals/new", t("fault_proposal.new"),
                                     {{"data-variant", "secondary"}})}));
    }
    return out;
}

Html comparison_part(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    const auto ways = kommun_ways_of(work, record);
    if (ways.empty() && !writes(work)) {
        return {};
    }
    Html out = heading(2, t("fault_kommun.title"), "comparison");
    HtmlTable shape;
    shape.caption = t("fault_kommun.caption");
    shape.row_head = HtmlTable::RowHead::first;
    for (const std::string_view key : {"fault_kommun.kommun", "fault_kommun.works",
                                       "fault_kommun.way", "fault_kommun.seen_on"}) {
        shape.columns.push_back({text(t(key))});
    }
    for (const KommunWayRecord& one : ways) {
        const std::string name = area_name(work, t, one.way.kommun);
        shape.rows.push_back(
            {writes(work) ? link(address_of(record) + "/comparison?kommun=" + one.way.kommun, name)
                          : text(name),
             text(t("fault_kommun.works." + one.way.works)), prose(one.way.way.text()),
             text(t.date(one.way.seen_on))});
    }
    out.add(ways.empty() ? paragraph(t("fault_kommun.none")) : table(shape));
    if (writes(work)) {
        out.add(actions({link_button(address_of(record) + "/comparison", t("fault_kommun.new"),
                                     {{"data-variant", "secondary"}})}));
    }
    return out;
}

Html earlier_part(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    std::vector<Html> lines;
    for (const EarlierYearRecord& one : earlier_years_of(work, record)) {
        Html line = text(std::to_string(one.earlier.year) + ": ");
        lines.push_back(line.text(one.earlier.source.text()));
    }
    Html out = heading(2, t("fault_earlier_year.title"), "earlier");
    out.add(lines.empty() ? paragraph(t("fault_earlier_year.none")) : bullets(lines));
    if (writes(work)) {
        out.add(
            actions({link_button(address_of(record) + "/earlier-years",
                                 t("fault_earlier_year.link"), {{"data-variant", "secondary"}})}));
    }
    return out;
}

Response draw_earlier_years(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    const std::string address = address_of(record) + "/earlier-years";
    Html content = paragraph(t("fault_earlier_year.what"));
    Html rows;
    for (const EarlierYearRecord& one : earlier_years_of(work, record)) {
        rows.open("li").text(std::to_string(one.earlier.year) + ": " + one.earlier.source.text());
        rows.add(post_button(
            in, address + "/" + one.id + "/removal",
            t("fault_earlier_year.remove", {{"year", std::to_string(one.earlier.year)}}),
            {{"version", {std::to_string(one.version)}}}, {{"data-variant", "tertiary"}}));
        rows.close();
    }
    if (!rows.empty()) {
        content.tag("ul", {}, rows);
    }
    const Form form = form_of(in, "fault_earlier_year");
    Html fields = input(form, field_in(earlier_year_fields, "year"));
    fields.add(line_input(form, field_in(earlier_year_fields, "source")));
    content.add(
        saving_form(form, {address, std::string(t("fault_earlier_year.add"))}, std::move(fields)));
    return page(
        in, PageShape{std::string(t("fault_earlier_year.title")), fault_trail(in, record.number)},
        content);
}

Response draw_proposal_form(const Request& in, Work& work, const FaultRecord& record,
                            const ProposalRecord* proposal) {
    const Texts& t = in.t;
    const FormValues start = proposal != nullptr
                                 ? as_form(proposal_fields, &proposal->proposal)
                                 : FormValues{{"proposed_on", {work.today().iso()}}};
    const Form form = form_of(in, "fault_proposal", start);
    Html fields = input(form, field_in(proposal_fields, "text"));
    fields.add(input(form, field_in(proposal_fields, "addressee"),
                     choices_for(work, t, "body", {record.unit, work.today()})));
    fields.add(input(form, field_in(proposal_fields, "proposed_on")));
    const std::string address = address_of(record) + "/proposals" +
                                (proposal != nullptr ? "/" + proposal->id : std::string());
    Html content;
    if (proposal != nullptr) {
        content.add(stands_saved(work, form, proposal_fields, &proposal->proposal));
    }
    content.add(saving_form(
        form, {address, std::string(t("fault_proposal.save")), proposal ? proposal->version : 0},
        std::move(fields)));
    return page(
        in,
        PageShape{std::string(t(proposal ? "fault_proposal.amend_link" : "fault_proposal.new")),
                  fault_trail(in, record.number)},
        content);
}

Response draw_proposal_turn(const Request& in, Work& work, const FaultRecord& record,
                            const ProposalRecord& proposal) {
    const Texts& t = in.t;
    const Form form = form_of(in, "fault_proposal_turn", {{"turned_on", {work.today().iso()}}});
    Choices deeds;
    for (const std::string_view deed :
         deeds_from(work.actor(), proposal_moves(), proposal.standing)) {
        deeds.push_back(
            {std::string(deed), std::string(t("fault_proposal_turn.deed." + std::string(deed)))});
    }
    Html fields = radios(form, field_in(proposal_turn_fields, "deed"), deeds);
    fields.add(input(form, field_in(proposal_turn_fields, "turned_on")));
    fields.add(input(form, field_in(proposal_turn_fields, "note")));
    Html content = prose(proposal.proposal.text.text());
    content.add(
        paragraph(t("fault_proposal.to", {{"to", body_name(work, t, proposal.proposal.addressee)},
                                          {"day", t.date(proposal.proposal.proposed_on)}})));
    content.add(saving_form(form,
                            {address_of(record) + "/proposals/" + proposal.id + "/turn",
                             std::string(t("fault_proposal_turn.save")), proposal.version},
                            std::move(fields)));
    return page(
        in, PageShape{std::string(t("fault_proposal_turn.link")), fault_trail(in, record.number)},
        content);
}

Response draw_kommun_form(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    const auto all = kommun_ways_of(work, record);
    const KommunWayRecord* stored =
        way_in(all, in.refused ? in.posted("kommun") : in.asked("kommun"));
    FormValues start = {{"seen_on", {work.today().iso()}}};
    if (stored != nullptr) {
        start = as_form(kommun_way_fields, &stored->way);
    }
    const Form form = form_of(in, "fault_kommun", start);
    Html fields =
        input(form, field_in(kommun_way_fields, "kommun"), kommun_choices(work, t, record.unit));
    fields.add(radios(form, field_in(kommun_way_fields, "works"), works_choices(t)));
    fields.add(input(form, field_in(kommun_way_fields, "way")));
    fields.add(input(form, field_in(kommun_way_fields, "seen_on")));
    Html content = paragraph(t("fault_kommun.what"));
    if (stored != nullptr) {
        content.add(stands_saved(work, form, kommun_way_fields, &stored->way));
    }
    content.add(
        saving_form(form,
                    {address_of(record) + "/comparison", std::string(t("fault_kommun.save")),
                     stored != nullptr ? stored->version : 0},
                    std::move(fields)));
    return page(in, PageShape{std::string(t("fault_kommun.title")), fault_trail(in, record.number)},
                content);
}
