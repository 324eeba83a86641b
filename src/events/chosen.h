// Texts of events chosen for a report: copies, edited, and bound to their event.
//
// Nothing that stands apart under the Skåne rule can be chosen: the queries here never read it. On
// handläggare level under the Stockholm rule the copy is the one that a second person has cleared,
// word for word. Every other source must be confirmed as de-identified, for the very text it has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "reports/block.h"
#include "reports/chosen.h"

/// An event whose text may be chosen, or could be once somebody confirms it.
struct ReportSource {
    EventRecord record;
    /// The text that the copy begins with: what the block asks for, or the cleared copy.
    std::string text;
    /// De-identification is confirmed (or the copy cleared) for the text as it stands.
    bool cleared = false;
    /// The copy must be printed as it was cleared.
    bool word_for_word = false;
};

/// The events of the report's year that the block's kind is about, by day: failures for themes,
/// positive ones for examples, those with a proposal for proposals. Never one that is withheld.
std::vector<ReportSource> report_sources(Work& work, const StoredReport& stored,
                                         const StoredBlock& block);
/// One of them; `not_found` for an event that is withheld, withdrawn, of another year or unit.
Result<ReportSource> report_source(Work& work, const StoredReport& stored,
                                   const StoredBlock& block, std::string_view number);

/// Stores a copy in the block. `invalid`: (source, event.not_deidentified) until it is confirmed,
/// (text, event.word_for_word) for an edited text that must stay as it was cleared. Needs
/// May::write_reports.
Result<std::string> choose_for_report(Work& work, const StoredReport& stored,
                                      const StoredBlock& block, const ChosenText& given);
/// Changes the copy's text and theme; the same rules.
Result<void> amend_choice(Work& work, const StoredReport& stored, const StoredBlock& block,
                          const StoredChosenText& changed);

/// What has become of the sources since: withheld, withdrawn, moved to another level or changed
/// stop the freezing; a theme that rests on one reporter only is worth a thought (domain c.2, SK5).
std::vector<ChosenRemark> check_chosen_events(Work& work, const StoredReport& stored,
                                              const StoredBlock& block);
