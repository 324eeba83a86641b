// The installation's settings, each a row of its own with its history.
#include "site/settings.h"

#include <algorithm>

#include "platform/json.h"
#include "platform/setting.h"
#include "rights/may.h"

namespace {

std::string name_in_table(const Field& field) {
    return "site." + std::string(field.name);
}

std::string value_of(const Field& field, const SiteSettings& settings) {
    const std::vector<std::string> typed = as_typed(field, &settings);
    return typed.empty() ? "" : typed.front();
}

Result<void> holds(const Work& work, const SiteSettings& settings) {
    const auto grounds = legal_grounds();
    if (!settings.legal_ground.empty() &&
        std::ranges::find(grounds, settings.legal_ground) == grounds.end()) {
        return invalid("legal_ground", "unknown_code");
    }
    if (settings.assessed_on && *settings.assessed_on > work.today()) {
        return invalid("assessed_on", "in_future");
    }
    return {};
}

std::string value_in(const std::string& body) {
    boost::system::error_code failure;
    const json::value parsed = json::parse(body, failure);
    const json::value* value =
        failure || !parsed.is_object() ? nullptr : parsed.as_object().if_contains("value");
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : "";
}

} // namespace

std::span<const std::string_view> legal_grounds() {
    static constexpr std::array<std::string_view, 3> grounds = {"public_task", "legal_obligation",
                                                                "contract"};
    return grounds;
}

SiteSettingsRecord site_settings(Work& work) {
    SiteSettingsRecord record;
    for (const Field& field : site_settings_fields) {
        const SettingRecord found = setting_record(work, name_in_table(field));
        record.version += found.version;
        if (!found.setting.value.empty()) {
            field.set(&record.settings, Value(found.setting.value));
        }
    }
    return record;
}

Result<void> keep_site_settings(Work& work, int64_t version, const SiteSettings& settings) {
    TRY(must(work, May::administer_system));
    TRY(holds(work, settings));
    if (site_settings(work).version != version) {
        return conflict();
    }
    for (const Field& field : site_settings_fields) {
        SettingRecord wanted = setting_record(work, name_in_table(field));
        wanted.setting.value = value_of(field, settings);
        TRY(amend_setting(work, wanted));
    }
    return {};
}

int64_t settings_missing(const SiteSettings& settings) {
    return std::ranges::count_if(site_settings_fields, [&](const Field& field) {
        return value_of(field, settings).empty();
    });
}

std::vector<SettingChange> settings_history(Work& work) {
    std::vector<SettingChange> changes;
    for (const Field& field : site_settings_fields) {
        const SettingRecord now = setting_record(work, name_in_table(field));
        if (now.version == 0) {
            continue;
        }
        for (const OldVersion& old : work.old_versions(setting_table, now.id)) {
            changes.push_back(
                {std::string(field.name), value_in(old.body), old.changed_at, old.changed_by});
        }
        changes.push_back(
            {std::string(field.name), now.setting.value, now.changed_at, now.changed_by});
    }
    std::ranges::stable_sort(changes, std::greater{}, &SettingChange::at);
    return changes;
}
