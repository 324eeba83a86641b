// The pages of a draft: its parts, one part, the preview with its remarks, and freezing.
#include <algorithm>

#include "reports/block.h"
#include "reports/pages.h"

namespace {

const StoredBlock* block_of(const StoredReport& stored, const std::string& id) {
    const auto found = std::ranges::find(stored.blocks, id, &StoredBlock::id);
    return found == stored.blocks.end() ? nullptr : &*found;
}

bool takes_texts(const StoredBlock& block) {
    const BlockKind* kind = block_registry().find(block.block.kind);
    return kind != nullptr && kind->texts == BlockKind::Texts::chosen;
}

std::string mending_address(const StoredReport& stored, const ReportRemark& remark) {
    if (remark.block.empty()) {
        return address_of(stored) + "/amendment";
    }
    const std::string block = address_of(stored) + "/blocks/" + remark.block;
    return remark.field == "chosen" ? block + "/texts" : block;
}

// Remarks of one place together, in the order of the report.
std::vector<std::string> places_of(const DraftView& draft) {
    std::vector<std::string> places;
    for (const ReportRemark& remark : draft.remarks) {
        if (std::ranges::find(places, remark.block) == places.end()) {
            places.push_back(remark.block);
        }
    }
    return places;
}

std::string place_said(const Texts& t, const StoredReport& stored, const std::string& block) {
    const StoredBlock* found = block_of(stored, block);
    if (found == nullptr) {
        return std::string(t("reports.remarks.of_report"));
    }
    return found->block.heading.empty() ? std::string(t("report_block.kind." + found->block.kind))
                                        : found->block.heading.text();
}

Html remark_list(const Request& in, const DraftView& draft) {
    const Texts& t = in.t;
    Html out;
    for (const std::string& place : places_of(draft)) {
        const StoredBlock* block = block_of(draft.stored, place);
        const std::string anchor =
            "remarks-" + (block == nullptr ? std::string("summary") : anchor_of(*block));
        std::vector<Html> lines;
        for (const ReportRemark& remark : draft.remarks) {
            if (remark.block != place) {
                continue;
            }
            const bool stops = remark.weight == ReportRemark::Weight::stops;
            Html line = badge(stops ? "danger" : "warning",
                              t(stops ? "reports.remark.stops" : "reports.remark.warns"));
            line.text(" " + remark_said(t, remark) + " ");
            line.add(link(mending_address(draft.stored, remark), t("reports.remark.mend")));
            lines.push_back(std::move(line));
        }
        out.add(heading(3, place_said(t, draft.stored, place), anchor)).add(bullets(lines));
    }
    return out;
}

Html remarks_part(const Request& in, const DraftView& draft) {
    if (draft.remarks.empty()) {
        return notice(in.t, "success", paragraph(in.t("reports.remarks.none")));
    }
    const bool stops = any_stops(draft.remarks);
    Html out = notice(in.t, stops ? "warning" : "info",
                      paragraph(in.t(stops ? "reports.remarks.stop" : "reports.remarks.warn")));
    return std::move(out.add(heading(2, in.t("reports.remarks"))).add(remark_list(in, draft)));
}

Html block_buttons(const Request& in, const StoredReport& stored, const StoredBlock& block) {
    const Texts& t = in.t;
    const std::string address = address_of(stored) + "/blocks/" + block.id;
    const std::string version = std::to_string(block.version);
    const std::string name = place_said(t, stored, block.id);
    const auto named = [&](std::string_view key) {
        return Attrs{{"data-variant", "tertiary"}, {"aria-label", t(key, {{"name", name}})}};
    };
    std::vector<Html> buttons = {
        link_button(address, t("reports.block.amend"),
                    {{"data-variant", "secondary"},
                     {"aria-label", t("reports.block.amend_of", {{"name", name}})}})};
    if (takes_texts(block)) {
        buttons.push_back(
            link_button(address + "/texts",
                        t("reports.block.texts", {{"count", std::to_string(block.chosen.size())}}),
                        {{"data-variant", "secondary"}}));
    }
    buttons.push_back(post_button(in, address + "/place", t("reports.block.up"),
                                  {{"move", {"up"}}, {"version", {version}}},
                                  named("reports.block.up_of")));
    buttons.push_back(post_button(in, address + "/place", t("reports.block.down"),
                                  {{"move", {"down"}}, {"version", {version}}},
                                  named("reports.block.down_of")));
    Attrs removal = named("reports.block.remove_of");
    removal.emplace_back("data-color", "danger");
    buttons.push_back(post_button(in, address + "/removal", t("reports.block.remove"),
                                  {{"version", {version}}}, removal));
    return actions(buttons);
}

Choices kind_choices(const Texts& t) {
    Choices choices;
    for (const BlockKind& kind : block_registry().all()) {
        choices.push_back({kind.code, std::string(t("report_block.kind." + kind.code))});
    }
    return choices;
}

} // namespace

std::string remark_said(const Texts& t, const ReportRemark& remark) {
    return t("report_remark." + remark.key,
             {{"written", remark.written},
              {"instead", remark.instead},
              {"example",
               "{{" + std::string(t("report.source_word")) + "|" + remark.written + "|...|...}}"}});
}

Response draw_editing(const Request& in, const DraftView& draft) {
    const Texts& t = in.t;
    const StoredReport& stored = draft.stored;
    const Attrs quiet = {{"data-variant", "secondary"}};
    Html content =
        actions({link_button(address_of(stored), t("reports.preview")),
                 link_button(address_of(stored) + "/amendment", t("reports.amend"), quiet),
                 link_button(address_of(stored) + "/freeze", t("reports.freeze"), quiet)});
    content.add(heading(2, t("reports.blocks")));
    content.open("ol", {{"class", "report-parts"}});
    for (const StoredBlock& block : stored.blocks) {
        content.open("li");
        content.add(heading(3, place_said(t, stored, block.id)));
        const auto remarks = std::ranges::count(draft.remarks, block.id, &ReportRemark::block);
        Html line = text(t("report_block.kind." + block.block.kind));
        if (remarks > 0) {
            line.text(" ").add(
                badge("warning", t("reports.block.remarks", {{"count", std::to_string(remarks)}})));
        }
        content.tag("p", {}, line);
        content.add(block_buttons(in, stored, block)).close();
    }
    content.close();
    content.add(actions({link_button(address_of(stored) + "/blocks/new", t("reports.block.new"))}));
    return page(in, report_shape(in, &stored, std::string(t("reports.edit"))), content);
}

Response draw_block_form(const Request& in, const StoredReport& stored, const StoredBlock* block) {
    const Texts& t = in.t;
    const ReportBlock start;
    const Form form =
        form_of(in, "report_block",
                as_form(report_block_fields, block != nullptr ? &block->block : &start));
    Html fields = input(form, report_block_fields[0], kind_choices(t));
    fields.add(input(form, report_block_fields[1]));
    fields.add(input(form, report_block_fields[2]));
    fields.add(disclosure(t("reports.bindings"), prose(t("reports.bindings.how"))));
    Html quoted = input(form, report_block_fields[3]);
    quoted.add(input(form, report_block_fields[4]));
    fields.add(shown_when("kind", "quote", field_group(t("report_block.quote"), quoted)));
    const std::string address = address_of(stored) + "/blocks";
    Html content;
    if (block != nullptr) {
        content.add(both_texts(form, report_block_table, &block->block));
    }
    content.add(report_form(form, block == nullptr ? address : address + "/" + block->id,
                            std::move(fields), block == nullptr ? 0 : block->version));
    PageShape shape = report_shape(in, &stored,
                                   block == nullptr ? std::string(t("reports.block.new"))
                                                    : place_said(t, stored, block->id));
    shape.trail.emplace_back(address_of(stored) + "/edit", std::string(t("reports.edit")));
    return page(in, shape, content);
}

Response draw_preview(const Request& in, const DraftView& draft) {
    const Texts& t = in.t;
    const StoredReport& stored = draft.stored;
    Html content = actions({link_button(address_of(stored) + "/edit", t("reports.edit")),
                            link_button(address_of(stored) + "/freeze", t("reports.freeze"),
                                        {{"data-variant", "secondary"}})});
    content.add(remarks_part(in, draft));
    std::vector<Html> links;
    for (const OutputFormat& format : output_formats) {
        const std::string name(format.name);
        links.push_back(
            link(address_of(stored) + "/file?format=" + name, t("reports.format." + name)));
    }
    content.add(disclosure(t("reports.files.draft"), bullets(links)));
    const Document document = draw_report(stored, draft.numbers, {Edition::exact, Remarks::shown});
    content.tag("article", {{"class", "report"}, {"lang", stored.report.language}},
                Html::trusted(document_fragment(document)));
    return page(in, report_shape(in, nullptr, document.title), content);
}

Response draw_freezing(const Request& in, const DraftView& draft) {
    const Texts& t = in.t;
    const StoredReport& stored = draft.stored;
    const Form form = form_of(in, "report");
    Html content = problem_list(form);
    content.add(
        paragraph(t("reports.freeze.what", {{"cutoff", t.date(draft.numbers.scope.cutoff)}})));
    if (draft.numbers.so_far()) {
        content.add(notice(t, "info",
                           paragraph(t("reports.freeze.so_far",
                                       {{"cutoff", t.date(draft.numbers.scope.cutoff)}}))));
    }
    content.add(remarks_part(in, draft));
    if (!any_stops(draft.remarks)) {
        Html fields = hidden_input("version", std::to_string(stored.version));
        fields.add(actions({submit(t("reports.freeze.confirm"))}));
        content.add(post_form(form, address_of(stored) + "/freeze", fields));
    }
    return page(in, report_shape(in, &stored, std::string(t("reports.freeze"))), content);
}
