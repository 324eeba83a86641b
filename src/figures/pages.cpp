// The year's figures, one figure with its definition, and the cut-off form.
#include "figures/pages.h"

#include "organisations/unit.h"
#include "platform/html/page.h"
#include "rights/may.h"

namespace {

std::string scope_line(const Request& in, const FactScope& scope) {
    const bool whole = scope.cutoff == Date{scope.year, 12, 31};
    return in.t(whole ? "figures.scope.whole" : "figures.scope.so_far",
                {{"year", std::to_string(scope.year)},
                 {"cutoff", in.t.date(scope.cutoff)},
                 {"count", std::to_string(scope.units.size())}});
}

std::string share_parts(const Texts& t, const FigureValue& value) {
    if (value.measure == Measure::count || !value.denominator) {
        return "";
    }
    return t("figures.of",
             {{"part", t.number(*value.numerator)}, {"whole", t.number(*value.denominator)}});
}

Html year_form(const Request& in, const FactScope& scope) {
    Html year;
    year.open("div", {{"class", "field"}});
    year.tag("label", {{"for", "year"}}, in.t("figures.year"));
    year.leaf("input", {{"id", "year"},
                        {"name", "year"},
                        {"class", "ds-input"},
                        {"inputmode", "numeric"},
                        {"size", "5"},
                        {"value", std::to_string(scope.year)}});
    year.close();
    return filter_form(in, in.path, year);
}

// The figures of one fact: what is counted heads the table.
Html figure_table(const Request& in, const Fact& fact, const std::vector<FigureValue>& values,
                  const FactScope& scope) {
    HtmlTable drawn;
    drawn.caption = std::string(in.t("figure.fact." + fact.name));
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.columns = {{text(in.t("figures.label"))},
                     {text(in.t("figures.value")), HtmlTable::Column::Align::right},
                     {text(in.t("figures.parts")), HtmlTable::Column::Align::right}};
    for (const FigureValue& value : values) {
        if (figure_registry().find(value.id)->fact != fact.name) {
            continue;
        }
        const std::string address = "/figures/" + value.id + "?year=" + std::to_string(scope.year);
        drawn.rows.push_back({link(address, in.t("figure." + value.id)), text(value.printed(in.t)),
                              text(share_parts(in.t, value))});
    }
    return drawn.rows.empty() ? Html() : table(drawn);
}

// The conditions of the counted part and of its whole, together.
Filter whole_filter(const Figure& figure) {
    Filter filter = figure.of;
    filter.insert(filter.end(), figure.filter.begin(), figure.filter.end());
    return filter;
}

std::string_view rounding_key(Measure measure) {
    return measure == Measure::share  ? "figures.rounding.share"
           : measure == Measure::mean ? "figures.rounding.mean"
                                      : "figures.rounding.count";
}

} // namespace

static std::string condition_told(Work& work, const Texts& t, const Fact& fact,
                                  const Condition& condition) {
    std::string codes;
    for (const std::string& code : condition.codes) {
        codes += (codes.empty() ? "" : ", ") + fact.label(work, t, condition.dimension, code);
    }
    return std::string(t("figures.cross.only." + condition.dimension)) + ": " + codes;
}

std::vector<std::string> standing_told(Work& work, const Texts& t, const CrossQuestion& question) {
    const Fact& fact = figure_registry().fact(question.fact);
    std::vector<std::string> lines;
    for (const Condition& condition : standing_for(fact, question)) {
        lines.push_back(
            t("figures.cross.standing", {{"condition", condition_told(work, t, fact, condition)}}));
    }
    return lines;
}

std::vector<std::string> notes_told(Work& work, const Texts& t, const CrossDrawing& drawing) {
    const Fact& fact = figure_registry().fact(drawing.question.fact);
    const CrossTable& answer = drawing.answer;
    std::vector<std::string> notes = standing_told(work, t, drawing.question);
    if (answer.in_figures && *answer.in_figures != answer.total) {
        std::string conditions;
        for (const Condition& condition : lifted_for(fact, drawing.question)) {
            conditions +=
                (conditions.empty() ? "" : "; ") + condition_told(work, t, fact, condition);
        }
        notes.push_back(
            t("figures.cross.more_than_figures", {{"total", t.number(answer.total)},
                                                  {"counted", t.number(*answer.in_figures)},
                                                  {"condition", conditions}}));
    }
    if (answer.holds_withheld()) {
        notes.emplace_back(t("figures.cross.withheld.note"));
    }
    if (answer.answers == CrossTable::Answers::several) {
        notes.push_back(t("figures.cross.several_answers", {{"base", t.number(answer.total)}}));
    }
    return notes;
}

Html rules_told(const Request& in, Work& work, const Fact& fact, const FactScope& scope) {
    if (fact.rules == nullptr) {
        return {};
    }
    std::vector<Html> lines;
    for (const std::string& rule : fact.rules(work, in.t, scope)) {
        lines.push_back(text(rule));
    }
    Html told = heading(
        2, in.t("figures.rules", {{"counted", std::string(in.t("figure.fact." + fact.name))}}));
    return std::move(told.add(bullets(lines)));
}

Response draw_figures(const Request& in, Work& work, const FactScope& scope,
                      const std::vector<FigureValue>& values) {
    Html content;
    content.add(paragraph(scope_line(in, scope)));
    content.add(year_form(in, scope));
    for (const Fact& fact : figure_registry().facts()) {
        const Html drawn = figure_table(in, fact, values, scope);
        if (!drawn.empty()) {
            content.add(drawn);
            content.add(rules_told(in, work, fact, scope));
        }
    }
    Html actions;
    actions.add(
        link_button("/figures/cross?year=" + std::to_string(scope.year), in.t("figures.cross")));
    if (my_unit(work) && actor_may(in.actor, May::write_reports)) {
        actions.add(text(" "));
        actions.add(link("/figures/cutoff?year=" + std::to_string(scope.year),
                         in.t("figures.change_cutoff")));
    }
    content.tag("p", {{"class", "actions"}}, actions);
    return page(in, in.t("figures.title"), content);
}

Response draw_figure(const Request& in, Work& work, const FactScope& scope,
                     const FigureValue& value) {
    const Figure& figure = *figure_registry().find(value.id);
    Html content;
    content.tag("p", {{"class", "figure-value"}}, value.printed(in.t));
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(in.t("figures.definition")),
         text(in.t("figure." + figure.id + ".definition"))},
        {std::string(in.t("figures.unit")), text(in.t("figure.unit." + figure.unit))},
        {std::string(in.t("figures.period")), text(scope_line(in, scope))},
        {std::string(in.t("figures.rounding")), text(in.t(rounding_key(figure.measure)))},
        {std::string(in.t("figures.id")), text(figure.id)},
    };
    if (value.measure != Measure::count && value.denominator) {
        pairs.push_back({std::string(in.t("figures.parts")), text(share_parts(in.t, value))});
    }
    content.add(facts(pairs));
    content.add(breakdown_of(in, work, figure, scope));
    content.add(rules_told(in, work, figure_registry().fact(figure.fact), scope));
    const Fact& fact = figure_registry().fact(figure.fact);
    if (scope.audience == Audience::unit && fact.rows_address != nullptr) {
        const std::string address = fact.rows_address(work, scope, whole_filter(figure));
        if (!address.empty()) {
            content.tag("p", {{"class", "actions"}}, link(address, in.t("figures.rows")));
        }
    }
    PageShape shape;
    shape.title = std::string(in.t("figure." + figure.id));
    shape.trail = {
        {"/figures?year=" + std::to_string(scope.year), std::string(in.t("figures.title"))}};
    return page(in, shape, content);
}

Response draw_cutoff(const Request& in, int year, Date cutoff) {
    const Form form = form_of(in, "figure_cutoff", {{"cutoff", {cutoff.iso()}}});
    Html fields;
    fields.add(problem_list(form));
    if (in.refused && in.refused->refusal == Refusal::conflict) {
        fields.add(notice(in.t, "warning", paragraph(in.t("conflict.what"))));
        const auto typed = parse_date(in.posted("cutoff"));
        fields.add(conflict_table(in.t, {{std::string(in.t("figure_cutoff.cutoff")),
                                          in.t.date(cutoff), typed ? in.t.date(*typed) : ""}}));
    }
    fields.add(paragraph(in.t("figures.cutoff.why")));
    fields.add(plain_input(form, "cutoff", "date", in.t("figure_cutoff.cutoff")));
    fields.add(hidden_input("seen", cutoff.iso()));
    fields.add(submit(in.t("figures.cutoff.save")));
    PageShape shape;
    shape.title = in.t("figures.cutoff.title", {{"year", std::to_string(year)}});
    shape.trail = {{"/figures?year=" + std::to_string(year), std::string(in.t("figures.title"))}};
    return page(in, shape, post_form(form, "/figures/cutoff", fields));
}
