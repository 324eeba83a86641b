// Letters as the JSON door tells them.
#pragma once

#include <string>

#include "letters/letter.h"

std::string page_json(Work& work, const LetterPage& page);
std::string letter_json(Work& work, const LetterRecord& record);
