// The chain of one item, and the funnel of a year with what each body has answered.
#include "desk/chain_pages.h"

#include <algorithm>

#include "desk/desk.h"
#include "desk/interval.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "platform/html/drawn_chart.h"
#include "platform/html/page.h"
#include "platform/json.h"

namespace {

// --- one item ------------------------------------------------------------------------------------

std::string said_code(Work& work, const Texts& t, const ChainLink& link) {
    if (link.code.empty()) {
        return {};
    }
    return link.step == "decided"           ? code_label(work, t, "way_forward", link.code)
           : link.step == "answered"        ? std::string(t("handover_answer.kind." + link.code))
           : link.step == "letter_answered" ? std::string(t("letter_answer.kind." + link.code))
                                            : std::string(t("action_closing.outcome." + link.code));
}

std::string age_said(const Texts& t, std::string_view key, int64_t days) {
    return t(key, {{"days", t.number(days)}});
}

Html link_line(Work& work, const Texts& t, const Chain& chain, std::size_t at) {
    const ChainLink& one = chain.links[at];
    Html line;
    line.tag("time", {{"datetime", one.day.iso()}}, t.date(one.day));
    line.open("p").tag("strong", t("chain.step." + one.step));
    if (one.number != chain.number) {
        line.text(" ").add(link(page_of(one.number), one.number));
    }
    const std::string code = said_code(work, t, one);
    if (!code.empty()) {
        line.text(": " + code);
    }
    line.close();
    if (at > 0) {
        const int64_t days = one.day.serial() - chain.links[at - 1].day.serial();
        line.tag("p", {{"class", "quiet"}}, age_said(t, "chain.after", days));
    }
    return line;
}

Html chain_part(Work& work, const Texts& t, const Chain& chain) {
    Html out;
    out.open("h2").add(link(page_of(chain.number), chain.number)).close();
    out.open("ol", {{"class", "dates"}});
    for (std::size_t at = 0; at < chain.links.size(); ++at) {
        out.tag("li", {}, link_line(work, t, chain, at));
    }
    out.close();
    const int64_t age = work.today().serial() - chain.links.back().day.serial();
    const std::string_view next = waits_for(chain);
    if (next.empty()) {
        out.add(notice(t, "success", paragraph(t("chain.whole"))));
        return out;
    }
    Html words = paragraph(t("chain.waits." + std::string(next)));
    words.add(paragraph(age_said(t, "chain.since", age)));
    return std::move(out.add(notice(t, "info", words)));
}

std::string json_of(const std::vector<Chain>& chains) {
    json::array all;
    for (const Chain& chain : chains) {
        json::array links;
        for (const ChainLink& link : chain.links) {
            links.push_back(json::object{{"step", link.step},
                                         {"day", link.day.iso()},
                                         {"number", link.number},
                                         {"code", link.code}});
        }
        all.push_back(json::object{{"number", chain.number},
                                   {"links", std::move(links)},
                                   {"waits_for", waits_for(chain)}});
    }
    return json::serialize(all) + "\n";
}

// --- a year --------------------------------------------------------------------------------------

Html year_form(const Request& in, const FactScope& scope) {
    const Form form = form_of(in, "chain", {{"year", {std::to_string(scope.year)}}});
    return filter_form(in, "/chain", plain_input(form, "year", "number", in.t("chain.year")));
}

Html step_table(const Texts& t, const Funnel& funnel) {
    HtmlTable shape;
    shape.caption = t("chain.funnel.caption", {{"year", std::to_string(funnel.scope.year)}});
    shape.row_head = HtmlTable::RowHead::first;
    shape.narrow = HtmlTable::Narrow::stack;
    shape.columns = {{text(t("chain.funnel.step"))},
                     {text(t("chain.funnel.count")), HtmlTable::Column::Align::right},
                     {text(t("chain.funnel.of")), HtmlTable::Column::Align::right},
                     {text(t("chain.funnel.share")), HtmlTable::Column::Align::right}};
    for (const FigureValue& value : funnel.steps) {
        const std::string address =
            "/figures/" + value.id + "?year=" + std::to_string(funnel.scope.year);
        const auto number = [&](const std::optional<int64_t>& count) {
            return text(count ? t.number(*count) : value.printed(t));
        };
        shape.rows.push_back({link(address, t("figure." + value.id)), number(value.numerator),
                              number(value.denominator), text(value.printed(t))});
    }
    return table(shape);
}

Chart step_chart(const Texts& t, const Funnel& funnel) {
    Chart chart;
    chart.title = t("chain.funnel.chart", {{"year", std::to_string(funnel.scope.year)}});
    chart.series = {{std::string(t("chain.funnel.count")), {}}};
    const auto add = [&](std::string_view name, int64_t count) {
        chart.categories.emplace_back(name);
        chart.series.front().values.push_back(count);
        chart.description +=
            (chart.description.empty() ? "" : ", ") + std::string(name) + " " + t.number(count);
    };
    add(t("chain.funnel.registered"), funnel.base);
    for (const FigureValue& value : funnel.steps) {
        add(t("figure." + value.id), value.numerator.value_or(0));
    }
    return chart;
}

bool all_told(const Funnel& funnel) {
    return std::ranges::all_of(
        funnel.steps, [](const FigureValue& value) { return value.status == FigureStatus::ok; });
}

// Few cases say nothing about a body, so they get no share; more get one with its interval.
std::string response_said(const Texts& t, const BodyLine& line) {
    if (line.settled < cases_min) {
        return t("chain.bodies.too_few", {{"least", t.number(cases_min)}});
    }
    const Interval interval = wilson_interval(line.answered, line.settled);
    return t("chain.bodies.share",
             {{"share", t.percent_tenths(share_tenths(line.answered, line.settled))},
              {"low", t.number(interval.low)},
              {"high", t.number(interval.high)}});
}

Html bodies_part(Work& work, const Texts& t, const std::vector<BodyLine>& bodies) {
    Html out = heading(2, t("chain.bodies"), "bodies");
    if (bodies.empty()) {
        return std::move(out.add(paragraph(t("chain.bodies.none"))));
    }
    out.add(paragraph(t("chain.bodies.what", {{"least", t.number(cases_min)}})));
    HtmlTable shape;
    shape.caption = t("chain.bodies.caption");
    shape.row_head = HtmlTable::RowHead::first;
    shape.narrow = HtmlTable::Narrow::stack;
    shape.columns = {{text(t("chain.bodies.body"))},
                     {text(t("chain.bodies.waiting")), HtmlTable::Column::Align::right},
                     {text(t("chain.bodies.late")), HtmlTable::Column::Align::right},
                     {text(t("chain.bodies.answered")), HtmlTable::Column::Align::right},
                     {text(t("chain.bodies.settled")), HtmlTable::Column::Align::right},
                     {text(t("chain.bodies.response"))}};
    for (const BodyLine& line : bodies) {
        Html late = text(t.number(line.late));
        if (line.late > 0) {
            late.text(" ").add(badge("danger", t("handover.late")));
        }
        shape.rows.push_back({text(body_name(work, t, line.body)), text(t.number(line.waiting)),
                              late, text(t.number(line.answered)), text(t.number(line.settled)),
                              text(response_said(t, line))});
    }
    out.add(table(shape));
    return std::move(out.add(actions({link("/handovers?late=yes", t("chain.bodies.late_ones"))})));
}

} // namespace

Response draw_chains(const Request& in, Work& work, std::string_view number,
                     const std::vector<Chain>& chains) {
    const Texts& t = in.t;
    if (in.door == Door::json) {
        return json_response(json_of(chains));
    }
    Html content = paragraph(t("chain.what"));
    for (const Chain& chain : chains) {
        content.add(chain_part(work, t, chain));
    }
    const PageShape shape{t("chain.title", {{"number", std::string(number)}}),
                          {{"/chain", std::string(t("chain.funnel.title"))}}};
    return page(in, shape, content);
}

static Html draw_chain_of(const Request& in, Work& work, std::string_view subject) {
    const auto chains = chains_of(work, subject);
    if (!chains) {
        return {};
    }
    const Chain& chain = chains->front();
    const std::string_view next = waits_for(chain);
    Html out = heading(2, in.t("menu.chain"), "chain");
    out.add(paragraph(in.t(next.empty() ? "chain.whole" : "chain.waits." + std::string(next))));
    const std::string address = "/chain/" + std::string(subject);
    return std::move(out.tag("p", {}, link(address, in.t("chain.link"))));
}

RecordPanel chain_panel() {
    return {May::read_faults, draw_chain_of};
}

Response draw_funnel(const Request& in, Work& work, const Funnel& funnel,
                     const std::vector<BodyLine>& bodies) {
    const Texts& t = in.t;
    Html content = paragraph(t("chain.funnel.what"));
    content.add(year_form(in, funnel.scope));
    content.add(heading(2, t("chain.funnel.of_year", {{"year", std::to_string(funnel.scope.year)}}),
                        "funnel"));
    content.add(paragraph(t("chain.funnel.base", {{"count", t.number(funnel.base)},
                                                  {"cutoff", t.date(funnel.scope.cutoff)}})));
    content.add(step_table(t, funnel));
    if (funnel.base > 0 && all_told(funnel)) {
        content.add(chart_with_table(t, step_chart(t, funnel), "steps", t("chain.funnel.step")));
    }
    content.add(paragraph(t("chain.funnel.note")));
    content.add(bodies_part(work, t, bodies));
    return page(in, PageShape{std::string(t("chain.funnel.title")), {}, PageShape::Width::wide},
                content);
}
