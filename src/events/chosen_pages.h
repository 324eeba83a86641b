// What the pages look like where texts are chosen for a report; for the addresses of this folder.
#pragma once

#include <vector>

#include "events/chosen.h"
#include "platform/http/request.h"

struct ChoosingView {
    const StoredReport& stored;
    const StoredBlock& block;
    const std::vector<ReportSource>& sources;
};
/// The copies chosen already, and the events that more may be chosen from.
Response draw_choosing(const Request& in, Work& work, const ChoosingView& view);

/// A copy under writing: a new one of the source, or one that is amended.
struct CopyForm {
    const StoredReport& stored;
    const StoredBlock& block;
    const ReportSource& source;
    const StoredChosenText* amended = nullptr;
};
Response draw_copy_form(const Request& in, Work& work, const CopyForm& shape);

std::string choosing_json(const ChoosingView& view);
