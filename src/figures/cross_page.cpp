// The cross table page: choose two dimensions, narrow down, read, save, take away.
#include <algorithm>
#include <iterator>

#include "figures/pages.h"
#include "figures/saved_table.h"
#include "figures/scope.h"
#include "organisations/unit.h"
#include "platform/charts/chart.h"
#include "platform/html/page.h"
#include "platform/sheets/csv.h"
#include "platform/sheets/xlsx.h"
#include "rights/may.h"

namespace {

// What may be crossed at the place worked at; some breakdowns are not for every place.
std::vector<std::string> crossable(const Fact& fact, std::string_view place) {
    std::vector<std::string> shown;
    std::ranges::copy_if(fact.crossable, std::back_inserter(shown), [&](const std::string& one) {
        return fact.shown_at == nullptr || fact.shown_at(place, one);
    });
    return shown;
}

bool may_cross(const Fact& fact, std::string_view place, std::string_view dimension) {
    const auto shown = crossable(fact, place);
    return std::ranges::find(shown, dimension) != shown.end();
}

std::vector<const Fact*> readable_facts(const Actor& actor) {
    std::vector<const Fact*> facts;
    for (const Fact& fact : figure_registry().facts()) {
        if (actor_may(actor, fact.may) && !fact.crossable.empty()) {
            facts.push_back(&fact);
        }
    }
    return facts;
}

// What is counted is another page, so that the choices below are always of the same thing.
Html fact_links(const Request& in, const CrossQuestion& question) {
    const auto facts = readable_facts(in.actor);
    if (facts.size() < 2) {
        return {};
    }
    std::vector<Html> links;
    for (const Fact* fact : facts) {
        const std::string_view words = in.t("figure.fact." + fact->name);
        links.push_back(fact->name == question.fact
                            ? std::move(Html().tag("strong", words))
                            : link("/figures/cross?fact=" + fact->name +
                                       "&year=" + std::to_string(question.year),
                                   words));
    }
    return actions(links);
}

// Within a sentence a dimension is told in small letters; on its own it begins with a large one.
std::string head_of(const Texts& t, const std::string& dimension) {
    std::string head(t("figure.dimension." + dimension));
    const auto second = head.size() > 1 ? static_cast<unsigned char>(head[1]) : 0U;
    if (head[0] >= 'a' && head[0] <= 'z') {
        head[0] = static_cast<char>(head[0] - 'a' + 'A');
    } else if (head[0] == '\xc3' && second >= 0xa0 && second <= 0xbe) {
        head[1] = static_cast<char>(second - 0x20); // å, ä, ö
    }
    return head;
}

Html choice_of(const Request& in, const Fact& fact, std::string_view name,
               std::string_view chosen) {
    Html select;
    const std::string id(name);
    select.tag("label", {{"for", id}}, in.t("figures.cross." + id));
    select.open("select", {{"id", id}, {"name", id}, {"class", "ds-input"}});
    if (name == "columns") {
        select.tag("option", {{"value", ""}}, in.t("figures.cross.none"));
    }
    for (const std::string& dimension : crossable(fact, in.actor.place)) {
        Attrs attrs = {{"value", dimension}};
        if (dimension == chosen) {
            attrs.emplace_back("selected");
        }
        select.tag("option", attrs, head_of(in.t, dimension));
    }
    select.close();
    return select;
}

// What it means to choose nothing: all, or as in the figures where they have a condition on it.
std::string_view blank_choice(const Texts& t, const CrossQuestion& question,
                              const std::string& dimension) {
    CrossQuestion without = question;
    std::erase_if(without.filter,
                  [&](const Condition& asked) { return asked.dimension == dimension; });
    const Filter standing = standing_for(figure_registry().fact(question.fact), without);
    const bool stands =
        std::ranges::find(standing, dimension, &Condition::dimension) != standing.end();
    return t(stands ? "figures.cross.as_in_figures" : "figures.cross.all");
}

Html filter_choice(const Request& in, Work& work, const CrossQuestion& question,
                   const Narrowing& narrowing) {
    const Fact& fact = figure_registry().fact(question.fact);
    const std::string& name = narrowing.dimension;
    Html select;
    select.tag("label", {{"for", name}}, in.t("figures.cross.only." + name));
    select.open("select", {{"id", name}, {"name", name}, {"class", "ds-input"}});
    select.tag("option", {{"value", ""}}, blank_choice(in.t, question, name));
    for (const std::string& code : narrowing.codes) {
        Attrs attrs = {{"value", code}};
        if (in.asked(name) == code) {
            attrs.emplace_back("selected");
        }
        select.tag("option", attrs, fact.label(work, in.t, name, code));
    }
    select.close();
    return select;
}

Html question_form(const Request& in, Work& work, const CrossQuestion& question) {
    Html fields;
    const auto row = [&](const Html& control) { fields.tag("div", {{"class", "field"}}, control); };
    const Fact& fact = figure_registry().fact(question.fact);
    fields.add(hidden_input("fact", fact.name));
    row(choice_of(in, fact, "rows", question.rows));
    row(choice_of(in, fact, "columns", question.columns));
    Html year;
    year.tag("label", {{"for", "year"}}, in.t("figures.year"));
    year.leaf("input", {{"id", "year"},
                        {"name", "year"},
                        {"class", "ds-input"},
                        {"inputmode", "numeric"},
                        {"size", "5"},
                        {"value", std::to_string(question.year)}});
    row(year);
    for (const Narrowing& narrowing : fact.narrowings) {
        row(filter_choice(in, work, question, narrowing));
    }
    return filter_form(in, "/figures/cross", fields);
}

std::string caption_of(const Request& in, const CrossDrawing& drawing) {
    const std::string by = "figure.dimension." + drawing.question.rows;
    TextArgs args = {{"counted", std::string(in.t("figure.fact." + drawing.question.fact))},
                     {"rows", std::string(in.t(by))},
                     {"cutoff", in.t.date(drawing.scope.cutoff)},
                     {"year", std::to_string(drawing.question.year)}};
    if (drawing.question.columns.empty()) {
        return in.t("figures.cross.caption_one", args);
    }
    args.emplace_back("columns", std::string(in.t("figure.dimension." + drawing.question.columns)));
    return in.t("figures.cross.caption_two", args);
}

// The table as words and numbers, from which the page, CSV and XLSX are made alike.
struct CrossGrid {
    std::vector<std::string> heads;
    std::vector<std::string> labels;
    std::vector<std::vector<int64_t>> numbers;
};

CrossGrid grid_of(const Request& in, Work& work, const CrossDrawing& drawing) {
    const Fact& fact = figure_registry().fact(drawing.question.fact);
    CrossGrid grid;
    grid.heads.push_back(head_of(in.t, drawing.question.rows));
    for (const std::string& code : drawing.answer.column_codes) {
        grid.heads.push_back(fact.label(work, in.t, drawing.question.columns, code));
    }
    grid.heads.emplace_back(in.t("figures.cross.total"));
    for (std::size_t r = 0; r < drawing.answer.row_codes.size(); ++r) {
        grid.labels.push_back(
            fact.label(work, in.t, drawing.question.rows, drawing.answer.row_codes[r]));
        std::vector<int64_t> numbers;
        if (!drawing.answer.column_codes.empty()) {
            numbers = drawing.answer.cells[r];
        }
        numbers.push_back(drawing.answer.row_totals[r]);
        grid.numbers.push_back(std::move(numbers));
    }
    // Under answers of which several may be given, "total" would read as their sum.
    grid.labels.emplace_back(drawing.answer.answers == CrossTable::Answers::several
                                 ? in.t("figure.fact." + fact.name)
                                 : in.t("figures.cross.total"));
    std::vector<int64_t> totals;
    if (!drawing.answer.column_codes.empty()) {
        totals = drawing.answer.column_totals;
    }
    totals.push_back(drawing.answer.total);
    grid.numbers.push_back(std::move(totals));
    return grid;
}

Html grid_table(const Request& in, const CrossGrid& grid, const std::string& caption) {
    HtmlTable drawn;
    drawn.caption = caption;
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.last_row = HtmlTable::LastRow::total;
    for (std::size_t i = 0; i < grid.heads.size(); ++i) {
        drawn.columns.push_back({text(grid.heads[i]), i == 0 ? HtmlTable::Column::Align::left
                                                             : HtmlTable::Column::Align::right});
    }
    for (std::size_t r = 0; r < grid.labels.size(); ++r) {
        std::vector<Html> cells = {text(grid.labels[r])};
        for (const int64_t number : grid.numbers[r]) {
            cells.push_back(number == CrossTable::withheld ? text(in.t("figures.cross.withheld"))
                                                           : text(in.t.number(number)));
        }
        drawn.rows.push_back(std::move(cells));
    }
    return table(drawn);
}

Html saved_list(const Request& in, Work& work, const std::string& unit,
                const std::string& question) {
    Html section;
    section.open("section", {{"class", "saved-tables"}});
    section.add(heading(2, in.t("figures.cross.saved")));
    section.open("ul");
    for (const StoredTable& saved : saved_tables(work, unit)) {
        Html line = link("/figures/cross?" + saved.question, saved.name);
        line.text(" ");
        line.add(post_button(in, "/figures/tables/" + saved.id + "/removal",
                             in.t("figures.cross.remove", {{"name", saved.name}})));
        section.tag("li", {}, line);
    }
    section.close();
    const Form form = form_of(in, "saved_table", {{"question", {question}}});
    Html fields;
    fields.leaf("input", {{"type", "hidden"}, {"name", "question"}, {"value", question}});
    fields.add(plain_input(form, "name", "text", in.t("saved_table.name")));
    fields.add(submit(in.t("figures.cross.save")));
    section.add(post_form(form, "/figures/tables", fields));
    section.close();
    return section;
}

std::string query_of(const CrossQuestion& question) {
    std::string query = "fact=" + question.fact + "&rows=" + question.rows +
                        "&columns=" + question.columns + "&year=" + std::to_string(question.year);
    for (const Condition& condition : question.filter) {
        query += "&" + condition.dimension + "=" + condition.codes.front();
    }
    return query;
}

} // namespace

Result<CrossQuestion> question_asked(const Request& in, Work& work) {
    CrossQuestion question;
    question.year = TRY(year_asked(in, work));
    const auto facts = readable_facts(work.actor());
    if (!in.asked("fact").empty()) {
        question.fact = std::string(in.asked("fact"));
    }
    const auto found = std::ranges::find(facts, question.fact, &Fact::name);
    if (found == facts.end()) {
        return invalid("fact", "not_a_choice");
    }
    const Fact& fact = **found;
    const std::string& place = work.actor().place;
    question.rows = std::string(in.asked("rows"));
    if (question.rows.empty()) {
        question.rows = crossable(fact, place).front();
    }
    question.columns = std::string(in.asked("columns"));
    if (!may_cross(fact, place, question.rows)) {
        return invalid("rows", "not_a_choice");
    }
    if (!question.columns.empty() && !may_cross(fact, place, question.columns)) {
        return invalid("columns", "not_a_choice");
    }
    if (question.columns == question.rows) {
        question.columns.clear();
    }
    for (const auto& [dimension, codes] : fact.narrowings) {
        const std::string_view asked = in.asked(dimension);
        if (asked.empty()) {
            continue;
        }
        if (std::ranges::find(codes, asked) == codes.end()) {
            return invalid(dimension, "not_a_choice");
        }
        question.filter.push_back({dimension, {std::string(asked)}});
    }
    return question;
}

Html breakdown_of(const Request& in, Work& work, const Figure& figure, const FactScope& scope) {
    if (figure.broken_down_by.empty()) {
        return {};
    }
    CrossQuestion question{figure.fact, figure.broken_down_by, "", scope.year, figure.of};
    question.filter.insert(question.filter.end(), figure.filter.begin(), figure.filter.end());
    const FactTable facts = figure_registry().fact(figure.fact).load(work, scope);
    const CrossTable answer = cross(facts, question.rows, "", question.filter);
    const CrossDrawing drawing{question, scope, answer};
    const std::string title(in.t(
        "figures.by", {{"dimension", std::string(in.t("figure.dimension." + question.rows))}}));
    Html content = heading(2, title);
    if (answer.total == 0) {
        return std::move(content.add(paragraph(in.t("figures.cross.empty"))));
    }
    content.add(grid_table(in, grid_of(in, work, drawing), caption_of(in, drawing)));
    if (withholds_rows(facts, question.filter)) {
        content.add(paragraph(in.t("figures.by.withheld")));
    }
    return content;
}

Response draw_cross(const Request& in, Work& work, const CrossDrawing& drawing) {
    Html content;
    content.add(fact_links(in, drawing.question));
    content.add(question_form(in, work, drawing.question));
    const std::string query = query_of(drawing.question);
    if (drawing.answer.total == 0) {
        content.add(empty_state(in.t("figures.cross.empty"), "/figures/cross",
                                in.t("figures.cross.start_over")));
        for (const std::string& condition : standing_told(work, in.t, drawing.question)) {
            content.add(paragraph(condition));
        }
    } else {
        content.add(grid_table(in, grid_of(in, work, drawing), caption_of(in, drawing)));
        for (const std::string& note : notes_told(work, in.t, drawing)) {
            content.add(paragraph(note));
        }
        content.add(
            rules_told(in, work, figure_registry().fact(drawing.question.fact), drawing.scope));
        Html actions = link("/figures/cross/file?format=csv&" + query, in.t("figures.cross.csv"));
        actions.text(" ");
        actions.add(link("/figures/cross/file?format=xlsx&" + query, in.t("figures.cross.xlsx")));
        content.tag("p", {{"class", "actions"}}, actions);
    }
    if (drawing.scope.audience == Audience::unit) {
        content.add(saved_list(in, work, drawing.scope.units.front(), query));
    }
    PageShape shape;
    shape.title = std::string(in.t("figures.cross"));
    shape.trail = {{"/figures", std::string(in.t("figures.title"))}};
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

Result<Response> cross_download(const Request& in, Work& work, const CrossDrawing& drawing) {
    const CrossGrid grid = grid_of(in, work, drawing);
    const Fact& fact = figure_registry().fact(drawing.question.fact);
    std::vector<std::string> rules = notes_told(work, in.t, drawing);
    if (fact.rules != nullptr) {
        std::ranges::move(fact.rules(work, in.t, drawing.scope), std::back_inserter(rules));
    }
    const bool sheet = in.asked("format") == "xlsx";
    const std::string name = "korstabell-" + std::to_string(drawing.question.year);
    if (sheet) {
        XlsxWriter writer(name);
        writer.heads(grid.heads);
        for (std::size_t r = 0; r < grid.labels.size(); ++r) {
            std::vector<Value> cells = {grid.labels[r]};
            for (const int64_t number : grid.numbers[r]) {
                cells.push_back(number == CrossTable::withheld
                                    ? Value(std::string(in.t("figures.cross.withheld")))
                                    : Value(number));
            }
            writer.row(cells);
        }
        for (const std::string& rule : rules) {
            writer.row(std::vector<Value>{rule});
        }
        return download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        name + ".xlsx", writer.finish());
    }
    std::string csv;
    CsvWriter writer([&](std::string_view bytes) { csv += bytes; });
    writer.row(grid.heads);
    for (std::size_t r = 0; r < grid.labels.size(); ++r) {
        std::vector<std::string> cells = {grid.labels[r]};
        for (const int64_t number : grid.numbers[r]) {
            cells.push_back(number == CrossTable::withheld
                                ? std::string(in.t("figures.cross.withheld"))
                                : std::to_string(number));
        }
        writer.row(cells);
    }
    for (const std::string& rule : rules) {
        writer.row({rule});
    }
    return download("text/csv; charset=utf-8", name + ".csv", csv);
}
