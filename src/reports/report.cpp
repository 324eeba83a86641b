// The verbs of a report's draft, and what a frozen report refuses.
#include "reports/report.h"

#include <algorithm>

#include "organisations/owner.h"
#include "organisations/unit.h"
#include "platform/setting.h"
#include "reports/block.h"
#include "reports/templates.h"
#include "sql/reports.h"

namespace {

// The template's words are the program's own and were read before it was built.
ReportBlock block_of_template(const TemplateBlock& from, const Texts& t) {
    ReportBlock block;
    block.kind = std::string(from.kind);
    if (!from.heading_key.empty()) {
        block.heading = stored_free_text(std::string(t(from.heading_key)));
    }
    if (!from.body_key.empty()) {
        block.body = stored_free_text(std::string(t(from.body_key)));
    }
    return block;
}

Result<std::string> insert_block(Work& work, const StoredReport& stored, int64_t position,
                                 const ReportBlock& block) {
    return work.insert(report_block_table, &block,
                       {{"unit", stored.unit}, {"report", stored.id}, {"position", position}});
}

const StoredBlock* find_block(const StoredReport& stored, std::string_view id) {
    const auto found = std::ranges::find(stored.blocks, id, &StoredBlock::id);
    return found == stored.blocks.end() ? nullptr : &*found;
}

Result<void> block_is_whole(const StoredReport& stored, const ReportBlock& block) {
    const BlockKind* kind = block_registry().find(block.kind);
    if (kind == nullptr || !fits_owner(*kind, stored.unit)) {
        return invalid("kind", "not_a_choice");
    }
    if (block.kind == "quote" && block.attribution.empty()) {
        return invalid("attribution", "required");
    }
    if (block.kind == "quote" && !block.consent) {
        return invalid("consent", "needed_for_quote");
    }
    return {};
}

} // namespace

std::string_view kind_of_owner(std::string_view owner) {
    const std::string place = place_of_owner(owner);
    return place == "nation"            ? "nation"
           : place.starts_with("unit:") ? "unit"
           : place.starts_with("city:") ? "city"
           : place.starts_with("lan:")  ? "county"
                                        : "";
}

std::string owner_name(Work& work, const Texts& t, std::string_view owner, Date on) {
    const std::string place = place_of_owner(owner);
    return place.starts_with("unit:") ? unit_name(work, owner, on) : place_name(work, t, place);
}

Result<void> must_be_draft(const StoredReport& stored) {
    if (stored.frozen) {
        return conflict("report.frozen");
    }
    return {};
}

Result<std::string> start_report(Work& work, std::string_view unit, const Report& report) {
    const ReportTemplate* from = find_template(report.template_code);
    if (from == nullptr || from->kind != kind_of_owner(unit)) {
        return invalid("template", "not_a_choice");
    }
    if (report.year < 1994 || report.year > work.year()) {
        return invalid("year", "not_a_report_year", {{"last", std::to_string(work.year())}});
    }
    StoredReport stored;
    stored.unit = unit;
    Report made = report;
    made.kind = kind_of_owner(unit);
    made.invented = report.invented || contents_invented(work);
    stored.id = TRY(work.insert(report_table, &made, {{"unit", unit}}));
    const Texts t = Texts::in(report.language);
    int64_t position = 0;
    for (const TemplateBlock& block : from->blocks) {
        TRY(insert_block(work, stored, ++position, block_of_template(block, t)));
    }
    return stored.id;
}

Result<void> amend_report(Work& work, const StoredReport& stored, int64_t version,
                          const Report& report) {
    TRY(must_be_draft(stored));
    static constexpr std::array<std::string_view, 4> changeable = {"title", "subtitle", "summary",
                                                                   "language"};
    TRY(work.update(report_table, stored.id, version, &report, changeable));
    return {};
}

Result<std::string> add_block(Work& work, const StoredReport& stored, const ReportBlock& block) {
    TRY(must_be_draft(stored));
    TRY(block_is_whole(stored, block));
    const int64_t last = stored.blocks.empty() ? 0 : stored.blocks.back().position;
    return insert_block(work, stored, last + 1, block);
}

Result<void> amend_block(Work& work, const StoredReport& stored, const StoredBlock& changed) {
    TRY(must_be_draft(stored));
    TRY(block_is_whole(stored, changed.block));
    if (find_block(stored, changed.id) == nullptr) {
        return not_found();
    }
    TRY(work.update(report_block_table, changed.id, changed.version, &changed.block));
    return {};
}

// Only the place changes; one field is named because an update names what it writes.
static Result<int64_t> place(Work& work, const StoredBlock& block, int64_t position) {
    static constexpr std::array<std::string_view, 1> names = {"kind"};
    return work.update(report_block_table, block.id, block.version, &block.block, names,
                       {{"position", position}});
}

Result<void> move_block(Work& work, const StoredReport& stored, const StoredBlock& seen,
                        Move move) {
    TRY(must_be_draft(stored));
    const StoredBlock* moved = find_block(stored, seen.id);
    if (moved == nullptr) {
        return not_found();
    }
    const auto at = moved - stored.blocks.data();
    const auto other = move == Move::up ? at - 1 : at + 1;
    if (other < 0 || other >= static_cast<std::ptrdiff_t>(stored.blocks.size())) {
        return {};
    }
    const StoredBlock& neighbour = stored.blocks[static_cast<std::size_t>(other)];
    if (moved->version != seen.version) {
        return conflict();
    }
    TRY(place(work, *moved, neighbour.position));
    TRY(place(work, neighbour, moved->position));
    work.note("move", "report_block", moved->id);
    return {};
}

Result<void> remove_block(Work& work, const StoredReport& stored, const StoredBlock& seen) {
    TRY(must_be_draft(stored));
    const StoredBlock* removed = find_block(stored, seen.id);
    if (removed == nullptr) {
        return not_found();
    }
    if (removed->version != seen.version) {
        return conflict();
    }
    for (const StoredChosenText& chosen : removed->chosen) {
        TRY(drop_chosen_text(work, stored, chosen));
    }
    return work.remove(report_block_table, removed->id, removed->version);
}

Result<StoredReport> find_report(Work& work, std::string_view unit, std::string_view id) {
    const auto row = work.row(sql::reports::report, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    StoredReport stored;
    stored.id = row->text("id");
    stored.version = row->integer("version");
    stored.unit = row->text("unit");
    if (!row->is_null("frozen_at")) {
        stored.frozen = true;
        stored.frozen_on = parse_instant(row->text("frozen_at"))->stockholm_date();
    }
    work.fill(report_table, *row, &stored.report);
    for (const StoredRow& line :
         work.rows(sql::reports::blocks_of_report, {{"unit", unit}, {"report", id}})) {
        StoredBlock block;
        block.id = line.text("id");
        block.version = line.integer("version");
        block.position = line.integer("position");
        work.fill(report_block_table, line, &block.block);
        stored.blocks.push_back(std::move(block));
    }
    for (StoredChosenText& chosen : chosen_texts_of(work, stored)) {
        const auto holder = std::ranges::find(stored.blocks, chosen.block, &StoredBlock::id);
        ensure(holder != stored.blocks.end(), "a chosen text stands in a block of its report");
        holder->chosen.push_back(std::move(chosen));
    }
    return stored;
}

Result<std::string> unit_of_report(Work& work, std::string_view id) {
    const auto row = work.row(sql::reports::unit_of_report, {{"id", id}});
    if (!row) {
        return not_found();
    }
    return row->text("unit");
}

std::string report_of_year(Work& work, std::string_view unit, int year) {
    const auto row = work.row(sql::reports::report_of_year,
                              {{"unit", unit}, {"year", year}, {"kind", kind_of_owner(unit)}});
    return row ? row->text("id") : std::string();
}

StoredReport unsaved_report(Work& work, std::string_view unit, int year, const Texts& t) {
    const ReportTemplate& from = first_template(kind_of_owner(unit));
    StoredReport stored;
    stored.unit = unit;
    stored.report.kind = from.kind;
    stored.report.year = year;
    stored.report.template_code = from.code;
    stored.report.language = t.code();
    stored.report.invented = contents_invented(work);
    stored.report.title = FreeText::as_typed(
        t("report.title_of", {{"unit", owner_name(work, t, unit, Date{year, 12, 31})},
                              {"year", std::to_string(year)}}));
    for (const TemplateBlock& block : from.blocks) {
        StoredBlock one;
        one.position = static_cast<int64_t>(stored.blocks.size()) + 1;
        one.id = std::to_string(one.position);
        one.block = block_of_template(block, t);
        stored.blocks.push_back(std::move(one));
    }
    return stored;
}

std::vector<std::string> places_with_reports(Work& work) {
    std::vector<std::string> places;
    for (const StoredRow& row : work.rows(sql::reports::places_with_reports)) {
        places.push_back(row.text("unit"));
    }
    return places;
}

std::vector<ReportLine> reports_of(Work& work, std::string_view unit) {
    std::vector<ReportLine> lines;
    for (const StoredRow& row : work.rows(sql::reports::reports_of_unit, {{"unit", unit}})) {
        lines.push_back({row.text("id"), row.text("unit"), row.integer("year"), row.text("title"),
                         row.text("template"), !row.is_null("frozen_at"),
                         row.is_null("frozen_at") ? std::string() : row.text("frozen_at")});
    }
    return lines;
}
