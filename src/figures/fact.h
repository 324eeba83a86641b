// Facts: what is counted. SQL says what a row is, C++ counts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/texts/texts.h"
#include "platform/time.h"
#include "platform/work.h"
#include "rights/may.h"

/// Who the numbers are for. Outside the unit, and in every report, a withheld event (Skåne rule)
/// is counted per level and kind and broken down no further.
enum class Audience { unit, outside };

/// What to load: whole units, one activity year up to and with the cut-off date.
struct FactScope {
    std::vector<std::string> units; // ids
    int year = 0;
    Date cutoff;
    Audience audience = Audience::outside;
    /// The län (two digits) or kommun (four) whose rows count; "" = all. A unit that covers several
    /// counties is in each of them with its own rows there only.
    std::string area = {};

    bool counts(std::string_view kommun) const { return kommun.starts_with(area); }
};

/// The rows of a fact as narrow columns of codes; a row is one counted thing. Where several answers
/// may be given, the code is all of them parted by |, so that the row stays one.
class FactTable {
public:
    explicit FactTable(std::vector<std::string> dimensions);

    /// One code per dimension, in the order given to the constructor.
    void add(std::span<const std::string_view> codes);

    std::size_t rows() const { return rows_; }
    const std::vector<std::string>& dimensions() const { return dimensions_; }
    /// The dimension's place; ensures that the fact has it.
    std::size_t dimension(std::string_view name) const;
    const std::vector<std::uint16_t>& column(std::size_t dimension) const {
        return columns_[dimension];
    }
    const std::string& code(std::size_t dimension, std::uint16_t number) const {
        return codes_[dimension][number];
    }
    const std::vector<std::string>& codes(std::size_t dimension) const { return codes_[dimension]; }
    /// SHA-256 over all rows, whatever their order: two loads that counted the same have the same.
    std::string fingerprint() const;

private:
    std::vector<std::string> dimensions_;
    std::vector<std::vector<std::uint16_t>> columns_;
    std::vector<std::vector<std::string>> codes_;
    struct HashOfCode : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::vector<std::unordered_map<std::string, std::uint16_t, HashOfCode, std::equal_to<>>>
        numbers_;
    std::size_t rows_ = 0;
};

/// The code that stands for "not broken down" in the columns of a withheld event.
inline constexpr std::string_view code_withheld = "withheld";
/// The code of a value that was not given.
inline constexpr std::string_view code_missing = "missing";

/// A dimension that a cross table may be narrowed by, and the codes to choose among.
struct Narrowing {
    std::string dimension;
    std::vector<std::string> codes;
};

struct Condition;

/// A fact, as a slice hands it to the engine. What its rows are is the text `figure.fact.<name>`.
struct Fact {
    std::string name; // "event"
    /// Who may see its figures and cross tables.
    May may = May::read_figures;
    /// Dimensions that a cross table may use, in the order shown.
    std::vector<std::string> crossable = {};
    std::vector<Narrowing> narrowings = {};
    /// Whether a dimension may be shown at a place; nullptr = every one at every place.
    bool (*shown_at)(std::string_view place, std::string_view dimension) = nullptr;
    FactTable (*load)(Work& work, const FactScope& scope) = nullptr;
    /// The words for a code of a dimension, in the reader's language.
    std::string (*label)(Work& work, const Texts& t, std::string_view dimension,
                         std::string_view code) = nullptr;
    /// Whether anything was ever counted for the units up to the end of the year; if not, the
    /// year's figures are missing, not 0.
    bool (*ever)(Work& work, const FactScope& scope) = nullptr;
    /// The counting rules in words, printed with every table; nullptr = what the definitions say.
    std::vector<std::string> (*rules)(Work& work, const Texts& t, const FactScope& scope) = nullptr;
    /// Whether the unit's year can no longer change; nullptr = it never locks.
    bool (*locked)(Work& work, std::string_view unit, int year) = nullptr;
    /// The address of the very rows that a filter counts, for those who may read them; "" where no
    /// list can show them. nullptr = they are never shown.
    std::string (*rows_address)(Work& work, const FactScope& scope,
                                const std::vector<Condition>& filter) = nullptr;
};
