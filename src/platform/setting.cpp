// Reading and keeping settings.
#include "platform/setting.h"

#include <array>

#include "sql/platform.h"

namespace {

struct Setting {
    std::string name;
    std::string value;
};
constexpr auto setting_fields = std::array{field<&Setting::name>("name", {.required = true}),
                                           field<&Setting::value>("value", {.length_max = 2000})};
constexpr Table setting_table{"setting", setting_fields};

constexpr std::string_view invented = "contents_invented";

} // namespace

std::string setting(Work& work, std::string_view name) {
    const auto row = work.row(sql::platform::setting, {{"name", name}});
    return row ? row->text("value") : "";
}

Result<void> keep_setting(Work& work, std::string_view name, std::string_view value) {
    const Setting kept{std::string(name), std::string(value)};
    const auto row = work.row(sql::platform::setting, {{"name", name}});
    if (row) {
        TRY(work.update(setting_table, row->text("id"), row->integer("version"), &kept));
    } else {
        TRY(work.insert(setting_table, &kept));
    }
    return {};
}

bool contents_invented(Work& work) {
    return setting(work, invented) == "yes";
}

Result<void> say_contents_invented(Work& work) {
    return keep_setting(work, invented, "yes");
}
