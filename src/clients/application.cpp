// Somebody asks for an ombud.
#include "clients/application.h"

#include <algorithm>

#include "clients/client.h"
#include "clients/year_lock.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "rights/may.h"
#include "sql/clients.h"

// --- rules ---------------------------------------------------------------------------------------

namespace {

bool is_final(std::string_view outcome) {
    return outcome != "undecided" && outcome != "queue";
}

struct Complaints {
    Error error;
    void add(std::string_view field, std::string_view key) {
        error.problems.push_back({std::string(field), std::string(key)});
    }
    Result<void> told() const {
        return error.problems.empty() ? Result<void>() : Result<void>(error);
    }
};

void check_days(const Application& application, Date today, Complaints& wrong) {
    if (application.applied_on > today) {
        wrong.add("applied_on", "in_future");
    }
    const auto in_order = [&](std::string_view field, const std::optional<Date>& day) {
        if (day && *day > today) {
            wrong.add(field, "in_future");
        } else if (day && *day < application.applied_on) {
            wrong.add(field, "before_application");
        }
    };
    in_order("decided_on", application.decided_on);
    in_order("queued_on", application.queued_on);
    in_order("ended_on", application.ended_on);
    if (application.ended_on && application.queued_on &&
        *application.ended_on < *application.queued_on) {
        wrong.add("ended_on", "ended_before_queue");
    }
}

} // namespace

Result<void> application_holds(const Application& application, Date today) {
    static constexpr std::array<std::string_view, 6> outcomes = {
        "undecided", "queue", "accepted", "not_target", "referred", "withdrawn"};
    if (std::ranges::find(outcomes, application.outcome) == outcomes.end()) {
        return invalid("outcome", "unknown_code");
    }
    Complaints wrong;
    check_days(application, today, wrong);
    if (application.source == "authority" && application.source_body.empty()) {
        wrong.add("source_body", "required");
    }
    if (application.outcome != "undecided" && !application.decided_on) {
        wrong.add("decided_on", "required");
    }
    if (application.outcome == "not_target" && application.exclusion.empty()) {
        wrong.add("exclusion", "required");
    }
    if (application.outcome == "referred" && application.referred_to.empty()) {
        wrong.add("referred_to", "required");
    }
    if (application.outcome == "queue" && !application.queued_on) {
        wrong.add("queued_on", "required");
    }
    return wrong.told();
}

void settle(Application& application) {
    if (application.source != "authority") {
        application.source_body.clear();
    }
    if (application.outcome != "not_target") {
        application.exclusion.clear();
    }
    if (application.outcome != "referred" && application.outcome != "not_target") {
        application.referred_to.clear();
    }
    if (application.outcome == "undecided") {
        application.decided_on.reset();
        application.queued_on.reset();
    }
    if (!is_final(application.outcome)) {
        application.ended_on.reset();
    } else if (!application.ended_on) {
        application.ended_on = application.decided_on;
    }
}

std::string_view outcome_on(const Application& application, Date day) {
    if (application.ended_on && *application.ended_on <= day) {
        return application.outcome;
    }
    return application.queued_on && *application.queued_on <= day ? "queue" : "undecided";
}

// --- verbs ---------------------------------------------------------------------------------------

ApplicationRecord application_record(Work& work, const Row& row) {
    ApplicationRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.unit = row.text("unit");
    work.fill(application_table, row, &record.application);
    return record;
}

namespace {

Result<void> code_known(Work& work, const ApplicationRecord& record, const Code& code,
                        std::string_view field) {
    const Date day = record.application.applied_on;
    if (!code.code.empty() && !code_valid(work, code, day, record.unit)) {
        return invalid(std::string(field), "unknown_code");
    }
    return {};
}

Result<void> codes_known(Work& work, const ApplicationRecord& record) {
    const Application& given = record.application;
    TRY(code_known(work, record, {.list = "client_source", .code = given.source}, "source"));
    TRY(code_known(work, record, {.list = "body_type", .code = given.source_body}, "source_body"));
    TRY(code_known(work, record, {.list = "exclusion", .code = given.exclusion}, "exclusion"));
    TRY(code_known(work, record, {.list = "body_type", .code = given.referred_to}, "referred_to"));
    return code_known(work, record, {.list = "client_priority", .code = given.priority},
                      "priority");
}

// Everything but the code, which a client who is known already has.
Result<void> rest_holds(Work& work, const ApplicationRecord& record) {
    const Application& given = record.application;
    TRY(application_holds(given, work.today()));
    TRY(codes_known(work, record));
    // Who lives outside is refused for that reason, so the kommun may be any then.
    const auto covered = kommuner_of(work, record.unit, given.applied_on.year);
    const bool outside = std::ranges::find(covered, given.kommun) == covered.end();
    if (!known_area(work, given.kommun) || given.kommun.size() != 4) {
        return invalid("kommun", "unknown_area");
    }
    if (outside && (given.outcome == "queue" || given.outcome == "accepted")) {
        return invalid("kommun", "outside_the_unit",
                       {{"year", std::to_string(given.applied_on.year)}});
    }
    return {};
}

// A day in a locked year may stand, but neither come nor go.
Result<void> days_open(Work& work, std::string_view unit, const Application& before,
                       const Application& after) {
    const auto changed = [&](std::string_view field, const std::optional<Date>& was,
                             const std::optional<Date>& is) -> Result<void> {
        if (was == is) {
            return {};
        }
        if (was) {
            TRY(year_open(work, unit, {field, *was}));
        }
        return is ? year_open(work, unit, {field, *is}) : Result<void>();
    };
    TRY(changed("applied_on", before.applied_on, after.applied_on));
    TRY(changed("decided_on", before.decided_on, after.decided_on));
    TRY(changed("queued_on", before.queued_on, after.queued_on));
    return changed("ended_on", before.ended_on, after.ended_on);
}

} // namespace

Result<std::string> receive_application(Work& work, const Application& given) {
    TRY(must(work, May::write_clients));
    ApplicationRecord record;
    record.unit = TRY(my_unit_id(work));
    record.application = given;
    record.application.code = normal_code(given.code);
    settle(record.application);
    if (given.outcome == "accepted") {
        return invalid("outcome", "register_the_client");
    }
    TRY(admit_code(work, record.application.code));
    TRY(rest_holds(work, record));
    TRY(days_open(work, record.unit, Application(), record.application));
    const Params asked = {{"unit", record.unit}, {"code", record.application.code}};
    if (work.row(sql::clients::open_application_of_code, asked) ||
        work.row(sql::clients::open_client_of_code, asked)) {
        return invalid("code", "taken");
    }
    return work.insert(application_table, &record.application, {{"unit", record.unit}});
}

Result<int64_t> decide_application(Work& work, const ApplicationRecord& decided) {
    TRY(must(work, May::write_clients));
    ApplicationRecord record = TRY(open_application(work, decided.id));
    if (record.settled()) {
        return conflict("application_is_settled");
    }
    Application next = decided.application;
    next.code = record.application.code;
    if (next.outcome == "accepted") {
        return invalid("outcome", "register_the_client");
    }
    const bool same_decision = next.decided_on == record.application.decided_on;
    if (record.application.outcome == "queue" && !next.ended_on && same_decision) {
        // The decision that put the person in the queue did not end it.
        next.ended_on = work.today();
    }
    settle(next);
    TRY(days_open(work, record.unit, record.application, next));
    record.application = next;
    TRY(rest_holds(work, record));
    return work.update(application_table, record.id, decided.version, &record.application);
}

void note_shown(Work& work, std::string_view unit, const std::vector<ApplicationRecord>& shown) {
    json::array ids;
    for (const ApplicationRecord& record : shown) {
        ids.emplace_back(record.id);
    }
    if (!ids.empty()) {
        work.note_read("client_application_list", unit,
                       json::serialize(json::object{{"applications", ids}}));
    }
}

Result<ApplicationRecord> open_application(Work& work, std::string_view id) {
    TRY(must(work, May::read_clients));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::clients::application_by_id, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    work.note_read("client_application", id);
    return application_record(work, *row);
}

Result<std::vector<ApplicationRecord>> undecided_applications(Work& work) {
    TRY(must(work, May::read_clients));
    const std::string unit = TRY(my_unit_id(work));
    std::vector<ApplicationRecord> list;
    for (const StoredRow& row : work.rows(sql::clients::undecided, {{"unit", unit}})) {
        list.push_back(application_record(work, row));
    }
    note_shown(work, unit, list);
    return list;
}

Result<std::string> add_accepted(Work& work, std::string_view unit, const Application& given) {
    ApplicationRecord record;
    record.unit = unit;
    record.application = given;
    record.application.outcome = "accepted";
    settle(record.application);
    TRY(rest_holds(work, record));
    TRY(days_open(work, unit, Application(), record.application));
    return work.insert(application_table, &record.application, {{"unit", unit}});
}

Result<void> accept(Work& work, const ApplicationRecord& record, Date started_on) {
    Application accepted = record.application;
    accepted.outcome = "accepted";
    accepted.ended_on = started_on;
    if (!accepted.decided_on) {
        accepted.decided_on = started_on;
    }
    settle(accepted);
    ApplicationRecord next = record;
    next.application = accepted;
    TRY(rest_holds(work, next));
    TRY(days_open(work, record.unit, record.application, accepted));
    TRY(work.update(application_table, record.id, record.version, &accepted));
    return {};
}
