// Bodies: who may see, add and change which.
#include "organisations/body.h"

#include <algorithm>

#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/organisations.h"

namespace {

BodyRecord body_of(Work& work, const StoredRow& row) {
    BodyRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.unit = row.text("unit");
    work.fill(body_table, row, &record.body);
    return record;
}

Result<void> may_change_body(const Work& work, std::string_view unit) {
    if (unit.empty()) {
        return must(work, May::edit_codes);
    }
    const Actor& actor = work.actor();
    const bool of_the_program = actor.id == "cli" || actor.id == "system";
    const bool at_home = of_the_program || actor.place == "unit:" + std::string(unit);
    if (!at_home ||
        !(actor_may(actor, May::write_organisation) || actor_may(actor, May::steer_events))) {
        return forbidden();
    }
    return {};
}

Result<void> holds(Work& work, std::string_view unit, const Body& body) {
    if (!code_valid(work, {.list = "body_type", .code = body.type},
                    body.valid_from.value_or(work.today()), unit)) {
        return invalid("type", "unknown_code");
    }
    if (!body.area.empty() && !known_area(work, body.area)) {
        return invalid("area", "unknown_area");
    }
    if (body.valid_from && body.valid_until && *body.valid_until < *body.valid_from) {
        return invalid("valid_until", "before_start");
    }
    return {};
}

} // namespace

std::vector<BodyRecord> all_bodies(Work& work, std::string_view unit) {
    std::vector<BodyRecord> list;
    for (const StoredRow& row : work.rows(sql::organisations::bodies, {{"unit", unit}})) {
        list.push_back(body_of(work, row));
    }
    std::ranges::stable_sort(list, [](const BodyRecord& left, const BodyRecord& right) {
        return compare_swedish(left.body.name, right.body.name) < 0;
    });
    return list;
}

std::vector<BodyRecord> bodies_on(Work& work, std::string_view unit, Date on) {
    std::vector<BodyRecord> list = all_bodies(work, unit);
    std::erase_if(list, [&](const BodyRecord& one) {
        return (one.body.valid_from && on < *one.body.valid_from) ||
               (one.body.valid_until && *one.body.valid_until < on);
    });
    return list;
}

std::optional<BodyRecord> body_by_id(Work& work, std::string_view id) {
    const auto row = work.row(sql::organisations::body_by_id, {{"id", id}});
    return row ? std::optional(body_of(work, *row)) : std::nullopt;
}

std::string body_name(Work& work, const Texts& t, std::string_view id_or_type) {
    const auto record = body_by_id(work, id_or_type);
    return record ? record->body.name : code_label(work, t, "body_type", id_or_type);
}

Result<std::string> add_body(Work& work, std::string_view unit, const Body& body) {
    TRY(may_change_body(work, unit));
    TRY(holds(work, unit, body));
    return work.insert(body_table, &body, {{"unit", unit.empty() ? Value() : Value(unit)}});
}

Result<int64_t> amend_body(Work& work, std::string_view id, int64_t version, const Body& body) {
    const auto before = body_by_id(work, id);
    if (!before) {
        return not_found();
    }
    TRY(may_change_body(work, before->unit));
    TRY(holds(work, before->unit, body));
    return work.update(body_table, id, version, &body);
}
