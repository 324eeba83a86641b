// The letter as it is read: one set of blocks for the page, the second reader, PDF and DOCX.
#pragma once

#include <string>
#include <vector>

#include "clearance/reading.h"
#include "letters/part.h"
#include "platform/document/document.h"
#include "platform/texts/texts.h"

/// In Swedish, whatever the reader's language: it is written to Swedish bodies.
Document letter_document(Work& work, const LetterRecord& record);
/// Its words as JSON of the document's blocks: what a second reader reads and a unit approves. The
/// day it is sent and the marking of a draft are no part of it.
std::string letter_text(Work& work, const LetterRecord& record);

/// The heading of a part; some kinds have their own.
std::string part_heading(const Texts& t, std::string_view kind, std::string_view part);

/// "letter", for the second reader.
LeavingKind leaving_letters();
LeavingText leaving_letter(Work& work, const LetterRecord& record);
