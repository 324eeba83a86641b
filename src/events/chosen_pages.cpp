// Pages where texts of events are chosen and edited as copies for a report.
#include "events/chosen_pages.h"

#include <algorithm>

#include "events/choices.h"
#include "platform/html/page.h"
#include "platform/json.h"

namespace {

// A list as long as a person reads; more is found by the event's number.
constexpr std::size_t excerpt_length = 160;

std::string address_of_texts(const StoredReport& stored, const StoredBlock& block) {
    return "/reports/" + stored.id + "/blocks/" + block.id + "/texts";
}

std::string name_of_block(const Texts& t, const StoredBlock& block) {
    return block.block.heading.empty() ? std::string(t("report_block.kind." + block.block.kind))
                                       : block.block.heading.text();
}

std::string excerpt(const std::string& text) {
    if (text.size() <= excerpt_length) {
        return text;
    }
    std::size_t end = text.rfind(' ', excerpt_length);
    end = end == std::string::npos ? excerpt_length : end;
    // Never in the middle of a letter of several bytes.
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end) + "\xE2\x80\xA6";
}

Html chosen_list(const Request& in, const ChoosingView& view) {
    const Texts& t = in.t;
    if (view.block.chosen.empty()) {
        return paragraph(t("report_chosen_text.none"));
    }
    Html out;
    for (const StoredChosenText& one : view.block.chosen) {
        const std::string address = address_of_texts(view.stored, view.block) + "/" + one.id;
        Html box = prose(one.chosen.text.text());
        box.add(actions(
            {link_button(address, t("report_chosen_text.amend"), {{"data-variant", "secondary"}}),
             post_button(in, address + "/removal", t("report_chosen_text.remove"), {},
                         {{"data-variant", "tertiary"},
                          {"data-color", "danger"},
                          {"aria-label", t("report_chosen_text.remove_of",
                                           {{"number", one.chosen.source}})}})}));
        out.add(card(one.chosen.theme.empty() ? one.chosen.source
                                              : one.chosen.theme + " (" + one.chosen.source + ")",
                     box));
    }
    return out;
}

bool is_chosen(const StoredBlock& block, const std::string& number) {
    return std::ranges::any_of(block.chosen, [&](const StoredChosenText& one) {
        return one.chosen.source == number;
    });
}

Html way_to_choose(const Request& in, const ChoosingView& view, const ReportSource& source) {
    const Texts& t = in.t;
    if (!source.cleared) {
        const std::string event = "/events/" + source.record.number;
        return link(source.word_for_word ? event + "/publication" : event,
                    t(source.word_for_word ? "report_chosen_text.clear_first"
                                           : "report_chosen_text.confirm_first"));
    }
    return link(address_of_texts(view.stored, view.block) + "/new?source=" +
                    encode_query(source.record.number),
                t("report_chosen_text.choose"),
                {{"aria-label", t("report_chosen_text.choose_of",
                                  {{"number", source.record.number}})}});
}

Html source_table(const Request& in, Work& work, const ChoosingView& view) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("report_chosen_text.sources");
    shape.row_head = HtmlTable::RowHead::first;
    shape.columns = {{text(t("report_chosen_text.source"))}, {text(t("event.occurred_on"))},
                     {text(t("event.type"))}, {text(t("event.level"))},
                     {text(t("report_chosen_text.text"))}, {text(t("report_chosen_text.way"))}};
    for (const ReportSource& source : view.sources) {
        const Event& event = source.record.event;
        if (is_chosen(view.block, source.record.number)) {
            continue;
        }
        shape.rows.push_back(
            {link("/events/" + source.record.number, source.record.number),
             text(t.date(event.occurred_on)), text(label_of(work, t, "type", event.type)),
             text(event.level.empty() ? "" : label_of(work, t, "level", event.level)),
             text(excerpt(source.text)), way_to_choose(in, view, source)});
    }
    return shape.rows.empty() ? paragraph(t("report_chosen_text.no_sources")) : table(shape);
}

PageShape choosing_shape(const Request& in, const StoredReport& stored, std::string title) {
    PageShape shape;
    shape.title = std::move(title);
    shape.trail = {{"/reports", std::string(in.t("reports.title"))},
                   {"/reports/" + stored.id, stored.report.title.text()},
                   {"/reports/" + stored.id + "/edit", std::string(in.t("reports.edit"))}};
    return shape;
}

json::object told_source(const ReportSource& source) {
    return {{"number", source.record.number},
            {"kind", source.record.event.kind},
            {"level", source.record.event.level},
            {"text", source.text},
            {"cleared", source.cleared},
            {"word_for_word", source.word_for_word}};
}

} // namespace

Response draw_choosing(const Request& in, Work& work, const ChoosingView& view) {
    const Texts& t = in.t;
    Html content = paragraph(t("report_chosen_text.what"));
    content.add(heading(2, t("report_chosen_text.title_of_all"))).add(chosen_list(in, view));
    content.add(heading(2, t("report_chosen_text.sources"))).add(source_table(in, work, view));
    PageShape shape = choosing_shape(in, view.stored, name_of_block(t, view.block));
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

Response draw_copy_form(const Request& in, Work& work, const CopyForm& shape) {
    const Texts& t = in.t;
    const ReportSource& source = shape.source;
    ChosenText start;
    start.text = FreeText::as_typed(source.text);
    const Form form = form_of(
        in, "report_chosen_text",
        as_form(chosen_text_fields, shape.amended == nullptr ? &start : &shape.amended->chosen));
    const Event& event = source.record.event;
    Html content = problem_list(form);
    content.add(facts({{std::string(t("report_chosen_text.source")),
                        link("/events/" + source.record.number, source.record.number)},
                       {std::string(t("event.type")),
                        text(label_of(work, t, "type", event.type))},
                       {std::string(t("event.level")),
                        text(event.level.empty() ? ""
                                                 : label_of(work, t, "level", event.level))}}));
    if (source.word_for_word) {
        content.add(notice(t, "info", paragraph(t("event.word_for_word"))));
    }
    if (shape.amended != nullptr) {
        content.add(disclosure(t("report_chosen_text.as_registered"), prose(source.text)));
    }
    Html fields = input(form, *find_field(chosen_text_fields, "theme"));
    fields.add(input(form, *find_field(chosen_text_fields, "text")));
    fields.add(hidden_input("source", source.record.number));
    fields.add(hidden_input("version", shape.amended == nullptr
                                           ? "0"
                                           : std::to_string(shape.amended->version)));
    fields.add(actions({submit(t("report_chosen_text.submit"))}));
    const std::string action =
        address_of_texts(shape.stored, shape.block) +
        (shape.amended == nullptr ? std::string() : "/" + shape.amended->id);
    content.add(post_form(form, action, fields, {{"data-guard-url", "/guard/reading"}}));
    PageShape page_shape = choosing_shape(
        in, shape.stored, t("report_chosen_text.page_title", {{"number", source.record.number}}));
    page_shape.trail.emplace_back(address_of_texts(shape.stored, shape.block),
                                  name_of_block(t, shape.block));
    return page(in, page_shape, content);
}

std::string choosing_json(const ChoosingView& view) {
    json::array sources;
    for (const ReportSource& source : view.sources) {
        sources.push_back(told_source(source));
    }
    json::array chosen;
    for (const StoredChosenText& one : view.block.chosen) {
        chosen.push_back({{"id", one.id},
                          {"version", one.version},
                          {"source", one.chosen.source},
                          {"level", one.chosen.level},
                          {"theme", one.chosen.theme},
                          {"text", one.chosen.text.text()}});
    }
    return json::serialize(json::object{{"texts", std::move(chosen)},
                                        {"sources", std::move(sources)}}) +
           "\n";
}
