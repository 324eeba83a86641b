// Loading the facts that a report rests on, and counting its blocks.
#include "reports/numbers.h"

#include <algorithm>
#include <optional>
#include <set>

#include "figures/scope.h"
#include "organisations/owner.h"
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

/// The report, its language and what is counted for it.
struct Counting {
    const StoredReport& stored;
    const Texts& t;
    const FactScope& scope;
};

void add_labels(Work& work, const Counting& of, CountedFact& counted) {
    const Texts& t = of.t;
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
        std::vector<std::string> rules = fact.rules(work, t, of.scope);
        for (std::string& rule : rules) {
            counted.labels["rules"][std::to_string(place++)] = std::move(rule);
        }
    }
    for (const std::string_view text : texts_of(of.stored)) {
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
    std::set<std::string> codes;
    for (const std::string& unit : scope.units) {
        for (std::string& code : kommuner_of(work, unit, scope.year)) {
            if (scope.counts(code)) {
                codes.insert(std::move(code));
            }
        }
    }
    for (const std::string& code : codes) {
        names.push_back(area_name(work, t, code));
    }
    std::ranges::sort(names, [](const std::string& left, const std::string& right) {
        return compare_swedish(left, right) < 0;
    });
    return names;
}

// Units that decide the year by different days are each counted by their own.
std::string year_rule_of(Work& work, const FactScope& scope) {
    std::set<std::string> rules;
    for (const std::string& unit : scope.units) {
        rules.insert(policy_on(work, unit, Date{scope.year, 1, 1}).year_rule);
    }
    return rules.size() > 1 ? "each" : rules.empty() ? "occurred" : *rules.begin();
}

bool shows_last_year(const StoredReport& stored) {
    const bool in_blocks = std::ranges::any_of(stored.blocks, [](const StoredBlock& block) {
        const BlockKind* kind = block_registry().find(block.block.kind);
        return kind != nullptr && kind->years == BlockKind::Years::with_last;
    });
    return in_blocks || std::ranges::any_of(texts_of(stored), [](std::string_view text) {
               return text.find(".last_year}}") != std::string_view::npos ||
                      text.find(".change}}") != std::string_view::npos;
           });
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

const FigureValue* ReportNumbers::find_last_year(std::string_view id) const {
    const auto found = std::ranges::find(last_year, id, &FigureValue::id);
    return found == last_year.end() ? nullptr : &*found;
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
    const std::string place = place_of_owner(stored.unit);
    numbers.scope = outside_scope_of(work, place, year);
    numbers.unit_name = owner_name(work, t, stored.unit, numbers.scope.cutoff);
    numbers.year_rule = year_rule_of(work, numbers.scope);
    numbers.kommuner = names_of_kommuner(work, t, numbers.scope);
    numbers.references = references_named(work, stored);
    std::optional<FactScope> last_year;
    if (shows_last_year(stored)) {
        last_year = outside_scope_of(work, place, year - 1);
    }
    for (const Fact& fact : figure_registry().facts()) {
        if (!rests_on_fact(stored, fact)) {
            continue;
        }
        CountedFact counted{fact.name, fact.ever(work, numbers.scope),
                            fact.load(work, numbers.scope)};
        add_labels(work, {stored, t, numbers.scope}, counted);
        const std::vector<Figure> figures = figures_over(fact.name);
        std::ranges::copy(counted.ever ? count_figures(counted.table, figures, numbers.scope.cutoff)
                                       : missing_figures(figures, numbers.scope.cutoff),
                          std::back_inserter(numbers.figures));
        numbers.facts.push_back(std::move(counted));
        if (last_year) {
            std::ranges::move(figures_of(work, *last_year, fact),
                              std::back_inserter(numbers.last_year));
        }
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
