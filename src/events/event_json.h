// Events as JSON and as rows of cells: the same keys in the API, the export and the commands.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/choices.h"
#include "events/event.h"
#include "events/list.h"
#include "platform/free_text.h"

/// The keys of an event, in the order of the CSV columns.
std::span<const std::string_view> event_keys();

/// Writes events out. `body` is the name of a concrete body, or the code of its type; every free
/// text of a withheld event is null (JSON) or empty (cells).
class EventWriter {
public:
    explicit EventWriter(CodeBook& book) : book_(book) {}
    /// One JSON object.
    std::string json_of(const EventLine& line);
    /// In the order of event_keys().
    std::vector<std::string> cells_of(const EventLine& line);

private:
    const std::string& body_of(const EventLine& line);
    CodeBook& book_;
};

/// {"total", "events": [...]}
std::string page_json(Work& work, const EventPage& page);
/// One event for its reader, with `version`; withheld texts only for those who read them.
std::string event_json(Work& work, const EventRecord& record);
/// [{"start","end","kind","weight"}], offsets in bytes.
std::string findings_json(const std::vector<TextFinding>& findings);
