// Reading the texts of a posted event before any transaction, and keeping them when that fails.
#include "events/unread.h"

#include "events/draft.h"
#include "events/event.h"

namespace {

/// "event", or "event NUMBER" for one that is amended.
std::string draft_form_of(const Request& in) {
    const std::string& number = in.captures.contains("number") ? in.capture("number") : "";
    return number.empty() ? "event" : "event " + number;
}

/// Keeps the form as a draft when it goes out of scope before it was told that all is read, also
/// while an exception passes by on its way to the bulkhead.
class DraftAtHand {
public:
    DraftAtHand(const Request& in, Database& database) : in_(in), database_(database) {}
    ~DraftAtHand() {
        if (!read_) {
            database_.write_and_wait(in_.actor, [this](Work& work) {
                return keep_draft(work, draft_form_of(in_), in_.form).has_value();
            });
        }
    }
    DraftAtHand(const DraftAtHand&) = delete;
    DraftAtHand& operator=(const DraftAtHand&) = delete;
    void all_read() { read_ = true; }

private:
    const Request& in_;
    Database& database_;
    bool read_ = false;
};

} // namespace

Result<void> read_texts_first(Request& in, Database& database) {
    DraftAtHand draft(in, database);
    const TextDoor* door = database.surroundings().door;
    for (const Field& row : event_fields) {
        const auto posted = in.form.find(row.name);
        if (row.kind != FieldKind::free_text || posted == in.form.end()) {
            continue;
        }
        for (const std::string& typed : posted->second) {
            // Bytes that are no text are told by the field itself, not by the guard.
            const auto text = clean_text(typed, allowed_in_paragraphs);
            if (text && (door == nullptr || !door->read(*text))) {
                return invalid(std::string(row.name), "door_closed");
            }
        }
    }
    draft.all_read();
    return {};
}
