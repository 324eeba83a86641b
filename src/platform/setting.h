// Settings: what an administrator decided for this installation, kept with its history.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/work.h"

struct Setting {
    std::string name;
    /// May hold a person's name or address, so the trail keeps a digest of it.
    std::string value;
};

inline constexpr auto setting_fields = std::array{
    field<&Setting::name>("name", {.required = true}),
    field<&Setting::value>("value",
                           {.length_max = 2000, .personal = true, .retention = "setting"}),
};
inline constexpr Table setting_table{"setting", setting_fields};

struct SettingRecord {
    std::string id;
    int64_t version = 0; // 0: never set
    Setting setting;
    std::string changed_at;
    std::string changed_by;
};

/// The value of a setting; "" when nobody has set it.
std::string setting(Work& work, std::string_view name);
/// The setting as it stands; version 0 and an empty value when nobody has set it.
SettingRecord setting_record(Work& work, std::string_view name);

/// Sets it, or changes it; the earlier value stays among the old versions. Who may do so is asked
/// by the verb that calls this. Nothing is written when the value is the same.
Result<void> keep_setting(Work& work, std::string_view name, std::string_view value);
/// The same for a form: `conflict` when somebody changed it since `seen`, which holds the new value.
Result<void> amend_setting(Work& work, const SettingRecord& seen);

/// Whether the texts, answers and breakdowns in this installation are invented, as in a
/// demonstration. Every page, document and export then says so. Never unsaid once it is said.
bool contents_invented(Work& work);
Result<void> say_contents_invented(Work& work);
