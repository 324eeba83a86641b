// Noting the years before.
#include "faults/earlier_year.h"

#include <algorithm>

#include "platform/emptied_row.h"
#include "rights/may.h"
#include "sql/faults.h"

Result<std::string> note_earlier_year(Work& work, std::string_view fault,
                                      const EarlierYear& given) {
    TRY(must(work, May::write_faults));
    const FaultRecord record = TRY(writable_fault(work, fault));
    const int64_t first_year = 1990;
    if (given.year < first_year || given.year > work.year()) {
        return invalid(
            "year", "not_a_year",
            {{"from", std::to_string(first_year)}, {"until", std::to_string(work.year())}});
    }
    if (given.source.empty()) {
        return invalid("source", "required");
    }
    return work.insert(earlier_year_table, &given, {{"unit", record.unit}, {"fault", record.id}});
}

Result<void> remove_earlier_year(Work& work, std::string_view fault, std::string_view id,
                                 int64_t version) {
    TRY(must(work, May::write_faults));
    const FaultRecord record = TRY(writable_fault(work, fault));
    const auto years = earlier_years_of(work, record);
    if (std::ranges::find(years, id, &EarlierYearRecord::id) == years.end()) {
        return not_found();
    }
    return remove_for_good(work, earlier_year_table, std::string(id), version);
}

std::vector<EarlierYearRecord> earlier_years_of(Work& work, const FaultRecord& record) {
    std::vector<EarlierYearRecord> list;
    for (const StoredRow& row :
         work.rows(sql::faults::earlier_years, {{"unit", record.unit}, {"fault", record.id}})) {
        EarlierYearRecord one{row.text("id"), row.integer("version"), {}};
        work.fill(earlier_year_table, row, &one.earlier);
        list.push_back(std::move(one));
    }
    return list;
}
