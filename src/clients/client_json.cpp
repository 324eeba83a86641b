// The pages' contents without their words.
#include "clients/client_json.h"

#include <charconv>

#include "clients/assignment.h"
#include "clients/client_year.h"
#include "clients/deputy.h"
#include "clients/period.h"
#include "clients/task.h"
#include "rights/may.h"

namespace {

json::value told_day(const std::optional<Date>& day) {
    return day ? json::value(day->iso()) : json::value();
}

json::value told_value(const Field& field, const std::vector<std::string>& typed) {
    const std::string value = typed.empty() ? "" : typed.back();
    if (field.kind == FieldKind::list) {
        json::array list;
        for (const std::string& one : typed) {
            list.emplace_back(one);
        }
        return list;
    }
    if (field.kind == FieldKind::tick) {
        return value == "1" || value == "on";
    }
    if (value.empty()) {
        return {};
    }
    int64_t number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole = failure == std::errc{} && end == value.data() + value.size();
    if (field.kind == FieldKind::integer && whole) {
        return number;
    }
    return json::value(value);
}

/// A record that is stored, with its id and version.
json::object told_stored(std::span<const Field> fields, const void* record, std::string_view id,
                         int64_t version) {
    json::object told = told_record(fields, record);
    told["id"] = id;
    told["version"] = version;
    return told;
}

json::object told_line(const ClientLine& line) {
    return {{"id", line.id},
            {"code", line.code},
            {"started_on", line.started_on.iso()},
            {"last_contact_on", told_day(line.last_contact_on)},
            {"closed_on", told_day(line.closed_on)},
            {"waits_for", line.waits_for.empty() ? json::value() : json::value(line.waits_for)},
            {"assignments_open", line.assignments_open},
            {"due_on", told_day(line.due_on)},
            {"due_kind", line.due_kind.empty() ? json::value() : json::value(line.due_kind)},
            {"reasons_missing", line.reasons_missing}};
}

json::array told_lines(const std::vector<ClientLine>& lines) {
    json::array told;
    for (const ClientLine& line : lines) {
        told.push_back(told_line(line));
    }
    return told;
}

std::string written(json::object object) {
    return json::serialize(object) + "\n";
}

json::array told_applications(const std::vector<ApplicationRecord>& records) {
    json::array told;
    for (const ApplicationRecord& record : records) {
        told.push_back(
            told_stored(application_fields, &record.application, record.id, record.version));
    }
    return told;
}

// Dates and work are what an overseer may see; answers are the ombud's.
constexpr std::array<std::string_view, 3> answers_of_period = {"reasons_at_start", "close_reason",
                                                               "id"};

/// Whose eyes: the ombud's and a deputy's, or those of a manager who opened the record.
enum class Reader { own, overseer };

json::array told_periods(Work& work, const ClientRecord& client, Reader reader) {
    json::array told;
    for (const PeriodRecord& record : periods_of(work, client)) {
        json::object one = told_stored(period_fields, &record.period, record.id, record.version);
        one["received"] = record.received;
        one["handed_over"] = record.handed_over;
        if (reader == Reader::overseer) {
            for (const std::string_view name : answers_of_period) {
                one.erase(name);
            }
        }
        told.push_back(std::move(one));
    }
    return told;
}

json::array told_years(Work& work, const ClientRecord& client) {
    json::array told;
    for (const int year : answered_years(work, client)) {
        const ClientYearRecord record = answers_in(work, client, year);
        told.push_back(told_stored(client_year_fields, &record.answers, record.id, record.version));
    }
    return told;
}

} // namespace

json::object told_record(std::span<const Field> fields, const void* record) {
    json::object told;
    for (const Field& field : fields) {
        told[field.name] = told_value(field, as_typed(field, record));
    }
    return told;
}

std::string clients_json(const ClientPage& page) {
    return written(
        {{"total", page.total}, {"page", page.number}, {"clients", told_lines(page.lines)}});
}

std::string working_lists_json(const WorkingLists& lists) {
    return written({{"to_close", told_lines(lists.to_close)},
                    {"with_tasks", told_lines(lists.with_tasks)},
                    {"waiting_for_decision", told_lines(lists.waiting_for_decision)},
                    {"long_without_contact", told_lines(lists.long_without_contact)},
                    {"without_reasons", told_lines(lists.without_reasons)}});
}

std::string client_json(Work& work, const ClientRecord& client) {
    const bool own = relation_to(work, client) != Relation::overseer &&
                     actor_may(work.actor(), May::write_clients);
    json::object told = told_stored(client_fields, &client.client, client.id, client.version);
    if (!own) {
        told.erase("sex");
        told.erase("birth_year");
    }
    told["periods"] = told_periods(work, client, own ? Reader::own : Reader::overseer);
    json::array assignments;
    for (const AssignmentRecord& record : assignments_of(work, client)) {
        assignments.push_back(
            told_stored(assignment_fields, &record.assignment, record.id, record.version));
    }
    told["assignments"] = std::move(assignments);
    json::array tasks;
    for (const TaskRecord& record : tasks_of(work, client)) {
        tasks.push_back(told_stored(task_fields, &record.task, record.id, record.version));
    }
    told["tasks"] = std::move(tasks);
    if (own) {
        told["years"] = told_years(work, client);
    }
    return written(std::move(told));
}

std::string queue_json(Work& work, const std::vector<ApplicationRecord>& waiting,
                       const std::vector<ApplicationRecord>& undecided) {
    const std::string unit = work.actor().place.substr(5);
    const PriorityOrder order = priority_order_on(work, unit, work.today());
    const auto said = queue_year(work, unit, work.year());
    json::array in_line = told_applications(waiting);
    const auto places = places_in(waiting, order);
    for (std::size_t i = 0; i < places.size(); ++i) {
        in_line[i].as_object()["place"] = places[i];
    }
    json::object told = {{"waiting", std::move(in_line)},
                         {"undecided", told_applications(undecided)},
                         {"alike_at_front", alike_at_front(waiting, order)},
                         {"order", nullptr},
                         {"said", nullptr}};
    if (!order.decision.empty()) {
        told["order"] = told_record(priority_order_fields, &order);
    }
    if (said) {
        told["said"] = told_record(queue_year_fields, &said->said);
    }
    return written(std::move(told));
}

std::string application_json(const ApplicationRecord& record) {
    return written(told_stored(application_fields, &record.application, record.id, record.version));
}

std::string enquiries_json(const std::vector<EnquiryRecord>& enquiries) {
    json::array told;
    for (const EnquiryRecord& record : enquiries) {
        told.push_back(told_stored(enquiry_fields, &record.enquiry, record.id, record.version));
    }
    return written({{"enquiries", std::move(told)}});
}

std::string deputies_json(Work& work) {
    json::array told;
    for (const DeputyRecord& record : my_deputies(work)) {
        told.push_back(told_stored(deputy_fields, &record.deputy, record.id, record.version));
    }
    return written({{"deputies", std::move(told)}});
}

std::string erasures_json(const std::vector<ErasureLine>& lines, const Tombstones& gone) {
    json::array told;
    for (const ErasureLine& line : lines) {
        json::object one = {{"client", line.client},
                            {"code", line.code},
                            {"closed_on", line.closed_on.iso()},
                            {"erasable_from", told_day(line.erasable)},
                            {"announced", nullptr}};
        if (!line.erasure.empty()) {
            one["announced"] =
                told_stored(erasure_fields, &line.announced, line.erasure, line.version);
        }
        told.push_back(std::move(one));
    }
    return written({{"clients", std::move(told)},
                    {"erased", gone.clients},
                    {"erased_applications", gone.applications}});
}

std::string transfers_json(const std::vector<TransferRecord>& transfers) {
    json::array told;
    for (const TransferRecord& record : transfers) {
        told.push_back(told_stored(transfer_fields, &record.transfer, record.id, record.version));
    }
    return written({{"transfers", std::move(told)}});
}

std::string transfer_json(const TransferRecord& record) {
    return written(told_stored(transfer_fields, &record.transfer, record.id, record.version));
}
