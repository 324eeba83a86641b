// Opening, changing and finding faults.
#include "faults/fault.h"

#include <algorithm>

#include "organisations/code.h"
#include "organisations/record_number.h"
#include "organisations/unit.h"
#include "platform/or_null.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/faults.h"

namespace {

std::string search_text_of(const Fault& fault) {
    return lower_swedish(fault.title.text() + "\n" + fault.description.text());
}

Result<void> known_group(Work& work, std::string_view unit, const Fault& fault) {
    if (!fault.national_group.empty() &&
        !code_valid(work, {.list = "national_group", .code = fault.national_group}, work.today(),
                    unit)) {
        return invalid("national_group", "unknown_code");
    }
    return {};
}

Params narrowed(std::string_view unit, const FaultFilter& filter) {
    return {{"unit", unit},
            {"standing", text_or_null(filter.standing)},
            {"national_group", text_or_null(filter.national_group)},
            {"text", text_or_null(lower_swedish(filter.text))}};
}

} // namespace

Result<std::string> open_fault(Work& work, const Fault& given) {
    TRY(must(work, May::write_faults));
    const auto unit = my_unit(work);
    if (!unit) {
        return forbidden("needs_a_unit");
    }
    Fault fault = given;
    if (!fault.opened_on) {
        fault.opened_on = work.today();
    }
    if (*fault.opened_on > work.today()) {
        return invalid("opened_on", "in_future");
    }
    if (fault.title.empty()) {
        return invalid("title", "required");
    }
    TRY(known_group(work, unit->id, fault));
    const auto row = work.row(sql::faults::next_order, {{"prefix", unit->unit.prefix}});
    ensure(row.has_value(), "a counter answers its new value");
    const std::string number = record_number(unit->unit.prefix, 'B', row->integer("last"));
    TRY(work.insert(fault_table, &fault,
                    {{"unit", unit->id},
                     {"number", number},
                     {"standing", "open"},
                     {"search_text", search_text_of(fault)}}));
    return number;
}

Result<int64_t> amend_fault(Work& work, std::string_view number, int64_t version,
                            const Fault& given) {
    TRY(must(work, May::write_faults));
    const FaultRecord record = TRY(writable_fault(work, number));
    if (given.title.empty()) {
        return invalid("title", "required");
    }
    TRY(known_group(work, record.unit, given));
    return work.update(fault_table, record.id, version, &given, fault_form_fields,
                       {{"search_text", search_text_of(given)}});
}

FaultRecord fault_record(Work& work, const Row& row) {
    FaultRecord record;
    record.id = row.text("id");
    record.number = row.text("number");
    record.unit = row.text("unit");
    record.version = row.integer("version");
    record.standing = row.text("standing");
    record.changed_by = row.text("changed_by");
    record.erased_on = parse_date(row.text("erased_on"));
    work.fill(fault_table, row, &record.fault);
    return record;
}

Result<FaultRecord> find_fault(Work& work, std::string_view number) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::faults::by_number, {{"unit", unit}, {"number", number}});
    if (!row) {
        return not_found();
    }
    return fault_record(work, *row);
}

Result<FaultRecord> writable_fault(Work& work, std::string_view number) {
    FaultRecord record = TRY(find_fault(work, number));
    if (record.erased_on) {
        return invalid("", "fault.is_erased");
    }
    return record;
}

Result<FaultPage> list_faults(Work& work, const FaultFilter& filter, int64_t page) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    FaultPage found;
    const auto count = work.row(sql::faults::count_filtered, narrowed(unit, filter));
    found.total = count ? count->integer("faults") : 0;
    Params params = narrowed(unit, filter);
    params.emplace_back("year_start", Date{work.year(), 1, 1}.iso());
    params.emplace_back("limit", faults_per_page);
    params.emplace_back("offset", (std::max<int64_t>(page, 1) - 1) * faults_per_page);
    for (const StoredRow& row : work.rows(sql::faults::filtered, params)) {
        found.lines.push_back(
            {fault_record(work, row), row.integer("events"), row.integer("this_year")});
    }
    return found;
}

std::vector<FaultRecord> likely_faults(Work& work, std::string_view type,
                                       std::string_view body_type) {
    std::vector<FaultRecord> list;
    const auto unit = my_unit(work);
    if (!unit) {
        return list;
    }
    for (const StoredRow& row : work.rows(
             sql::faults::likely, {{"unit", unit->id}, {"type", type}, {"body_type", body_type}})) {
        list.push_back(fault_record(work, row));
    }
    return list;
}
