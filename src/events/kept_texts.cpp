// The events' texts at rest: who may know what was found in them, and where they are mended.
#include "events/kept_texts.h"

#include "events/closure.h"
#include "events/decision.h"
#include "events/discussion.h"
#include "events/event.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "events/withheld.h"
#include "organisations/unit.h"
#include "sql/events.h"

namespace {

std::optional<EventRecord> event_of(Work& work, std::string_view record) {
    const auto unit = my_unit_id(work);
    if (!unit) {
        return std::nullopt;
    }
    const auto row = work.row(sql::events::event_of_record, {{"unit", *unit}, {"record", record}});
    return row ? std::optional(event_record(work, *row)) : std::nullopt;
}

/// A text kept apart is known of only by those who may read it.
bool may_see(Work& work, std::string_view record) {
    const auto event = event_of(work, record);
    return event && event->texts_shown;
}

/// Whether no text of a record was ever kept apart; asked of records whose table tells nothing of
/// who may know.
bool stands_open(Work& work, std::string_view record) {
    return work.row(sql::events::for_reader_of_event_subject, {{"record", record}})
               ->integer("texts") == 0;
}

std::string page_of(Work& work, std::string_view record, std::string_view page) {
    const auto event = event_of(work, record);
    return event ? "/events/" + event->number + std::string(page) : "";
}

std::string amendment_of(Work& work, std::string_view record) {
    return page_of(work, record, "/amendment");
}
std::string discussion_page(Work& work, std::string_view record) {
    return page_of(work, record, "/discussion");
}
std::string publication_page(Work& work, std::string_view record) {
    return page_of(work, record, "/publication");
}
std::string event_page(Work& work, std::string_view record) {
    return page_of(work, record, "");
}

/// The newest text of each part of the events that are kept apart.
std::vector<TextAtRest> texts_kept_apart(Work& work, const TextsAsked& asked) {
    std::vector<TextAtRest> texts;
    for (const StoredRow& row :
         work.rows(sql::events::for_reader_of_event_texts,
                   {{"after", asked.after},
                    {"record", asked.record.empty() ? Value() : Value(asked.record)},
                    {"limit", asked.limit}})) {
        const std::string part = row.text("part");
        const std::size_t dot = part.find('.');
        texts.push_back({row.text("id"),
                         part.substr(0, dot),
                         row.text("subject"),
                         part.substr(dot + 1),
                         row.text("unit"),
                         row.integer("text_version"),
                         row.text("text"),
                         {row.text("kommun")}});
    }
    return texts;
}

} // namespace

std::vector<TextSource> event_text_sources() {
    return {{event_table, {"tags"}, amendment_of, may_see, nullptr},
            {discussion_table, {}, discussion_page, may_see, nullptr},
            {published_text_table, {}, publication_page, may_see, nullptr},
            {closure_table, {}, event_page, may_see, nullptr},
            {decision_table, {}, event_page, may_see, nullptr},
            {reclassification_table, {}, event_page, may_see, nullptr},
            {Table{"event_withheld_text", {}}, {}, nullptr, stands_open, texts_kept_apart}};
}
