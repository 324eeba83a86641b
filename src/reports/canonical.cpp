// Canonical JSON: numbers, codes and filled texts, in one order; no layout and no labels of ours.
#include "reports/canonical.h"

#include <algorithm>
#include <iterator>

#include "platform/crypto/crypto.h"
#include "platform/json.h"
#include "reports/block.h"
#include "reports/drawing.h"
#include "reports/freeze.h"

namespace {

std::string plain(std::string_view value) {
    return std::string(value);
}

// Note marks as Markdown would have them; the notes stand beside.
json::object told(const FilledText& filled) {
    std::string text = filled.text;
    for (const auto& [mark, words] : {std::pair{note_begin, "[^"}, std::pair{note_end, "]"}}) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
            text.replace(at, mark.size(), words);
        }
    }
    return {{"text", text}, {"notes", json::value_from(filled.notes)}};
}

json::object told_table_numbers(const ReportNumbers& numbers, const CountedTable& table) {
    json::array rows;
    for (const CountedRow& row : table.rows) {
        rows.push_back({{"code", row.code},
                        {"label", numbers.label(table, row.code)},
                        {"counts", json::value_from(row.counts)}});
    }
    return {{"fact", table.fact},
            {"dimension", table.dimension},
            {"rows", std::move(rows)},
            {"totals", json::value_from(table.totals)}};
}

json::object told_figure(const FigureValue& figure) {
    json::object out = {{"id", figure.id},      {"status", name_of(figure.status)},
                        {"unit", figure.unit},  {"value", nullptr},
                        {"numerator", nullptr}, {"denominator", nullptr}};
    if (figure.status == FigureStatus::ok) {
        out["value"] = figure.value;
        out["numerator"] = *figure.numerator;
    }
    if (figure.denominator) {
        out["denominator"] = *figure.denominator;
    }
    return out;
}

std::vector<const CountedFact*> facts_of(const StoredReport& stored, const ReportNumbers& numbers) {
    std::vector<const CountedFact*> facts;
    const std::set<std::string> names = report_rests_on(stored, numbers).facts;
    for (const CountedFact& fact : numbers.facts) {
        if (names.contains(fact.name)) {
            facts.push_back(&fact);
        }
    }
    return facts;
}

bool rests_on_figure(const std::vector<const CountedFact*>& facts, const FigureValue& figure) {
    const std::string& of = figure_registry().find(figure.id)->fact;
    return std::ranges::any_of(facts, [&](const CountedFact* fact) { return fact->name == of; });
}

json::object told_rows(const FactTable& table) {
    json::array codes;
    json::array columns;
    for (std::size_t i = 0; i < table.dimensions().size(); ++i) {
        codes.push_back(json::value_from(table.codes(i)));
        columns.push_back(json::value_from(table.column(i)));
    }
    return {{"dimensions", json::value_from(table.dimensions())},
            {"rows", table.rows()},
            {"codes", std::move(codes)},
            {"columns", std::move(columns)}};
}

// Of persons only what was counted together is kept, each by itself: never a row.
json::object told_counts(const CountedFact& fact) {
    json::array projections;
    for (const std::vector<std::string>& dimensions : fact.table.asked()) {
        projections.push_back(told_rows(fact.table.projection(dimensions)));
    }
    return {{"dimensions", json::value_from(fact.table.dimensions())},
            {"rows", fact.table.rows()},
            {"fingerprint", fact.table.fingerprint()},
            {"projections", std::move(projections)}};
}

json::object told_fact(const CountedFact& fact) {
    const bool counts = figure_registry().fact(fact.name).of_persons;
    json::object out = counts ? told_counts(fact) : told_rows(fact.table);
    out["name"] = fact.name;
    out["ever"] = fact.ever;
    out["labels"] = json::value_from(fact.labels);
    return out;
}

json::object told_reference(const Reference& reference) {
    json::object out = {{"mark", reference.mark},         {"title", reference.title},
                        {"edition", reference.edition},   {"published_year", nullptr},
                        {"standing", reference.standing}, {"stood_until", nullptr},
                        {"instead", reference.instead}};
    if (reference.published_year) {
        out["published_year"] = *reference.published_year;
    }
    if (reference.stood_until) {
        out["stood_until"] = reference.stood_until->iso();
    }
    return out;
}

// The year before's figures as they were; they are not counted again.
json::array told_last_year(const std::vector<const CountedFact*>& facts,
                           const ReportNumbers& numbers) {
    json::array told;
    for (const FigureValue& figure : numbers.last_year) {
        if (rests_on_figure(facts, figure)) {
            json::object one = told_figure(figure);
            one["cutoff"] = figure.cutoff.iso();
            told.push_back(std::move(one));
        }
    }
    return told;
}

FigureValue figure_from(const json::object& kept) {
    FigureValue figure;
    figure.id = json::value_to<std::string>(kept.at("id"));
    figure.unit = json::value_to<std::string>(kept.at("unit"));
    const Figure* known = figure_registry().find(figure.id);
    figure.measure = known == nullptr ? Measure::count : known->measure;
    const std::string status = json::value_to<std::string>(kept.at("status"));
    for (const FigureStatus one : {FigureStatus::ok, FigureStatus::none, FigureStatus::missing,
                                   FigureStatus::not_asked, FigureStatus::suppressed}) {
        figure.status = name_of(one) == status ? one : figure.status;
    }
    if (figure.status == FigureStatus::ok) {
        figure.value = kept.at("value").as_int64();
        figure.numerator = kept.at("numerator").as_int64();
    }
    if (!kept.at("denominator").is_null()) {
        figure.denominator = kept.at("denominator").as_int64();
    }
    const auto cutoff = parse_date(json::value_to<std::string>(kept.at("cutoff")));
    ensure(cutoff.has_value(), "a cut-off is kept as a date");
    figure.cutoff = *cutoff;
    return figure;
}

FactTable rows_from(const json::object& kept) {
    const auto dimensions = json::value_to<std::vector<std::string>>(kept.at("dimensions"));
    const auto codes = json::value_to<std::vector<std::vector<std::string>>>(kept.at("codes"));
    const auto columns =
        json::value_to<std::vector<std::vector<std::uint16_t>>>(kept.at("columns"));
    FactTable table(dimensions);
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        table.know(i, codes.at(i));
    }
    const auto rows =
        kept.contains("rows") ? json::value_to<std::size_t>(kept.at("rows")) : columns.at(0).size();
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<std::string_view> line;
        for (std::size_t i = 0; i < dimensions.size(); ++i) {
            line.push_back(codes.at(i).at(columns.at(i).at(row)));
        }
        table.add(line);
    }
    return table;
}

FactTable table_from(const json::object& kept) {
    if (!kept.contains("projections")) {
        return rows_from(kept);
    }
    std::vector<FactTable> projections;
    for (const json::value& one : kept.at("projections").as_array()) {
        projections.push_back(rows_from(one.as_object()));
    }
    return FactTable::of_projections(
        {json::value_to<std::vector<std::string>>(kept.at("dimensions")),
         json::value_to<std::size_t>(kept.at("rows")),
         json::value_to<std::string>(kept.at("fingerprint"))},
        std::move(projections));
}

CountedFact fact_from(const json::object& kept) {
    CountedFact fact{json::value_to<std::string>(kept.at("name")), kept.at("ever").as_bool(),
                     table_from(kept)};
    for (const auto& [dimension, labels] : kept.at("labels").as_object()) {
        for (const auto& [code, label] : labels.as_object()) {
            fact.labels[plain(dimension)][plain(code)] = json::value_to<std::string>(label);
        }
    }
    return fact;
}

Reference reference_from(const json::object& kept) {
    Reference reference;
    reference.mark = json::value_to<std::string>(kept.at("mark"));
    reference.title = json::value_to<std::string>(kept.at("title"));
    reference.edition = json::value_to<std::string>(kept.at("edition"));
    if (!kept.at("published_year").is_null()) {
        reference.published_year = json::value_to<int64_t>(kept.at("published_year"));
    }
    reference.standing = json::value_to<std::string>(kept.at("standing"));
    if (!kept.at("stood_until").is_null()) {
        reference.stood_until = parse_date(json::value_to<std::string>(kept.at("stood_until")));
    }
    reference.instead = json::value_to<std::string>(kept.at("instead"));
    return reference;
}

// Only the figures that were kept: those that came into the registry later are not the report's.
void count_kept_figures(ReportNumbers& numbers, const std::vector<std::string>& ids) {
    for (const CountedFact& fact : numbers.facts) {
        std::vector<Figure> figures;
        for (const Figure& figure : figure_registry().figures()) {
            if (figure.fact == fact.name && std::ranges::find(ids, figure.id) != ids.end()) {
                figures.push_back(figure);
            }
        }
        std::ranges::copy(fact.ever ? count_figures(fact.table, figures, numbers.scope.cutoff)
                                    : missing_figures(figures, numbers.scope.cutoff),
                          std::back_inserter(numbers.figures));
    }
}

json::object told_block(const Texts& t, const StoredBlock& block, const ReportNumbers& numbers) {
    const auto filled = [&](const FreeText& text) {
        return told(fill_bindings(t, text.text(), numbers, Remarks::hidden));
    };
    json::object out = {{"kind", block.block.kind},
                        {"heading", filled(block.block.heading)},
                        {"body", filled(block.block.body)},
                        {"attribution", block.block.attribution},
                        {"consent", block.block.consent}};
    const auto table = numbers.tables.find(block.id);
    if (table != numbers.tables.end()) {
        out["table"] = told_table_numbers(numbers, table->second);
    }
    json::array chosen;
    for (const StoredChosenText& one : block.chosen) {
        chosen.push_back({{"source", one.chosen.source},
                          {"level", one.chosen.level},
                          {"theme", one.chosen.theme},
                          {"text", one.chosen.text.text()}});
    }
    out["chosen"] = std::move(chosen);
    return out;
}

} // namespace

// The same numbers, counted once more while the tables remember what they are asked.
static ReportNumbers counted_watched(const StoredReport& stored, const ReportNumbers& numbers) {
    ReportNumbers watched = numbers;
    for (CountedFact& fact : watched.facts) {
        fact.table.watch();
    }
    std::vector<std::string> ids;
    std::ranges::transform(watched.figures, std::back_inserter(ids), &FigureValue::id);
    watched.figures.clear();
    count_kept_figures(watched, ids);
    count_tables(watched, stored);
    canonical_json(stored, watched);
    draw_report(stored, watched, {Edition::exact});
    draw_report(stored, watched, {Edition::open});
    return watched;
}

std::string columns_json(const StoredReport& stored, const ReportNumbers& counted) {
    const ReportNumbers numbers = counted_watched(stored, counted);
    const auto facts = facts_of(stored, numbers);
    json::array told_facts;
    for (const CountedFact* fact : facts) {
        told_facts.push_back(told_fact(*fact));
    }
    json::array ids;
    for (const FigureValue& figure : numbers.figures) {
        if (rests_on_figure(facts, figure)) {
            ids.emplace_back(figure.id);
        }
    }
    json::array references;
    for (const Reference& reference : numbers.references) {
        references.push_back(told_reference(reference));
    }
    json::object out{{"unit", stored.unit},
                     {"unit_name", numbers.unit_name},
                     {"year", numbers.scope.year},
                     {"cutoff", numbers.scope.cutoff.iso()},
                     {"year_rule", numbers.year_rule},
                     {"kommuner", json::value_from(numbers.kommuner)},
                     {"figures", std::move(ids)},
                     {"references", std::move(references)},
                     {"facts", std::move(told_facts)}};
    if (!numbers.last_year.empty()) {
        out["last_year"] = told_last_year(facts, numbers);
    }
    return json::serialize(out);
}

ReportNumbers numbers_from(const StoredReport& stored, std::string_view columns) {
    const json::value parsed = json::parse(columns);
    const json::object& kept = parsed.as_object();
    ReportNumbers numbers;
    numbers.scope.units = {json::value_to<std::string>(kept.at("unit"))};
    numbers.scope.year = json::value_to<int>(kept.at("year"));
    const auto cutoff = parse_date(json::value_to<std::string>(kept.at("cutoff")));
    ensure(cutoff.has_value(), "a cut-off is kept as a date");
    numbers.scope.cutoff = *cutoff;
    numbers.unit_name = json::value_to<std::string>(kept.at("unit_name"));
    numbers.year_rule = json::value_to<std::string>(kept.at("year_rule"));
    numbers.kommuner = json::value_to<std::vector<std::string>>(kept.at("kommuner"));
    for (const json::value& reference : kept.at("references").as_array()) {
        numbers.references.push_back(reference_from(reference.as_object()));
    }
    for (const json::value& fact : kept.at("facts").as_array()) {
        numbers.facts.push_back(fact_from(fact.as_object()));
    }
    if (const json::value* last_year = kept.if_contains("last_year")) {
        for (const json::value& figure : last_year->as_array()) {
            numbers.last_year.push_back(figure_from(figure.as_object()));
        }
    }
    count_kept_figures(numbers, json::value_to<std::vector<std::string>>(kept.at("figures")));
    count_tables(numbers, stored);
    return numbers;
}

std::string fingerprint_of(const StoredReport& stored, const ReportNumbers& numbers) {
    std::string all;
    for (const CountedFact* fact : facts_of(stored, numbers)) {
        all += fact->name + ":" + fact->table.fingerprint() + "\n";
    }
    return sha256_hex(all);
}

std::string canonical_json(const StoredReport& stored, const ReportNumbers& numbers) {
    const Texts t = Texts::in(stored.report.language);
    const auto facts = facts_of(stored, numbers);
    const auto filled = [&](const FreeText& text) {
        return told(fill_bindings(t, text.text(), numbers, Remarks::hidden));
    };
    json::array told_facts;
    for (const CountedFact* fact : facts) {
        told_facts.push_back({{"name", fact->name},
                              {"rows", fact->table.rows()},
                              {"fingerprint", fact->table.fingerprint()}});
    }
    json::array figures;
    for (const FigureValue& figure : numbers.figures) {
        if (rests_on_figure(facts, figure)) {
            figures.push_back(told_figure(figure));
        }
    }
    json::array blocks;
    for (const StoredBlock& block : stored.blocks) {
        blocks.push_back(told_block(t, block, numbers));
    }
    json::object out{{"canonical", 1},
                     {"unit", stored.unit},
                     {"unit_name", numbers.unit_name},
                     {"year", numbers.scope.year},
                     {"cutoff", numbers.scope.cutoff.iso()},
                     {"year_rule", numbers.year_rule},
                     {"kind", stored.report.kind},
                     {"language", stored.report.language},
                     {"invented", stored.report.invented},
                     {"title", filled(stored.report.title)},
                     {"subtitle", filled(stored.report.subtitle)},
                     {"summary", filled(stored.report.summary)},
                     {"facts", std::move(told_facts)},
                     {"figures", std::move(figures)},
                     {"blocks", std::move(blocks)}};
    if (!numbers.last_year.empty()) {
        out["last_year"] = told_last_year(facts, numbers);
    }
    return json::serialize(out);
}
