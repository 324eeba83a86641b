// Rules of the staff register, then its verbs.
#include "organisations/staff.h"

#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/organisations.h"

namespace {

const int64_t full_post = 100;

Result<void> shares_hold(const Staff& staff) {
    const int64_t share = staff.post_share.hundredths.value_or(-1);
    if (share < 0 || share > full_post) {
        return invalid("post_share", "not_a_share");
    }
    if (staff.event_share.hundredths &&
        (*staff.event_share.hundredths < 0 || *staff.event_share.hundredths > share)) {
        return invalid("event_share", "more_than_post");
    }
    return {};
}

Result<void> person_holds(const Staff& staff) {
    if (staff.standing != "employed" && staff.standing != "vacant" && staff.standing != "leave") {
        return invalid("standing", "unknown_code");
    }
    if (staff.standing == "vacant" && !staff.name.empty()) {
        return invalid("name", "vacant_has_no_name");
    }
    if (staff.standing != "vacant" && staff.name.empty()) {
        return invalid("name", "required");
    }
    if (!staff.sex.empty() && staff.sex != "kvinna" && staff.sex != "man" &&
        staff.sex != "not_stated") {
        return invalid("sex", "unknown_code");
    }
    return {};
}

Result<void> holds(Work& work, std::string_view unit, const Staff& staff) {
    TRY(person_holds(staff));
    TRY(shares_hold(staff));
    if (!staff.introduction.empty() &&
        !code_valid(work, {.list = "introduction", .code = staff.introduction}, staff.employed_from,
                    unit)) {
        return invalid("introduction", "unknown_code");
    }
    if (staff.employed_until && *staff.employed_until < staff.employed_from) {
        return invalid("employed_until", "before_start");
    }
    return {};
}

StaffRecord record_of(Work& work, const StoredRow& row) {
    StaffRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    work.fill(staff_table, row, &record.staff);
    return record;
}

} // namespace

Result<std::vector<StaffRecord>> staff_of(Work& work, std::string_view unit) {
    TRY(must_at(work, May::read_staff, unit));
    std::vector<StaffRecord> list;
    for (const StoredRow& row : work.rows(sql::organisations::staff_of_unit, {{"unit", unit}})) {
        list.push_back(record_of(work, row));
    }
    return list;
}

Result<StaffRecord> staff_by_id(Work& work, std::string_view unit, std::string_view id) {
    TRY(must_at(work, May::read_staff, unit));
    const auto row = work.row(sql::organisations::staff_by_id, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    return record_of(work, *row);
}

Result<std::string> add_staff(Work& work, std::string_view unit, const Staff& staff) {
    TRY(must_at(work, May::write_staff, unit));
    TRY(holds(work, unit, staff));
    return work.insert(staff_table, &staff, {{"unit", unit}});
}

Result<int64_t> amend_staff(Work& work, std::string_view unit, const StaffRecord& amended) {
    TRY(must_at(work, May::write_staff, unit));
    if (!work.row(sql::organisations::staff_by_id, {{"unit", unit}, {"id", amended.id}})) {
        return not_found();
    }
    TRY(holds(work, unit, amended.staff));
    return work.update(staff_table, amended.id, amended.version, &amended.staff);
}

int64_t posts_on(Work& work, std::string_view unit, Date on) {
    return work.row(sql::organisations::posts_on, {{"unit", unit}, {"day", on.iso()}})
        ->integer("posts");
}
