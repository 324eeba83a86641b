// Sheets: a fault or a theme as it is told to others. One set of blocks for page, PDF and DOCX.
#pragma once

#include <string>
#include <vector>

#include "faults/fault.h"
#include "faults/theme.h"
#include "platform/document/document.h"
#include "platform/texts/texts.h"

/// Who reads: colleagues, or somebody outside the unit. Outside, a text stands only when somebody
/// has confirmed that it points at nobody.
enum class SheetEdition { inside, outside };

struct SheetStyle {
    SheetEdition edition = SheetEdition::inside;
    /// The level of the fault's own heading, 1-3.
    int level = 1;
    /// Stands before each anchor, where a document tells a fault more than once.
    std::string prefix = {};
};

/// Heading, texts, how often and since when, where, what is proposed. A fault behind which only
/// withheld events stand is told as number and count.
std::vector<Block> fault_blocks(Work& work, const Texts& t, const FaultRecord& record,
                                const SheetStyle& style);
/// The theme's text and its faults.
std::vector<Block> theme_blocks(Work& work, const Texts& t, const ThemeRecord& record,
                                const SheetStyle& style);

Document fault_document(Work& work, const Texts& t, const FaultRecord& record,
                        SheetEdition edition);
Document theme_document(Work& work, const Texts& t, const ThemeRecord& record,
                        SheetEdition edition);

/// The fixed words of a document in the reader's language.
DocumentLabels document_labels(const Texts& t);
/// A document with labels, language, the unit's name and today's date, and no blocks yet.
Document blank_document(Work& work, const Texts& t, std::string_view unit, std::string title);
