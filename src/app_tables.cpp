// The field tables of all slices, for those who walk them without knowing the slices.
#include "app.h"

#include <algorithm>
#include <set>

#include "accounts/account.h"
#include "actions/forgetting.h"
#include "actions/turn.h"
#include "clearance/clearance.h"
#include "clearance/reading.h"
#include "clients/clients.h"
#include "clients/note.h"
#include "events/closure.h"
#include "events/decision.h"
#include "events/discussion.h"
#include "events/draft.h"
#include "events/erasing.h"
#include "events/event.h"
#include "events/kept_texts.h"
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
#include "handovers/forgetting.h"
#include "handovers/turn.h"
#include "letters/approval.h"
#include "letters/forgetting.h"
#include "letters/reply.h"
#include "meetings/agenda.h"
#include "meetings/forgetting.h"
#include "organisations/agreement.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/policy.h"
#include "organisations/staff.h"
#include "organisations/unit.h"
#include "platform/setting.h"
#include "privacy/finding.h"
#include "privacy/guard_word.h"
#include "privacy/purge.h"
#include "privacy/retention.h"
#include "reports/freeze.h"
#include "reports/kept_texts.h"
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
            {reading_table, {"subject", "text_digest"}},
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
            {letter_table},
            {letter_fault_table},
            {letter_item_table},
            {letter_recipient_table},
            {letter_signatory_table},
            {letter_approval_table, {"text_digest"}},
            {letter_anchoring_table},
            {letter_turn_table},
            {letter_answer_table},
            {action_table},
            {action_turn_table},
            {meeting_table},
            {meeting_turn_table},
            {meeting_item_table, {"kept_line"}},
            {saved_table_table, {"question"}},
            {report_table},
            {report_block_table},
            {chosen_text_table, {"source"}},
            {reference_table},
            {setting_table},
            {guard_word_table},
            {guard_scan_table, {"cursor_at"}},
            {guard_finding_table, {"record"}},
            {purge_table, {"digest"}},
            {retention_rule_table},
            {announced_erasure_table},
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

// Those that know more of their records come first; every other table with free text is read too,
// so that a slice added later cannot be forgotten.
std::vector<TextSource> program_text_sources() {
    std::vector<TextSource> sources = event_text_sources();
    for (TextSource& source : report_text_sources()) {
        sources.push_back(std::move(source));
    }
    for (const AuditedTable& audited : program_tables()) {
        const bool told = std::ranges::any_of(sources, [&](const TextSource& source) {
            return source.table.name == audited.table.name;
        });
        const bool free_text = std::ranges::any_of(audited.table.fields, [](const Field& field) {
            return field.kind == FieldKind::free_text;
        });
        if (!told && free_text) {
            sources.push_back({audited.table});
        }
    }
    return sources;
}

// The classes that the fields name, and those of them that are erased by the schedule.
void program_retention() {
    std::set<std::string> names;
    for (const AuditedTable& audited : program_tables()) {
        for (const Field& field : audited.table.fields) {
            if (!field.options.retention.empty()) {
                names.emplace(field.options.retention);
            }
        }
    }
    named_classes().assign(names.begin(), names.end());
    RetentionClass clients;
    clients.name = "client";
    clients.table = "client";
    clients.own_page = "/clients/erasures";
    retention_classes() = {event_retention(), handover_retention(), letter_retention(),
                           meeting_retention(), clients};
    copy_keepers() = {forget_event_texts, forget_promised_words, forget_told_faults,
                      forget_meeting_texts};
    purgers() = {purge_drafts, purge_notes, redraw_purged_reports};
}
