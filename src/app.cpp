// The contents page of the program: every slice, two lines each.
#include "app.h"

#include <filesystem>

#include "accounts/accounts.h"
#include "actions/actions.h"
#include "actions/blocks.h"
#include "actions/figures.h"
#include "audit/audit.h"
#include "checking/checking.h"
#include "clearance/reading.h"
#include "clearance/readings.h"
#include "clients/blocks.h"
#include "clients/clients.h"
#include "clients/figures.h"
#include "clients/import.h"
#include "clients/retention.h"
#include "demo/demo.h"
#include "desk/calendar.h"
#include "desk/course.h"
#include "desk/desk.h"
#include "events/blocks.h"
#include "events/events.h"
#include "events/figures.h"
#include "events/import_file.h"
#include "faults/clearing.h"
#include "faults/faults.h"
#include "faults/figures.h"
#include "figures/figures.h"
#include "guard/person_door.h"
#include "handovers/blocks.h"
#include "handovers/figures.h"
#include "handovers/handovers.h"
#include "handovers/leaving.h"
#include "letters/blocks.h"
#include "letters/document.h"
#include "letters/figures.h"
#include "letters/letters.h"
#include "meetings/blocks.h"
#include "meetings/figures.h"
#include "meetings/meetings.h"
#include "meetings/minutes.h"
#include "notices/notice.h"
#include "notices/notices.h"
#include "organisations/organisations.h"
#include "platform/crypto/crypto.h"
#include "platform/jobs/sweeps.h"
#include "privacy/guard_word.h"
#include "privacy/privacy.h"
#include "privacy/purge.h"
#include "privacy/rescan.h"
#include "privacy/retention.h"
#include "reports/leaving.h"
#include "reports/reports.h"
#include "rights/may.h"
#include "site/backup.h"
#include "site/site.h"

void program_routes(Routes& routes) {
    show_on_events({event_faults_panel(), meetings_panel(), handovers_panel(), chain_panel()});
    show_on_faults(
        {actions_panel(), handovers_panel(), letters_panel(), meetings_panel(), chain_panel()});
    desk_routes(routes);
    notices_routes(routes);
    clients_routes(routes);
    faults_routes(routes);
    meetings_routes(routes);
    actions_routes(routes);
    handovers_routes(routes);
    letters_routes(routes);
    events_routes(routes);
    reports_routes(routes);
    figures_routes(routes);
    privacy_routes(routes);
    organisations_routes(routes);
    accounts_routes(routes);
    site_routes(routes);
    audit_routes(routes);
    reading_routes(routes);
    checking_routes(routes);
}

std::vector<MenuRoute> program_menu() {
    return {{"menu.start", "/", May::be_signed_in},
            {"menu.events", "/events", May::read_events},
            {"menu.meetings", "/meetings", May::run_meetings},
            {"menu.faults", "/faults", May::read_faults},
            {"menu.handovers", "/handovers", May::read_faults},
            {"menu.letters", "/letters", May::read_faults},
            {"menu.actions", "/actions", May::read_faults},
            {"menu.chain", "/chain", May::read_faults},
            {"menu.calendar", "/calendar", May::read_reports},
            {"menu.clients", "/clients", May::read_clients},
            {"menu.client_steering", "/clients/steering", May::steer_clients},
            {"menu.reports", "/reports", May::read_reports},
            {"menu.readings", "/readings", May::clear_texts},
            {"menu.figures", "/figures", May::read_figures},
            {"menu.check", "/check", May::be_signed_in},
            {"menu.organisations", "/organisations", May::read_organisation},
            {"menu.accounts", "/accounts", May::administer_accounts},
            {"menu.jobs", "/jobs", May::administer_system},
            {"menu.backups", "/backups", May::administer_system},
            {"menu.findings", "/privacy/findings", May::clear_texts},
            {"menu.scan", "/privacy/scan", May::protect_data},
            {"menu.retention", "/privacy/retention", May::lock_client_years},
            {"menu.purges", "/privacy/purges", May::protect_data},
            {"menu.extracts", "/privacy/extracts", May::protect_data},
            {"menu.guard_words", "/privacy/words", May::administer_system},
            {"menu.notices", "/notices", May::be_signed_in},
            {"menu.settings", "/settings", May::administer_system},
            {"menu.audit", "/audit", May::read_audit}};
}

std::vector<JobKind> program_jobs(const Surrounding& around) {
    std::vector<JobKind> kinds = {backup_job(around.address, around.folder),
                                  verification_job(),
                                  erasure_job(around.address),
                                  scan_job(),
                                  retention_job(around.address),
                                  file_cleaning_job(around.address)};
    if (around.mail.set()) {
        kinds.push_back(notice_job());
        kinds.push_back(reminder_job());
        kinds.push_back(mail_job(around.mail, around.base_url));
        sweeps().push_back(start_reminders);
    }
    return kinds;
}

void program_figures() {
    figure_registry().add(event_fact());
    figure_registry().add(event_figures());
    for (const Fact& fact : client_facts()) {
        figure_registry().add(fact);
    }
    figure_registry().add(client_figures());
    block_registry().add(event_blocks());
    block_registry().add(client_blocks());
    figure_registry().add(fault_fact());
    figure_registry().add(grouped_event_fact());
    figure_registry().add(reopened_fault_fact());
    figure_registry().add(fault_figures());
    figure_registry().add(action_fact());
    figure_registry().add(action_figures());
    block_registry().add(action_blocks());
    figure_registry().add(letter_fact());
    figure_registry().add(letter_reply_fact());
    figure_registry().add(letter_figures());
    block_registry().add(letter_blocks());
    figure_registry().add(told_fact());
    figure_registry().add(told_figures());
    block_registry().add(handover_blocks());
    figure_registry().add(course_fact());
    figure_registry().add(course_figures());
    figure_registry().add(meeting_fact());
    figure_registry().add(meeting_event_fact());
    figure_registry().add(meeting_figures());
    block_registry().add(meeting_blocks());
}

static void append(std::vector<Command>& all, const std::vector<Command>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

Program assemble() {
    Program program;
    program_routes(program.routes);
    program.menu = program_menu();
    program_figures();
    audited_tables() = program_tables();
    program_retention();
    text_sources() = program_text_sources();
    leaving_kinds() = {leaving_reports(),  leaving_faults(),  leaving_themes(), leaving_handovers(),
                       leaving_messages(), leaving_letters(), leaving_minutes()};
    sweeps() = {forget_unconfirmed_files, forget_cut_off_imports, forget_unconfirmed_client_files,
                forget_closed_feeds};
    desk_panels() = {{May::clear_texts, readings_panel},  {May::clear_texts, findings_panel},
                     {May::protect_data, scan_panel},     {May::run_meetings, meetings_waiting},
                     {May::read_faults, actions_waiting}, {May::read_faults, handovers_waiting},
                     {May::read_reports, letters_waiting}};
    append(program.commands, program_commands());
    append(program.commands, demo_commands());
    append(program.commands, event_commands());
    append(program.commands, client_commands());
    append(program.commands, reports_commands());
    append(program.commands, figures_commands());
    append(program.commands, accounts_commands());
    append(program.commands, checking_commands());
    append(program.commands, privacy_commands());
    return program;
}

Surroundings program_surroundings(const std::string& folder) {
    const std::string keys = (std::filesystem::path(folder) / "keys").string();
    Surroundings surroundings;
    surroundings.door = &person_door();
    surroundings.before_reading = tell_guard_words;
    surroundings.audit_key = key_file(keys, "audit");
    surroundings.draft_key = key_file(keys, "draft");
    return surroundings;
}
