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

/// Whether the installation's events are somebody's or a demonstration's; the latter say so, each
/// by itself, wherever a row is taken.
enum class Contents { real, invented };
Contents contents_of(Work& work);
/// The keys of an exported row: those of an event, and `invented` in a demonstration.
std::vector<std::string> exported_keys(Contents contents);

/// Writes events out. `body` is the name of a concrete body, or the code of its type; every free
/// text of a withheld event is null (JSON) or empty (cells).
class EventWriter {
public:
    explicit EventWriter(CodeBook& book, Contents contents = Contents::real)
        : book_(book), contents_(contents) {}
    /// One JSON object.
    std::string json_of(const EventLine& line);
    /// In the order of exported_keys().
    std::vector<std::string> cells_of(const EventLine& line);

private:
    const std::string& body_of(const EventLine& line);
    CodeBook& book_;
    Contents contents_;
};

/// {"total", "events": [...]}
std::string page_json(Work& work, const EventPage& page);
/// One event for its reader, with `version`; withheld texts only for those who read them.
std::string event_json(Work& work, const EventRecord& record);
/// [{"start","end","kind","weight"}], offsets in bytes.
std::string findings_json(const std::vector<TextFinding>& findings);
