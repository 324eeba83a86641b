// Decisions, announcements, and the job that erases a class a few records at a time.
#include "privacy/retention.h"

#include <algorithm>

#include "organisations/unit.h"
#include "platform/db/database.h"
#include "platform/months.h"
#include "rights/may.h"
#include "sql/privacy.h"

namespace {

constexpr std::string_view erasure_topic = "privacy.erasure";
// So few that one write stays short, and a stop costs little.
constexpr std::size_t records_a_write = 50;
constexpr int64_t months_max = 1200;

Result<std::string> unit_of_keeper(Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    TRY(must_at(work, May::lock_client_years, unit));
    return unit;
}

const RetentionClass* class_called(std::string_view name) {
    const auto& all = retention_classes();
    const auto found = std::ranges::find(all, name, &RetentionClass::name);
    return found == all.end() ? nullptr : &*found;
}

std::optional<RuleRecord> rule_of(Work& work, std::string_view unit, std::string_view name) {
    const auto row =
        work.row(sql::privacy::retention_rule, {{"unit", unit}, {"record_class", name}});
    if (!row) {
        return std::nullopt;
    }
    RuleRecord record{row->text("id"), row->integer("version"), {}};
    work.fill(retention_rule_table, *row, &record.rule);
    return record;
}

ScheduleLine line_of(Work& work, std::string_view unit, const std::string& name) {
    ScheduleLine line{name, class_called(name), rule_of(work, unit, name)};
    const bool erases = line.erasable != nullptr && line.erasable->dated_before != nullptr;
    if (erases && line.rule && line.rule->rule.months) {
        line.due = line.erasable->dated_before(
            work, unit, months_after(work.today(), -*line.rule->rule.months), work.now());
    }
    return line;
}

/// Whether what was announced is still decided: the same decision, and months that let it go today.
bool decision_stands(Work& work, const ErasureRecord& record) {
    const auto rule = rule_of(work, record.unit, record.erasure.record_class);
    return rule && rule->rule.months && rule->rule.decision == record.erasure.decision &&
           months_after(work.today(), -*rule->rule.months) >= record.erasure.dated_before;
}

ErasureRecord erasure_of(Work& work, const Row& row) {
    ErasureRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.unit = row.text("unit");
    record.announced_at = parse_instant(row.text("created_at")).value_or(Instant{});
    record.tombstones = row.integer("tombstones");
    work.fill(announced_erasure_table, row, &record.erasure);
    record.still_decided = decision_stands(work, record);
    return record;
}

Result<void> erase_some(Work& work, const ErasureRecord& record,
                        const std::vector<ErasableRecord>& some, std::string_view by) {
    if (!decision_stands(work, record)) {
        return invalid("", "erasure.decision_changed");
    }
    const RetentionClass* of = class_called(record.erasure.record_class);
    ensure(of != nullptr && of->erase != nullptr, "only an erasable class is announced");
    for (const ErasableRecord& one : some) {
        TRY(of->erase(work, record.unit, one));
        work.execute(sql::privacy::forget_findings,
                     {{"table_name", one.table}, {"record", one.record}});
        work.execute(sql::privacy::keep_tombstone, {{"table_name", one.table},
                                                    {"record", one.record},
                                                    {"unit", record.unit},
                                                    {"erasure", record.id},
                                                    {"erased_at", work.now().iso()},
                                                    {"erased_by", by}});
    }
    return {};
}

std::vector<ErasableRecord> what_is_left(Work& work, const ErasureRecord& record) {
    const RetentionClass* of = class_called(record.erasure.record_class);
    ensure(of != nullptr && of->dated_before != nullptr, "only an erasable class is announced");
    std::vector<ErasableRecord> left =
        of->dated_before(work, record.unit, record.erasure.dated_before, record.announced_at);
    left.resize(std::min(left.size(), records_a_write));
    return left;
}

Result<void> set_standing(Work& work, const ErasureRecord& record, std::string_view standing) {
    AnnouncedErasure erasure = record.erasure;
    erasure.standing = standing;
    static constexpr std::array<std::string_view, 1> names = {"standing"};
    TRY(work.update(announced_erasure_table, record.id, record.version, &erasure, names));
    return {};
}

std::optional<ErasureRecord> erasure_by_id(Work& work, std::string_view id) {
    const auto row = work.row(sql::privacy::erasure_by_id, {{"id", id}});
    return row ? std::optional(erasure_of(work, *row)) : std::nullopt;
}

Result<void> run_erasure(const JobRun& under_way, const DatabaseAddress& address) {
    while (true) {
        std::optional<ErasureRecord> record;
        std::vector<ErasableRecord> left;
        under_way.database.read(under_way.actor, [&](Work& work) {
            record = erasure_by_id(work, under_way.subject);
            if (record && record->erasure.standing == "begun") {
                left = what_is_left(work, *record);
            }
        });
        if (record && record->erasure.standing == "stopped") {
            // What had been erased before it was stopped still stands in the files.
            forget_deleted(address);
            under_way.leads_to("/privacy/retention");
        }
        if (!record || record->erasure.standing != "begun") {
            return {};
        }
        if (left.empty()) {
            forget_deleted(address);
            TRY(under_way.store([&](Work& work) { return set_standing(work, *record, "done"); }));
            under_way.leads_to("/privacy/retention");
            return {};
        }
        TRY(under_way.store(
            [&](Work& work) { return erase_some(work, *record, left, under_way.actor.id); }));
        under_way.progress(static_cast<int>(record->tombstones),
                           static_cast<int>(record->erasure.records));
    }
}

} // namespace

std::vector<RetentionClass>& retention_classes() {
    static std::vector<RetentionClass> classes;
    return classes;
}

std::vector<std::string>& named_classes() {
    static std::vector<std::string> names;
    return names;
}

Result<std::vector<ScheduleLine>> retention_schedule(Work& work) {
    const std::string unit = TRY(unit_of_keeper(work));
    std::vector<ScheduleLine> lines;
    for (const std::string& name : named_classes()) {
        lines.push_back(line_of(work, unit, name));
    }
    return lines;
}

Result<ScheduleLine> schedule_line(Work& work, std::string_view record_class) {
    const std::string unit = TRY(unit_of_keeper(work));
    const auto& names = named_classes();
    const auto found = std::ranges::find(names, record_class);
    if (found == names.end()) {
        return not_found();
    }
    return line_of(work, unit, *found);
}

Result<void> set_retention(Work& work, std::string_view record_class, const RuleRecord& given) {
    const std::string unit = TRY(unit_of_keeper(work));
    const ScheduleLine line = TRY(schedule_line(work, record_class));
    const RetentionRule& rule = given.rule;
    if (rule.months && (*rule.months < 1 || *rule.months > months_max)) {
        return invalid("months", "out_of_range", {{"max", std::to_string(months_max)}});
    }
    if (rule.decided_on > work.today()) {
        return invalid("decided_on", "in_future");
    }
    if ((line.rule ? line.rule->version : 0) != given.version) {
        return conflict();
    }
    if (line.rule) {
        TRY(work.update(retention_rule_table, line.rule->id, given.version, &rule));
        return {};
    }
    TRY(work.insert(retention_rule_table, &rule, {{"unit", unit}, {"record_class", record_class}}));
    return {};
}

Result<std::vector<ErasureRecord>> announced_erasures(Work& work) {
    const std::string unit = TRY(unit_of_keeper(work));
    std::vector<ErasureRecord> list;
    for (const StoredRow& row : work.rows(sql::privacy::erasures, {{"unit", unit}})) {
        list.push_back(erasure_of(work, row));
    }
    return list;
}

Result<ErasureRecord> find_erasure(Work& work, std::string_view id) {
    for (ErasureRecord& record : TRY(announced_erasures(work))) {
        if (record.id == id) {
            return std::move(record);
        }
    }
    return not_found();
}

Result<std::string> announce_erasure(Work& work, std::string_view record_class) {
    const std::string unit = TRY(unit_of_keeper(work));
    const ScheduleLine line = TRY(schedule_line(work, record_class));
    const auto announced = TRY(announced_erasures(work));
    const bool waits = std::ranges::any_of(announced, [&](const ErasureRecord& record) {
        return record.erasure.record_class == record_class &&
               (record.erasure.standing == "announced" || record.erasure.standing == "begun");
    });
    if (waits) {
        return conflict("erasure.announced");
    }
    if (line.due.empty()) {
        return invalid("", "erasure.nothing_due");
    }
    AnnouncedErasure erasure;
    erasure.record_class = record_class;
    erasure.dated_before = months_after(work.today(), -*line.rule->rule.months);
    erasure.due_on = work.today().plus_days(erasure_grace_days);
    erasure.records = static_cast<int64_t>(line.due.size());
    erasure.decision = line.rule->rule.decision;
    return work.insert(announced_erasure_table, &erasure, {{"unit", unit}});
}

Result<void> stop_erasure(Work& work, const ErasureRecord& record, const FreeText& reason) {
    TRY(unit_of_keeper(work));
    const bool halted = record.erasure.standing == "begun" && !decision_stands(work, record);
    if (record.erasure.standing != "announced" && !halted) {
        return conflict("erasure.begun");
    }
    if (reason.empty()) {
        return invalid("reason", "required");
    }
    AnnouncedErasure erasure = record.erasure;
    erasure.standing = "stopped";
    erasure.reason = reason;
    TRY(work.update(announced_erasure_table, record.id, record.version, &erasure));
    if (halted) {
        // A job of its own: the one that erases may be ending just now.
        start_job(work, erasure_topic, record.id, record.id + " stopped");
    }
    return {};
}

Result<std::string> begin_erasure(Work& work, const ErasureRecord& record) {
    TRY(unit_of_keeper(work));
    if (record.erasure.standing != "announced" && record.erasure.standing != "begun") {
        return conflict("erasure.begun");
    }
    if (record.erasure.due_on > work.today()) {
        return invalid("", "erasure.in_grace");
    }
    if (!decision_stands(work, record)) {
        return conflict("erasure.decision_changed");
    }
    if (record.erasure.standing == "announced") {
        TRY(set_standing(work, record, "begun"));
    }
    return start_job(work, erasure_topic, record.id, record.id);
}

JobKind retention_job(const DatabaseAddress& address) {
    return {std::string(erasure_topic),
            [address](const JobRun& under_way) { return run_erasure(under_way, address); }};
}
