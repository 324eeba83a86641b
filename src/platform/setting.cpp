// Reading and keeping settings.
#include "platform/setting.h"

#include "sql/platform.h"

namespace {

constexpr std::string_view invented = "contents_invented";

} // namespace

std::string setting(Work& work, std::string_view name) {
    return setting_record(work, name).setting.value;
}

SettingRecord setting_record(Work& work, std::string_view name) {
    SettingRecord found;
    found.setting.name = name;
    if (const auto row = work.row(sql::platform::setting, {{"name", name}})) {
        found.id = row->text("id");
        found.version = row->integer("version");
        found.changed_at = row->text("changed_at");
        found.changed_by = row->text("changed_by");
        work.fill(setting_table, *row, &found.setting);
    }
    return found;
}

Result<void> keep_setting(Work& work, std::string_view name, std::string_view value) {
    SettingRecord wanted = setting_record(work, name);
    wanted.setting.value = value;
    return amend_setting(work, wanted);
}

Result<void> amend_setting(Work& work, const SettingRecord& seen) {
    const SettingRecord stands = setting_record(work, seen.setting.name);
    if (stands.version != seen.version) {
        return conflict();
    }
    if (stands.setting.value == seen.setting.value) {
        return {};
    }
    if (stands.version == 0) {
        TRY(work.insert(setting_table, &seen.setting));
        return {};
    }
    static constexpr std::array<std::string_view, 1> value_only = {"value"};
    TRY(work.update(setting_table, stands.id, seen.version, &seen.setting, value_only));
    return {};
}

bool contents_invented(Work& work) {
    return setting(work, invented) == "yes";
}

Result<void> say_contents_invented(Work& work) {
    return keep_setting(work, invented, "yes");
}
