// Grouping and ungrouping.
#include "faults/membership.h"

#include "events/copies.h"
#include "events/event.h"
#include "faults/fault_turn.h"
#include "faults/forgetting.h"
#include "faults/picture.h"
#include "organisations/code.h"
#include "rights/may.h"
#include "sql/faults.h"

namespace {

Result<void> known_reason(Work& work, std::string_view list, std::string_view code,
                          std::string_view unit) {
    const Code asked{.list = std::string(list), .code = std::string(code)};
    if (!code_valid(work, asked, work.today(), unit)) {
        return invalid("reason", code.empty() ? "required" : "unknown_code");
    }
    return {};
}

// The day of the last closing; a fault that was never closed has none.
std::optional<Date> closed_on(Work& work, const FaultRecord& fault) {
    std::optional<Date> day;
    for (const FaultTurnRecord& one : turns_of(work, fault)) {
        day = one.turn.deed == "close" ? std::optional(one.turn.turned_on) : std::nullopt;
    }
    return day;
}

Result<void> reopen_for(Work& work, const FaultRecord& fault, const EventRecord& event) {
    const auto closed = fault.standing == "closed" ? closed_on(work, fault) : std::nullopt;
    if (!closed || event.event.occurred_on <= *closed) {
        return {};
    }
    FaultTurn opening;
    opening.event = event.number;
    TRY(reopen_fault(work, fault.number, fault.version, opening));
    return {};
}

// When nothing but withheld events is left, or comes, what others copied about the fault tells of
// them alone.
Result<void> forget_if_hidden_now(Work& work, const FaultRecord& fault) {
    TRY(forget_theme_remarks(work, fault));
    if (!picture_of(work, fault).only_withheld()) {
        return {};
    }
    const auto left = members_of(work, fault, Members::current, 1);
    return left.empty() ? Result<void>()
                        : take_out_copies(work, fault.unit, left.front().event,
                                          TextsGone::counted_otherwise);
}

Membership membership_in(Work& work, const Row& row) {
    Membership membership;
    work.fill(membership_table, row, &membership);
    return membership;
}

Member member_in(Work& work, const Row& row) {
    Member member;
    member.event = row.text("event");
    member.event_number = row.text("event_number");
    member.membership = membership_in(work, row);
    member.grouped_by = row.text("created_by");
    member.ended_by = row.text("ended_by");
    member.withheld = row.tick("withheld");
    member.status = row.text("status");
    member.way = row.text("way");
    if (!member.withheld) {
        member.occurred_on = parse_date(row.text("occurred_on"));
        member.kommun = row.text("kommun");
        member.body = row.text("body");
        member.level = row.text("level");
        member.kind = row.text("kind");
    }
    return member;
}

} // namespace

Result<void> group_event(Work& work, const Grouping& grouping) {
    TRY(must(work, May::write_faults));
    const FaultRecord fault = TRY(find_fault(work, grouping.fault));
    const EventRecord event = TRY(find_event(work, grouping.event));
    TRY(known_reason(work, "grouping_reason", grouping.reason, fault.unit));
    if (event.status == "withdrawn") {
        return invalid("", "event.is_withdrawn");
    }
    if (event.event.kind == "positive") {
        return invalid("", "fault.works_well");
    }
    const Params pair = {{"unit", event.unit}, {"fault", fault.id}, {"event", event.id}};
    if (work.row(sql::faults::current_membership, pair)) {
        return invalid("", "fault.already_grouped");
    }
    // One more beside withheld ones hides nothing that was not hidden before.
    const bool may_hide = event.withheld && !picture_of(work, fault).only_withheld();
    Membership membership;
    membership.reason = grouping.reason;
    membership.member_from = work.today();
    TRY(work.insert(membership_table, &membership,
                    {{"unit", event.unit}, {"fault", fault.id}, {"event", event.id}}));
    work.announce("fault.event_grouped", fault.number);
    if (may_hide) {
        TRY(forget_if_hidden_now(work, fault));
    }
    return reopen_for(work, fault, event);
}

Result<void> ungroup_event(Work& work, const Grouping& grouping) {
    TRY(must(work, May::write_faults));
    const FaultRecord fault = TRY(find_fault(work, grouping.fault));
    const EventRecord event = TRY(find_event(work, grouping.event));
    TRY(known_reason(work, "ungrouping_reason", grouping.reason, fault.unit));
    const auto row = work.row(sql::faults::current_membership,
                              {{"unit", event.unit}, {"fault", fault.id}, {"event", event.id}});
    if (!row) {
        return not_found();
    }
    Membership membership = membership_in(work, *row);
    membership.member_until = work.today();
    membership.ending_reason = grouping.reason;
    static constexpr std::array<std::string_view, 2> ending = {"member_until", "ending_reason"};
    TRY(work.update(membership_table, row->text("id"), row->integer("version"), &membership, ending,
                    {{"ended_at", work.now().iso()}, {"ended_by", work.actor().id}}));
    work.announce("fault.event_ungrouped", fault.number);
    return forget_if_hidden_now(work, fault);
}

std::vector<Member> members_of(Work& work, const FaultRecord& record, Members which,
                               int64_t limit) {
    std::vector<Member> list;
    const Query& query =
        which == Members::current ? sql::faults::current_members : sql::faults::former_members;
    for (const StoredRow& row : work.rows(query, {{"fault", record.id}, {"limit", limit}})) {
        list.push_back(member_in(work, row));
    }
    return list;
}

int64_t count_members(Work& work, const FaultRecord& record, Members which) {
    const int64_t current = which == Members::current ? 1 : 0;
    const auto row =
        work.row(sql::faults::count_members, {{"fault", record.id}, {"current", current}});
    return row ? row->integer("members") : 0;
}

std::vector<FaultOfEvent> faults_of_event(Work& work, std::string_view unit,
                                          std::string_view event) {
    std::vector<FaultOfEvent> list;
    for (const StoredRow& row :
         work.rows(sql::faults::faults_of_event, {{"unit", unit}, {"event", event}})) {
        FaultOfEvent one{fault_record(work, row), {}, row.text("grouped_by")};
        one.membership.reason = row.text("reason");
        one.membership.member_from = *parse_date(row.text("member_from"));
        list.push_back(std::move(one));
    }
    return list;
}
