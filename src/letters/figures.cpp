// What is counted about letters.
#include "letters/figures.h"

#include <algorithm>
#include <array>

#include "figures/ever.h"
#include "figures/label_or_code.h"
#include "organisations/policy.h"
#include "platform/or_null.h"
#include "sql/letters.h"

namespace {

/// What was answered about what is withheld is told to nobody outside the unit.
bool hidden_from(const FactScope& scope, const Row& row) {
    return scope.audience == Audience::outside && row.tick("withheld");
}

FactTable load_letters(Work& work, const FactScope& scope) {
    FactTable table({"kind", "sent_in_year", "answered"});
    const std::string from = Date{scope.year, 1, 1}.iso();
    for (const std::string& unit : scope.units) {
        const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
        work.each(sql::letters::fact_letters,
                  {{"unit", unit}, {"cutoff", until.iso()}, {"area", text_or_null(scope.area)}},
                  [&](const Row& row) {
                      const std::string kind = row.text("kind");
                      table.add(std::array<std::string_view, 3>{
                          kind, row.text("sent_on") >= from ? "yes" : "no",
                          hidden_from(scope, row) ? code_withheld
                          : row.tick("answered")  ? "yes"
                                                  : "no"});
                      return true;
                  });
    }
    return table;
}

FactTable load_replies(Work& work, const FactScope& scope) {
    FactTable table({"kind"});
    for (const std::string& unit : scope.units) {
        const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
        work.each(sql::letters::fact_replies,
                  {{"unit", unit},
                   {"from", Date{scope.year, 1, 1}.iso()},
                   {"cutoff", until.iso()},
                   {"area", text_or_null(scope.area)}},
                  [&](const Row& row) {
                      const std::string kind = row.text("kind");
                      table.add(std::array<std::string_view, 1>{
                          hidden_from(scope, row) ? code_withheld : std::string_view(kind)});
                      return true;
                  });
    }
    return table;
}

bool ever_sent(Work& work, const FactScope& scope) {
    return begun_by_cutoff(work, scope, sql::letters::first_sending_day);
}

std::string letter_label(Work&, const Texts& t, std::string_view dimension, std::string_view code) {
    return label_or_code(t, dimension == "kind" ? "letter.kind." : "figure.code.", code);
}

std::string reply_label(Work&, const Texts& t, std::string_view, std::string_view code) {
    return label_or_code(t, code == code_withheld ? "figure.code." : "letter_answer.kind.", code);
}

} // namespace

Fact letter_fact() {
    Fact fact;
    fact.name = "letter";
    fact.load = load_letters;
    fact.label = letter_label;
    fact.ever = ever_sent;
    return fact;
}

Fact letter_reply_fact() {
    Fact fact;
    fact.name = "letter_reply";
    fact.load = load_replies;
    fact.label = reply_label;
    fact.ever = ever_sent;
    return fact;
}

std::vector<Figure> letter_figures() {
    const Condition this_year = {"sent_in_year", {"yes"}};
    Figure sent = {"letters.sent", "letter", {this_year}, Measure::count, {}, "letter"};
    sent.broken_down_by = "kind";
    std::vector<Figure> figures = {sent};
    for (const std::string kind : {"letter", "views", "referral_reply", "petition"}) {
        figures.push_back({"letters.sent." + kind,
                           "letter",
                           {this_year, {"kind", {kind}}},
                           Measure::count,
                           {},
                           "letter"});
    }
    figures.push_back({"letters.answered",
                       "letter",
                       {this_year, {"answered", {"yes"}}},
                       Measure::count,
                       {},
                       "letter"});
    figures.push_back({"letters.unanswered",
                       "letter",
                       {this_year, {"answered", {"no"}}},
                       Measure::count,
                       {},
                       "letter"});
    Figure replies = {"letters.replies", "letter_reply", {}, Measure::count, {}, "reply"};
    replies.broken_down_by = "kind";
    figures.push_back(replies);
    return figures;
}
