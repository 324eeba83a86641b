// XML read as a stream with Expat, refusing document types; for the parts of a workbook.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Hears one part. Nothing here may throw: the calls come through a C library.
class XmlListener {
public:
    virtual ~XmlListener() = default;
    using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;
    /// Names are local, without prefix; attributes keep theirs.
    virtual void start(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
    /// The text key of a refusal, or empty. When set, the reading stops.
    std::string refused;
};

std::string_view attribute(const XmlListener::Attributes& attributes, std::string_view name);

class XmlReader {
public:
    explicit XmlReader(XmlListener& listener);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;
    /// False when it is not well-formed, or the listener refused (then `refused` says why).
    bool feed(std::string_view bytes);
    bool finish();

private:
    void* parser_;
};
