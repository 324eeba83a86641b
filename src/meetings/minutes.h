// Agenda and minutes as a document: one set of blocks for page, PDF and DOCX. Nothing is retyped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clearance/reading.h"
#include "meetings/agenda.h"
#include "platform/document/document.h"

/// How one item is told: as it stands, or as it stood when the minutes were approved.
struct ToldItem {
    std::string name;
    /// What was decided, in codes; "" when nothing was.
    std::string decision;
    std::string owner;
    std::optional<Date> due_on;
    std::string text;
    /// Why it was put off; "" when it was not.
    std::string put_off;
};
/// Of a withheld event number and decision, whatever the minutes said before.
ToldItem tell_item(Work& work, const Texts& t, const MeetingRecord& record, const AgendaLine& line);

/// The names of accounts, in Swedish order, parted by commas.
std::string names_of(Work& work, const Texts& t, const std::vector<std::string>& accounts);

/// Who reads: the unit itself, or somebody outside it.
enum class MinutesEdition { inside, outside };

/// The agenda until the meeting is held, and from then on the minutes with their action list; in
/// Swedish, as the texts are.
Document meeting_document(Work& work, const MeetingRecord& record, MinutesEdition edition);

/// Approves the minutes at `version`, by name: from then on they stay as they are. What was not
/// taken up is put off. `invalid` (attended, required) when nobody is noted as present, and
/// (approver_absent) for somebody who was not there.
Result<int64_t> approve_minutes(Work& work, std::string_view number, int64_t version);

/// "meeting", for the second reader: the minutes as they will be read outside.
LeavingKind leaving_minutes();
LeavingText leaving_minutes_of(Work& work, const MeetingRecord& record);
/// The outside edition; `invalid` until the minutes are approved (minutes_not_approved) and another
/// person has read them (needs_second_reader).
Result<Document> minutes_for_others(Work& work, const MeetingRecord& record);
