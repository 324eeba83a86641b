// What the events behind a fault say: how often, since when, where, at whom, from how many ombud.
//
// Withheld events are counted, and broken down by kind and level only (the Skåne rule).
#pragma once

#include <algorithm>
#include <optional>

#include "faults/fault.h"
#include "figures/fact.h"

struct FaultPicture {
    /// One row an event that belongs and was not withdrawn; dimensions year, kommun, body,
    /// body_type, level, kind and type.
    FactTable events;
    int64_t count = 0;
    int64_t this_year = 0;
    /// Of those that are not withheld.
    std::optional<Date> first_on;
    std::optional<Date> last_on;
    int64_t withheld = 0;
    /// People who reported them. Of events read in from another register we do not know who did.
    int64_t ombud = 0;
    int64_t of_unknown_ombud = 0;
    int64_t units = 0;
    /// The earliest year we know of, by an event or by a source.
    std::optional<int64_t> known_since;
    int64_t earlier_years = 0;

    FaultPicture();
    /// An event of an unknown ombud was seen by somebody too.
    int64_t ombud_at_least() const {
        return std::max<int64_t>(ombud, of_unknown_ombud > 0 ? 1 : 0);
    }
    /// All of it, as far as is known, comes from one ombud: a warning sign, not a verdict.
    bool single_ombud() const;
    /// Seen more than once, or known from an earlier year. Only what recurs is a systembrist.
    bool recurring() const;
    /// Withheld events that belong to it and are not counted: withdrawn, or of what works well.
    int64_t withheld_apart = 0;
    /// Withheld events and no open one stand behind it: its texts do not leave the unit.
    bool only_withheld() const { return withheld + withheld_apart > 0 && withheld == count; }
    /// Different codes of a dimension, the hidden ones aside.
    int64_t different(std::string_view dimension) const;
};

FaultPicture picture_of(Work& work, const FaultRecord& record);
