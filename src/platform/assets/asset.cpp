// Finds a baked file by its path.
#include "platform/assets/asset.h"

#include <algorithm>
#include <span>
#include <string>

#include "platform/result.h"

const Asset& asset(std::string_view path) {
    const std::span<const Asset> table(asset_table, asset_table_size);
    const auto at = std::find_if(table.begin(), table.end(),
                                 [path](const Asset& one) { return one.path == path; });
    if (at == table.end()) {
        throw Bug("no file is baked in as " + std::string(path));
    }
    return *at;
}
