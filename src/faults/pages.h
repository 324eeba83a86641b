// What the pages of faults and themes look like; for the addresses of this folder only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/list.h"
#include "faults/fault.h"
#include "faults/kommun_way.h"
#include "faults/membership.h"
#include "faults/page_parts.h"
#include "faults/proposal.h"
#include "faults/reported_fault.h"
#include "faults/theme.h"
#include "platform/html/page.h"
#include "platform/http/request.h"
#include "rights/panel.h"

Response draw_faults(const Request& in, Work& work, const FaultPage& found);
/// A new fault when `record` is null; `event` is the number of an event to group at once, or "".
Response draw_fault_form(const Request& in, Work& work, const FaultRecord* record,
                         std::string_view event);
Response draw_fault(const Request& in, Work& work, const FaultRecord& record);
Response draw_fault_closing(const Request& in, const FaultRecord& record);
Response draw_fault_reopening(const Request& in, const FaultRecord& record);

/// Among which open faults to choose for an event: those found by words, or else the likely ones.
struct GroupingView {
    std::string event;
    std::string words;
    std::vector<FaultRecord> choices;
    /// How many were found, of which the choices are the first.
    int64_t found = 0;
};
Response draw_grouping(const Request& in, Work& work, const GroupingView& view);
/// Which events to put in a fault.
Response draw_adding(const Request& in, Work& work, const FaultRecord& record,
                     const EventPage& found);
Response draw_ungrouping(const Request& in, Work& work, const FaultRecord& record);
/// All events of a fault, those taken out too.
Response draw_members(const Request& in, Work& work, const FaultRecord& record);
Html members_table(const Request& in, Work& work, const FaultRecord& record,
                   const std::vector<Member>& members);

Response draw_proposal_form(const Request& in, Work& work, const FaultRecord& record,
                            const ProposalRecord* proposal);
Response draw_proposal_turn(const Request& in, Work& work, const FaultRecord& record,
                            const ProposalRecord& proposal);
Response draw_earlier_years(const Request& in, Work& work, const FaultRecord& record);
Response draw_kommun_form(const Request& in, Work& work, const FaultRecord& record);
/// Proposals, comparison and earlier years on the fault's page.
Html proposals_part(const Request& in, Work& work, const FaultRecord& record);
Html comparison_part(const Request& in, Work& work, const FaultRecord& record);
Html earlier_part(const Request& in, Work& work, const FaultRecord& record);

Response draw_themes(const Request& in, const std::vector<ThemeRecord>& themes);
/// A new theme when `record` is null.
Response draw_theme_form(const Request& in, Work& work, const ThemeRecord* record);
Response draw_theme(const Request& in, Work& work, const ThemeRecord& record);
/// Which faults to choose for a theme.
Response draw_choosing(const Request& in, const ThemeRecord& record, const FaultPage& found);

Response draw_reported(const Request& in, Work& work, int year,
                       const std::vector<ReportedFaultRecord>& lines);
/// A new line when `record` is null.
Response draw_reported_form(const Request& in, Work& work, const ReportedFaultRecord* record);

/// What the slices above show on a fault's page.
std::span<const RecordPanel> fault_panels();
/// The trail above a page about one fault.
std::vector<std::pair<std::string, std::string>> fault_trail(const Request& in,
                                                             std::string_view number = "");
