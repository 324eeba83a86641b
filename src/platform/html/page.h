// The page around a page's content, and the components that all pages are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/html.h"
#include "platform/http/request.h"
#include "platform/record.h"

/// A whole page: head, skip link, menu, `content` in <main>, foot with accessibility and privacy.
/// `title` is in the reader's language already; it is also the one <h1>.
Response page(const Request& in, std::string_view title, const Html& content);
/// The same with a line above the heading (breadcrumbs) or a wide main column.
struct PageShape {
    std::string title;
    /// Address and text of the pages above, outermost first.
    std::vector<std::pair<std::string, std::string>> trail = {};
    enum class Width { text, wide } width = Width::text;
    /// No menu: sign-in, screen mode.
    enum class Frame { full, bare } frame = Frame::full;
};
Response page(const Request& in, const PageShape& shape, const Html& content);

// --- forms --------------------------------------------------------------------------------------

/// A form under drawing: the table it belongs to and the values to show, which are what was posted
/// when the form comes back refused.
struct Form {
    const Request& in;
    std::string_view table;
    FormValues values;
};
Form form_of(const Request& in, std::string_view table, FormValues start = {});

struct Choice {
    std::string value;
    std::string label;
    std::string hint = {};
    /// Choices of one group stand together under its heading; "" = none.
    std::string group = {};
};
using Choices = std::vector<Choice>;

/// The list of problems at the top, each a link to its field, with focus; empty when none.
Html problem_list(const Form& form);
/// <form method=post> with csrf, a fresh request_key and `content`.
Html post_form(const Form& form, std::string_view action, const Html& content,
               const Attrs& more = {});
/// Label, hint, input and problem for a field by its kind. Label key `<table>.<field>`, hint key
/// `<table>.<field>.hint` when that text exists. A field with many choices is a select.
Html input(const Form& form, const Field& field, const Choices& choices = {});
/// Radio buttons with hints (fieldset and legend), for choices that need guidance beside them.
Html radios(const Form& form, const Field& field, const Choices& choices);
/// Tick boxes for a list field.
Html ticks(const Form& form, const Field& field, const Choices& choices);
/// An input that is no record's field: name, kind of <input>, label text.
Html plain_input(const Form& form, std::string_view name, std::string_view type,
                 std::string_view label, const Attrs& more = {});
Html submit(std::string_view label, const Attrs& more = {});
/// A button that posts to an address by itself, in a form of its own.
Html post_button(const Request& in, std::string_view action, std::string_view label,
                 const FormValues& hidden = {}, const Attrs& more = {});

// --- content ------------------------------------------------------------------------------------

Html link(std::string_view href, std::string_view text, const Attrs& more = {});
/// A link that looks like a button.
Html link_button(std::string_view href, std::string_view text, const Attrs& more = {});
/// A calm box: kind is "info", "success", "warning" or "danger"; says its kind in words, not colour.
Html notice(const Texts& t, std::string_view kind, const Html& content);
Html badge(std::string_view kind, std::string_view text);
/// What a list says when it is empty, and what to do next.
Html empty_state(std::string_view text, std::string_view href, std::string_view action);
/// Term and description pairs.
Html facts(const std::vector<std::pair<std::string, Html>>& pairs);

/// A table with caption, column heads (scope=col), and rows whose first cell may be a row head.
struct HtmlTable {
    std::string caption;
    struct Column {
        Html head;
        enum class Align { left, right } align = Align::left;
    };
    std::vector<Column> columns;
    std::vector<std::vector<Html>> rows;
    enum class RowHead { none, first } row_head = RowHead::none;
    /// The last row is a total.
    enum class LastRow { plain, total } last_row = LastRow::plain;
};
Html table(const HtmlTable& table);
/// A column head that sorts: a link with aria-sort, keeping the other query parameters.
Html sort_head(const Request& in, std::string_view column, std::string_view text);
/// "Visar 51-100 av 147" with previous and next links, keeping the other query parameters.
Html pagination(const Request& in, int64_t total, int64_t per_page, int64_t page_number);
/// The address of this page with one query parameter changed ("" removes it).
std::string with_query(const Request& in, std::string_view name, std::string_view value);

/// A short text as a cell or paragraph.
Html text(std::string_view text);
Html paragraph(std::string_view text);
Html heading(int level, std::string_view text, std::string_view id = "");
/// Free text with its line breaks kept, as paragraphs.
Html prose(std::string_view text);
/// The page that shows both texts when somebody saved first.
struct ConflictLine {
    std::string label;
    std::string saved;
    std::string yours;
};
Html conflict_table(const Texts& t, const std::vector<ConflictLine>& lines);
