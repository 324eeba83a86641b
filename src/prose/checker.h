// What the rules share: the reading, the findings so far, and which numbers have been judged.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prose/finding.h"
#include "prose/reading.h"

namespace prose_check {

/// A number of a sentence.
struct Said {
    const Sentence* sentence = nullptr;
    const Quantity* quantity = nullptr;
};

struct Verdict {
    std::string_view rule;
    Finding::Severity severity = Finding::Severity::error;
    std::string expected;
    /// As written in the report when left out.
    std::string found = {};
    /// What it was held against, elsewhere in the report: one of these may be what is wrong.
    std::vector<Said> against = {};
};

class Checker {
public:
    explicit Checker(const Reading& reading) : reading_(reading) {}

    const Reading& reading() const { return reading_; }
    const std::vector<Sentence>& sentences() const { return reading_.sentences(); }

    /// Those near it. Further away than a long report is, numbers do not speak of each other.
    std::span<const Sentence> around(const Sentence& sentence) const;

    void say(const Sentence& sentence, const Quantity& quantity, const Verdict& verdict);
    /// At a place in the sentence that is no quantity.
    void say(const Sentence& sentence, std::size_t first, const Verdict& verdict);
    void say(const TextRow& row, const TextCell& cell, const Verdict& verdict);
    /// A note at what a finding was held against.
    void point(const TextRow& row, const TextCell& cell, const std::string& expected);

    /// Takes back what another rule explains better.
    void withdraw(std::uint32_t start, std::string_view rule);
    /// The sums of a column, once the cell that spoils them is known.
    void withdraw_sums(const TextTable& table, std::size_t column);

    /// Some rule held this number against another.
    void judge(const Sentence& sentence, const Quantity& quantity);
    void judge(const TextCell& cell);
    /// It equals a sum, a cell or a quotient of the report, so no repeat can tell it wrong.
    void confirm(const Sentence& sentence, const Quantity& quantity);
    bool confirmed(const Sentence& sentence, const Quantity& quantity) const {
        return confirmed_.contains(start_of(sentence, quantity));
    }
    /// How often the value stands in the report, in sentences and in tables.
    int times(double value) const;
    bool judged(std::uint32_t start) const { return judged_.contains(start); }
    bool blamed(const Sentence& sentence, const Quantity& quantity) const;
    std::uint32_t start_of(const Sentence& sentence, const Quantity& quantity) const;

    /// In the order of the text; two of one rule at one place are one.
    std::vector<Finding> findings();

private:
    void add(Finding finding);
    void tell_against(int line, const Verdict& verdict);

    const Reading& reading_;
    std::vector<Finding> findings_;
    std::map<std::uint32_t, int> blamed_; // warnings and errors by where they begin
    std::set<std::uint32_t> judged_;
    std::set<std::uint32_t> confirmed_;
    mutable std::map<double, int> times_; // filled when first asked for
};

/// 53,1 / 129 464 868: as many decimals as asked, none when the value is whole.
std::string number_text(double value, int decimals = 0);
/// One digit changed, or two swapped: 402 638 and 402 838.
bool one_slip(double left, double right);
/// One slip, or at most fifteen percent apart.
bool alike(double left, double right);
/// The part that alone can be mended into the sum by one digit; parts.size() when there is none.
std::size_t only_slip(const std::vector<double>& parts, double whole);
/// Their difference is one digit and zeros, as when one digit of one part is wrong: 9 477, 9 577.
bool off_by_one_digit(double left, double right);
/// A sum beside its whole as after one altered digit: near, or one digit or one swap away.
bool slip_apart(double sum, double whole);
/// "332 / 625 = 53,1 %"
std::string share_text(double part, double whole);
/// "5 + 4 + 17 = 26"
std::string sum_text(const std::vector<double>& parts);

// --- what several rules ask of a sentence

/// "ökning med 40 personer", "40 fler": an amount of change, not of what there is.
bool is_change(const Reading& reading, const Sentence& sentence, const Quantity& quantity);
/// Months, weeks, times: how long or how often.
bool is_time(const Quantity& quantity);
/// A count of things that can be parts of a whole.
bool is_plain_count(const Reading& reading, const Sentence& sentence, const Quantity& quantity);
/// "97 av 107", "Av landets 107 verksamheter har 97 ...": part and whole by index.
struct PartOf {
    std::size_t part = 0;
    std::size_t whole = 0;
    enum class Order { part_first, whole_first } order = Order::part_first;
};
std::vector<PartOf> parts_of(const Reading& reading, const Sentence& sentence);
/// Whether the section says that several answers could be given.
bool many_answers(const Reading& reading, int section);
/// "till exempel", "bland annat", "m.fl.": a list that is not whole.
bool is_excerpt(const Reading& reading, const Sentence& sentence);
/// "övriga", "resterande": together with the others this is all.
bool says_rest(std::string_view lower_word);
/// "sökte", "gällde", "genom": each falls in one of the groups that follow; not "hade", "fick".
bool divides(const Reading& reading, const Sentence& sentence);
enum class Sex { none, women, men };
/// The sex that a quantity is said of.
Sex sex_of(const Reading& reading, const Sentence& sentence, const Quantity& quantity);

} // namespace prose_check
