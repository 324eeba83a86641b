// A typed HTML builder: always escapes, closes what it opens, and lets no bad address through.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Attr {
    std::string_view name;
    std::string value;
    Attr(std::string_view attr_name, std::string attr_value)
        : name(attr_name), value(std::move(attr_value)) {}
    Attr(std::string_view attr_name, std::string_view attr_value)
        : name(attr_name), value(attr_value) {}
    Attr(std::string_view attr_name, const char* attr_value) : name(attr_name), value(attr_value) {}
    /// `disabled`, `checked`: written by name alone.
    explicit Attr(std::string_view attr_name) : name(attr_name), bare(true) {}
    bool bare = false;
};
using Attrs = std::vector<Attr>;

class Html {
public:
    Html() = default;
    /// Escaped text.
    Html& text(std::string_view text);
    Html& add(const Html& html);
    /// <tag attrs>; close() ends the innermost open one.
    Html& open(std::string_view tag, const Attrs& attrs = {});
    Html& close();
    /// <tag attrs>content</tag>
    Html& tag(std::string_view tag, const Attrs& attrs, std::string_view text);
    Html& tag(std::string_view tag, const Attrs& attrs, const Html& content);
    Html& tag(std::string_view tag, std::string_view text) { return this->tag(tag, {}, text); }
    /// input, br, img, meta, link: no content.
    Html& leaf(std::string_view tag, const Attrs& attrs = {});
    /// Markup made by another of our writers (SVG, Markdown in safe mode). Never user input.
    static Html trusted(std::string markup);

    bool empty() const { return out_.empty(); }
    /// Ensures that all is closed.
    const std::string& str() const;

private:
    void attributes(const Attrs& attrs);
    std::string out_;
    std::vector<std::string> open_;
};

std::string escape_html(std::string_view text);
/// What href, src, action and formaction may hold: `/x` (never `//x`), `#x`, `?x`, `https:`,
/// `mailto:`; no control characters, blanks or backslashes, which browsers read in ways of
/// their own. An attribute with any other address is a Bug.
bool allowed_address(std::string_view address);
/// An address on this site: `/x` and nothing a browser could take for another host.
bool site_path(std::string_view address);
/// Percent-encoded for one value of a query.
std::string encode_query(std::string_view value);
