// What the events' pages look like; for the addresses of this folder only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/draft.h"
#include "events/event.h"
#include "events/import.h"
#include "events/list.h"
#include "platform/html/html.h"
#include "platform/http/request.h"
#include "platform/work.h"
#include "rights/panel.h"

Response draw_events(const Request& in, Work& work, const EventFilter& filter,
                     const EventPage& found);

/// A form for a new event, or for one that is amended (`record`), with what the draft holds.
struct EventForm {
    std::string_view unit;
    const EventRecord* record = nullptr;
    const Draft* draft = nullptr;
};
Response draw_event_form(const Request& in, Work& work, const EventForm& shape);

Response draw_event(const Request& in, Work& work, const EventRecord& record);
Response draw_reclassification(const Request& in, Work& work, const EventRecord& record);
Response draw_closure(const Request& in, Work& work, const EventRecord& record);
Response draw_discussion(const Request& in, Work& work, const EventRecord& record);
Response draw_publication(const Request& in, Work& work, const EventRecord& record);

/// What was decided about an event; empty when nothing was.
Html decisions_part(const Request& in, Work& work, const EventRecord& record);
/// What the slices above show on an event's page, as handed in by show_on_events.
std::span<const RecordPanel> event_panels();

/// What happened to an event, newest first: coded values as labels, texts for those who read them.
Html history_of(const Request& in, Work& work, const EventRecord& record);

Response draw_import(const Request& in);
/// The file read by a mapping: what will stand, or what is wrong and where.
struct ImportView {
    const Cells& header;
    const ColumnMapping& mapping;
    const ImportOutcome& outcome;
    std::string file_name;
};
Response draw_import_preview(const Request& in, Work& work, const ImportView& view);
Response draw_import_done(const Request& in, int64_t count);
/// {"file","rows","ready","columns":[{"heading","field"}],
///  "problems":[{"row","field","key","message"}]}
std::string preview_json(const Texts& t, const ImportView& view);

/// The trail above a page about one event.
std::vector<std::pair<std::string, std::string>> trail_of(const Request& in,
                                                          std::string_view number = "");
/// The name of the person behind an id, "" turned into words for the program itself.
std::string person_shown(Work& work, const Texts& t, std::string_view id);
std::string when_shown(const Texts& t, std::string_view instant);
/// The beginning of a text, for a cell.
std::string shortened(const std::string& text);
