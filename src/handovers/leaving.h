// What leaves to a body, for the second reader (clearance/reading.h): handovers, and what the unit
// says on the page behind the link.
#pragma once

#include "clearance/reading.h"
#include "handovers/answer.h"

/// "handover" and "handover_message".
LeavingKind leaving_handovers();
LeavingKind leaving_messages();

/// Title, request and items as the body will read them.
LeavingText leaving_handover(Work& work, const HandoverRecord& record);
LeavingText leaving_message(const HandoverRecord& record, const MessageRecord& message);
/// Whether the body may read it: what it wrote itself, and what another person has read.
bool shown_to_body(Work& work, const MessageRecord& message);
