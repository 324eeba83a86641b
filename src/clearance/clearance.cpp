// Confirming, finding and demanding clearances.
#include "clearance/clearance.h"

#include <algorithm>

#include "rights/may.h"
#include "sql/clearance.h"

namespace {

ClearanceRecord clearance_of(Work& work, const StoredRow& row) {
    ClearanceRecord record;
    record.id = row.text("id");
    work.fill(clearance_table, row, &record.clearance);
    record.at = parse_instant(row.text("created_at")).value_or(Instant{});
    record.person = row.text("created_by");
    return record;
}

} // namespace

Result<std::string> confirm_clearance(Work& work, std::string_view unit, const Clearance& given) {
    TRY(must(work, May::clear_texts));
    if (work.actor().id == "system" || work.actor().id == "cli") {
        return forbidden("needs_a_person");
    }
    Clearance clearance = given;
    clearance.confirmed_by = work.actor().name;
    return work.insert(clearance_table, &clearance, {{"unit", unit}});
}

std::vector<ClearanceRecord> clearances_of(Work& work, std::string_view unit,
                                           std::string_view subject) {
    std::vector<ClearanceRecord> list;
    for (const StoredRow& row :
         work.rows(sql::clearance::of_subject, {{"unit", unit}, {"subject", subject}})) {
        list.push_back(clearance_of(work, row));
    }
    return list;
}

std::optional<ClearanceRecord> standing_clearance(Work& work, std::string_view unit,
                                                  const Clearance& asked) {
    const auto row = work.row(sql::clearance::standing, {{"unit", unit},
                                                         {"subject_table", asked.subject_table},
                                                         {"subject", asked.subject},
                                                         {"purpose", asked.purpose},
                                                         {"text_digest", asked.text_digest}});
    if (!row) {
        return std::nullopt;
    }
    return clearance_of(work, *row);
}

Result<void> second_person(const Work& work, std::span<const std::string> first_people) {
    if (std::ranges::find(first_people, work.actor().id) != first_people.end()) {
        return forbidden("needs_second_person");
    }
    return {};
}
