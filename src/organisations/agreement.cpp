// Agreements and offices of a unit.
#include "organisations/agreement.h"

#include <algorithm>

#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/organisations.h"

namespace {

const int64_t notice_months_max = 60;

Result<void> holds(Work& work, std::string_view unit, const Agreement& agreement) {
    TRY(must_at(work, May::write_organisation, unit));
    if (!unit_by_id(work, unit)) {
        return not_found();
    }
    if (agreement.agreed_until && *agreement.agreed_until < agreement.agreed_from) {
        return invalid("agreed_until", "before_start");
    }
    if (agreement.notice_months &&
        (*agreement.notice_months < 0 || *agreement.notice_months > notice_months_max)) {
        return invalid("notice_months", "not_a_notice");
    }
    if (!agreement.cost_rule.empty() &&
        !code_valid(work, {.list = "cost_rule", .code = agreement.cost_rule}, agreement.agreed_from,
                    unit)) {
        return invalid("cost_rule", "unknown_code");
    }
    return {};
}

Result<void> holds(Work& work, std::string_view unit, const Office& office) {
    TRY(must_at(work, May::write_organisation, unit));
    if (!unit_by_id(work, unit)) {
        return not_found();
    }
    if (office.closed_on && *office.closed_on < office.opened_on) {
        return invalid("closed_on", "before_start");
    }
    return {};
}

} // namespace

std::vector<AgreementRecord> agreements_of(Work& work, std::string_view unit) {
    std::vector<AgreementRecord> list;
    for (const StoredRow& row : work.rows(sql::organisations::agreements, {{"unit", unit}})) {
        AgreementRecord& record = list.emplace_back();
        record.id = row.text("id");
        record.version = row.integer("version");
        work.fill(agreement_table, row, &record.agreement);
    }
    return list;
}

Result<std::string> make_agreement(Work& work, std::string_view unit, const Agreement& agreement) {
    TRY(holds(work, unit, agreement));
    return work.insert(agreement_table, &agreement, {{"unit", unit}});
}

Result<int64_t> amend_agreement(Work& work, std::string_view unit, const AgreementRecord& amended) {
    TRY(holds(work, unit, amended.agreement));
    const auto all = agreements_of(work, unit);
    if (std::ranges::find(all, amended.id, &AgreementRecord::id) == all.end()) {
        return not_found();
    }
    return work.update(agreement_table, amended.id, amended.version, &amended.agreement);
}

std::vector<OfficeRecord> offices_of(Work& work, std::string_view unit) {
    std::vector<OfficeRecord> list;
    for (const StoredRow& row : work.rows(sql::organisations::offices, {{"unit", unit}})) {
        OfficeRecord& record = list.emplace_back();
        record.id = row.text("id");
        record.version = row.integer("version");
        work.fill(office_table, row, &record.office);
    }
    return list;
}

Result<std::string> open_office(Work& work, std::string_view unit, const Office& office) {
    TRY(holds(work, unit, office));
    return work.insert(office_table, &office, {{"unit", unit}});
}

Result<int64_t> amend_office(Work& work, std::string_view unit, const OfficeRecord& amended) {
    TRY(holds(work, unit, amended.office));
    const auto all = offices_of(work, unit);
    if (std::ranges::find(all, amended.id, &OfficeRecord::id) == all.end()) {
        return not_found();
    }
    return work.update(office_table, amended.id, amended.version, &amended.office);
}
