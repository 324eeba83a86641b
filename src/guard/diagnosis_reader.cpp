// Rare diagnoses, by our own list and by the shape "somebody's syndrome".
#include "guard/readers.h"

namespace {

using Index = std::ptrdiff_t;

bool is_disease_word(std::string_view folded) {
    return folded == "sjukdom" || folded == "syndrom" || folded == "sjuka" || folded == "ataxi" ||
           folded == "syndromet" || folded == "dystrofi" || folded == "anemi" || folded == "chorea";
}

/// Follows the name: sjukdom, syndrom, typ 1, and what is added with "med".
Index with_what_follows(const Reading& reading, Index end) {
    if (is_disease_word(reading.at(end).folded) || reading.at(end).is(word::rare_diagnosis)) {
        ++end;
    }
    const std::string_view type = reading.at(end).folded;
    if ((type == "typ" || type == "grad" || type == "stadium") &&
        (reading.at(end + 1).kind == Token::Kind::number ||
         reading.at(end + 1).last - reading.at(end + 1).first <= 3)) {
        end += 2;
    }
    if (reading.at(end).folded == "med" && reading.at(end + 1).is(word::rare_diagnosis)) {
        end += 2;
    }
    return end;
}

/// An entry of several words, or one, in the list; also in the genitive and with an article.
Index listed_end(const Reading& reading, Index index) {
    const Token& token = reading.at(index);
    Index end = index;
    while (reading.at(end).fixed && reading.at(end).is(word::rare_diagnosis)) {
        ++end;
    }
    if (end > index) {
        return end;
    }
    if (token.is(word::rare_diagnosis)) {
        // als and msa are words and offices too.
        const bool short_word = token.last - token.first <= 4;
        return !short_word || token.letters == Token::Case::upper ||
                       (token.folded == "als" &&
                        reading.told_before(static_cast<std::size_t>(index), word::person, 4))
                   ? index + 1
                   : 0;
    }
    // 22q11: a digit run and letters glued together.
    if (token.kind == Token::Kind::number && !reading.at(index + 1).spaced &&
        reading.at(index + 1).folded == "q") {
        return reading.at(index + 2).kind == Token::Kind::number ? index + 3 : index + 2;
    }
    if (token.is_word() && token.last - token.first > 7 && !token.is(word::ordinary)) {
        for (const std::string_view ending : {"en", "n", "et", "er", "s"}) {
            if (token.folded.ends_with(ending) && (reading.lexicon().classes_of(token.folded.substr(
                                                       0, token.folded.size() - ending.size())) &
                                                   word::rare_diagnosis) != 0) {
                return index + 1;
            }
        }
    }
    return 0;
}

/// "Kearns-Sayres syndrom": a name of somebody and the word, not one of the common ones.
Index shaped_end(const Reading& reading, Index index) {
    const Token& token = reading.at(index);
    if (!token.capital() || token.letters == Token::Case::upper ||
        token.is(word::common_diagnosis) || (token.is(word::ordinary) && token.starts)) {
        return 0;
    }
    Index at = index + 1;
    while (at < index + 3 && reading.at(at).capital() &&
           !reading.at(at).is(word::common_diagnosis)) {
        ++at;
    }
    const std::string_view word = reading.at(at).folded;
    const bool named = word == "syndrom" || word == "sjukdom" || word == "ataxi" ||
                       word == "chorea" || word == "dystrofi";
    const bool common = reading.at(at - 1).is(word::common_diagnosis) ||
                        reading.at(index).is(word::organisation | word::place);
    return named && !common ? at + 1 : 0;
}

} // namespace

void read_diagnoses(Reading& reading) {
    for (Index index = 0; index < static_cast<Index>(reading.size()); ++index) {
        if (reading.claimed(reading.at(index))) {
            continue;
        }
        Index end = listed_end(reading, index);
        if (end == 0) {
            end = shaped_end(reading, index);
        }
        if (end != 0) {
            end = with_what_follows(reading, end);
            reading.claim(reading.at(index).first, reading.at(end - 1).last,
                          kind::sallsynt_diagnos);
            index = end - 1;
        }
    }
}
