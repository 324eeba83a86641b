// What the administrator says about who runs this installation; printed on the open pages.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct SiteSettings {
    /// The controller of personal data, who is also the public actor of the accessibility act.
    std::string controller;
    std::string controller_contact;
    std::string officer_contact;
    /// A code: public_task, legal_obligation or contract (article 6.1 e, c and b of the GDPR).
    std::string legal_ground;
    /// The law, decision or agreement that the ground rests on.
    std::string legal_support;
    /// Where it is written how long what is kept.
    std::string retention_plan;
    std::string accessibility_contact;
    /// The day somebody assessed how accessible this installation is.
    std::optional<Date> assessed_on;
};

namespace site_settings_detail {
inline constexpr FieldOptions line = {
    .length_max = 300, .personal = true, .retention = "setting"};
}

inline constexpr auto site_settings_fields = std::array{
    field<&SiteSettings::controller>("controller", site_settings_detail::line),
    field<&SiteSettings::controller_contact>("controller_contact", site_settings_detail::line),
    field<&SiteSettings::officer_contact>("officer_contact", site_settings_detail::line),
    field<&SiteSettings::legal_ground>("legal_ground"),
    field<&SiteSettings::legal_support>("legal_support", site_settings_detail::line),
    field<&SiteSettings::retention_plan>("retention_plan", site_settings_detail::line),
    field<&SiteSettings::accessibility_contact>("accessibility_contact",
                                                site_settings_detail::line),
    field<&SiteSettings::assessed_on>("assessed_on"),
};

std::span<const std::string_view> legal_grounds();

struct SiteSettingsRecord {
    SiteSettings settings;
    /// Grows with each change of any of them; 0 when nothing was ever set.
    int64_t version = 0;
};
SiteSettingsRecord site_settings(Work& work);
/// Needs May::administer_system. `conflict` when somebody changed any of them since `version`;
/// `invalid` for an unknown ground and a day that lies ahead.
Result<void> keep_site_settings(Work& work, int64_t version, const SiteSettings& settings);

/// How many of those that the open pages print are still empty.
int64_t settings_missing(const SiteSettings& settings);

/// One value that a setting was given.
struct SettingChange {
    std::string name;
    std::string value;
    std::string at;
    std::string by;
};
/// Newest first.
std::vector<SettingChange> settings_history(Work& work);
