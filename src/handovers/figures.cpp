// What is counted about handovers: what bodies were told, and what they answered.
#include "handovers/figures.h"

#include <algorithm>
#include <array>

#include "figures/ever.h"
#include "figures/label_or_code.h"
#include "handovers/answer.h"
#include "organisations/body.h"
#include "platform/or_null.h"
#include "sql/handovers.h"

namespace {

/// What had been answered by the cut-off, as the item's own standing tells it today.
std::string answer_then(const Row& row) {
    const std::string answer = row.text("answer");
    if (!answer.empty()) {
        return answer;
    }
    return row.text("deed") == "close" ? "no_answer" : "unanswered";
}

FactTable load_told(Work& work, const FactScope& scope) {
    FactTable table({"told_in_year", "answer", "late", "settled", "body"});
    const std::string from = Date{scope.year, 1, 1}.iso();
    for (const std::string& unit : scope.units) {
        const std::string until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year)).iso();
        work.each(sql::handovers::fact_told,
                  {{"unit", unit}, {"cutoff", until}, {"area", text_or_null(scope.area)}},
                  [&](const Row& row) {
                      if (row.text("deed") == "withdraw") {
                          return true;
                      }
                      const std::string answer = answer_then(row);
                      const bool waits = answer == "unanswered";
                      const bool late = waits && row.text("due_on") < until;
                      const bool in_year = row.text("sent_on") >= from;
                      const bool outside = scope.audience == Audience::outside;
                      if (outside && row.tick("withheld")) {
                          table.add(std::array<std::string_view, 5>{in_year ? "yes" : "no",
                                                                    code_withheld, code_withheld,
                                                                    code_withheld, code_withheld});
                          return true;
                      }
                      const std::string body =
                          outside ? std::string(code_withheld) : row.text("body");
                      table.add(std::array<std::string_view, 5>{
                          in_year ? "yes" : "no", answer, late ? "yes" : "no",
                          !waits || late ? "yes" : "no", body});
                      return true;
                  });
    }
    return table;
}

bool ever_told(Work& work, const FactScope& scope) {
    return begun_by_cutoff(work, scope, sql::handovers::first_told_day);
}

std::string told_label(Work& work, const Texts& t, std::string_view dimension,
                       std::string_view code) {
    if (code == code_withheld) {
        return std::string(t("figure.code.withheld"));
    }
    if (dimension == "body") {
        return body_name(work, t, code);
    }
    return label_or_code(t, dimension == "answer" ? "handover_answer.kind." : "figure.code.", code);
}

Condition answered() {
    Condition condition{"answer", {}};
    for (const std::string_view kind : answer_kinds()) {
        condition.codes.emplace_back(kind);
    }
    return condition;
}

} // namespace

Fact told_fact() {
    Fact fact;
    fact.name = "told";
    fact.load = load_told;
    fact.label = told_label;
    fact.ever = ever_told;
    return fact;
}

std::vector<Figure> told_figures() {
    const Filter in_year = {{"told_in_year", {"yes"}}};
    const Filter with_answer = {{"told_in_year", {"yes"}}, answered()};
    const Filter without = {{"told_in_year", {"yes"}}, {"answer", {"unanswered", "no_answer"}}};
    return {
        {"handovers.told", "told", in_year, Measure::count, {}, "told"},
        {"handovers.answered", "told", with_answer, Measure::count, {}, "told"},
        {"handovers.answered.share", "told", with_answer, Measure::share, in_year, "told"},
        {"handovers.unanswered", "told", without, Measure::count, {}, "told"},
        {"handovers.late", "told", {{"late", {"yes"}}}, Measure::count, {}, "told"},
    };
}
