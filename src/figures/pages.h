// What the figures' pages look like; for the addresses of this folder only.
#pragma once

#include <string>
#include <vector>

#include "figures/cross_table.h"
#include "figures/figure.h"
#include "platform/html/html.h"
#include "platform/http/request.h"
#include "platform/work.h"

/// A cross table with what was asked and for whom.
struct CrossDrawing {
    const CrossQuestion& question;
    const FactScope& scope;
    const CrossTable& answer;
};

/// The conditions that a cross table has by itself, a line each: "Sex: woman, man (as in ...)".
std::vector<std::string> standing_told(Work& work, const Texts& t, const CrossQuestion& question);
/// What must be known to read the numbers: its own conditions, how many of the total the figures
/// count, what is withheld, and that several answers do not add up. The same in every format.
std::vector<std::string> notes_told(Work& work, const Texts& t, const CrossDrawing& drawing);

/// The counting rules of a fact under its table; nothing when it has none.
Html rules_told(const Request& in, Work& work, const Fact& fact, const FactScope& scope);

/// The rows of a figure by the dimension that it names for its own page; nothing when it has none.
Html breakdown_of(const Request& in, Work& work, const Figure& figure, const FactScope& scope);

Response draw_figures(const Request& in, Work& work, const FactScope& scope,
                      const std::vector<FigureValue>& values);
Response draw_figure(const Request& in, Work& work, const FactScope& scope,
                     const FigureValue& value);
Response draw_cutoff(const Request& in, int year, Date cutoff);
Response draw_cross(const Request& in, Work& work, const CrossDrawing& drawing);
/// CSV or XLSX by `format` in the query; the same numbers as on the page.
Result<Response> cross_download(const Request& in, Work& work, const CrossDrawing& drawing);

/// What the query string asks; `invalid` for an unknown dimension or the same one twice.
Result<CrossQuestion> question_asked(const Request& in, Work& work);

/// [{"id","label","value","unit","numerator","denominator","cutoff","status"}]; value null unless
/// ok, shares in percent as printed.
std::string figures_json(const Texts& t, const std::vector<FigureValue>& values);
std::string cross_json(Work& work, const Texts& t, const CrossDrawing& drawing);
