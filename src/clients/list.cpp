// One's own clients, and what they need.
#include "clients/list.h"

#include <algorithm>
#include <limits>
#include <map>

#include "clients/client.h"
#include "clients/client_policy.h"
#include "clients/counting.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

std::string asked(const FormValues& query, std::string_view name) {
    const auto found = query.find(name);
    return found == query.end() || found->second.empty()
               ? std::string()
               : clean_text(found->second.back(), allowed_in_line).value_or("");
}

ClientLine line_of(const Row& row) {
    ClientLine line;
    line.id = row.text("id");
    line.code = row.text("code");
    line.ombud = row.text("ombud");
    line.started_on = *parse_date(row.text("started_on"));
    line.last_contact_on = parse_date(row.text("last_contact_on"));
    line.closed_on = parse_date(row.text("closed_on"));
    line.waits_for = row.text("waits_for");
    line.assignments_open = row.integer("assignments_open");
    line.due_on = parse_date(row.text("due_on"));
    line.due_kind = row.text("due_kind");
    line.reasons_missing = row.integer("reasons_told") == 0;
    return line;
}

Params params_of(const Work& work, std::string_view unit, const ClientFilter& filter) {
    return {{"unit", unit},
            {"me", work.actor().id},
            {"day", work.today().iso()},
            {"year", work.year()},
            {"code", filter.code.empty() ? Value() : Value(normal_code(filter.code))},
            {"standing", filter.standing}};
}

// One row for each ombud whose clients were shown, with which they were.
void note_shown(Work& work, const std::vector<ClientLine>& lines) {
    std::map<std::string, json::array> shown;
    for (const ClientLine& line : lines) {
        shown[line.ombud].emplace_back(line.id);
    }
    for (auto& [ombud, ids] : shown) {
        work.note_read("client_list", ombud, json::serialize(json::object{{"clients", ids}}));
    }
}

Result<std::vector<ClientLine>> lines_of(Work& work, const ClientFilter& filter,
                                         std::pair<int64_t, int64_t> limit_and_offset) {
    TRY(must(work, May::read_clients));
    const std::string unit = TRY(my_unit_id(work));
    Params params = params_of(work, unit, filter);
    params.emplace_back("limit", limit_and_offset.first);
    params.emplace_back("offset", limit_and_offset.second);
    std::vector<ClientLine> lines;
    for (const StoredRow& row : work.rows(sql::clients::my_clients, params)) {
        lines.push_back(line_of(row));
    }
    note_shown(work, lines);
    return lines;
}

} // namespace

ClientFilter client_filter_from(const FormValues& query) {
    ClientFilter filter;
    filter.code = asked(query, "code");
    const std::string standing = asked(query, "standing");
    if (standing == "closed" || standing == "all") {
        filter.standing = standing;
    }
    // Whoever looks for a code looks among all.
    if (!filter.code.empty() && standing.empty()) {
        filter.standing = "all";
    }
    return filter;
}

Result<ClientPage> list_clients(Work& work, const ClientFilter& filter, int64_t page) {
    ClientPage found;
    found.number = std::max<int64_t>(page, 1);
    const int64_t offset = (found.number - 1) * clients_per_page;
    found.lines = TRY(lines_of(work, filter, {clients_per_page, offset}));
    const std::string unit = TRY(my_unit_id(work));
    const auto count = work.row(sql::clients::count_my_clients, params_of(work, unit, filter));
    found.total = count ? count->integer("clients") : 0;
    return found;
}

WorkingLists working_lists(const std::vector<ClientLine>& lines, Date today, int months) {
    WorkingLists lists;
    for (const ClientLine& line : lines) {
        if (line.closed_on) {
            continue;
        }
        if (must_be_closed(line.contact(), today, line.waits_for, months)) {
            lists.to_close.push_back(line);
        } else if (months_after(line.contact(), (months + 1) / 2) <= today) {
            lists.long_without_contact.push_back(line);
        }
        if (!line.waits_for.empty()) {
            lists.waiting_for_decision.push_back(line);
        }
        if (line.due_on) {
            lists.with_tasks.push_back(line);
        }
        if (line.reasons_missing) {
            lists.without_reasons.push_back(line);
        }
    }
    std::ranges::stable_sort(lists.to_close, {}, &ClientLine::contact);
    std::ranges::stable_sort(lists.long_without_contact, {}, &ClientLine::contact);
    std::ranges::stable_sort(lists.with_tasks, {}, &ClientLine::due_on);
    return lists;
}

Result<WorkingLists> my_working_lists(Work& work) {
    const auto lines =
        TRY(lines_of(work, ClientFilter(), {std::numeric_limits<int32_t>::max(), 0}));
    const std::string unit = TRY(my_unit_id(work));
    const ClientPolicy policy = client_policy_on(work, unit, work.today());
    return working_lists(lines, work.today(), static_cast<int>(policy.inactive_months));
}
