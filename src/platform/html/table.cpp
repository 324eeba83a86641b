// Tables, their sorting heads, and the steps through a long list.
#include <algorithm>

#include "platform/html/page.h"

namespace {

constexpr std::string_view rising = "ascending";
constexpr std::string_view falling = "descending";

// aria-sort belongs to the head's cell, which sort_head does not draw, so it leaves its mark.
std::string_view sorted(const Html& head) {
    for (const std::string_view direction : {rising, falling}) {
        if (head.str().find("data-sorted=\"" + std::string(direction) + "\"") !=
            std::string::npos) {
            return direction;
        }
    }
    return {};
}

Html column_heads(const HtmlTable& table) {
    Html out;
    out.open("thead").open("tr");
    for (const HtmlTable::Column& column : table.columns) {
        Attrs attrs = {{"scope", "col"}};
        if (column.align == HtmlTable::Column::Align::right) {
            attrs.emplace_back("class", "number");
        }
        if (const std::string_view direction = sorted(column.head); !direction.empty()) {
            attrs.emplace_back("aria-sort", direction);
        }
        // A corner without words is no head of anything.
        if (column.head.empty()) {
            out.tag("td", {}, "");
        } else {
            out.tag("th", attrs, column.head);
        }
    }
    return std::move(out.close().close());
}

// The words of a head, for the label beside a value where the head's own row is not near.
std::string words_of(const Html& head) {
    std::string words;
    bool within_tag = false;
    for (const char c : head.str()) {
        within_tag = c == '<' || (within_tag && c != '>');
        if (!within_tag && c != '>') {
            words += c;
        }
    }
    return words;
}

// A label and a value are two parts of the cell, so what the value is made of stays together.
Html stacked_cell(const HtmlTable::Column& column, const Html& value) {
    if (value.empty()) {
        return {};
    }
    Html out;
    out.open("span", {{"class", "stack-label"}});
    out.add(Html::trusted(words_of(column.head))).close();
    return std::move(out.tag("div", {}, value));
}

void add_row(Html& out, const HtmlTable& table, const std::vector<Html>& row) {
    ensure(row.size() == table.columns.size(), "a row has a cell for each column");
    const bool stacks = table.narrow == HtmlTable::Narrow::stack;
    for (std::size_t i = 0; i < row.size(); ++i) {
        Attrs attrs;
        if (table.columns[i].align == HtmlTable::Column::Align::right) {
            attrs.emplace_back("class", "number");
        }
        if (i == 0 && table.row_head == HtmlTable::RowHead::first) {
            attrs.emplace_back("scope", "row");
            out.tag("th", attrs, row[i]);
        } else {
            out.tag("td", attrs, stacks ? stacked_cell(table.columns[i], row[i]) : row[i]);
        }
    }
}

Html rows_of(const HtmlTable& table) {
    Html out;
    out.open("tbody");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool total =
            i + 1 == table.rows.size() && table.last_row == HtmlTable::LastRow::total;
        out.open("tr", total ? Attrs{{"class", "total"}} : Attrs{});
        add_row(out, table, table.rows[i]);
        out.close();
    }
    return std::move(out.close());
}

Html step(const Request& in, std::string_view text_key, int64_t page_number,
          std::string_view relation) {
    const std::string number = page_number == 1 ? "" : std::to_string(page_number);
    return link_button(with_query(in, "page", number), in.t(text_key),
                       {{"rel", relation}, {"data-variant", "secondary"}});
}

} // namespace

// Wide tables scroll inside their frame, which a keyboard reaches, so that the page never does.
Html table(const HtmlTable& table) {
    Html out;
    const bool stacks = table.narrow == HtmlTable::Narrow::stack;
    out.open("div", {{"class", stacks ? "table-frame table-stack" : "table-frame"},
                     {"role", "region"},
                     {"tabindex", "0"},
                     {"aria-label", table.caption}});
    out.open("table").tag("caption", table.caption);
    out.add(column_heads(table)).add(rows_of(table));
    return std::move(out.close().close());
}

Html sort_head(const Request& in, std::string_view column, std::string_view text) {
    const std::string_view now = in.asked("sort");
    const bool up = now == column;
    const bool down = now.starts_with('-') && now.substr(1) == column;
    const std::string next = up ? "-" + std::string(column) : std::string(column);
    Request first_page;
    first_page.path = in.path;
    first_page.query = in.query;
    first_page.query.erase("page");
    Attrs attrs = {{"href", with_query(first_page, "sort", next)}, {"class", "sort"}};
    if (up || down) {
        attrs.emplace_back("data-sorted", up ? rising : falling);
    }
    return std::move(Html().tag("a", attrs, text));
}

Html pagination(const Request& in, int64_t total, int64_t per_page, int64_t page_number) {
    ensure(per_page > 0 && page_number > 0, "pages hold something and are counted from 1");
    const int64_t before = (page_number - 1) * per_page;
    const int64_t last = std::min(total, before + per_page);
    const Texts& t = in.t;
    if (before >= total && page_number == 1) {
        return {};
    }
    Html out;
    out.open("nav", {{"class", "pagination"}, {"aria-label", t("pagination.label")}});
    out.tag("p", t("pagination.showing", {{"from", t.number(std::min(before + 1, last))},
                                          {"to", t.number(last)},
                                          {"total", t.number(total)}}));
    if (page_number > 1) {
        out.add(step(in, "pagination.previous", page_number - 1, "prev"));
    }
    if (last < total) {
        out.add(step(in, "pagination.next", page_number + 1, "next"));
    }
    return std::move(out.close());
}

Html shortcut_table(const Texts& t) {
    HtmlTable drawn;
    drawn.caption = t("shortcuts.caption");
    drawn.columns = {{text(t("shortcuts.keys"))}, {text(t("shortcuts.does"))}};
    for (const std::string_view key : {"h", "n", "s", "m", "1"}) {
        drawn.rows.push_back(
            {std::move(Html().tag("kbd", key)), text(t("shortcuts.key_" + std::string(key)))});
    }
    Html out;
    out.open("div", {Attr("data-shortcuts"), Attr("hidden")});
    out.open("div", {{"class", "choice"}});
    out.leaf("input", {{"type", "checkbox"}, {"id", "shortcuts-on"}, {"class", "ds-input"}});
    out.tag("label", {{"for", "shortcuts-on"}}, t("shortcuts.turn_on")).close().close();
    return std::move(out.add(table(drawn)));
}
