// Freezing: what a report keeps for ever, and the replay that shows it still holds.
//
// Kept are the figures and texts as canonical JSON, the columns of the facts that were counted, and
// the bytes of each output. The outputs are served as they are and never drawn again; the canonical
// JSON is computed again from the columns, and must give the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/purge.h"
#include "reports/output.h"

/// Something that the writer has to see to, or should: where, what, and whether it stops freezing.
struct ReportRemark {
    /// The block's id; "" for the report itself.
    std::string block;
    /// title, subtitle, summary, heading, body or chosen.
    std::string field;
    /// The text is report_remark.<key>, with {written} and {instead}.
    std::string key;
    std::string written = {};
    std::string instead = {};
    enum class Weight { warns, stops } weight = Weight::stops;
};
std::vector<ReportRemark> remarks_on_report(Work& work, const StoredReport& stored,
                                            const ReportNumbers& numbers);
/// Whether one of them stops freezing.
bool any_stops(const std::vector<ReportRemark>& remarks);

/// The report's numbers and texts in one order and spelling: same counts, same bytes.
std::string canonical_json(const StoredReport& stored, const ReportNumbers& numbers);

struct KeptOutput {
    Edition edition = Edition::exact;
    std::string format;
    std::string bytes = {};
};

/// All that freezing stores, made on a snapshot: drawing takes too long for the writer.
struct FreezePlan {
    StoredReport stored;
    ReportNumbers numbers;
    std::string canonical;
    std::string columns;
    std::vector<KeptOutput> outputs;
};
/// `conflict` (report.frozen) when it is already; `invalid` (report.has_remarks) while a remark
/// stops it, and (needs_second_reader) until another person has read this very text.
Result<FreezePlan> plan_freeze(Work& work, const StoredReport& stored);
/// Stores the plan if nothing it was made of has changed meanwhile; otherwise `conflict`
/// (report.changed). Needs May::write_reports.
Result<void> freeze_report(Work& work, const FreezePlan& plan);

/// One kept output's bytes; `invalid` (edition, report.not_public) for an edition that was not
/// allowed when the report was frozen.
Result<std::string> kept_output(Work& work, const StoredReport& stored, const KeptOutput& asked);

/// What a frozen report keeps, and whether counting its columns again gives the same.
struct Replay {
    std::string kept;
    std::string computed;
    std::string fingerprint;
    bool holds() const { return kept == computed; }
};
Result<Replay> replay(Work& work, const StoredReport& stored);

/// After words were taken out of everything kept: a frozen report that held them is drawn once more
/// from its kept columns, so that its outputs and its replay agree again. Answers how many.
int64_t redraw_purged_reports(Work& work, const SoughtWords& words);
