// Settings: what an administrator decides while the program runs, by name, with history.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/work.h"

struct Setting {
    std::string name;
    /// May hold a person's name or address, so the trail keeps a digest of it.
    std::string value;
};

inline constexpr auto setting_fields = std::array{
    field<&Setting::name>("name", {.required = true, .length_max = 100}),
    field<&Setting::value>("value",
                           {.length_max = 1000, .personal = true, .retention = "setting"}),
};
inline constexpr Table setting_table{"setting", setting_fields};

struct SettingRecord {
    std::string id;
    int64_t version = 0; // 0: never set
    Setting setting;
    std::string changed_at;
    std::string changed_by;
};

/// The setting as it stands; version 0 and an empty value when it was never set.
SettingRecord find_setting(Work& work, std::string_view name);
/// Sets it to `seen.setting.value`; `conflict` when somebody changed it since `seen`. The caller
/// asks for permission. Nothing is written when the value is the same.
Result<void> keep_setting(Work& work, const SettingRecord& seen);
