// Workbooks in: a zip read with caps, its parts listened to as streams.
#include <zip.h>

#include <memory>

#include "platform/sheets/xlsx.h"
#include "platform/sheets/xlsx_parts.h"

namespace {

constexpr std::size_t unpacked_max = 256U << 20U;
constexpr std::size_t ratio_max = 200;
constexpr std::size_t ratio_free = 1U << 20U; // a small part may be as dense as it likes

class Package {
public:
    explicit Package(std::string_view bytes) : packed_(bytes.size()) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        zip_ = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
        if (zip_ == nullptr && source != nullptr) {
            zip_source_free(source);
        }
        zip_error_fini(&error);
    }
    ~Package() {
        if (zip_ != nullptr) {
            zip_discard(zip_);
        }
    }
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    bool open() const { return zip_ != nullptr; }
    bool has(const std::string& path) const { return zip_name_locate(zip_, path.c_str(), 0) >= 0; }

    // What is counted is what comes out, not what the file says of itself.
    Result<void> hear(const std::string& path, XmlListener& listener) {
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
            zip_fopen(zip_, path.c_str(), 0), zip_fclose);
        if (!file) {
            return invalid("", "sheets.broken_workbook");
        }
        XmlReader reader(listener);
        std::string buffer(1U << 16U, '\0');
        zip_int64_t got = 0;
        while ((got = zip_fread(file.get(), buffer.data(), buffer.size())) > 0) {
            unpacked_ += static_cast<std::size_t>(got);
            if (unpacked_ > unpacked_max ||
                (unpacked_ > ratio_free && unpacked_ / ratio_max > packed_)) {
                return invalid("", "sheets.too_large");
            }
            if (!reader.feed({buffer.data(), static_cast<std::size_t>(got)})) {
                return refusal(listener);
            }
        }
        if (got < 0 || !reader.finish()) {
            return refusal(listener);
        }
        return {};
    }

private:
    static Error refusal(const XmlListener& listener) {
        return invalid("", listener.refused.empty() ? "sheets.broken_workbook" : listener.refused);
    }

    zip_t* zip_ = nullptr;
    std::size_t packed_;
    std::size_t unpacked_ = 0;
};

// A target is counted from the folder of the part that names it, or from the root.
std::string resolved(const std::string& folder, const std::string& target) {
    return target.starts_with('/') ? target.substr(1) : folder + target;
}

} // namespace

Result<SheetRows> read_xlsx(std::string_view bytes) {
    Package package(bytes);
    if (!package.open() || !package.has("_rels/.rels")) {
        return invalid("", "sheets.not_a_workbook");
    }
    RelationsPart root;
    TRY(package.hear("_rels/.rels", root));
    const std::string workbook_path = resolved("", root.by_type["officeDocument"]);
    const auto slash = workbook_path.rfind('/');
    const std::string folder =
        slash == std::string::npos ? "" : workbook_path.substr(0, slash + 1);
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
