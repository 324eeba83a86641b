// The lines of the year's account.
#include "faults/reported_fault.h"

#include "events/withheld.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "platform/emptied_row.h"
#include "rights/may.h"
#include "sql/faults.h"

namespace {

Result<void> reported_holds(Work& work, std::string_view unit, const ReportedFault& line) {
    const int64_t first_year = 1994;
    if (line.year < first_year || line.year > work.year()) {
        return invalid(
            "year", "not_a_year",
            {{"from", std::to_string(first_year)}, {"until", std::to_string(work.year())}});
    }
    const Date last{static_cast<int>(line.year), 12, 31};
    if (line.title.empty()) {
        return invalid("title", "required");
    }
    if (line.consequence.empty()) {
        return invalid("consequence", "required");
    }
    if (!code_valid(work, {.list = "level", .code = line.level}, last, unit)) {
        return invalid("level", "unknown_code");
    }
    if (line.level == "handlaggare" && rule_on(work, unit, last) == Rule::skane) {
        return invalid("level", "only_counted");
    }
    // The groups are newer than some years that are still accounted for.
    if (!code_valid(work, {.list = "national_group", .code = line.national_group}, work.today(),
                    unit)) {
        return invalid("national_group", "unknown_code");
    }
    if (!line.fault.empty() && !find_fault(work, line.fault)) {
        return invalid("fault", "unknown_fault");
    }
    return {};
}

ReportedFaultRecord reported_record(Work& work, const Row& row) {
    ReportedFaultRecord record;
    record.id = row.text("id");
    record.unit = row.text("unit");
    record.version = row.integer("version");
    work.fill(reported_fault_table, row, &record.reported);
    return record;
}

} // namespace

Result<std::string> report_fault(Work& work, const ReportedFault& given) {
    TRY(must(work, May::write_faults));
    const std::string unit = TRY(my_unit_id(work));
    TRY(reported_holds(work, unit, given));
    return work.insert(reported_fault_table, &given, {{"unit", unit}});
}

Result<int64_t> amend_reported(Work& work, const ReportedFaultRecord& amended) {
    TRY(must(work, May::write_faults));
    const ReportedFaultRecord stored = TRY(find_reported(work, amended.id));
    TRY(reported_holds(work, stored.unit, amended.reported));
    return work.update(reported_fault_table, stored.id, amended.version, &amended.reported, {},
                       {{"erased_on", Value()}});
}

Result<void> withdraw_reported(Work& work, std::string_view id, int64_t version) {
    TRY(must(work, May::write_faults));
    const ReportedFaultRecord stored = TRY(find_reported(work, id));
    return remove_for_good(work, reported_fault_table, stored.id, version);
}

Result<ReportedFaultRecord> find_reported(Work& work, std::string_view id) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::faults::reported_by_id, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    return reported_record(work, *row);
}

Result<std::vector<ReportedFaultRecord>> reported_in(Work& work, int64_t year) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    std::vector<ReportedFaultRecord> list;
    for (const StoredRow& row :
         work.rows(sql::faults::reported_in_year, {{"unit", unit}, {"year", year}})) {
        list.push_back(reported_record(work, row));
    }
    return list;
}
