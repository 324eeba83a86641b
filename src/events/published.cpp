// Choosing and clearing the copy of a text that may be printed.
#include "events/published.h"

#include "clearance/clearance.h"
#include "rights/may.h"
#include "sql/events.h"

std::optional<PublishedTextRecord> published_text_of(Work& work, const EventRecord& record) {
    const auto row =
        work.row(sql::events::published_text_of, {{"unit", record.unit}, {"event", record.id}});
    if (!row) {
        return std::nullopt;
    }
    PublishedTextRecord found;
    found.id = row->text("id");
    found.version = row->integer("version");
    found.editor = row->text("changed_by");
    found.clearance = row->text("clearance");
    work.fill(published_text_table, *row, &found.published);
    return found;
}

Result<void> choose_for_publication(Work& work, std::string_view number, int64_t version,
                                    const PublishedText& given) {
    TRY(must(work, May::write_events));
    const EventRecord record = TRY(find_event(work, number));
    if (record.withheld) {
        return invalid("text", "event.still_withheld");
    }
    if (record.status == "withdrawn") {
        return invalid("", "event.is_withdrawn");
    }
    if (given.text.empty()) {
        return invalid("text", "required");
    }
    const auto old = published_text_of(work, record);
    if ((old ? old->version : 0) != version) {
        return conflict();
    }
    if (!old) {
        TRY(work.insert(published_text_table, &given,
                        {{"unit", record.unit}, {"event", record.id}}));
        return {};
    }
    TRY(work.update(published_text_table, old->id, version, &given, {}, {{"clearance", Value()}}));
    return {};
}

Result<void> clear_for_publication(Work& work, std::string_view number, int64_t version) {
    const EventRecord record = TRY(find_event(work, number));
    const auto copy = published_text_of(work, record);
    if (!copy || record.withheld) {
        return not_found();
    }
    if (copy->version != version) {
        return conflict();
    }
    const std::array<std::string, 2> first_people = {record.reporter, copy->editor};
    TRY(second_person(work, first_people));
    const std::string id = TRY(confirm_clearance(
        work, record.unit,
        {"event_published_text", copy->id, "publication", version,
         work.digest(copy->published.text.text()), ""}));
    static constexpr std::array<std::string_view, 1> no_text = {"text"};
    TRY(work.update(published_text_table, copy->id, version, &copy->published, no_text,
                    {{"clearance", id}}));
    return {};
}
