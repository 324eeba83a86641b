// A document's tables as a workbook, with a sheet of contents first.
#include <charconv>
#include <optional>

#include "platform/document/document.h"
#include "platform/sheets/xlsx.h"

namespace {

// "1 234" with any of the spaces that part thousands, or "1,234" in English; nothing else.
std::optional<int64_t> whole_number(std::string text, const std::string& language) {
    for (const std::string space : {" ", "\u00a0", "\u202f", language == "en" ? "," : " "}) {
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space)) {
            text.erase(at, space.size());
        }
    }
    if (text.starts_with("\u2212")) {
        text.replace(0, 3, "-");
    }
    int64_t number = 0;
    const auto* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    return error == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

void add_row(XlsxWriter& writer, const Document& document, const TableBlock& table,
             const std::vector<std::string>& row) {
    std::vector<Value> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto number =
            numeric_column(table, i) ? whole_number(row[i], document.language) : std::nullopt;
        cells.push_back(number ? Value(*number) : Value(row[i]));
    }
    writer.row(cells);
}

} // namespace

std::string document_xlsx(const Document& document) {
    XlsxWriter writer(document.labels.contents);
    writer.row({document.title});
    for (const std::string& line : {document.subtitle, document.author, document.date,
                                    document.marking}) {
        if (!line.empty()) {
            writer.row({line});
        }
    }
    writer.row({});
    const auto tables = tables_of(document);
    for (const TableBlock* table : tables) {
        writer.row({numbered_caption(table->number, table->caption)});
    }
    for (const TableBlock* table : tables) {
        writer.sheet(table->number.empty() ? table->caption : table->number);
        writer.heads(table->heads);
        for (const auto& row : table->rows) {
            add_row(writer, document, *table, row);
        }
        if (!table->total.empty()) {
            add_row(writer, document, *table, table->total);
        }
        writer.row({});
        writer.row({numbered_caption(table->number, table->caption)});
        if (!table->source.empty()) {
            writer.row({document.labels.source + ": " + table->source});
        }
        for (const std::string& note : table->notes) {
            writer.row({note});
        }
        if (!document.marking.empty()) {
            writer.row({document.marking});
        }
    }
    return writer.finish();
}
