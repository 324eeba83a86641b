// Figures and cross tables as JSON.
#include "figures/pages.h"
#include "platform/json.h"

namespace {

// Decimals are written by hand: shares and means are pairs of integers, never floats.
std::string json_number(const FigureValue& value) {
    if (value.status != FigureStatus::ok) {
        return "null";
    }
    if (value.measure == Measure::count) {
        return std::to_string(value.value);
    }
    if (value.measure == Measure::mean) {
        const std::string rest = std::to_string(100 + value.value % 100);
        return std::to_string(value.value / 100) + "." + rest.substr(1);
    }
    return std::to_string(value.value / 10) + "." + std::to_string(value.value % 10);
}

std::string json_maybe(const std::optional<int64_t>& number) {
    return number ? std::to_string(*number) : "null";
}

std::string json_text(std::string_view text) {
    return json::serialize(json::string(text));
}

} // namespace

std::string figures_json(const Texts& t, const std::vector<FigureValue>& values) {
    std::string out = "[";
    for (const FigureValue& value : values) {
        out += out.size() == 1 ? "\n" : ",\n";
        out += "{\"id\":" + json_text(value.id) +
               ",\"label\":" + json_text(t("figure." + value.id)) +
               ",\"value\":" + json_number(value) +
               ",\"unit\":" + json_text(value.measure == Measure::share ? "percent" : value.unit) +
               ",\"numerator\":" + json_maybe(value.numerator) +
               ",\"denominator\":" + json_maybe(value.denominator) +
               ",\"cutoff\":" + json_text(value.cutoff.iso()) +
               ",\"status\":" + json_text(name_of(value.status)) + "}";
    }
    return out + "\n]\n";
}

std::string cross_json(Work& work, const Texts& t, const CrossDrawing& drawing) {
    const CrossQuestion& question = drawing.question;
    const CrossTable& answer = drawing.answer;
    const Fact& fact = figure_registry().fact(question.fact);
    json::array rows;
    for (std::size_t r = 0; r < answer.row_codes.size(); ++r) {
        json::object row;
        row["code"] = answer.row_codes[r];
        row["label"] = fact.label(work, t, question.rows, answer.row_codes[r]);
        row["total"] = answer.row_totals[r];
        json::object cells;
        for (std::size_t c = 0; c < answer.column_codes.size(); ++c) {
            const int64_t count = answer.cells[r][c];
            cells[answer.column_codes[c]] =
                count == CrossTable::withheld ? json::value(nullptr) : json::value(count);
        }
        row["cells"] = std::move(cells);
        rows.push_back(std::move(row));
    }
    const Filter conditions = standing_for(fact, question);
    const auto lines = standing_told(work, t, question);
    json::array standing;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const auto& codes = conditions[i].codes;
        standing.push_back(json::object{{"dimension", conditions[i].dimension},
                                        {"codes", json::array(codes.begin(), codes.end())},
                                        {"text", lines[i]}});
    }
    json::object out;
    out["fact"] = question.fact;
    out["standing"] = std::move(standing);
    out["in_figures"] =
        answer.in_figures ? json::value(*answer.in_figures) : json::value(answer.total);
    const auto notes = notes_told(work, t, drawing);
    out["notes"] = json::array(notes.begin(), notes.end());
    out["several_answers"] = answer.answers == CrossTable::Answers::several;
    out["rows_by"] = question.rows;
    out["columns_by"] = question.columns;
    out["year"] = question.year;
    out["cutoff"] = drawing.scope.cutoff.iso();
    out["total"] = answer.total;
    out["rows"] = std::move(rows);
    return json::serialize(out) + "\n";
}
