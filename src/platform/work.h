// One request, one Work: actor, time and transaction. Every verb takes it first.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/actor.h"
#include "platform/db/connection.h"
#include "platform/db/database.h"
#include "platform/record.h"
#include "platform/result.h"
#include "platform/time.h"

/// What a write wrote in the audit trail, gathered until the batch is linked.
struct AuditRow {
    std::string verb;
    std::string table;
    std::string subject; // the record's id
    int64_t version = 0;
    std::string facts; // JSON; personal values as keyed digests only
};

/// A record as it was at an earlier version: `body` is the JSON of its fields.
struct OldVersion {
    int64_t version = 0;
    std::string body;
    std::string changed_at;
    std::string changed_by;
};

class Work {
public:
    Work(Connection& connection, const Actor& actor, const Surroundings& surroundings, Instant now,
         Access access);

    const Actor& actor() const { return actor_; }
    Instant now() const { return now_; }
    Date today() const { return now_.stockholm_date(); }
    int year() const { return today().year; }
    Engine engine() const { return connection_.engine(); }
    const Surroundings& surroundings() const { return surroundings_; }

    /// The text door, told what it has to know now; nullptr when there is none.
    const TextDoor* door();

    // --- reading: named queries only
    std::vector<StoredRow> rows(const Query& query, const Params& params = {});
    std::optional<StoredRow> row(const Query& query, const Params& params = {});
    void each(const Query& query, const Params& params,
              const std::function<bool(const Row&)>& take);
    /// The same for answers of any size, row by row as they come; `take` asks nothing further.
    void stream(const Query& query, const Params& params,
                const std::function<bool(const Row&)>& take);

    // --- writing records; `more` are columns outside the field table (unit, number, owner ...)

    /// A new row with version 1. The id is made here (UUIDv7) and answered. Free text that the
    /// door has not admitted is led through it now: `invalid` with its problems.
    Result<std::string> insert(const Table& table, const void* record, const Params& more = {});

    /// Changes the named fields (all, when `names` is empty) of the row at `version`. `conflict`
    /// when somebody saved first, `not_found` when there is no such row. The old version goes to
    /// record_version. Answers the new version.
    Result<int64_t> update(const Table& table, std::string_view id, int64_t version,
                           const void* record, std::span<const std::string_view> names = {},
                           const Params& more = {});

    /// Removes a row that was put there by mistake or is a mere link; the audit keeps that it was.
    Result<void> remove(const Table& table, std::string_view id, int64_t version);

    /// What a record looked like before, oldest first.
    std::vector<OldVersion> old_versions(const Table& table, std::string_view id);
    /// Erases what a record looked like before; the trail keeps that it was changed, and that
    /// this was done.
    Result<void> erase_old_versions(const Table& table, std::string_view id);

    /// Reads the row's columns and the child lists into `record`; a field whose column the query
    /// left out keeps what it had.
    void fill(const Table& table, const Row& row, void* record);

    // --- writing by a query of the slice (counters, drafts, link rows); tell what in `verb`
    int64_t execute(const Query& query, const Params& params);
    /// A row in the audit trail beside the automatic ones: what was done to which subject.
    /// `facts` is JSON without personal values.
    void note(std::string_view verb, std::string_view table, std::string_view subject,
              std::string_view facts = "{}");
    /// A row for each match of the text door that the writer dismissed in these texts: field, kind,
    /// reason and a keyed digest of the words. Insert and update do it themselves; it is for a
    /// text that is kept elsewhere than in its field.
    void note_dismissals(const Table& table, std::string_view id, const void* record,
                         std::span<const std::string_view> names = {});
    /// What was dismissed before in one field of a record, so that it is not asked again. Only
    /// keyed digests are kept.
    DismissedBefore dismissed_before(const Table& table, std::string_view id,
                                     std::string_view field);
    /// Keeps that a match points at nobody where it stands.
    void keep_dismissal(const Table& table, std::string_view id, std::string_view field,
                        const TextDecision& decision);
    /// Nothing more is known of a record that is gone.
    void forget_dismissals(const Table& table, std::string_view id);
    /// That a record was read, for those whose reading is logged. On a snapshot the row goes
    /// through the writer when the reading is over, and the answer waits for its commit.
    void note_read(std::string_view table, std::string_view subject, std::string_view facts = "{}");
    /// Puts news in the outbox, written in the same transaction; app.cpp says who reads a topic.
    void announce(std::string_view topic, std::string_view subject);

    /// A fresh UUIDv7 in text form.
    std::string new_id();
    /// A keyed digest of a value for the trail: same value, same digest, nothing to read out.
    std::string digest(std::string_view value) const;

    const std::vector<AuditRow>& audit() const { return audit_; }
    bool wrote() const { return wrote_; }

private:
    void write_lists(const Table& table, std::string_view id, const void* record,
                     std::span<const std::string_view> names);
    Result<void> admit_free_texts(const Table& table, void* record,
                                  std::span<const std::string_view> names,
                                  std::string_view id = {});
    std::vector<std::string> stored_list(const Table& table, const Field& field,
                                         std::string_view owner);
    void keep_old_version(const Table& table, const StoredRow& old);

    Connection& connection_;
    const Actor& actor_;
    const Surroundings& surroundings_;
    Instant now_;
    Access access_;
    std::vector<AuditRow> audit_;
    bool wrote_ = false;
};
