// Reports: a draft of blocks whose numbers are computed, and the frozen report that never changes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/record.h"
#include "platform/texts/texts.h"
#include "platform/work.h"
#include "reports/chosen.h"

/// The yearly report of a unit, a city, a county or the nation. Counts are never stored in it: they
/// come from the figures.
struct Report {
    int64_t year = 0;
    std::string kind = "unit";
    std::string template_code = "skane";
    std::string language = "sv";
    FreeText title;
    FreeText subtitle;
    /// Markdown; printed under its own heading before the first block.
    FreeText summary;
    /// Demo data: every page says that texts and breakdowns are invented. Always set where the
    /// installation's contents are.
    bool invented = false;
};

inline constexpr auto report_fields = std::array{
    field<&Report::year>("year", {.required = true}),
    field<&Report::kind>("kind", {.required = true, .length_max = 20}),
    field<&Report::template_code>("template", {.required = true, .length_max = 20}),
    field<&Report::language>("language", {.required = true, .length_max = 2}),
    field<&Report::title>("title", {.required = true, .length_max = 200}),
    field<&Report::subtitle>("subtitle", {.length_max = 300}),
    field<&Report::summary>("summary", {.length_max = 8000, .rows = 8}),
    field<&Report::invented>("invented"),
};
inline constexpr Table report_table{"report", report_fields};

/// One block. `kind` is narrative, quote, questions, appendix, or the code of a computed block.
struct ReportBlock {
    std::string kind = "narrative";
    FreeText heading;
    FreeText body;
    std::string attribution;
    bool consent = false;
};

inline constexpr auto report_block_fields = std::array{
    field<&ReportBlock::kind>("kind", {.required = true, .length_max = 40}),
    field<&ReportBlock::heading>("heading", {.length_max = 200}),
    field<&ReportBlock::body>("body", {.length_max = 40000, .rows = 14}),
    field<&ReportBlock::attribution>("attribution",
                                     {.length_max = 200, .personal = true, .retention = "report"}),
    field<&ReportBlock::consent>("consent"),
};
inline constexpr Table report_block_table{"report_block", report_block_fields};

struct StoredBlock {
    std::string id;
    int64_t version = 0;
    int64_t position = 0;
    ReportBlock block;
    std::vector<StoredChosenText> chosen = {};
};

struct StoredReport {
    std::string id;
    int64_t version = 0;
    /// Whose report it is: a unit's id, or a place above units, such as city:0180.
    std::string unit;
    Report report;
    bool frozen = false;
    /// The day it was frozen; nothing for a draft.
    std::optional<Date> frozen_on = {};
    std::vector<StoredBlock> blocks;
};

/// unit, city, county or nation; "" for a place that has no reports, such as a kommun.
std::string_view kind_of_owner(std::string_view owner);

/// What the owner is called: a unit by its name on the day, a place as a person says it.
std::string owner_name(Work& work, const Texts& t, std::string_view owner, Date on);

/// Starts a draft with the blocks of its template; answers its id. `unit` is whose report it is.
/// The kind follows from that. `invalid` for a template of another kind or a year outside 1994 to
/// this year.
Result<std::string> start_report(Work& work, std::string_view unit, const Report& report);
/// `conflict` (report.frozen) when the report is frozen.
Result<void> must_be_draft(const StoredReport& stored);
/// Changes title, subtitle, summary and language. `conflict` when frozen or saved by another.
Result<void> amend_report(Work& work, const StoredReport& stored, int64_t version,
                          const Report& report);
/// Adds a block last, changes one, moves it by one place up or down, or takes it out. All refuse
/// with `conflict`: report.frozen when the report is frozen, and plainly when the block was saved
/// after the version that is `seen` or `changed`.
Result<std::string> add_block(Work& work, const StoredReport& stored, const ReportBlock& block);
Result<void> amend_block(Work& work, const StoredReport& stored, const StoredBlock& changed);
enum class Move { up, down };
Result<void> move_block(Work& work, const StoredReport& stored, const StoredBlock& seen, Move move);
Result<void> remove_block(Work& work, const StoredReport& stored, const StoredBlock& seen);

/// The report with its blocks in order; `not_found` in another unit.
Result<StoredReport> find_report(Work& work, std::string_view unit, std::string_view id);
/// The unit that a report is of; `not_found` when there is no such report. Whoever asks still has
/// to be let in (visible_report).
Result<std::string> unit_of_report(Work& work, std::string_view id);
/// The frozen report of the year, else its newest draft; "" when there is none.
std::string report_of_year(Work& work, std::string_view unit, int year);
/// A report as a template begins it, stored nowhere; ids of its blocks are their positions.
StoredReport unsaved_report(Work& work, std::string_view unit, int year, const Texts& t);

struct ReportLine {
    std::string id;
    std::string unit;
    int64_t year = 0;
    std::string title;
    std::string template_code;
    bool frozen = false;
    std::string frozen_at;
};
/// Every place above units that has a report.
std::vector<std::string> places_with_reports(Work& work);
/// Latest year first.
std::vector<ReportLine> reports_of(Work& work, std::string_view unit);
