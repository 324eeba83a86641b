// What every output asks of a document.
#include "platform/document/document.h"

std::vector<const TableBlock*> tables_of(const Document& document) {
    std::vector<const TableBlock*> tables;
    for (const Block& block : document.blocks) {
        if (const auto* table = std::get_if<TableBlock>(&block)) {
            tables.push_back(table);
        } else if (const auto* chart = std::get_if<ChartBlock>(&block)) {
            tables.push_back(&chart->table);
        }
    }
    return tables;
}

bool numeric_column(const TableBlock& table, std::size_t column) {
    return table.numeric.empty() ? column > 0
                                 : column < table.numeric.size() && table.numeric[column];
}

std::string numbered_caption(const std::string& number, const std::string& caption) {
    return number.empty() ? caption : caption.empty() ? number : number + ". " + caption;
}
