// Permissions and roles, and the one table that says which role may what.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "platform/actor.h"
#include "platform/http/routes.h"
#include "platform/result.h"
#include "platform/work.h"

enum class May : std::uint16_t {
    anyone,             // written out: no sign-in needed
    be_signed_in,       // own account, own start page
    read_events,        // the unit's events, list and page
    write_events,       // register, amend and withdraw events of the unit
    steer_events,       // reclassify, year's types and questions, policy of the unit
    clear_texts,        // confirm de-identification, release as second person
    read_withheld,      // texts on handläggarnivå under the Skåne rule, within the unit
    move_events,        // import and export
    read_figures,       // figures, cross tables
    write_reports,      // reports of the unit or city, draft and freeze
    read_reports,       // finished reports of the place
    read_organisation,  // units, bodies, agreements
    write_organisation, // units, bodies and agreements of the place
    read_staff,         // staff register
    write_staff,
    edit_codes, // national code lists
    administer_accounts,
    administer_system,   // settings, backups, jobs
    read_audit,          // the trail
    read_clients,        // own clients and those one stands in for; the unit's queue
    write_clients,       // register and amend those, applications, enquiries
    oversee_clients,     // open a client's record for a stated reason, hand clients over
    read_client_figures, // clients in numbers, never in names
    lock_client_years,   // close a year's counting, erase what is due
    steer_clients,       // counting rules, variables, priority order, queue, goals
    move_clients,        // send clients to another unit and receive them: own, or all
    protect_data,        // retention, reading the register again, purging, extracts
    read_faults,         // recurring faults and themes of the unit
    write_faults,        // keep them: group events, propose, compare, write themes
    run_meetings,        // decide what is done with events
};
inline constexpr std::size_t may_count = 30;

/// A role's code as stored in a seat: ombud, event_officer, unit_manager, steering_member,
/// city_investigator, grant_officer, county_officer, national_officer, reader, network_partner,
/// data_protection_officer, administrator.
std::span<const std::string_view> all_roles();
bool known_role(std::string_view role);

/// Whether a role holds a permission at its own place (domain a.8). Deny by default.
bool role_may(std::string_view role, May may);

/// Whether any seat of the actor at the place worked at holds the permission. `anyone` always,
/// `be_signed_in` for every signed-in actor. The actors "system" and "cli" may everything.
bool actor_may(const Actor& actor, May may);

/// `forbidden` unless actor_may.
Result<void> must(const Work& work, May may);

/// The permission's name, for tests and the audit: "read_events".
std::string_view name_of(May may);
