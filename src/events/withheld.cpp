// Keeping texts apart, showing them to the few, and freeing them.
#include "events/withheld.h"

#include <algorithm>

#include "clearance/clearance.h"
#include "events/closure.h"
#include "events/copies.h"
#include "events/decision.h"
#include "events/discussion.h"
#include "events/place.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "organisations/policy.h"
#include "platform/json.h"
#include "reports/chosen.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

std::string part_of(const Table& table, const Field& row) {
    return std::string(table.name) + "." + std::string(row.name);
}

std::string joined(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& item : list) {
        text += (text.empty() ? "" : "\n") + item;
    }
    return text;
}

std::vector<std::string> parted(std::string_view text) {
    std::vector<std::string> list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        list.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

bool holds_text(const Field& row) {
    return row.kind == FieldKind::free_text ||
           (row.kind == FieldKind::list && row.options.personal);
}

std::vector<WithheldText> all_texts(Work& work, std::string_view unit, std::string_view event) {
    std::vector<WithheldText> texts;
    work.each(
        sql::events::for_reader_of_event, {{"unit", unit}, {"event", event}}, [&](const Row& row) {
            texts.push_back({row.text("part"), row.text("subject"), row.integer("text_version"),
                             row.text("kept_at"), row.text("kept_by"), row.text("text")});
            return true;
        });
    return texts;
}

/// The newest version of one text; "" when there is none.
std::string newest(const std::vector<WithheldText>& texts, std::string_view part,
                   std::string_view subject) {
    std::string text;
    for (const WithheldText& one : texts) {
        if (one.part == part && one.subject == subject) {
            text = one.text;
        }
    }
    return text;
}

/// A record whose texts are taken out, and its id.
struct Holder {
    void* record;
    std::string_view subject;
};

Result<std::string> taken_out(Work& work, const Table& table, const Field& row,
                              const Holder& holder) {
    void* record = holder.record;
    if (row.kind == FieldKind::list) {
        std::string text = joined(*row.list(record));
        row.list(record)->clear();
        return text;
    }
    FreeText& field_text = *row.free_text(record);
    if (!field_text.admitted()) {
        const TextDoor* door = work.door();
        if (door == nullptr) {
            return invalid(std::string(row.name), "door_closed");
        }
        TRY(door->admit(field_text, row.name, narrowing_values(table.fields, record),
                        work.dismissed_before(table, holder.subject, row.name)));
    }
    std::string text = field_text.text();
    field_text = FreeText();
    return text;
}

void add_text(Work& work, const TextOwner& owner, std::string_view part, std::string_view text) {
    work.execute(sql::events::for_reader_of_event_add,
                 {{"id", work.new_id()},
                  {"unit", owner.unit},
                  {"event", owner.event},
                  {"part", part},
                  {"subject", owner.subject},
                  {"text_version", owner.text_version},
                  {"kept_at", work.now().iso()},
                  {"kept_by", work.actor().id},
                  {"text", text.empty() ? Value() : Value(text)}});
}

/// The text of a field in a stored JSON body; lists as one text.
std::string text_in(const json::object& body, std::string_view name) {
    const json::value* value = body.if_contains(name);
    if (value != nullptr && value->is_string()) {
        return std::string(value->as_string());
    }
    std::string text;
    if (value != nullptr && value->is_array()) {
        for (const json::value& item : value->as_array()) {
            if (item.is_string()) {
                text += (text.empty() ? "" : "\n") + std::string(item.as_string());
            }
        }
    }
    return text;
}

/// Moves the texts that a record had before its owner's version among those kept apart.
Result<void> move_old_versions(Work& work, const Table& table, const TextOwner& owner) {
    for (const OldVersion& old : work.old_versions(table, owner.subject)) {
        boost::system::error_code failure;
        const json::value body = json::parse(old.body, failure);
        if (old.version >= owner.text_version || failure || !body.is_object()) {
            continue;
        }
        for (const Field& row : table.fields) {
            const std::string text = text_in(body.as_object(), row.name);
            if (holds_text(row) && !text.empty()) {
                add_text(work, {owner.unit, owner.event, owner.subject, old.version},
                         part_of(table, row), text);
            }
        }
    }
    return work.erase_old_versions(table, owner.subject);
}

/// Takes the texts out of one stored record of the event and rewrites it without them.
template <class T>
Result<void> empty_record(Work& work, const EventRecord& event, const Table& table,
                          const StoredRow& row) {
    T record;
    work.fill(table, row, &record);
    const std::string id = row.text("id");
    const int64_t version = row.integer("version");
    const TextOwner owner{event.unit, event.id, id, version};
    TRY(keep_apart(work, table, owner, &record));
    TRY(work.update(table, id, version, &record));
    return move_old_versions(work, table, owner);
}

/// Puts the withheld texts back into one stored record of the event.
template <class T>
Result<void> refill_record(Work& work, const std::vector<WithheldText>& texts, const Table& table,
                           const StoredRow& row) {
    T record;
    work.fill(table, row, &record);
    put_back(texts, table, row.text("id"), &record);
    TRY(work.update(table, row.text("id"), row.integer("version"), &record));
    return {};
}

} // namespace

Rule rule_on(Work& work, std::string_view unit, Date day) {
    return policy_on(work, unit, day).withholding == "stockholm" ? Rule::stockholm : Rule::skane;
}

Rule RuleBook::on(Date day) {
    const auto found = days_.find(day);
    return found != days_.end() ? found->second
                                : days_.emplace(day, rule_on(work_, unit_, day)).first->second;
}

bool all_ombud_read_withheld(Work& work, std::string_view unit, Date day) {
    return policy_on(work, unit, day).withheld_readers == "all_ombud";
}

bool reads_withheld(Work& work, std::string_view unit, std::string_view reporter, Date day) {
    const Actor& actor = work.actor();
    if (actor.id == "system" || actor.id == "cli" || !actor.signed_in()) {
        return false;
    }
    if (actor.place != "unit:" + std::string(unit) || !actor_may(actor, May::read_events)) {
        return false;
    }
    return actor.id == reporter || actor_may(actor, May::read_withheld) ||
           all_ombud_read_withheld(work, unit, day);
}

Result<void> keep_apart(Work& work, const Table& table, const TextOwner& owner, void* record) {
    const std::vector<WithheldText> before = all_texts(work, owner.unit, owner.event);
    json::array parts;
    work.note_dismissals(table, owner.subject, record);
    for (const Field& row : table.fields) {
        if (!holds_text(row)) {
            continue;
        }
        const std::string part = part_of(table, row);
        const std::string text = TRY(taken_out(work, table, row, {record, owner.subject}));
        if (text != newest(before, part, owner.subject)) {
            add_text(work, owner, part, text);
            parts.emplace_back(part);
        }
    }
    if (!parts.empty()) {
        work.note("keep_apart", table.name, owner.subject,
                  json::serialize(json::object{{"parts", std::move(parts)}}));
    }
    return {};
}

Result<void> keep_new_apart(Work& work, const TextOwner& owner, Event& event) {
    for (const Field& row : event_table.fields) {
        const std::string text =
            holds_text(row) ? TRY(taken_out(work, event_table, row, {&event, owner.subject})) : "";
        if (!text.empty()) {
            add_text(work, owner, part_of(event_table, row), text);
        }
    }
    return {};
}

std::vector<WithheldText> withheld_texts(Work& work, const EventRecord& record) {
    if (!record.withheld ||
        !reads_withheld(work, record.unit, record.reporter, record.event.occurred_on)) {
        return {};
    }
    return all_texts(work, record.unit, record.id);
}

void put_back(const std::vector<WithheldText>& texts, const Table& table, std::string_view subject,
              void* record) {
    for (const Field& row : table.fields) {
        if (!holds_text(row)) {
            continue;
        }
        const std::string text = newest(texts, part_of(table, row), subject);
        if (text.empty()) {
            continue;
        }
        if (row.kind == FieldKind::list) {
            *row.list(record) = parted(text);
        } else {
            *row.free_text(record) = stored_free_text(text);
        }
    }
}

Result<void> take_apart_around(Work& work, const EventRecord& record) {
    const Params of_event = {{"unit", record.unit}, {"event", record.id}};
    for (const StoredRow& row : work.rows(sql::events::discussion_of, of_event)) {
        TRY(empty_record<Discussion>(work, record, discussion_table, row));
    }
    for (const StoredRow& row : work.rows(sql::events::decisions_of, of_event)) {
        TRY(empty_record<Decision>(work, record, decision_table, row));
    }
    for (const StoredRow& row : work.rows(sql::events::reclassifications_of, of_event)) {
        TRY(empty_record<Reclassification>(work, record, reclassification_table, row));
    }
    for (const StoredRow& row : work.rows(sql::events::closures_of, of_event)) {
        TRY(empty_record<Closure>(work, record, closure_table, row));
    }
    for (const StoredRow& row : work.rows(sql::events::published_text_of, of_event)) {
        TRY(work.remove(published_text_table, row.text("id"), row.integer("version")));
        TRY(work.erase_old_versions(published_text_table, row.text("id")));
    }
    forget_source(work, record.unit, record.number);
    TRY(take_out_copies(work, record.unit, record.id, TextsGone::kept_apart));
    return move_old_versions(work, event_table,
                             {record.unit, record.id, record.id, record.version});
}

Result<int64_t> release_text(Work& work, std::string_view number, int64_t version) {
    const EventRecord record = TRY(find_event(work, number));
    if (!record.withheld) {
        return invalid("", "event.not_withheld");
    }
    if (!record.texts_shown) {
        return forbidden("withheld");
    }
    if (falls_under(rule_on(work, record.unit, record.event.occurred_on), record.event)) {
        return invalid("", "event.still_withheld");
    }
    if (record.version != version) {
        return conflict();
    }
    const std::vector<WithheldText> texts = all_texts(work, record.unit, record.id);
    std::vector<std::string> first_people = {record.reporter};
    std::string all;
    for (const WithheldText& text : texts) {
        first_people.push_back(text.kept_by);
        all += text.text + "\n";
    }
    const Params of_event = {{"unit", record.unit}, {"event", record.id}};
    const auto moves = work.rows(sql::events::reclassifications_of, of_event);
    for (const StoredRow& move : moves) {
        first_people.push_back(move.text("created_by"));
    }
    TRY(second_person(work, first_people));
    TextRelease release;
    release.clearance = TRY(confirm_clearance(
        work, record.unit, {"event", record.id, "released", version, work.digest(all), ""}));
    TRY(work.insert(text_release_table, &release, {{"unit", record.unit}, {"event", record.id}}));
    for (const StoredRow& row : moves) {
        TRY(refill_record<Reclassification>(work, texts, reclassification_table, row));
    }
    for (const StoredRow& row : work.rows(sql::events::closures_of, of_event)) {
        TRY(refill_record<Closure>(work, texts, closure_table, row));
    }
    for (const StoredRow& row : work.rows(sql::events::discussion_of, of_event)) {
        TRY(refill_record<Discussion>(work, texts, discussion_table, row));
    }
    for (const StoredRow& row : work.rows(sql::events::decisions_of, of_event)) {
        TRY(refill_record<Decision>(work, texts, decision_table, row));
    }
    return work.update(event_table, record.id, version, &record.event, {},
                       {{"withheld", false},
                        {"tag_line", tag_line_of(record.event)},
                        {"search_text", search_text_of(record.event)}});
}
