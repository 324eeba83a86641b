// The typed HTML builder: escaping, closing, and the addresses that attributes may hold.
#include "platform/html/html.h"

#include <algorithm>
#include <array>

#include "platform/result.h"

namespace {

constexpr std::array void_tags = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                  "input", "link", "meta", "param", "source", "track", "wbr"};

bool is_void(std::string_view tag) {
    return std::find(void_tags.begin(), void_tags.end(), tag) != void_tags.end();
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(std::string_view name) {
    return !name.empty() && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':';
           });
}

bool holds_address(std::string_view name) {
    return name == "href" || name == "src" || name == "action" || name == "formaction" ||
           name == "xlink:href";
}

std::string_view escaped(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

// What needs no escaping is written a run at a time: nearly all of every text.
void escape_into(std::string& out, std::string_view text) {
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view instead = escaped(text[at]);
        if (!instead.empty()) {
            out += text.substr(written, at - written);
            out += instead;
            written = at + 1;
        }
    }
    out += text.substr(written);
}

} // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    escape_into(out, text);
    return out;
}

// Browsers drop tabs and line ends inside an address and read `\` as `/`, so that "/\host" and
// "/<tab>/host" would leave the site.
bool allowed_address(std::string_view address) {
    const bool plain = std::all_of(address.begin(), address.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '\\';
    });
    return plain && (address.starts_with('#') || address.starts_with('?') ||
                     address.starts_with("https:") || address.starts_with("mailto:") ||
                     (address.starts_with('/') && !address.starts_with("//")));
}

bool site_path(std::string_view address) {
    return address.starts_with('/') && allowed_address(address);
}

std::string encode_query(std::string_view value) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view kept = "-_.~/";
    std::string out;
    for (const char c : value) {
        if (is_letter(c) || (c >= '0' && c <= '9') || kept.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

void Html::attributes(const Attrs& attrs) {
    for (const Attr& attr : attrs) {
        ensure(is_name(attr.name), "an attribute has a plain name");
        // The content security policy lets no inline script or style run; writing one is a bug.
        ensure(!attr.name.starts_with("on") && attr.name != "style" && attr.name != "srcdoc",
               "script and style stand in files, not in attributes");
        out_ += ' ';
        out_ += attr.name;
        if (attr.bare) {
            continue;
        }
        ensure(!holds_address(attr.name) || allowed_address(attr.value),
               "an address leads within the site, to https: or to mailto:");
        out_ += "=\"";
        escape_into(out_, attr.value);
        out_ += '"';
    }
}

Html& Html::text(std::string_view text) {
    escape_into(out_, text);
    return *this;
}

Html& Html::add(const Html& html) {
    out_ += html.str();
    return *this;
}

Html& Html::open(std::string_view tag, const Attrs& attrs) {
    ensure(is_name(tag) && !is_void(tag), "an element that is opened can be closed");
    out_ += '<';
    out_ += tag;
    attributes(attrs);
    out_ += '>';
    open_.emplace_back(tag);
    return *this;
}

Html& Html::close() {
    ensure(!open_.empty(), "only what was opened is closed");
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
    return *this;
}

Html& Html::tag(std::string_view tag, const Attrs& attrs, std::string_view text) {
    return open(tag, attrs).text(text).close();
}

Html& Html::tag(std::string_view tag, const Attrs& attrs, const Html& content) {
    return open(tag, attrs).add(content).close();
}

Html& Html::leaf(std::string_view tag, const Attrs& attrs) {
    ensure(is_void(tag), "an element with content is opened and closed");
    out_ += '<';
    out_ += tag;
    attributes(attrs);
    out_ += '>';
    return *this;
}

Html Html::trusted(std::string markup) {
    Html html;
    html.out_ = std::move(markup);
    return html;
}

const std::string& Html::str() const {
    ensure(open_.empty(), "every element that was opened is closed");
    return out_;
}
