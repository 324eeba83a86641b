// Purging an identifier, and the extract of what concerns a member of staff.
#include "privacy/care_pages.h"

#include "platform/html/page.h"

namespace {

std::string table_said(const Texts& t, const std::string& table) {
    const std::string key = "audit.table." + table;
    return t.has(key) ? std::string(t(key)) : table;
}

Html counted_part(const Texts& t, const PurgeCount& counted) {
    Html removed;
    if (counted.guard_words > 0) {
        removed.add(paragraph(t("purge.guard_words", {{"count", t.number(counted.guard_words)}})));
    }
    if (counted.places.empty()) {
        return notice(t, "info",
                      counted.guard_words > 0 ? removed : paragraph(t("purge.found_nowhere")));
    }
    HtmlTable shape;
    shape.caption = t("purge.counted");
    shape.row_head = HtmlTable::RowHead::first;
    shape.columns = {{text(t("purge.table"))},
                     {text(t("purge.column"))},
                     {text(t("purge.changed")), HtmlTable::Column::Align::right}};
    for (const PurgedPlace& place : counted.places) {
        shape.rows.push_back({text(table_said(t, place.table)),
                              std::move(Html().tag("code", place.column)),
                              text(t.number(place.rows))});
    }
    return std::move(removed.add(table(shape)));
}

Html tombstones(const Request& in, Work& work) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("purge.done");
    shape.row_head = HtmlTable::RowHead::first;
    shape.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key : {"purge.at", "purge.by", "purge.reason", "purge.changed",
                                       "purge.sealed", "purge.trail_rows", "purge.files"}) {
        shape.columns.push_back({text(t(key))});
    }
    for (const PurgeRecord& record : purges(work)) {
        const Purge& purge = record.purge;
        shape.rows.push_back({text(t.instant(record.at)), text(person_name(work, t, record.by)),
                              text(t("purge.reason." + purge.reason)),
                              text(t.number(purge.changed)), text(t.number(purge.sealed)),
                              text(t.number(purge.trail_rows)),
                              text(record.files_clean_at ? t.instant(*record.files_clean_at)
                                                         : std::string(t("purge.files.waits")))});
    }
    return shape.rows.empty() ? paragraph(t("purge.none")) : table(shape);
}

HtmlTable rows_of(const Texts& t, const ExtractPart& part) {
    HtmlTable shape;
    shape.caption = t("extract.part." + part.name);
    shape.narrow = HtmlTable::Narrow::stack;
    for (const auto& [name, value] : part.rows.front()) {
        shape.columns.push_back({text(t("extract.column." + name))});
    }
    for (const auto& row : part.rows) {
        std::vector<Html> cells;
        for (const auto& [name, value] : row) {
            cells.push_back(text(value));
        }
        shape.rows.push_back(std::move(cells));
    }
    return shape;
}

} // namespace

Response draw_purges(const Request& in, Work& work, const PurgeCount* counted) {
    const Texts& t = in.t;
    const Form form = form_of(in, "purge");
    Choices reasons;
    for (const std::string_view reason : purge_reasons()) {
        reasons.push_back(
            {std::string(reason), std::string(t("purge.reason." + std::string(reason)))});
    }
    Html fields =
        plain_input(form, "identifier", "text", t("purge.identifier"), {{"autocomplete", "off"}});
    fields.add(radios(form, *find_field(purge_fields, "reason"), reasons));
    if (counted != nullptr) {
        fields.add(counted_part(t, *counted));
    }
    fields.add(
        actions({submit(t("purge.count"),
                        {{"name", "deed"}, {"value", "count"}, {"data-variant", "secondary"}}),
                 submit(t("purge.purge"),
                        {{"name", "deed"}, {"value", "purge"}, {"data-color", "danger"}})}));
    Html content = problem_list(form);
    content.add(prose(t("purge.what")));
    content.add(post_form(form, "/privacy/purges", fields));
    content.add(heading(2, t("purge.done"))).add(tombstones(in, work));
    content.add(notice(t, "info", prose(t("purge.beyond_reach"))));
    PageShape shape;
    shape.title = std::string(t("purge.title"));
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

Response draw_extracts(const Request& in, Work& work) {
    const Texts& t = in.t;
    Html content = prose(t("extract.what"));
    std::vector<Html> items;
    for (const AccountRecord& record : all_accounts(work)) {
        items.push_back(link("/privacy/extracts/" + record.id, record.account.name));
    }
    content.add(bullets(items));
    return page(in, t("extract.title"), content);
}

Response draw_extract(const Request& in, const Extract& extract) {
    const Texts& t = in.t;
    Html content = paragraph(t("extract.of.what"));
    for (const ExtractPart& part : extract.parts) {
        content.add(heading(2, t("extract.part." + part.name)));
        content.add(part.rows.empty() ? paragraph(t("extract.nothing")) : table(rows_of(t, part)));
    }
    content.add(heading(2, t("extract.written")));
    HtmlTable shape;
    shape.caption = t("extract.written.caption");
    shape.row_head = HtmlTable::RowHead::first;
    using Align = HtmlTable::Column::Align;
    shape.columns = {{text(t("extract.table"))},
                     {text(t("extract.made")), Align::right},
                     {text(t("extract.changed")), Align::right},
                     {text(t("extract.versions")), Align::right}};
    for (const ExtractCount& count : extract.written) {
        shape.rows.push_back({text(table_said(t, count.table)), text(t.number(count.made)),
                              text(t.number(count.changed)), text(t.number(count.versions))});
    }
    content.add(shape.rows.empty() ? paragraph(t("extract.nothing")) : table(shape));
    content.add(heading(2, t("extract.trail")));
    content.add(paragraph(t("extract.trail.what", {{"count", t.number(extract.trail_rows)}})));
    content.add(actions(
        {link_button("/privacy/extracts/" + extract.account.id + "/file", t("extract.file"))}));
    PageShape page_shape;
    page_shape.title = t("extract.title_of", {{"name", extract.account.account.name}});
    page_shape.width = PageShape::Width::wide;
    return page(in, page_shape, content);
}
