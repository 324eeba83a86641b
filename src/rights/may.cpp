// The table role x permission, from the visibility matrix of the domain (a.8).
#include "rights/may.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace {

struct RoleRow {
    std::string_view role;
    std::initializer_list<May> permissions;
};

// All ombud of a unit see all its events that are not withheld; who reads withheld text besides
// the reporter is settled in events/, which knows the reporter. Which clients are an ombud's own is
// settled in clients/ in the same way.
const std::initializer_list<May> of_ombud = {
    May::read_events,  May::write_events,  May::clear_texts,         May::move_events,
    May::read_figures, May::read_reports,  May::write_reports,       May::read_organisation,
    May::read_clients, May::write_clients, May::read_client_figures, May::move_clients,
    May::read_faults,  May::write_faults,  May::run_meetings,
};
const std::initializer_list<May> of_event_officer = {
    May::read_events,   May::write_events,      May::steer_events,       May::clear_texts,
    May::read_withheld, May::move_events,       May::read_figures,       May::write_reports,
    May::read_reports,  May::read_organisation, May::write_organisation, May::read_client_figures,
    May::read_faults,   May::write_faults,      May::run_meetings,
};
const std::initializer_list<May> of_unit_manager = {
    May::read_events,   May::write_events,      May::steer_events,        May::clear_texts,
    May::read_withheld, May::move_events,       May::read_figures,        May::write_reports,
    May::read_reports,  May::read_organisation, May::write_organisation,  May::read_staff,
    May::write_staff,   May::oversee_clients,   May::read_client_figures, May::lock_client_years,
    May::steer_clients, May::move_clients,      May::read_faults,         May::write_faults,
    May::run_meetings,
};
const std::initializer_list<May> of_outsider = {
    May::read_reports,
    May::read_organisation,
};
const std::initializer_list<May> of_overseer = {
    May::read_reports,
    May::read_figures,
    May::read_client_figures,
    May::read_organisation,
};
const std::initializer_list<May> of_city_investigator = {
    May::read_reports, May::write_reports,       May::clear_texts,
    May::read_figures, May::read_client_figures, May::read_organisation,
};
const std::initializer_list<May> of_national = {
    May::read_reports,       May::read_figures, May::read_organisation,
    May::write_organisation, May::edit_codes,   May::read_client_figures,
};
const std::initializer_list<May> of_protector = {May::read_audit, May::read_organisation,
                                                 May::protect_data};
// An administrator runs the program and sees no client data and no event.
const std::initializer_list<May> of_administrator = {
    May::administer_accounts, May::administer_system, May::read_organisation,
    May::write_organisation,  May::edit_codes,        May::protect_data,
};

const std::array<RoleRow, 12>& role_table() {
    static const std::array<RoleRow, 12> rows = {{
        {"ombud", of_ombud},
        {"event_officer", of_event_officer},
        {"unit_manager", of_unit_manager},
        {"steering_member", of_outsider},
        {"city_investigator", of_city_investigator},
        {"grant_officer", of_overseer},
        {"county_officer", of_overseer},
        {"national_officer", of_national},
        {"reader", of_outsider},
        {"network_partner", of_outsider},
        {"data_protection_officer", of_protector},
        {"administrator", of_administrator},
    }};
    return rows;
}

} // namespace

std::span<const std::string_view> all_roles() {
    static const auto names = [] {
        std::array<std::string_view, 12> list;
        std::transform(role_table().begin(), role_table().end(), list.begin(),
                       [](const RoleRow& row) { return row.role; });
        return list;
    }();
    return names;
}

bool known_role(std::string_view role) {
    return std::ranges::find(all_roles(), role) != all_roles().end();
}

bool role_may(std::string_view role, May may) {
    if (may == May::anyone || may == May::be_signed_in) {
        return known_role(role);
    }
    for (const RoleRow& row : role_table()) {
        if (row.role == role) {
            return std::find(row.permissions.begin(), row.permissions.end(), may) !=
                   row.permissions.end();
        }
    }
    return false;
}

bool actor_may(const Actor& actor, May may) {
    if (may == May::anyone || actor.id == "system" || actor.id == "cli") {
        return true;
    }
    if (!actor.signed_in()) {
        return false;
    }
    if (may == May::be_signed_in) {
        return true;
    }
    return std::ranges::any_of(actor.seats, [&](const Seat& seat) {
        return seat.place == actor.place && role_may(seat.role, may);
    });
}

Result<void> must(const Work& work, May may) {
    if (!actor_may(work.actor(), may)) {
        return forbidden();
    }
    return {};
}

std::string_view name_of(May may) {
    static constexpr std::array<std::string_view, may_count> names = {
        "anyone",
        "be_signed_in",
        "read_events",
        "write_events",
        "steer_events",
        "clear_texts",
        "read_withheld",
        "move_events",
        "read_figures",
        "write_reports",
        "read_reports",
        "read_organisation",
        "write_organisation",
        "read_staff",
        "write_staff",
        "edit_codes",
        "administer_accounts",
        "administer_system",
        "read_audit",
        "read_clients",
        "write_clients",
        "oversee_clients",
        "read_client_figures",
        "lock_client_years",
        "steer_clients",
        "move_clients",
        "protect_data",
        "read_faults",
        "write_faults",
        "run_meetings",
    };
    return names[static_cast<std::size_t>(may)];
}
