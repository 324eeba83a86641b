// That nothing in the texts of a fault or a theme points at a person, confirmed by name. Asked
// before they stand in a pack, a letter or a document that leaves the unit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"
#include "faults/theme.h"

/// A keyed digest of every text that a fault's sheet prints: its own, those of its proposals and
/// what became of them, its earlier years and its comparison.
std::string digest_of(Work& work, const FaultRecord& record);
/// The same of a theme's own texts; its faults are confirmed one by one.
std::string digest_of(Work& work, const ThemeRecord& record);

/// The accounts that wrote any of these texts, now or earlier.
std::vector<std::string> writers_of(Work& work, const FaultRecord& record);
std::vector<std::string> writers_of(Work& work, const ThemeRecord& record);

/// Confirms the texts that have the digest, which the page showed. `conflict` when they changed
/// meanwhile; `forbidden` (needs_second_person) for whoever wrote any of them.
Result<void> confirm_fault(Work& work, std::string_view number, std::string_view digest);
Result<void> confirm_theme(Work& work, std::string_view id, std::string_view digest);

/// Whether somebody has confirmed these very texts.
bool confirmed(Work& work, const FaultRecord& record);
bool confirmed(Work& work, const ThemeRecord& record);
