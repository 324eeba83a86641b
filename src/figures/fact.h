// Facts: what is counted. SQL says what a row is, C++ counts.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
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

    /// Numbers these codes of a dimension first, in this order: equal counts are told in the order
    /// of the numbers.
    void know(std::size_t dimension, std::span<const std::string> codes);

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

    // --- counts without rows: what a frozen report keeps of persons

    /// The rows of these dimensions only, sorted: nothing joins a row here with one elsewhere.
    FactTable projection(const std::vector<std::string>& dimensions) const;
    /// A table that can be counted over its projections and no further; `whole` tells how many rows
    /// there were and their fingerprint.
    struct Whole {
        std::vector<std::string> dimensions;
        std::size_t rows = 0;
        std::string fingerprint;
    };
    static FactTable of_projections(Whole whole, std::vector<FactTable> projections);
    bool is_projected() const { return !projections_.empty(); }
    /// What the engine counts on for a question about these dimensions: the table itself, or the
    /// projection that has them; ensures that there is one.
    const FactTable& over(std::vector<std::string> dimensions) const;
    /// From now on remembers which dimensions are asked about together.
    void watch() { asked_ = std::make_shared<std::set<std::vector<std::string>>>(); }
    const std::set<std::vector<std::string>>& asked() const { return *asked_; }

private:
    std::uint16_t number_of(std::size_t dimension, std::string_view code);

    std::vector<std::string> dimensions_;
    std::vector<std::vector<std::uint16_t>> columns_;
    std::vector<std::vector<std::string>> codes_;
    struct HashOfCode : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::vector<std::unordered_map<std::string, std::uint16_t, HashOfCode, std::equal_to<>>>
        numbers_;
    std::size_t rows_ = 0;
    std::vector<FactTable> projections_;
    std::string whole_fingerprint_;
    std::shared_ptr<std::set<std::vector<std::string>>> asked_;
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

/// A condition that a cross table has by itself, so that it counts as the figures do. It is lifted
/// by a table of one of the dimensions of `unless_asked`, and by narrowing one of them to one of
/// its codes; to any, where no codes are given.
struct StandingCondition {
    Narrowing only;
    std::vector<Narrowing> unless_asked;
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
    std::vector<StandingCondition> standing = {};
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
    /// A row is a person: a frozen report keeps counts of them and no rows.
    bool of_persons = false;
};
