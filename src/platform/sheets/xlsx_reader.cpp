// Workbooks in: a zip read with caps, its parts listened to as streams.
#include "platform/sheets/xlsx.h"

#include "platform/sheets/xlsx_parts.h"
#include "platform/sheets/zip_package.h"

namespace {

// A target is counted from the folder of the part that names it, or from the root.
std::string resolved(const std::string& folder, const std::string& target) {
    return target.starts_with('/') ? target.substr(1) : folder + target;
}

} // namespace

Result<SheetRows> read_xlsx(std::string_view bytes) {
    ZipPackage package(bytes, {"sheets.broken_workbook", "sheets.too_large"});
    if (!package.open() || !package.has("_rels/.rels")) {
        return invalid("", "sheets.not_a_workbook");
    }
    RelationsPart root;
    TRY(package.hear("_rels/.rels", root));
    const std::string workbook_path = resolved("", root.by_type["officeDocument"]);
    const auto slash = workbook_path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : workbook_path.substr(0, slash + 1);
    const std::string name = workbook_path.substr(folder.size());
    if (!package.has(folder + "_rels/" + name + ".rels")) {
        return invalid("", "sheets.not_a_workbook");
    }
    WorkbookPart workbook;
    TRY(package.hear(workbook_path, workbook));
    RelationsPart relations;
    TRY(package.hear(folder + "_rels/" + name + ".rels", relations));
    StylesPart styles;
    if (relations.by_type.contains("styles")) {
        TRY(package.hear(resolved(folder, relations.by_type["styles"]), styles));
    }
    SharedPart shared;
    if (relations.by_type.contains("sharedStrings")) {
        TRY(package.hear(resolved(folder, relations.by_type["sharedStrings"]), shared));
    }
    SheetPart sheet(workbook, styles, shared);
    TRY(package.hear(resolved(folder, relations.by_id[workbook.first_sheet]), sheet));
    while (!sheet.rows.empty() && sheet.rows.back().empty()) {
        sheet.rows.pop_back();
    }
    return std::move(sheet.rows);
}
