// Texts kept apart: handläggare level and events traceable to one official (the Skåne rule).
//
// Such texts stand in event_withheld_text only. In the unit the reporter, the event officer and the
// unit manager read them (the unit may widen this to all its ombud). They are freed one event at a
// time, by a second person who has read them. Sources: domain a.8, c.2 (SK3).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

/// That an event's texts were freed, and by which clearance.
struct TextRelease {
    std::string clearance;
};
inline constexpr auto text_release_fields =
    std::array{field<&TextRelease::clearance>("clearance", {.required = true})};
inline constexpr Table text_release_table{"event_text_release", text_release_fields};

/// One version of one text of an event.
struct WithheldText {
    /// Record and field: "event.description".
    std::string part;
    /// The id of the record it was written for.
    std::string subject;
    int64_t text_version = 0;
    std::string kept_at;
    std::string kept_by;
    std::string text;
};

/// Which record of which event a text belongs to.
struct TextOwner {
    std::string unit;
    std::string event;
    std::string subject;
    /// The version of the subject that will have these texts.
    int64_t text_version = 1;
};

/// The unit's rule on the day of the event. A unit without a policy follows the Skåne rule.
Rule rule_on(Work& work, std::string_view unit, Date day);

/// The same for many events: each day is asked about once.
class RuleBook {
public:
    RuleBook(Work& work, std::string unit) : work_(work), unit_(std::move(unit)) {}
    Rule on(Date day);

private:
    Work& work_;
    std::string unit_;
    std::map<Date, Rule> days_;
};

/// Whether the unit lets all its ombud read withheld texts on that day.
bool all_ombud_read_withheld(Work& work, std::string_view unit, Date day);

/// Whether the actor is among the few who read this event's withheld texts. Never the program
/// itself: an export by the machine's owner holds none.
bool reads_withheld(Work& work, std::string_view unit, std::string_view reporter, Date day);

/// Takes every free text (and personal list) out of the record and keeps it apart; texts that did
/// not change are not written again. Each passes the text door. Leaves the record without text.
Result<void> keep_apart(Work& work, const Table& table, const TextOwner& owner, void* record);

/// The same for an event on its way in: nothing was kept for it before.
Result<void> keep_new_apart(Work& work, const TextOwner& owner, Event& event);

/// All versions of an event's withheld texts; empty for an actor who may not read them.
std::vector<WithheldText> withheld_texts(Work& work, const EventRecord& record);

/// Puts the newest withheld texts of this subject into the record; only for readers.
void put_back(const std::vector<WithheldText>& texts, const Table& table,
              std::string_view subject, void* record);

/// Takes apart what was written openly about an event that now falls under the rule: its
/// discussion, reasons, published copy and the old versions of them all.
Result<void> take_apart_around(Work& work, const EventRecord& record);

/// Frees the texts of an event that no longer falls under the rule. The actor must be a reader who
/// neither reported the event nor wrote or moved its text, and confirms having read `version`.
/// `invalid` (still_withheld) while the rule holds, `conflict` when the text changed meanwhile.
Result<int64_t> release_text(Work& work, std::string_view number, int64_t version);
