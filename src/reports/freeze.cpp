// Planning a freeze on a snapshot, storing it in one short write, and replaying what was kept.
#include "reports/freeze.h"

#include <algorithm>

#include "platform/crypto/crypto.h"
#include "reports/canonical.h"
#include "reports/leaving.h"
#include "rights/may.h"
#include "sql/reports.h"

namespace {

struct Freeze {
    Date cutoff;
    std::string fingerprint;
    std::string canonical_sha256;
    std::string canonical;
    std::string columns;
};
// The two long ones are marked so that the trail keeps their digests and not their text.
constexpr auto freeze_fields = std::array{
    field<&Freeze::cutoff>("cutoff", {.required = true}),
    field<&Freeze::fingerprint>("fingerprint", {.required = true}),
    field<&Freeze::canonical_sha256>("canonical_sha256", {.required = true}),
    field<&Freeze::canonical>("canonical",
                              {.required = true, .personal = true, .retention = "report"}),
    field<&Freeze::columns>("columns", {.required = true, .personal = true, .retention = "report"}),
};
constexpr Table freeze_table{"report_freeze", freeze_fields};

bool same_copy(const StoredChosenText& left, const StoredChosenText& right) {
    return left.id == right.id && left.version == right.version;
}

bool same_block(const StoredBlock& left, const StoredBlock& right) {
    return left.id == right.id && left.version == right.version &&
           std::ranges::equal(left.chosen, right.chosen, same_copy);
}

// Whether the draft is still the one that the plan was made of.
bool same_draft(const StoredReport& left, const StoredReport& right) {
    return left.version == right.version &&
           std::ranges::equal(left.blocks, right.blocks, same_block);
}

std::vector<KeptOutput> outputs_of(const StoredReport& frozen, const ReportNumbers& numbers) {
    std::vector<KeptOutput> outputs;
    for (const Edition edition : {Edition::exact, Edition::open}) {
        if (!may_have_edition(frozen, numbers, edition)) {
            continue;
        }
        for (const OutputFormat& format : output_formats) {
            outputs.push_back({edition, std::string(format.name),
                               drawn_output({frozen, numbers, edition}, format.name)});
        }
        outputs.push_back({edition, "page", drawn_output({frozen, numbers, edition}, "page")});
    }
    return outputs;
}

void keep_outputs(Work& work, const StoredReport& stored, const std::vector<KeptOutput>& outputs) {
    for (const KeptOutput& output : outputs) {
        work.execute(sql::reports::keep_document, {{"report", stored.id},
                                                   {"unit", stored.unit},
                                                   {"format", output.format},
                                                   {"edition", name_of(output.edition)},
                                                   {"bytes", Bytes{output.bytes}}});
    }
}

} // namespace

Result<FreezePlan> plan_freeze(Work& work, const StoredReport& stored) {
    TRY(must_be_draft(stored));
    FreezePlan plan;
    plan.stored = stored;
    plan.numbers = numbers_for(work, stored);
    if (any_stops(remarks_on_report(work, stored, plan.numbers))) {
        return invalid("", "report.has_remarks");
    }
    TRY(must_be_cleared(work, leaving_report(work, stored, plan.numbers)));
    plan.canonical = canonical_json(stored, plan.numbers);
    plan.columns = columns_json(stored, plan.numbers);
    StoredReport frozen = stored;
    frozen.frozen = true;
    frozen.frozen_on = work.today();
    plan.outputs = outputs_of(frozen, plan.numbers);
    return plan;
}

Result<void> freeze_report(Work& work, const FreezePlan& plan) {
    TRY(must(work, May::write_reports));
    const StoredReport& planned = plan.stored;
    const StoredReport now = TRY(find_report(work, planned.unit, planned.id));
    TRY(must_be_draft(now));
    const ReportNumbers counted = numbers_for(work, now);
    const std::string fingerprint = fingerprint_of(now, counted);
    const bool same = same_draft(now, planned) && canonical_json(now, counted) == plan.canonical &&
                      fingerprint == fingerprint_of(planned, plan.numbers);
    if (!same || any_stops(remarks_on_report(work, now, counted))) {
        return conflict("report.changed");
    }
    TRY(must_be_cleared(work, leaving_report(work, now, counted)));
    const Freeze freeze{counted.scope.cutoff, fingerprint, sha256_hex(plan.canonical),
                        plan.canonical, plan.columns};
    TRY(work.insert(freeze_table, &freeze, {{"unit", now.unit}, {"report", now.id}}));
    keep_outputs(work, now, plan.outputs);
    work.note("freeze", "report", now.id, "{\"fingerprint\":\"" + fingerprint + "\"}");
    work.announce("report.frozen", now.id);
    return {};
}

Result<std::string> kept_output(Work& work, const StoredReport& stored, const KeptOutput& asked) {
    const auto row = work.row(sql::reports::kept_document, {{"unit", stored.unit},
                                                            {"report", stored.id},
                                                            {"edition", name_of(asked.edition)},
                                                            {"format", asked.format}});
    if (!row) {
        return invalid("edition", "report.not_public");
    }
    return row->value("bytes").bytes().bytes;
}

Result<Replay> replay(Work& work, const StoredReport& stored) {
    const auto row =
        work.row(sql::reports::freeze_of_report, {{"unit", stored.unit}, {"report", stored.id}});
    if (!row) {
        return not_found();
    }
    Replay out;
    out.kept = row->text("canonical");
    out.fingerprint = row->text("fingerprint");
    out.computed = canonical_json(stored, numbers_from(stored, row->text("columns")));
    return out;
}

int64_t redraw_purged_reports(Work& work, const SoughtWords&) {
    int64_t redrawn = 0;
    for (const StoredRow& row : work.rows(sql::reports::freezes)) {
        // The columns were changed where they stand; the checksum tells which.
        if (sha256_hex(row.text("canonical")) == row.text("canonical_sha256")) {
            continue;
        }
        const auto stored = find_report(work, row.text("unit"), row.text("report"));
        ensure(stored.has_value(), "a frozen report is there");
        const ReportNumbers numbers = numbers_from(*stored, row.text("columns"));
        const std::string canonical = canonical_json(*stored, numbers);
        work.execute(sql::reports::rewrite_freeze, {{"unit", stored->unit},
                                                    {"report", stored->id},
                                                    {"canonical", canonical},
                                                    {"canonical_sha256", sha256_hex(canonical)}});
        work.execute(sql::reports::forget_documents,
                     {{"unit", stored->unit}, {"report", stored->id}});
        keep_outputs(work, *stored, outputs_of(*stored, numbers));
        work.note("redraw_purged", "report", stored->id);
        ++redrawn;
    }
    return redrawn;
}
