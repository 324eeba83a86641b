// Samarbetsavtal between the kommuner of a unit, and the unit's offices; both dated.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct Agreement {
    /// The parties in words, parted by commas.
    std::string parties;
    /// The case number at each end: the unit's own, and the other party's.
    std::string dnr;
    std::string other_dnr;
    Date agreed_from;
    std::optional<Date> agreed_until;
    std::optional<int64_t> notice_months;
    std::string cost_rule;
    std::string end_reason;
};

inline constexpr auto agreement_fields = std::array{
    field<&Agreement::parties>("parties", {.required = true, .length_max = 2000}),
    field<&Agreement::dnr>("dnr"),
    field<&Agreement::other_dnr>("other_dnr"),
    field<&Agreement::agreed_from>("agreed_from", {.required = true}),
    field<&Agreement::agreed_until>("agreed_until"),
    field<&Agreement::notice_months>("notice_months"),
    field<&Agreement::cost_rule>("cost_rule", {.choices = "cost_rule"}),
    field<&Agreement::end_reason>("end_reason"),
};
inline constexpr Table agreement_table{"agreement", agreement_fields};

struct AgreementRecord {
    std::string id;
    int64_t version = 0;
    Agreement agreement;
};

struct Office {
    std::string name;
    Date opened_on;
    std::optional<Date> closed_on;
};

inline constexpr auto office_fields = std::array{
    field<&Office::name>("name", {.required = true}),
    field<&Office::opened_on>("opened_on", {.required = true}),
    field<&Office::closed_on>("closed_on"),
};
inline constexpr Table office_table{"office", office_fields};

struct OfficeRecord {
    std::string id;
    int64_t version = 0;
    Office office;
};

std::vector<AgreementRecord> agreements_of(Work& work, std::string_view unit);
/// Needs May::write_organisation at the unit. Refuses an unknown cost rule, a last day before the
/// first, and a notice of other than 0 to 60 months.
Result<std::string> make_agreement(Work& work, std::string_view unit, const Agreement& agreement);
Result<int64_t> amend_agreement(Work& work, std::string_view unit, const AgreementRecord& amended);

std::vector<OfficeRecord> offices_of(Work& work, std::string_view unit);
/// Needs May::write_organisation at the unit.
Result<std::string> open_office(Work& work, std::string_view unit, const Office& office);
Result<int64_t> amend_office(Work& work, std::string_view unit, const OfficeRecord& amended);
