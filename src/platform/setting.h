// Settings: what an administrator decided for this installation, kept with its history.
#pragma once

#include <string>
#include <string_view>

#include "platform/work.h"

/// The value of a setting; "" when nobody has set it.
std::string setting(Work& work, std::string_view name);

/// Sets it, or changes it; the earlier value stays among the old versions. Who may do so is asked
/// by the verb that calls this.
Result<void> keep_setting(Work& work, std::string_view name, std::string_view value);

/// Whether the texts, answers and breakdowns in this installation are invented, as in a
/// demonstration. Every page, document and export then says so. Never unsaid once it is said.
bool contents_invented(Work& work);
Result<void> say_contents_invented(Work& work);
