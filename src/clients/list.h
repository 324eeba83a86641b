// The list of one's own clients and of those one stands in for. Found by code, and by nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/record.h"
#include "platform/work.h"

/// What the list is narrowed to. There is no filter by what a client answered, and none may come.
struct ClientFilter {
    std::string code;
    /// open (those with support now), closed or all.
    std::string standing = "open";
};
ClientFilter client_filter_from(const FormValues& query);

struct ClientLine {
    std::string id;
    std::string code;
    std::string ombud;
    Date started_on;
    std::optional<Date> last_contact_on;
    std::optional<Date> closed_on;
    std::string waits_for;
    int64_t assignments_open = 0;
    /// The next task that is not done.
    std::optional<Date> due_on;
    std::string due_kind;
    /// This year's contact reasons have not been told.
    bool reasons_missing = false;
    /// The last contact, or the start when there was none.
    Date contact() const { return last_contact_on.value_or(started_on); }
};

inline constexpr int64_t clients_per_page = 50;

struct ClientPage {
    std::vector<ClientLine> lines;
    int64_t total = 0;
    /// Of this page; the first is 1.
    int64_t number = 1;
};
/// One page of 50; the first page is 1. Leaves a row in the trail that says which were shown.
Result<ClientPage> list_clients(Work& work, const ClientFilter& filter, int64_t page);

/// The ombud's working lists (domain c.6, A3): the same lines, each under what it needs.
struct WorkingLists {
    /// Without contact so long that they must be closed.
    std::vector<ClientLine> to_close;
    /// Without contact for half that time.
    std::vector<ClientLine> long_without_contact;
    std::vector<ClientLine> waiting_for_decision;
    /// With a task, the nearest day first.
    std::vector<ClientLine> with_tasks;
    /// Whose contact reasons of the year are not told yet.
    std::vector<ClientLine> without_reasons;
};
/// Sorts the lines of open clients; `months` is the unit's limit for closing. Pure.
WorkingLists working_lists(const std::vector<ClientLine>& lines, Date today, int months);
/// The actor's own, all at once.
Result<WorkingLists> my_working_lists(Work& work);
