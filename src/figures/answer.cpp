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
    json::object out;
    out["fact"] = question.fact;
    out["several_answers"] = answer.answers == CrossTable::Answers::several;
    out["rows_by"] = question.rows;
    out["columns_by"] = question.columns;
    out["year"] = question.year;
    out["cutoff"] = drawing.scope.cutoff.iso();
    out["total"] = answer.total;
    out["rows"] = std::move(rows);
    return json::serialize(out) + "\n";
}
