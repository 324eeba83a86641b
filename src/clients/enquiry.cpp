// Counting those who never became clients.
#include "clients/enquiry.h"

#include "clients/year_lock.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

struct Asked {
    std::string_view field;
    std::string_view list;
    std::string code;
};

Result<void> known(Work& work, std::string_view unit, Date day, const Asked& asked) {
    if (!asked.code.empty() &&
        !code_valid(work, {.list = std::string(asked.list), .code = asked.code}, day, unit)) {
        return invalid(std::string(asked.field), "unknown_code");
    }
    return {};
}

Result<void> holds(Work& work, std::string_view unit, const Enquiry& enquiry) {
    if (enquiry.received_on > work.today()) {
        return invalid("received_on", "in_future");
    }
    const Date day = enquiry.received_on;
    TRY(known(work, unit, day, {"kind", "enquiry_kind", enquiry.kind}));
    TRY(known(work, unit, day, {"source", "client_source", enquiry.source}));
    TRY(known(work, unit, day, {"source_body", "body_type", enquiry.source_body}));
    TRY(known(work, unit, day, {"sent_to", "body_type", enquiry.sent_to}));
    if (!enquiry.kommun.empty() &&
        (enquiry.kommun.size() != 4 || !known_area(work, enquiry.kommun))) {
        return invalid("kommun", "unknown_area");
    }
    return year_open(work, unit, {"received_on", day});
}

} // namespace

Result<std::string> note_enquiry(Work& work, const Enquiry& given) {
    TRY(must(work, May::write_clients));
    const std::string unit = TRY(my_unit_id(work));
    Enquiry enquiry = given;
    if (enquiry.source != "authority") {
        enquiry.source_body.clear();
    }
    TRY(holds(work, unit, enquiry));
    return work.insert(enquiry_table, &enquiry, {{"unit", unit}});
}

Result<void> remove_enquiry(Work& work, std::string_view id, int64_t version) {
    TRY(must(work, May::write_clients));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::clients::enquiry_by_id, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    Enquiry enquiry;
    work.fill(enquiry_table, *row, &enquiry);
    TRY(year_open(work, unit, {"received_on", enquiry.received_on}));
    return work.remove(enquiry_table, id, version);
}

Result<std::vector<EnquiryRecord>> newest_enquiries(Work& work) {
    TRY(must(work, May::read_clients));
    const std::string unit = TRY(my_unit_id(work));
    std::vector<EnquiryRecord> list;
    for (const StoredRow& row : work.rows(sql::clients::newest_enquiries, {{"unit", unit}})) {
        EnquiryRecord& record = list.emplace_back();
        record.id = row.text("id");
        record.version = row.integer("version");
        work.fill(enquiry_table, row, &record.enquiry);
    }
    return list;
}

void each_enquiry(Work& work, std::string_view unit, const std::pair<Date, Date>& days,
                  const std::function<void(const Enquiry&)>& take) {
    work.each(sql::clients::enquiries_between,
              {{"unit", unit}, {"from", days.first.iso()}, {"until", days.second.iso()}},
              [&](const Row& row) {
                  Enquiry enquiry;
                  work.fill(enquiry_table, row, &enquiry);
                  take(enquiry);
                  return true;
              });
}
