// Sealing, opening and removing the reminder.
#include "clients/note.h"

#include "clients/access.h"
#include "platform/crypto/crypto.h"
#include "platform/sheets/waiting_file.h"
#include "sql/clients.h"

namespace {

// Another key than that of drafts, from the same file.
std::string note_key(const Work& work) {
    return derived_key(work.surroundings().draft_key, "client note");
}

// The ombud is bound in: a note that was not passed on opens for nobody else.
std::string context_of(const ClientRecord& client, std::string_view ombud) {
    return "client note " + client.id + " " + std::string(ombud);
}

std::optional<StoredRow> row_of(Work& work, const ClientRecord& client) {
    return work.row(sql::clients::note_of, {{"unit", client.unit}, {"client", client.id}});
}

Note opened(const Work& work, const ClientRecord& client, const Row& row) {
    Note note;
    note.version = row.integer("version");
    note.changed_at = parse_instant(row.text("changed_at")).value_or(Instant{});
    const auto text =
        unseal(note_key(work), row.value("sealed").bytes().bytes, context_of(client, client.ombud));
    if (text) {
        note.text = stored_free_text(*text);
    } else {
        note.seal = Note::Seal::key_missing;
    }
    return note;
}

struct Sealing {
    std::string_view ombud;
    std::string_view text;
    int64_t version = 1;
};

void store(Work& work, const ClientRecord& client, const Sealing& sealing) {
    const std::string sealed =
        seal(note_key(work), sealing.text, context_of(client, sealing.ombud));
    work.execute(sql::clients::keep_note, {{"client", client.id},
                                           {"unit", client.unit},
                                           {"version", sealing.version},
                                           {"changed_at", work.now().iso()},
                                           {"changed_by", work.actor().id},
                                           {"sealed", Bytes{sealed}}});
}

} // namespace

bool has_note(Work& work, const ClientRecord& client) {
    return row_of(work, client).has_value();
}

Result<std::optional<Note>> open_note(Work& work, std::string_view id) {
    const ClientRecord client = TRY(own_client(work, id));
    const auto row = row_of(work, client);
    if (!row) {
        return std::optional<Note>();
    }
    work.note_read("client_note", client.id);
    return std::optional(opened(work, client, *row));
}

Result<void> keep_note(Work& work, std::string_view id, int64_t version, FreeText text) {
    const ClientRecord client = TRY(own_client(work, id));
    const auto row = row_of(work, client);
    if (version != (row ? row->integer("version") : 0)) {
        return conflict();
    }
    if (text.empty()) {
        if (row) {
            remove_note(work, client, "note_destroyed");
        }
        return {};
    }
    if (length_of(text.text()) > note_length_max) {
        return invalid("note", "too_long", {{"max", std::to_string(note_length_max)}});
    }
    const TextDoor* door = work.surroundings().door;
    if (door == nullptr) {
        return invalid("note", "door_closed");
    }
    TRY(door->admit(text, "note"));
    store(work, client, {client.ombud, text.text(), version + 1});
    work.note("note_kept", "client", client.id);
    return {};
}

void remove_note(Work& work, const ClientRecord& client, std::string_view why) {
    work.execute(sql::clients::forget_note, {{"unit", client.unit}, {"client", client.id}});
    work.note(why, "client", client.id);
}

Result<void> pass_note(Work& work, const ClientRecord& client, std::string_view to_ombud) {
    const auto row = row_of(work, client);
    if (!row) {
        return {};
    }
    const Note note = opened(work, client, *row);
    if (note.seal == Note::Seal::key_missing) {
        return conflict("note_key_missing");
    }
    store(work, client, {to_ombud, note.text.text(), note.version + 1});
    return {};
}

int64_t purge_notes(Work& work, const SoughtWords& words) {
    int64_t changed = 0;
    for (const StoredRow& row : work.rows(sql::clients::all_notes)) {
        ClientRecord client;
        client.id = row.text("client");
        client.unit = row.text("unit");
        client.ombud = row.text("ombud");
        const Note note = opened(work, client, row);
        if (note.seal == Note::Seal::opened && words.in(note.text.text())) {
            store(work, client,
                  {client.ombud, words.taken_out(note.text.text()), note.version + 1});
            ++changed;
        }
    }
    return changed + purge_waiting_files(
                         work,
                         {"client_import_file", sql::clients::all_files, sql::clients::forget_file},
                         words);
}
