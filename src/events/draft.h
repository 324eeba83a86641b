// Drafts: what a person is writing, sealed, one per person and form, found again on any device.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/purge.h"
#include "platform/record.h"
#include "platform/work.h"

struct Draft {
    /// "event" for a new one, "event SKANE-2026-0142" for an amendment.
    std::string form;
    FormValues values;
    Instant changed_at;
};

struct DraftLine {
    std::string form;
    /// The address where writing goes on.
    std::string href;
    Instant changed_at;
};

/// Keeps what was typed so far, whatever it is; nothing of it is readable without the draft key.
/// `invalid` (too_long) above 100 kB.
Result<void> keep_draft(Work& work, std::string_view form, const FormValues& values);
/// The actor's own draft of the form; nothing when there is none or its key is gone.
std::optional<Draft> my_draft(Work& work, std::string_view form);
/// The actor's drafts, newest first.
std::vector<DraftLine> my_drafts(Work& work);
void forget_draft(Work& work, std::string_view form);

/// Forgets every draft that holds the words, and the waiting files of an import that hold them or
/// may; whoever protects data never sees them. Answers how many held them.
int64_t purge_drafts(Work& work, const SoughtWords& words);
