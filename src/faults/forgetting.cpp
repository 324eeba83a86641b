// Emptying faults, themes and reported faults with all that was written about them.
#include "faults/forgetting.h"

#include "faults/clearing.h"
#include "faults/earlier_year.h"
#include "faults/fault_turn.h"
#include "faults/kommun_way.h"
#include "faults/membership.h"
#include "faults/proposal.h"
#include "faults/reported_fault.h"
#include "platform/emptied_row.h"
#include "platform/texts/texts.h"
#include "sql/faults.h"

namespace {

/// What stands where a text was required.
FreeText erased_text() {
    return stored_free_text(std::string(Texts(Language::swedish)("fault.erased_text")));
}

Params erased_today(const Work& work) {
    return {{"erased_on", work.today().iso()}};
}

Date end_of_year(int64_t year) {
    return {static_cast<int>(year), 12, 31};
}

std::vector<ErasableRecord> dated_before(Work& work, std::string_view unit, Date before,
                                         Instant made) {
    const Params bounds = {{"unit", unit}, {"before", before.iso()}, {"made", made.iso()}};
    const Params years = {{"unit", unit}, {"year", int64_t{before.year}}, {"made", made.iso()}};
    const Texts t = Texts::in(work.actor().language);
    std::vector<ErasableRecord> records;
    for (const StoredRow& row : work.rows(sql::faults::erasable_faults, bounds)) {
        records.push_back({std::string(fault_table.name), row.text("id"), row.text("number"),
                           parse_date(row.text("dated")).value_or(Date{})});
    }
    const auto add_of_year = [&](const Query& query, const Table& table, std::string_view key) {
        for (const StoredRow& row : work.rows(query, years)) {
            const int64_t year = row.integer("year");
            records.push_back({std::string(table.name), row.text("id"),
                               t(key, {{"year", std::to_string(year)}}), end_of_year(year)});
        }
    };
    add_of_year(sql::faults::erasable_themes, theme_table, "theme.of_year");
    add_of_year(sql::faults::erasable_reported, reported_fault_table, "reported_fault.of_year");
    return records;
}

/// Empties what was written beside a fault: why it was turned, proposals, earlier years, kommuner.
Result<void> empty_around(Work& work, const Params& of_fault) {
    const Emptying gone{erased_text()};
    for (const StoredRow& row : work.rows(sql::faults::turns, of_fault)) {
        TRY(empty_row<FaultTurn>(work, fault_turn_table, row, gone));
    }
    for (const StoredRow& row : work.rows(sql::faults::proposals, of_fault)) {
        const Params of_proposal = {{"unit", row.text("unit")}, {"proposal", row.text("id")}};
        for (const StoredRow& turn : work.rows(sql::faults::proposal_turns, of_proposal)) {
            TRY(empty_row<ProposalTurn>(work, proposal_turn_table, turn, gone));
        }
        TRY(empty_row<Proposal>(work, proposal_table, row, gone));
    }
    for (const StoredRow& row : work.rows(sql::faults::earlier_years, of_fault)) {
        TRY(empty_row<EarlierYear>(work, earlier_year_table, row, gone));
    }
    for (const StoredRow& row : work.rows(sql::faults::kommun_ways, of_fault)) {
        TRY(empty_row<KommunWay>(work, kommun_way_table, row, gone));
    }
    return {};
}

Result<void> erase_fault(Work& work, const StoredRow& row) {
    const std::string id = row.text("id");
    TRY(empty_around(work, {{"unit", row.text("unit")}, {"fault", id}}));
    Params more = erased_today(work);
    more.emplace_back("search_text", "");
    TRY(empty_row<Fault>(work, fault_table, row, {erased_text(), more}));
    return forget_readings(work, {row.text("unit"), "fault", id});
}

Result<void> erase(Work& work, std::string_view unit, const ErasableRecord& one) {
    const Params by_id = {{"unit", unit}, {"id", one.record}};
    const auto row = work.row(one.table == fault_table.name   ? sql::faults::by_id
                              : one.table == theme_table.name ? sql::faults::theme_by_id
                                                              : sql::faults::reported_by_id,
                              by_id);
    ensure(row.has_value(), "only a record of the unit is erased");
    if (one.table == fault_table.name) {
        TRY(erase_fault(work, *row));
    } else if (one.table == theme_table.name) {
        TRY(empty_row<Theme>(work, theme_table, *row, {erased_text(), erased_today(work)}));
        TRY(forget_readings(work, {std::string(unit), "theme", one.record}));
    } else {
        TRY(empty_row<ReportedFault>(work, reported_fault_table, *row,
                                     {erased_text(), erased_today(work)}));
    }
    work.note("erased", one.table, one.record);
    return {};
}

} // namespace

RetentionClass fault_retention() {
    return {"fault_text", dated_before, erase, ""};
}

Result<void> forget_fault_remarks(Work& work, std::string_view unit, std::string_view event,
                                  TextsGone why) {
    if (why == TextsGone::erased) {
        return {};
    }
    for (const StoredRow& row :
         work.rows(sql::faults::hidden_with, {{"unit", unit}, {"event", event}})) {
        TRY(forget_readings(work, {std::string(unit), "fault", row.text("id")}));
    }
    for (const FaultOfEvent& one : faults_of_event(work, unit, event)) {
        TRY(forget_theme_remarks(work, one.record));
    }
    return {};
}

Result<void> forget_theme_remarks(Work& work, const ThemeRecord& theme) {
    return picture_of(work, theme).only_withheld()
               ? forget_readings(work, {theme.unit, "theme", theme.id})
               : Result<void>();
}

Result<void> forget_theme_remarks(Work& work, const FaultRecord& fault) {
    for (const ThemeRecord& theme : themes_of(work, fault)) {
        TRY(forget_theme_remarks(work, theme));
    }
    return {};
}
