// Columns of codes: two bytes a value, one dictionary a column.
#include "figures/fact.h"

#include <algorithm>
#include <limits>

#include "platform/crypto/crypto.h"
#include "platform/result.h"

FactTable::FactTable(std::vector<std::string> dimensions)
    : dimensions_(std::move(dimensions)), columns_(dimensions_.size()), codes_(dimensions_.size()),
      numbers_(dimensions_.size()) {}

std::uint16_t FactTable::number_of(std::size_t dimension, std::string_view code) {
    // Most dimensions are a yes or no or have a handful of codes; those are found sooner by
    // looking.
    const std::vector<std::string>& known = codes_[dimension];
    const std::size_t looked_at = std::min<std::size_t>(known.size(), 4);
    for (std::size_t i = 0; i < looked_at; ++i) {
        if (known[i] == code) {
            return static_cast<std::uint16_t>(i);
        }
    }
    auto found = numbers_[dimension].find(code);
    if (found == numbers_[dimension].end()) {
        ensure(codes_[dimension].size() < std::numeric_limits<std::uint16_t>::max(),
               "a dimension has fewer than 65 535 codes");
        const auto number = static_cast<std::uint16_t>(codes_[dimension].size());
        codes_[dimension].emplace_back(code);
        found = numbers_[dimension].emplace(std::string(code), number).first;
    }
    return found->second;
}

void FactTable::add(std::span<const std::string_view> codes) {
    ensure(codes.size() == dimensions_.size(), "a fact's row has one code for each dimension");
    for (std::size_t i = 0; i < codes.size(); ++i) {
        columns_[i].push_back(number_of(i, codes[i]));
    }
    ++rows_;
}

void FactTable::know(std::size_t dimension, std::span<const std::string> codes) {
    for (const std::string& code : codes) {
        number_of(dimension, code);
    }
}

std::size_t FactTable::dimension(std::string_view name) const {
    const auto found = std::ranges::find(dimensions_, name);
    ensure(found != dimensions_.end(), "a figure names only dimensions of its fact");
    return static_cast<std::size_t>(found - dimensions_.begin());
}

std::string FactTable::fingerprint() const {
    if (is_projected()) {
        return whole_fingerprint_;
    }
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

FactTable FactTable::projection(const std::vector<std::string>& dimensions) const {
    std::vector<std::size_t> places;
    for (const std::string& name : dimensions) {
        places.push_back(dimension(name));
    }
    std::vector<std::vector<std::string_view>> lines(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
        for (const std::size_t place : places) {
            lines[row].push_back(codes_[place][columns_[place][row]]);
        }
    }
    std::ranges::sort(lines);
    FactTable table(dimensions);
    for (std::size_t i = 0; i < places.size(); ++i) {
        table.know(i, codes_[places[i]]);
    }
    for (const auto& line : lines) {
        table.add(line);
    }
    return table;
}

FactTable FactTable::of_projections(Whole whole, std::vector<FactTable> projections) {
    ensure(!projections.empty(), "something was counted of the table");
    FactTable table(std::move(whole.dimensions));
    table.rows_ = whole.rows;
    table.whole_fingerprint_ = std::move(whole.fingerprint);
    table.projections_ = std::move(projections);
    return table;
}

const FactTable& FactTable::over(std::vector<std::string> dimensions) const {
    std::ranges::sort(dimensions);
    const auto same = std::ranges::unique(dimensions);
    dimensions.erase(same.begin(), same.end());
    if (asked_) {
        asked_->insert(dimensions);
    }
    if (!is_projected()) {
        return *this;
    }
    const auto found = std::ranges::find_if(
        projections_, [&](const FactTable& one) { return one.dimensions() == dimensions; });
    ensure(found != projections_.end(), "only what was counted is counted again");
    return *found;
}
