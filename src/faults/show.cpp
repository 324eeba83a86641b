// The page of one fault: what it is, how often and where it was seen, and what is done about it.
#include "accounts/account.h"
#include "faults/clearing.h"
#include "faults/fault_turn.h"
#include "faults/faults.h"
#include "faults/pages.h"
#include "faults/picture.h"
#include "figures/cross_table.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"

namespace {

std::vector<RecordPanel>& panels() {
    static std::vector<RecordPanel> all;
    return all;
}

std::string address_of(const FaultRecord& record) {
    return "/faults/" + record.number;
}

Html marks(Work& work, const Texts& t, const FaultRecord& record, const FaultPicture& picture) {
    Html out;
    const auto mark = [&](std::string_view kind, std::string_view words) {
        out.add(badge(kind, words)).text(" ");
    };
    mark(record.standing == "open" ? "info" : "success", t("fault.standing." + record.standing));
    if (picture.count > 0 && picture.single_ombud()) {
        mark("warning", t("fault.single_ombud"));
    }
    if (!picture.recurring()) {
        mark("warning", t("fault.not_recurring"));
    }
    if (!record.fault.national_group.empty()) {
        mark("info", code_label(work, t, "national_group", record.fault.national_group));
    }
    return std::move(Html().tag("p", {}, out));
}

Html numbers(const Texts& t, const FaultPicture& picture) {
    const std::string at_least = picture.of_unknown_ombud > 0 ? "\xE2\x89\xA5 " : "";
    // A withheld event may have happened in yet another kommun.
    const std::string or_more = picture.withheld > 0 ? "\xE2\x89\xA5 " : "";
    return tiles({figure_tile(t.number(picture.count), t("fault.events")),
                  figure_tile(t.number(picture.this_year), t("fault.this_year")),
                  figure_tile(at_least + t.number(picture.ombud_at_least()), t("fault.ombud")),
                  figure_tile(t.number(picture.units), t("fault.units")),
                  figure_tile(or_more + t.number(picture.different("kommun")), t("fault.kommuner")),
                  figure_tile(picture.known_since ? std::to_string(*picture.known_since)
                                                  : std::string("\xE2\x80\x93"),
                              t("fault.known_since"))});
}

std::string code_said(Work& work, const Texts& t, std::string_view dimension,
                      const std::string& code) {
    if (code == code_withheld) {
        return std::string(t("fault.picture.withheld"));
    }
    if (code.empty()) {
        return std::string(t("figure.code.not_asked"));
    }
    if (dimension == "kommun") {
        return area_name(work, t, code);
    }
    return dimension == "body" ? body_name(work, t, code) : code_label(work, t, dimension, code);
}

/// How many events of each code; counted by the engine that counts figures.
Html breakdown(Work& work, const Texts& t, const FaultPicture& picture,
               const std::string& dimension) {
    const CrossTable counts = cross(picture.events, dimension, "year", {});
    HtmlTable shape;
    shape.caption = t("fault.picture." + dimension);
    shape.row_head = HtmlTable::RowHead::first;
    shape.last_row = HtmlTable::LastRow::total;
    shape.columns.push_back({text(t("fault.picture." + dimension))});
    const auto add_column = [&](std::string_view head) {
        shape.columns.push_back({text(head), HtmlTable::Column::Align::right});
    };
    for (const std::string& year : counts.column_codes) {
        add_column(year);
    }
    add_column(t("fault.picture.all_years"));
    for (std::size_t r = 0; r < counts.row_codes.size(); ++r) {
        std::vector<Html> row = {text(code_said(work, t, dimension, counts.row_codes[r]))};
        for (const int64_t cell : counts.cells[r]) {
            row.push_back(text(t.number(cell)));
        }
        row.push_back(text(t.number(counts.row_totals[r])));
        shape.rows.push_back(std::move(row));
    }
    std::vector<Html> total = {text(t("fault.picture.total"))};
    for (const int64_t cell : counts.column_totals) {
        total.push_back(text(t.number(cell)));
    }
    total.push_back(text(t.number(counts.total)));
    shape.rows.push_back(std::move(total));
    return table(shape);
}

Html picture_part(Work& work, const Texts& t, const FaultPicture& picture) {
    Html out = heading(2, t("fault.picture.title"));
    if (picture.count == 0) {
        return std::move(out.add(paragraph(t("fault.picture.none"))));
    }
    if (picture.first_on) {
        out.add(paragraph(t("fault.picture.between", {{"first", t.date(*picture.first_on)},
                                                      {"last", t.date(*picture.last_on)}})));
    }
    if (picture.withheld > 0) {
        out.add(
            paragraph(t("fault.picture.withheld_count", {{"count", t.number(picture.withheld)}})));
    }
    if (picture.of_unknown_ombud > 0) {
        out.add(paragraph(
            t("fault.picture.unknown_ombud", {{"count", t.number(picture.of_unknown_ombud)}})));
    }
    for (const std::string dimension : {"level", "kommun", "body"}) {
        out.add(breakdown(work, t, picture, dimension));
    }
    return out;
}

Html deeds(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    const Attrs quiet = {{"data-variant", "secondary"}};
    const std::string address = address_of(record);
    if (!actor_may(work.actor(), May::write_faults)) {
        return {};
    }
    std::vector<Html> buttons = {link_button(address + "/events", t("fault.add_events")),
                                 link_button(address + "/amendment", t("fault.amend_link"), quiet)};
    for (const std::string_view deed : deeds_from(work.actor(), fault_moves(), record.standing)) {
        const bool closing = deed == "close";
        buttons.push_back(link_button(address + (closing ? "/closure" : "/reopening"),
                                      t(closing ? "fault_turn.close" : "fault_turn.reopen"),
                                      quiet));
    }
    return actions(buttons);
}

Html events_part(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    const int64_t shown = 20;
    Html out = heading(2, t("fault.members.title"), "events");
    const auto members = members_of(work, record, Members::current, shown);
    out.add(members.empty() ? paragraph(t("fault.picture.none"))
                            : members_table(in, work, record, members));
    out.add(actions({link(address_of(record) + "/members", t("fault.members.all"))}));
    return out;
}

Html themes_part(const Request& in, Work& work, const FaultRecord& record) {
    std::vector<Html> lines;
    for (const ThemeRecord& theme : themes_of(work, record)) {
        Html line = link("/themes/" + theme.id, theme.theme.title.text());
        lines.push_back(line.text(" (" + std::to_string(theme.theme.year) + ")"));
    }
    if (lines.empty()) {
        return {};
    }
    Html out = heading(2, in.t("themes.title"));
    return std::move(out.add(bullets(lines)));
}

Html turns_part(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    std::vector<Html> lines;
    if (record.fault.opened_on) {
        lines.push_back(text(t("fault_turn.opened", {{"day", t.date(*record.fault.opened_on)}})));
    }
    for (const FaultTurnRecord& one : turns_of(work, record)) {
        const bool closing = one.turn.deed == "close";
        Html line =
            text(t(closing ? "fault_turn.closed" : "fault_turn.reopened",
                   {{"day", t.date(one.turn.turned_on)}, {"who", person_name(work, t, one.by)}}));
        if (closing) {
            line.text(" ").text(t("fault_turn.outcome." + one.turn.outcome)).text(".");
        }
        if (!one.turn.event.empty()) {
            line.text(" ").text(t("fault_turn.by_event", {{"number", one.turn.event}}));
        }
        line.add(prose(one.turn.reason.text()));
        lines.push_back(std::move(line));
    }
    Html out = heading(2, t("fault_turn.title"));
    return std::move(out.add(bullets(lines)));
}

} // namespace

void show_on_faults(std::vector<RecordPanel> given) {
    panels() = std::move(given);
}

std::span<const RecordPanel> fault_panels() {
    return panels();
}

Response draw_fault(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    const FaultPicture picture = picture_of(work, record);
    Html content;
    if (record.erased_on) {
        content.add(notice(
            t, "info", paragraph(t("fault.erased.what", {{"day", t.date(*record.erased_on)}}))));
    }
    content.add(marks(work, t, record, picture));
    content.add(prose(record.fault.description.text()));
    if (!record.fault.consequence.empty()) {
        content.add(heading(2, t("fault.consequence")));
        content.add(prose(record.fault.consequence.text()));
    }
    content.add(numbers(t, picture)).add(deeds(in, work, record));
    content.add(proposals_part(in, work, record));
    content.add(draw_panels(in, work, fault_panels(), record.number));
    content.add(picture_part(work, t, picture));
    content.add(comparison_part(in, work, record));
    content.add(earlier_part(in, work, record));
    content.add(events_part(in, work, record));
    content.add(themes_part(in, work, record));
    content.add(reading_part(in, work, leaving_fault(work, record)));
    content.add(document_links(t, address_of(record) + "/document"));
    content.add(turns_part(in, work, record));
    PageShape shape;
    shape.title = record.fault.title.text();
    shape.trail = fault_trail(in);
    return page(in, shape, content);
}
