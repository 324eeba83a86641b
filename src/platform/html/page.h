// The page around a page's content, and the components that all pages are made of.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/free_text.h"
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
    /// Stands before each element id (`event-occurred_on`); set it when a page holds two forms of
    /// one table.
    std::string id = {};
    /// The value to show, or ""; the last when there are several.
    std::string_view value(std::string_view name) const;
    /// Whether a tick, or one value of a list, is set. A refused form says so only by what came.
    bool ticked(std::string_view name, std::string_view value) const;
    bool ticked(std::string_view name) const;
    std::string element_id(std::string_view name) const;
    /// The problems that were found with a field; "" = with the form as a whole.
    std::vector<Problem> problems(std::string_view name) const;
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
/// <form method=post> with csrf, a fresh request_key and `content`. What the scripts look for may
/// stand in `more`: `data-draft-url` (what is typed is posted there, form-encoded with csrf, after
/// a pause; any 2xx answer means kept) and `data-guard-url` (each free text is posted there as
/// `text`; the answer is an HTML fragment, empty when nothing was found, that is shown under the
/// field). A form with files says `enctype` in `more`.
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
/// A file to hand in; the form needs `enctype=multipart/form-data`.
Html file_input(const Form& form, std::string_view name, std::string_view label,
                std::string_view accept);
/// What the text door asks about a field: for each match a choice between other words and a reason
/// why it points at nobody. Posted as `guard`; `input` draws it by itself under a free text.
Html text_questions(const Form& form, std::string_view name);
/// What the door found in a text, as a fragment for the one who writes: the words, why, and what
/// could stand instead; empty when nothing was found.
Html findings_shown(const Texts& t, std::string_view text,
                    const std::vector<TextFinding>& findings);
/// A form that asks by GET: filters above a list. `content` holds inputs, the button is added.
Html filter_form(const Request& in, std::string_view action, const Html& content);
Html hidden_input(std::string_view name, std::string_view value);
/// Fields that belong together under a heading of their own (fieldset and legend).
Html field_group(std::string_view legend, const Html& content);
/// Content that matters only when another field has a value; always shown without scripts.
Html shown_when(std::string_view field, std::string_view value, const Html& content);
/// Buttons and button links take `{"data-variant", "secondary"}` for what is not the page's main
/// deed, "tertiary" for what should be quiet, and `{"data-color", "danger"}` for what cannot be
/// undone.
Html submit(std::string_view label, const Attrs& more = {});
/// A button that posts to an address by itself, in a form of its own.
Html post_button(const Request& in, std::string_view action, std::string_view label,
                 const FormValues& hidden = {}, const Attrs& more = {});

// --- content ------------------------------------------------------------------------------------

Html link(std::string_view href, std::string_view text, const Attrs& more = {});
/// A link that looks like a button. `Attr("data-new")` marks the one that opens the page's form for
/// something new; a keyboard shortcut goes there.
Html link_button(std::string_view href, std::string_view text, const Attrs& more = {});
/// A calm box: kind is "info", "success", "warning" or "danger"; says its kind in words, not
/// colour.
Html notice(const Texts& t, std::string_view kind, const Html& content);
Html badge(std::string_view kind, std::string_view text);
/// A figure in large digits with its label under it; `href` leads to its definition, "" = none.
Html figure_tile(std::string_view value, std::string_view label, std::string_view href = "");
/// Tiles or cards side by side, as many as there is room for.
Html tiles(const std::vector<Html>& content);
/// Buttons and links in a row.
Html actions(const std::vector<Html>& content);
/// A box with a heading, for the start page.
Html card(std::string_view title, const Html& content);
/// Something long that is opened by who wants it.
Html disclosure(std::string_view summary, const Html& content);
/// A text of the catalogue whose {placeholders} are links or other markup.
Html text_with(const Texts& t, std::string_view key,
               const std::vector<std::pair<std::string, Html>>& parts);
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
    /// On a phone: scrolls in its frame, or each row becomes a sheet with the heads as labels.
    enum class Narrow { scroll, stack } narrow = Narrow::scroll;
};
Html table(const HtmlTable& table);
/// A column head that sorts: a link to `?sort=column`, or `?sort=-column` (falling) when it stands
/// rising already, keeping the other query parameters. table() sets aria-sort on its cell.
Html sort_head(const Request& in, std::string_view column, std::string_view text);
/// "Visar 51-100 av 147" with previous and next links (`?page=2`, the first is 1), keeping the
/// other query parameters.
Html pagination(const Request& in, int64_t total, int64_t per_page, int64_t page_number);
/// The address of this page with one query parameter changed ("" removes it).
std::string with_query(const Request& in, std::string_view name, std::string_view value);

/// A short text as a cell or paragraph.
Html text(std::string_view text);
Html paragraph(std::string_view text);
Html heading(int level, std::string_view text, std::string_view id = "");
/// Free text with its line breaks kept, as paragraphs.
Html prose(std::string_view text);
/// A list of paragraphs or links.
Html bullets(const std::vector<Html>& items);
/// The keyboard shortcuts, and the switch that turns them on in this browser; for /help.
Html shortcut_table(const Texts& t);
/// The page that shows both texts when somebody saved first.
struct ConflictLine {
    std::string label;
    std::string saved;
    std::string yours;
};
Html conflict_table(const Texts& t, const std::vector<ConflictLine>& lines);
/// How a field's value is read out on a page: a choice's label, a day in words.
using FieldWords = std::function<std::string(const Field& field, std::string_view value)>;
/// For a form that came back because somebody saved first: a warning, and field by field what
/// stands saved beside what was typed, where they differ. Nothing at any other time.
Html saved_beside(const Form& form, std::span<const Field> fields, const void* saved,
                  const FieldWords& words);
