// The frame around every page: head, skip link, menu, main content and foot.
#include "platform/html/page.h"

#include <array>
#include <cstring>

#include "platform/assets/asset.h"

namespace {

std::string asset_address(std::string_view path) {
    return "/assets/" + std::string(asset(path).sha256_16) + "/" + std::string(path);
}

/// A script and the mark in a page that tells it has something to do there.
struct Script {
    std::string_view path;
    std::string_view mark;
};
constexpr std::array scripts = {
    Script{"problems.js", "data-problems"}, Script{"draft.js", "data-draft-url"},
    Script{"guard.js", "data-guard-url"},   Script{"shown.js", "data-shown-when"},
    Script{"shortcuts.js", "data-menu"},    Script{"job.js", "data-job="},
};

// A page loads only the scripts whose mark it holds: the first view stays small.
Html script_links(std::string_view body) {
    Html out;
    for (const Script& script : scripts) {
        if (memmem(body.data(), body.size(), script.mark.data(), script.mark.size()) != nullptr) {
            out.tag("script", {{"type", "module"}, {"src", asset_address(script.path)}}, "");
        }
    }
    return out;
}

Html head(const Request& in, std::string_view title, std::string_view body) {
    const Texts& t = in.t;
    std::string full_title = std::string(title) + " – " + std::string(t("product"));
    if (in.refused) {
        full_title = t("page.title_with_problems", {{"title", full_title}});
    }
    Html out;
    out.open("head");
    out.leaf("meta", {{"charset", "utf-8"}});
    out.tag("title", full_title);
    out.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out.leaf("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    out.leaf("link", {{"rel", "stylesheet"}, {"href", asset_address("spejare.css")}});
    out.leaf("link",
             {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", asset_address("spejare.svg")}});
    out.add(script_links(body));
    return std::move(out.close());
}

bool is_here(std::string_view path, std::string_view href) {
    return path == href || (href != "/" && path.starts_with(href) && path[href.size()] == '/');
}

Html menu(const Request& in) {
    if (in.menu.empty()) {
        return {};
    }
    Html items;
    items.open("ul");
    for (const MenuEntry& entry : in.menu) {
        Attrs attrs = {{"href", entry.href}};
        if (is_here(in.path, entry.href)) {
            attrs.emplace_back("aria-current", "page");
        }
        items.open("li").tag("a", attrs, in.t(entry.text_key)).close();
    }
    items.close();
    Html out;
    out.open("details", {{"class", "menu"}, Attr("data-menu")});
    out.tag("summary", {{"class", "menu-button"}}, in.t("page.menu"));
    out.tag("nav", {{"aria-label", in.t("page.menu")}}, items);
    return std::move(out.close());
}

Html person(const Request& in) {
    Html out;
    out.open("div", {{"class", "person"}});
    if (!in.actor.signed_in()) {
        return std::move(out.tag("a", {{"href", "/sign-in"}}, in.t("page.sign_in")).close());
    }
    out.tag("a", {{"href", "/account"}, {"class", "person-name"}}, in.actor.name);
    out.add(
        post_button(in, "/sign-out", in.t("page.sign_out"), {}, {{"data-variant", "tertiary"}}));
    return std::move(out.close());
}

Html header(const Request& in, PageShape::Frame frame) {
    Html out;
    out.open("header", {{"class", "site-head"}}).open("div", {{"class", "site-head-inner"}});
    out.open("div", {{"class", "site-name"}});
    Html mark;
    mark.leaf(
        "img",
        {{"src", asset_address("spejare.svg")}, {"alt", ""}, {"width", "32"}, {"height", "32"}});
    mark.tag("span", in.t("product"));
    out.tag("a", {{"href", "/"}, {"class", "wordmark"}}, mark);
    if (!in.place_name.empty()) {
        out.tag("span", {{"class", "place"}}, in.place_name);
    }
    out.close();
    if (frame == PageShape::Frame::full) {
        out.add(person(in)).close().add(menu(in));
    } else {
        out.close();
    }
    return std::move(out.close());
}

Html invented(const Request& in) {
    if (!in.contents_invented) {
        return {};
    }
    Html out;
    out.open("aside", {{"class", "invented"}, {"aria-label", in.t("page.invented")}});
    out.open("p").tag("strong", in.t("page.invented")).add(text(" "));
    out.add(text(in.t("page.invented.what")));
    return std::move(out.close().close());
}

std::string whole_path(const Request& in) {
    return with_query(in, "", "");
}

Html foot(const Request& in) {
    const Texts& t = in.t;
    const Texts other =
        Texts(in.t.language() == Language::swedish ? Language::english : Language::swedish);
    Html out;
    out.open("footer", {{"class", "site-foot"}}).open("ul");
    for (const auto& [key, href] :
         {std::pair{"page.help", "/help"}, std::pair{"page.accessibility", "/accessibility"},
          std::pair{"page.privacy", "/privacy"}}) {
        out.open("li").tag("a", {{"href", href}}, t(key)).close();
    }
    out.open("li").tag("a",
                       {{"href", "/language/" + std::string(other.code()) +
                                     "?back=" + encode_query(whole_path(in))},
                        {"lang", other.code()},
                        {"hreflang", other.code()}},
                       other("page.this_language"));
    return std::move(out.close().close().close());
}

Html trail(const Request& in, const PageShape& shape) {
    if (shape.trail.empty()) {
        return {};
    }
    Html out;
    out.open("nav", {{"class", "trail"}, {"aria-label", in.t("page.trail")}}).open("ol");
    for (const auto& [href, text] : shape.trail) {
        out.open("li").tag("a", {{"href", href}}, text).close();
    }
    return std::move(out.close().close());
}

Html body(const Request& in, const PageShape& shape, const Html& content) {
    const bool wide = shape.width == PageShape::Width::wide;
    Html out;
    out.open("body");
    out.tag("a", {{"class", "skip-link"}, {"href", "#main"}}, in.t("page.skip"));
    out.add(header(in, shape.frame));
    out.add(invented(in));
    out.open("div", {{"class", wide ? "page page-wide" : "page"}});
    out.add(trail(in, shape));
    out.open("main", {{"id", "main"}, {"tabindex", "-1"}});
    out.tag("h1", shape.title);
    out.add(content);
    out.close().close();
    out.add(foot(in));
    return std::move(out.close());
}

} // namespace

Response page(const Request& in, const PageShape& shape, const Html& content) {
    const Html drawn = body(in, shape, content);
    Html out = Html::trusted("<!doctype html>\n");
    out.open("html", {{"lang", in.t.code()}});
    out.add(head(in, shape.title, drawn.str()));
    out.add(drawn);
    out.close();
    Response response;
    response.body = out.str();
    return response;
}

Response page(const Request& in, std::string_view title, const Html& content) {
    PageShape shape;
    shape.title = title;
    return page(in, shape, content);
}

// The parameter with an empty name is nobody's, so that ("", "") answers the address as it is.
std::string with_query(const Request& in, std::string_view name, std::string_view value) {
    std::string query;
    const auto put = [&query](std::string_view key, std::string_view text) {
        query += query.empty() ? '?' : '&';
        query += encode_query(key) + "=" + encode_query(text);
    };
    for (const auto& [key, values] : in.query) {
        if (key == name) {
            continue;
        }
        for (const std::string& text : values) {
            put(key, text);
        }
    }
    if (!value.empty()) {
        put(name, value);
    }
    return encode_query(in.path) + query;
}
