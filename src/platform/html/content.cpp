// What pages say between forms and tables: text, links, boxes, figures and empty states.
#include <algorithm>
#include <array>

#include "platform/html/page.h"
#include "platform/paragraphs.h"

namespace {

Attrs with_class(std::string_view own_class, Attrs attrs) {
    const auto at = std::find_if(attrs.begin(), attrs.end(),
                                 [](const Attr& attr) { return attr.name == "class"; });
    if (at == attrs.end()) {
        attrs.emplace_back("class", own_class);
    } else {
        at->value = std::string(own_class) + " " + at->value;
    }
    return attrs;
}

std::string_view known_kind(std::string_view kind) {
    constexpr std::array<std::string_view, 4> kinds = {"info", "success", "warning", "danger"};
    return std::find(kinds.begin(), kinds.end(), kind) == kinds.end() ? kinds.front() : kind;
}

// Lines of one paragraph; a carriage return is what forms send before each line end.
void add_lines(Html& out, std::string_view paragraph_text) {
    while (true) {
        const auto end = paragraph_text.find('\n');
        std::string_view line = paragraph_text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        out.text(line);
        if (end == std::string_view::npos) {
            return;
        }
        out.leaf("br");
        paragraph_text.remove_prefix(end + 1);
    }
}

// Another site is not told which page a person came from.
Html anchor(std::string_view href, std::string_view text, const Attrs& more) {
    Attrs attrs = {{"href", href}};
    attrs.insert(attrs.end(), more.begin(), more.end());
    if (href.starts_with("https:")) {
        attrs.emplace_back("rel", "noreferrer");
    }
    return std::move(Html().tag("a", attrs, text));
}

} // namespace

Html link(std::string_view href, std::string_view text, const Attrs& more) {
    return anchor(href, text, with_class("ds-link", more));
}

Html link_button(std::string_view href, std::string_view text, const Attrs& more) {
    return anchor(href, text, with_class("ds-button", more));
}

Html notice(const Texts& t, std::string_view kind, const Html& content) {
    const std::string name(known_kind(kind));
    Html out;
    out.open("div", {{"class", "notice"}, {"data-color", name}});
    out.tag("p", {{"class", "notice-kind"}}, t("notice." + name));
    out.tag("div", {{"class", "notice-content"}}, content);
    return std::move(out.close());
}

Html badge(std::string_view kind, std::string_view text) {
    return std::move(
        Html().tag("span", {{"class", "ds-tag"}, {"data-color", known_kind(kind)}}, text));
}

Html empty_state(std::string_view text, std::string_view href, std::string_view action) {
    Html out;
    out.open("div", {{"class", "empty-state"}}).tag("p", text);
    if (!href.empty()) {
        out.add(link_button(href, action));
    }
    return std::move(out.close());
}

Html facts(const std::vector<std::pair<std::string, Html>>& pairs) {
    Html out;
    out.open("dl", {{"class", "facts"}});
    for (const auto& [term, description] : pairs) {
        out.open("div").tag("dt", term).tag("dd", {}, description).close();
    }
    return std::move(out.close());
}

Html text(std::string_view text) {
    return std::move(Html().text(text));
}

Html paragraph(std::string_view text) {
    return std::move(Html().tag("p", text));
}

Html heading(int level, std::string_view text, std::string_view id) {
    ensure(level >= 2 && level <= 6, "the page has its h1 already");
    const std::string tag = "h" + std::to_string(level);
    return std::move(id.empty() ? Html().tag(tag, text) : Html().tag(tag, {{"id", id}}, text));
}

Html prose(std::string_view text) {
    Html out;
    out.open("div", {{"class", "prose"}});
    for (const std::string& one : paragraphs_of(text)) {
        out.open("p");
        add_lines(out, one);
        out.close();
    }
    return std::move(out.close());
}

Html bullets(const std::vector<Html>& items) {
    Html out;
    out.open("ul");
    for (const Html& item : items) {
        out.tag("li", {}, item);
    }
    return std::move(out.close());
}

Html figure_tile(std::string_view value, std::string_view label, std::string_view href) {
    Html out;
    constexpr int large_max = 7;
    Attrs attrs = {{"class", "figure-value"}};
    if (length_of(value) > large_max) {
        attrs.emplace_back("data-length", "long");
    }
    out.open("div", {{"class", "figure-tile"}});
    out.tag("p", attrs, value);
    out.tag("p", {{"class", "figure-label"}}, href.empty() ? ::text(label) : link(href, label));
    return std::move(out.close());
}

Html tiles(const std::vector<Html>& content) {
    Html out;
    out.open("div", {{"class", "tiles"}});
    for (const Html& one : content) {
        out.add(one);
    }
    return std::move(out.close());
}

Html actions(const std::vector<Html>& content) {
    Html out;
    out.open("div", {{"class", "actions"}});
    for (const Html& one : content) {
        out.add(one);
    }
    return std::move(out.close());
}

Html card(std::string_view title, const Html& content) {
    Html out;
    out.open("section", {{"class", "card"}}).tag("h2", title).add(content);
    return std::move(out.close());
}

Html disclosure(std::string_view summary, const Html& content) {
    Html out;
    out.open("details", {{"class", "disclosure"}}).tag("summary", summary);
    out.tag("div", {{"class", "disclosure-content"}}, content);
    return std::move(out.close());
}

Html field_group(std::string_view legend, const Html& content) {
    Html out;
    out.open("fieldset", {{"class", "ds-fieldset field-group"}}).tag("legend", legend).add(content);
    return std::move(out.close());
}

Html shown_when(std::string_view field, std::string_view value, const Html& content) {
    return std::move(Html().tag(
        "div", {{"data-shown-when", std::string(field) + "=" + std::string(value)}}, content));
}

Html text_with(const Texts& t, std::string_view key,
               const std::vector<std::pair<std::string, Html>>& parts) {
    std::string_view rest = t(key);
    Html out;
    while (true) {
        const auto open = rest.find('{');
        out.text(rest.substr(0, open));
        if (open == std::string_view::npos) {
            return out;
        }
        const auto end = rest.find('}', open);
        ensure(end != std::string_view::npos, "a placeholder ends");
        const std::string_view name = rest.substr(open + 1, end - open - 1);
        const auto part = std::find_if(parts.begin(), parts.end(),
                                       [name](const auto& one) { return one.first == name; });
        ensure(part != parts.end(), "every placeholder of the text is given");
        out.add(part->second);
        rest.remove_prefix(end + 1);
    }
}
