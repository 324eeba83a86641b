// The codes an event's answers are chosen among, read at the event's own day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "platform/html/page.h"

/// Refuses codes that the lists do not hold on the event's day (`unknown_code`); answers the code
/// of the body's type.
Result<std::string> known_codes(Work& work, std::string_view unit, const Event& event);

/// What a form offers for the field on that day, labels in the reader's language.
Choices choices_for(Work& work, const Texts& t, std::string_view field, std::string_view unit,
                    Date day);

/// The label of a stored code, or the code itself when its list does not know it any more.
std::string label_of(Work& work, const Texts& t, std::string_view field, std::string_view code);

/// The code that a person's word stands for: a code, or a label in Swedish or English, whatever
/// the case; "" when it is none. For imports.
std::string code_of(Work& work, std::string_view field, std::string_view word,
                    std::string_view unit, Date day);

/// The unit's extra question of the year the day lies in; "" when it asks none.
std::string question_of_year(Work& work, std::string_view unit, Date day);
