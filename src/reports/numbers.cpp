// Loading the facts that a report rests on, and counting its blocks.
#include "reports/numbers.h"

#include <algorithm>

#include "organisations/policy.h"
#include "organisations/unit.h"
#include "reports/binding.h"
#include "reports/block.h"

namespace {

// Every text of a report whose numbers are bound or checked.
std::vector<std::string_view> texts_of(const StoredReport& stored) {
    std::vector<std::string_view> texts = {
        stored.report.title.text(), stored.report.subtitle.text(), stored.report.summary.text()};
    for (const StoredBlock& block : stored.blocks) {
        texts.push_back(block.block.heading.text());
        texts.push_back(block.block.body.text());
    }
    return texts;
}

void add_labels(Work& work, const Texts& t, CountedFact& counted, const StoredReport& stored) {
    const Fact& fact = figure_registry().fact(counted.name);
    const FactTable& table = counted.table;
    for (std::size_t i = 0; i < table.dimensions().size(); ++i) {
        const std::string& dimension = table.dimensions()[i];
        for (const std::string& code : table.codes(i)) {
            counted.labels[dimension][code] = fact.label(work, t, dimension, code);
        }
    }
    if (fact.rules != nullptr) {
        int place = 10; // Two digits, so that their order is the map's.
        FactScope scope;
        scope.units = {stored.unit};
        scope.year = static_cast<int>(stored.report.year);
        std::vector<std::string> rules = fact.rules(work, t, scope);
        for (std::string& rule : rules) {
            counted.labels["rules"][std::to_string(place++)] = std::move(rule);
        }
    }
    for (const std::string_view text : texts_of(stored)) {
        for (const Condition& named : codes_named_in(text)) {
            const auto& known = table.dimensions();
            if (std::ranges::find(known, named.dimension) == known.end()) {
                continue;
            }
            for (const std::string& code : named.codes) {
                const std::string label = fact.label(work, t, named.dimension, code);
                // A code that no list knows is its own label; a filter over it counts nothing,
                // so it is told as a mistake rather than printed as 0.
                if (!code.empty() && label != code) {
                    counted.labels[named.dimension][code] = label;
                }
            }
        }
    }
}

std::vector<Figure> figures_over(std::string_view fact) {
    std::vector<Figure> figures;
    std::ranges::copy_if(figure_registry().figures(), std::back_inserter(figures),
                         [&](const Figure& figure) { return figure.fact == fact; });
    return figures;
}

// Rows about persons are loaded, and kept with a frozen report, only where the report counts them:
// in one of its blocks, or by a figure that a text names.
bool rests_on_fact(const StoredReport& stored, const Fact& fact) {
    if (fact.may == May::read_figures) {
        return true;
    }
    const bool in_blocks = std::ranges::any_of(stored.blocks, [&](const StoredBlock& block) {
        const BlockKind* kind = block_registry().find(block.block.kind);
        return kind != nullptr && kind->fact == fact.name;
    });
    return in_blocks || std::ranges::any_of(texts_of(stored), [&](std::string_view text) {
               return std::ranges::any_of(figures_over(fact.name), [&](const Figure& figure) {
                   return text.find("{{" + figure.id) != std::string_view::npos;
               });
           });
}

std::vector<std::string> names_of_kommuner(Work& work, const Texts& t, const FactScope& scope) {
    std::vector<std::string> names;
    for (const std::string& code : kommuner_of(work, scope.units.front(), scope.year)) {
        names.push_back(area_name(work, t, code));
    }
    std::ranges::sort(names, [](const std::string& left, const std::string& right) {
        return compare_swedish(left, right) < 0;
    });
    return names;
}

std::vector<Reference> references_named(Work& work, const StoredReport& stored) {
    std::vector<Reference> named;
    for (StoredReference& one : reference_register(work)) {
        const auto texts = texts_of(stored);
        const bool found = std::ranges::any_of(texts, [&](std::string_view text) {
            return !mentions_in(text, one.reference).empty();
        });
        if (found) {
            named.push_back(std::move(one.reference));
        }
    }
    return named;
}

} // namespace

const FigureValue* ReportNumbers::find(std::string_view id) const {
    const auto found = std::ranges::find(figures, id, &FigureValue::id);
    return found == figures.end() ? nullptr : &*found;
}

const CountedFact* ReportNumbers::fact(std::string_view name) const {
    const auto found = std::ranges::find(facts, name, &CountedFact::name);
    return found == facts.end() ? nullptr : &*found;
}

const std::string& ReportNumbers::label(const CountedTable& counted,
                                        const std::string& code) const {
    const CountedFact* of = fact(counted.fact);
    if (of != nullptr) {
        const auto labels = of->labels.find(counted.dimension);
        if (labels != of->labels.end()) {
            const auto label = labels->second.find(code);
            return label == labels->second.end() ? code : label->second;
        }
    }
    return code;
}

std::string period_said(const Texts& t, const ReportNumbers& numbers) {
    const std::string year = std::to_string(numbers.scope.year);
    return numbers.so_far() ? t("report.period.so_far",
                                {{"year", year}, {"cutoff", t.date(numbers.scope.cutoff)}})
                            : year;
}

ReportNumbers numbers_for(Work& work, const StoredReport& stored) {
    const Texts t = Texts::in(stored.report.language);
    const int year = static_cast<int>(stored.report.year);
    ReportNumbers numbers;
    numbers.scope.units = {stored.unit};
    numbers.scope.year = year;
    numbers.scope.cutoff = cutoff_of(work, stored.unit, year);
    numbers.scope.audience = Audience::outside;
    numbers.unit_name = unit_name(work, stored.unit, numbers.scope.cutoff);
    numbers.year_rule = policy_on(work, stored.unit, Date{year, 1, 1}).year_rule;
    numbers.kommuner = names_of_kommuner(work, t, numbers.scope);
    numbers.references = references_named(work, stored);
    for (const Fact& fact : figure_registry().facts()) {
        if (!rests_on_fact(stored, fact)) {
            continue;
        }
        CountedFact counted{fact.name, fact.ever(work, numbers.scope),
                            fact.load(work, numbers.scope)};
        add_labels(work, t, counted, stored);
        const std::vector<Figure> figures = figures_over(fact.name);
        std::ranges::copy(counted.ever ? count_figures(counted.table, figures, numbers.scope.cutoff)
                                       : missing_figures(figures, numbers.scope.cutoff),
                          std::back_inserter(numbers.figures));
        numbers.facts.push_back(std::move(counted));
    }
    count_tables(numbers, stored);
    return numbers;
}

void count_tables(ReportNumbers& numbers, const StoredReport& stored) {
    numbers.tables.clear();
    for (const StoredBlock& block : stored.blocks) {
        const BlockKind* kind = block_registry().find(block.block.kind);
        if (kind != nullptr && kind->count != nullptr) {
            numbers.tables.emplace(block.id, kind->count(numbers));
        }
    }
}
