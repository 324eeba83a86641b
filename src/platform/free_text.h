// Text that a person wrote freely. It may point at somebody, so it is stored only through a door.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/result.h"

class TextDoor;

/// What the writer decided about one match of the door: why it points at nobody, or what to write
/// instead. It comes with the form, in its field `guard`.
struct TextDecision {
    std::string kind;
    std::string reason;  // a code such as `word`; empty when something is written instead
    std::string instead; // may be empty: the words are taken out
    std::string found;   // the words as they stand in the text
};

/// The decisions among a form's values: `dismiss|KIND|REASON|FOUND`, `replace|KIND|INSTEAD|FOUND`.
/// Anything else is left out.
std::vector<TextDecision> text_decisions(const std::vector<std::string>& values);

/// Whether every word of `found` is a word of `of`, whatever case and genitive: Björns, björn.
bool is_form_of(std::string_view found, std::string_view of);

/// The words as all their forms have them: folded, without a genitive, parted by one space.
std::string form_key(std::string_view words);

/// Whether a match of this kind, with these words, was dismissed before where the text stands.
using DismissedBefore = std::function<bool(std::string_view kind, std::string_view words)>;

/// Free text starts as typed. Only a TextDoor can admit it; Work refuses to store what is not
/// admitted. Text read back from the database is admitted already.
class FreeText {
public:
    FreeText() = default;
    /// What a person typed, not yet read by the door. What was decided to be written instead is
    /// written here; dismissals are kept for the door.
    static FreeText as_typed(std::string text, std::vector<TextDecision> decisions = {});

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    bool admitted() const { return text_.empty() || admission_ == Admission::admitted; }
    /// The matches that the writer says point at nobody; for the trail.
    const std::vector<TextDecision>& dismissed() const { return dismissed_; }
    bool operator==(const FreeText& other) const { return text_ == other.text_; }

private:
    friend class TextDoor;
    friend FreeText stored_free_text(std::string text);
    enum class Admission { none, admitted };
    FreeText(std::string text, Admission admission)
        : text_(std::move(text)), admission_(admission) {}

    std::string text_;
    std::vector<TextDecision> dismissed_;
    Admission admission_ = Admission::none;
};

/// Text that comes out of the database, where only admitted text is, or out of the program itself.
inline FreeText stored_free_text(std::string text) {
    return FreeText(std::move(text), FreeText::Admission::admitted);
}

/// Something in a text that points, or may point, at a person. Offsets are bytes, end exclusive.
struct TextFinding {
    std::size_t start = 0;
    std::size_t end = 0;
    /// What it is, a code such as `personnummer`; the text key is `finding.<kind>`.
    std::string kind;
    /// `stops`: the text is not saved. `asks`: it is saved when the words are gone or the match is
    /// dismissed with a reason. `warns`: told, no more.
    enum class Weight { warns, asks, stops } weight = Weight::stops;
    /// What may be written instead: the text key is `finding.instead.<instead>`; "" for nothing.
    std::string instead = {};
    /// Values for the placeholders of that text.
    TextArgs instead_args = {};
};

/// The one door that every free text passes before it is stored.
class TextDoor {
public:
    virtual ~TextDoor() = default;

    /// Admits the text if nothing in it stops saving and every match that asks was dismissed.
    /// Otherwise `invalid` with key `points_at_person.<kind>`: one problem for each kind that
    /// stops, and one for each thing that asks, with `found`, `kind`, `weight` and `instead` among
    /// its arguments. If the reader itself cannot work, refuses with `door_closed`: nothing is
    /// stored that was not read. `beside` are values of the same record that narrow down who is
    /// meant; what was dismissed `before` is not asked again.
    Result<void> admit(FreeText& text, std::string_view field,
                       std::span<const std::string> beside = {},
                       const DismissedBefore& before = {}) const;

    /// All that points at a person, or `invalid` when the text could not be read.
    virtual Result<std::vector<TextFinding>> read(std::string_view text) const = 0;
    /// The same, with what stands beside the text; a door that does not weigh it reads the text.
    virtual Result<std::vector<TextFinding>> read_beside(std::string_view text,
                                                         std::span<const std::string> beside) const;
};

/// The reasons for which a match may be dismissed.
std::vector<std::string_view> dismissal_reasons();
