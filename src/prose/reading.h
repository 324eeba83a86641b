// A report as it was read: its blocks, its sentences with their quantities, and its tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prose/layout.h"
#include "prose/quantity.h"
#include "prose/tokens.h"

namespace prose_check {

struct Sentence {
    std::size_t block = 0;
    /// Offsets into the block's text.
    std::vector<Token> tokens;
    std::vector<Quantity> quantities;
    /// Sorted stems of the words that say something.
    std::vector<std::string> stems;
    /// Sorted lower-case words that begin with a capital within the sentence, as names do.
    std::vector<std::string> names;
};

class Reading {
public:
    explicit Reading(std::string_view text);

    std::string_view given() const { return given_; }
    const Layout& layout() const { return layout_; }
    const std::vector<Sentence>& sentences() const { return sentences_; }
    const std::vector<TextTable>& tables() const { return layout_.tables; }
    const Block& block(const Sentence& sentence) const { return layout_.blocks[sentence.block]; }

    /// The word of a token, in lower case; "" when there is no such token.
    std::string_view word(const Sentence& sentence, std::size_t token) const;
    bool has_word(const Sentence& sentence, std::initializer_list<std::string_view> words) const;
    /// One word after another: has_words(s, "bland", "annat").
    bool has_pair(const Sentence& sentence, std::string_view first, std::string_view second) const;
    /// The sentences of a block stand together; [first, last) by index of sentences().
    std::pair<std::size_t, std::size_t> sentences_of(std::size_t block) const;

    /// Bytes of what was given, from the first token to the last, inclusive.
    std::pair<std::uint32_t, std::uint32_t> place(const Sentence& sentence, std::size_t first,
                                                  std::size_t last) const;
    /// As it stands in the report, approximating word and unit included.
    std::string written(const Sentence& sentence, const Quantity& quantity) const;
    std::string sentence_text(const Sentence& sentence) const;

private:
    void read_sentences(std::size_t block);
    void take_sentence(std::size_t block, std::vector<Token> tokens);
    void find_noun(const Sentence& sentence, Quantity& quantity) const;
    void find_noun_before(const Sentence& sentence, Quantity& quantity) const;
    bool is_baseline(const Sentence& sentence, const Quantity& year) const;
    static void find_money(Sentence& sentence);
    void find_totals(Sentence& sentence) const;
    void find_years(Sentence& sentence) const;
    void find_stems(Sentence& sentence) const;

    std::string_view given_;
    Layout layout_;
    std::vector<Sentence> sentences_;
    std::vector<std::pair<std::size_t, std::size_t>> of_block_;
};

} // namespace prose_check
