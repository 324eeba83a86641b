// Kinds of blocks that a report is made of: our own and those that the slices above hand in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/document/document.h"
#include "platform/texts/texts.h"
#include "reports/numbers.h"
#include "reports/report.h"

/// Table and figure numbers of one document, in the order they are drawn.
class Numbering {
public:
    std::string next_table(const Texts& t);
    std::string next_figure(const Texts& t);
    std::string next_appendix(const Texts& t);

private:
    int tables_ = 0;
    int figures_ = 0;
    int appendices_ = 0;
};

/// What a block is drawn from. `t` speaks the report's language.
struct BlockDrawing {
    const Texts& t;
    const StoredReport& stored;
    const StoredBlock& block;
    const ReportNumbers& numbers;
    Numbering& numbering;
};

/// What stands in the way of a chosen text: the id of the copy and a key `report_remark.<key>`.
struct ChosenRemark {
    std::string chosen;
    std::string key;
    enum class Weight { warns, stops } weight = Weight::stops;
};

/// A kind of block. Its label is the text `report_block.kind.<code>`.
struct BlockKind {
    std::string code; // "events.by_level"
    /// The fact of its numbers where that is one about persons; see numbers_for.
    std::string fact = {};
    /// What its numbers count, such as event or person; "" when it prints none. Decides whether
    /// the public edition may hold it.
    std::string unit = {};
    /// Its numbers; nullptr when it has none. Pure, so that a frozen report counts them again.
    CountedTable (*count)(const ReportNumbers& numbers) = nullptr;
    /// What stands under the block's heading and text; nullptr for what is only text.
    std::vector<Block> (*draw)(const BlockDrawing& drawing) = nullptr;
    /// Texts are chosen for it at /reports/{report}/blocks/{block}/texts, by the slice that owns
    /// them.
    enum class Texts { none, chosen } texts = Texts::none;
    /// Where its table has a meaning: everywhere, or only where several units are counted.
    enum class Where { everywhere, above_units } where = Where::everywhere;
    /// Counts the year before too, to show it beside.
    enum class Years { this_one, with_last } years = Years::this_one;
    /// Whether the sources of its copies still let them be printed.
    std::vector<ChosenRemark> (*check)(Work& work, const StoredReport& stored,
                                       const StoredBlock& block) = nullptr;
};

// --- the registry: filled once by app.cpp, read by everybody after ------------------------------

class BlockRegistry {
public:
    /// Begins with narrative, quote, questions and appendix.
    BlockRegistry();
    /// Ensures that a code is its own.
    void add(std::vector<BlockKind> kinds);
    const BlockKind* find(std::string_view code) const;
    const std::vector<BlockKind>& all() const { return kinds_; }

private:
    std::vector<BlockKind> kinds_;
};
BlockRegistry& block_registry();
/// Whether a block of an owner's report may have this kind: texts are chosen in a unit's only, and
/// some tables part the units of a place.
bool fits_owner(const BlockKind& kind, std::string_view owner);

// --- what the drawings are made of --------------------------------------------------------------

/// How a counted table is told. Each is a text key; a caption may use {year}.
struct TableWords {
    std::string_view caption;
    /// The head over the codes, then one for each count.
    std::vector<std::string_view> heads;
    /// Adds the share that each first count is of the whole, with its rounding note.
    enum class Shares { none, of_total } shares = Shares::of_total;
    /// Key of the base, with {count}: "Bas: 147 brister".
    std::string_view base;
    /// Key of where the numbers come from, with {unit} and {cutoff}.
    std::string_view source = "report.source.register";
};

/// The table with number, source line, cut-off, the rule for an event's year, base and rounding
/// note.
TableBlock told_table(const BlockDrawing& drawing, const CountedTable& counted,
                      const TableWords& words);
/// The same numbers as a chart, one series for each count, with the table under it.
ChartBlock told_chart(const BlockDrawing& drawing, const CountedTable& counted,
                      const TableWords& words);
/// The chosen texts under their themes, as paragraphs with their level.
std::vector<Block> told_texts(const BlockDrawing& drawing);
