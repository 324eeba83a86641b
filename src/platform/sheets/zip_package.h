// A zip of XML parts, read with caps: what an office document is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "platform/sheets/xml_reader.h"

/// What is counted is what comes out, not what the file says of itself: 256 MB in all, and past the
/// first megabyte no more than 200 times what was packed.
class ZipPackage {
public:
    /// The text keys of the two refusals.
    struct Refusals {
        std::string_view broken;
        std::string_view too_large;
    };
    /// `bytes` must outlive the package.
    ZipPackage(std::string_view bytes, const Refusals& refusals);
    ~ZipPackage();
    ZipPackage(const ZipPackage&) = delete;
    ZipPackage& operator=(const ZipPackage&) = delete;

    bool open() const { return zip_ != nullptr; }
    bool has(const std::string& path) const;
    /// Of all its parts.
    std::vector<std::string> paths() const;
    /// Reads one part; `invalid` when it is missing, broken or too large, or the listener refused.
    Result<void> hear(const std::string& path, XmlListener& listener);

private:
    Error refusal(const XmlListener& listener) const;

    void* zip_ = nullptr;
    Refusals refusals_;
    std::size_t packed_;
    std::size_t unpacked_ = 0;
};
