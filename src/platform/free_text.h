// Text that a person wrote freely. It may point at somebody, so it is stored only through a door.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/result.h"

class TextDoor;

/// Free text starts as typed. Only a TextDoor can admit it; Work refuses to store what is not
/// admitted. Text read back from the database is admitted already.
class FreeText {
public:
    FreeText() = default;
    /// What a person typed, not yet read by the door.
    static FreeText as_typed(std::string text) {
        return FreeText(std::move(text), Admission::none);
    }

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    bool admitted() const { return text_.empty() || admission_ == Admission::admitted; }
    bool operator==(const FreeText& other) const { return text_ == other.text_; }

private:
    friend class TextDoor;
    friend FreeText stored_free_text(std::string text);
    enum class Admission { none, admitted };
    FreeText(std::string text, Admission admission)
        : text_(std::move(text)), admission_(admission) {}

    std::string text_;
    Admission admission_ = Admission::none;
};

/// Text that comes out of the database, where only admitted text is. Used by the row readers.
inline FreeText stored_free_text(std::string text) {
    return FreeText(std::move(text), FreeText::Admission::admitted);
}

/// Something in a text that points, or may point, at a person. Offsets are bytes, end exclusive.
struct TextFinding {
    std::size_t start = 0;
    std::size_t end = 0;
    /// What it is, a code such as `personnummer`; the text key is `finding.<kind>`.
    std::string kind;
    enum class Weight { warns, stops } weight = Weight::stops;
};

/// The one door that every free text passes before it is stored.
class TextDoor {
public:
    virtual ~TextDoor() = default;

    /// Admits the text if nothing in it stops saving. Otherwise `invalid` with one problem per
    /// kind found, key `points_at_person.<kind>`. If the reader itself cannot work, refuses with
    /// `door_closed`: nothing is stored that was not read.
    Result<void> admit(FreeText& text, std::string_view field) const;

    /// All that points at a person, or `invalid` when the text could not be read.
    virtual Result<std::vector<TextFinding>> read(std::string_view text) const = 0;
};
