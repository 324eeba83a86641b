// Columns of codes: two bytes a value, one dictionary a column.
#include "figures/fact.h"

#include <algorithm>
#include <limits>

#include "platform/crypto/crypto.h"
#include "platform/result.h"

FactTable::FactTable(std::vector<std::string> dimensions)
    : dimensions_(std::move(dimensions)), columns_(dimensions_.size()),
      codes_(dimensions_.size()), numbers_(dimensions_.size()) {}

void FactTable::add(std::span<const std::string_view> codes) {
    ensure(codes.size() == dimensions_.size(), "a fact's row has one code for each dimension");
    for (std::size_t i = 0; i < codes.size(); ++i) {
        auto found = numbers_[i].find(codes[i]);
        if (found == numbers_[i].end()) {
            ensure(codes_[i].size() < std::numeric_limits<std::uint16_t>::max(),
                   "a dimension has fewer than 65 535 codes");
            const auto number = static_cast<std::uint16_t>(codes_[i].size());
            codes_[i].emplace_back(codes[i]);
            found = numbers_[i].emplace(std::string(codes[i]), number).first;
        }
        columns_[i].push_back(found->second);
    }
    ++rows_;
}

std::size_t FactTable::dimension(std::string_view name) const {
    const auto found = std::ranges::find(dimensions_, name);
    ensure(found != dimensions_.end(), "a figure names only dimensions of its fact");
    return static_cast<std::size_t>(found - dimensions_.begin());
}

std::string FactTable::fingerprint() const {
    std::vector<std::string> lines(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
        for (std::size_t i = 0; i < dimensions_.size(); ++i) {
            lines[row] += codes_[i][columns_[i][row]];
            lines[row] += '\x1f';
        }
        lines[row] += '\n';
    }
    // Rows of one day come in no certain order, so the order is none of the fingerprint's.
    std::ranges::sort(lines);
    std::string all;
    for (const std::string& line : lines) {
        all += line;
    }
    return sha256_hex(all);
}
