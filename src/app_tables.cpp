// The field tables of all slices, for those who walk them without knowing the slices.
#include "app.h"

#include "accounts/account.h"
#include "clearance/clearance.h"
#include "clients/clients.h"
#include "events/closure.h"
#include "events/decision.h"
#include "events/discussion.h"
#include "events/event.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "events/withheld.h"
#include "faults/earlier_year.h"
#include "faults/fault.h"
#include "faults/fault_turn.h"
#include "faults/kommun_way.h"
#include "faults/membership.h"
#include "faults/proposal.h"
#include "faults/reported_fault.h"
#include "faults/theme.h"
#include "figures/saved_table.h"
#include "handovers/answer.h"
#include "handovers/turn.h"
#include "organisations/agreement.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/policy.h"
#include "organisations/staff.h"
#include "organisations/unit.h"
#include "platform/setting.h"
#include "privacy/guard_word.h"
#include "reports/reference.h"
#include "reports/report.h"
#include "site/accessibility.h"
#include "site/backup.h"

// Of an event the trail tells its kind, level and state only: day, place, body and type together
// say more about a withheld event than those outside the unit may know. The event's own page shows
// them to whoever may read it.
static std::vector<AuditedTable> lower_tables() {
    return {{account_table},
            {seat_table},
            {unit_table},
            {coverage_table},
            {unit_policy_table},
            {year_question_table},
            {agreement_table},
            {office_table},
            {body_table},
            {staff_table},
            {code_table},
            {clearance_table, {"subject", "text_digest"}},
            {event_table,
             {"occurred_on", "registered_on", "kommun", "body", "type", "serious_reason",
              "child_perspective", "mended_at_once"}},
            {closure_table},
            {decision_table, {"decided_on"}},
            {discussion_table, {"discussed_on"}},
            {published_text_table, {"clearance"}},
            {reclassification_table},
            {text_release_table, {"clearance"}},
            {fault_table},
            {fault_turn_table},
            {membership_table},
            {earlier_year_table},
            {proposal_table},
            {proposal_turn_table},
            {kommun_way_table},
            {theme_table},
            {reported_fault_table},
            {handover_table},
            {handover_item_table},
            {handover_turn_table},
            {answer_table},
            {message_table},
            {saved_table_table, {"question"}},
            {report_table},
            {report_block_table},
            {chosen_text_table, {"source"}},
            {reference_table},
            {setting_table},
            {guard_word_table},
            {backup_table},
            {accessibility_report_table},
            {accessibility_answer_table}};
}

std::vector<AuditedTable> program_tables() {
    std::vector<AuditedTable> tables = lower_tables();
    for (const Table& table : client_tables()) {
        tables.push_back({table});
    }
    return tables;
}
