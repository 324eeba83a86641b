// libzip behind caps.
#include "platform/sheets/zip_package.h"

#include <zip.h>

#include <memory>

namespace {

constexpr std::size_t unpacked_max = 256U << 20U;
constexpr std::size_t ratio_max = 200;
constexpr std::size_t ratio_free = 1U << 20U; // a small part may be as dense as it likes

zip_t* open_zip(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr && source != nullptr) {
        zip_source_free(source);
    }
    zip_error_fini(&error);
    return zip;
}

} // namespace

ZipPackage::ZipPackage(std::string_view bytes, const Refusals& refusals)
    : zip_(open_zip(bytes)), refusals_(refusals), packed_(bytes.size()) {}

ZipPackage::~ZipPackage() {
    if (zip_ != nullptr) {
        zip_discard(static_cast<zip_t*>(zip_));
    }
}

bool ZipPackage::has(const std::string& path) const {
    return zip_name_locate(static_cast<zip_t*>(zip_), path.c_str(), 0) >= 0;
}

std::vector<std::string> ZipPackage::paths() const {
    auto* zip = static_cast<zip_t*>(zip_);
    std::vector<std::string> paths;
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t at = 0; at < count; ++at) {
        const char* name = zip_get_name(zip, static_cast<zip_uint64_t>(at), 0);
        paths.emplace_back(name == nullptr ? "" : name);
    }
    return paths;
}

Result<void> ZipPackage::hear(const std::string& path, XmlListener& listener) {
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        zip_fopen(static_cast<zip_t*>(zip_), path.c_str(), 0), zip_fclose);
    if (!file) {
        return invalid("", std::string(refusals_.broken));
    }
    XmlReader reader(listener);
    std::string buffer(1U << 16U, '\0');
    zip_int64_t got = 0;
    while ((got = zip_fread(file.get(), buffer.data(), buffer.size())) > 0) {
        unpacked_ += static_cast<std::size_t>(got);
        if (unpacked_ > unpacked_max ||
            (unpacked_ > ratio_free && unpacked_ / ratio_max > packed_)) {
            return invalid("", std::string(refusals_.too_large));
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

Error ZipPackage::refusal(const XmlListener& listener) const {
    return invalid("", listener.refused.empty() ? std::string(refusals_.broken) : listener.refused);
}
