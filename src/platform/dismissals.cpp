// Matches of the text door that a writer dismissed: noted in the trail, and not asked about again.
#include <set>

#include "platform/json.h"
#include "platform/work.h"
#include "sql/platform.h"

namespace {

bool named(std::span<const std::string_view> names, std::string_view name) {
    return names.empty() || std::ranges::find(names, name) != names.end();
}

/// Bound to the record and its field: the same word elsewhere is another match.
std::string digest_of_match(const Work& work, std::string_view place, std::string_view kind,
                            std::string_view words) {
    return work.digest("match " + std::string(place) + " " + std::string(kind) + " " +
                       form_key(words));
}

std::string place_of(const Table& table, std::string_view id, std::string_view field) {
    return std::string(table.name) + " " + std::string(id) + " " + std::string(field);
}

} // namespace

DismissedBefore Work::dismissed_before(const Table& table, std::string_view id,
                                       std::string_view field) {
    std::set<std::string> digests;
    for (const StoredRow& row :
         rows(sql::platform::dismissed_matches, {{"table_name", table.name}, {"record", id}})) {
        digests.insert(row.text("digest"));
    }
    if (digests.empty()) {
        return {};
    }
    return [this, digests = std::move(digests),
            place = place_of(table, id, field)](std::string_view kind, std::string_view words) {
        return digests.contains(digest_of_match(*this, place, kind, words));
    };
}

void Work::keep_dismissal(const Table& table, std::string_view id, std::string_view field,
                          const TextDecision& decision) {
    const std::string place = place_of(table, id, field);
    execute(sql::platform::keep_dismissed_match,
            {{"table_name", table.name},
             {"record", id},
             {"digest", digest_of_match(*this, place, decision.kind, decision.found)},
             {"at", now_.iso()}});
    note("dismiss_match", table.name, id,
         json::serialize(json::object{{"field", field},
                                      {"kind", decision.kind},
                                      {"reason", decision.reason},
                                      {"digest", digest(decision.found)}}));
}

void Work::note_dismissals(const Table& table, std::string_view id, const void* record,
                           std::span<const std::string_view> names) {
    for (const Field& field : table.fields) {
        // Only the pointer is taken; nothing is changed through it.
        const FreeText* written = field.free_text(const_cast<void*>(record));
        if (written == nullptr || !named(names, field.name)) {
            continue;
        }
        for (const TextDecision& decision : written->dismissed()) {
            // A form's decisions go with each of its texts; they are noted where the words stand.
            if (written->text().find(decision.found) != std::string::npos) {
                keep_dismissal(table, id, field.name, decision);
            }
        }
    }
}
