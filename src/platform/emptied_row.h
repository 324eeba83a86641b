// Taking the texts out of a stored row, with all that it ever said.
#pragma once

#include <string>

#include "platform/work.h"

/// Forgets every earlier version of a row, and what was said of matches in it.
inline Result<void> forget_before(Work& work, const Table& table, const std::string& id) {
    work.forget_dismissals(table, id);
    return work.erase_old_versions(table, id);
}

/// Removes a row with all that it ever said: nothing finds the words of a row that is gone when
/// they are to be forgotten.
inline Result<void> remove_for_good(Work& work, const Table& table, const std::string& id,
                                    int64_t version) {
    TRY(work.remove(table, id, version));
    return forget_before(work, table, id);
}

/// What stands where a text is required, and columns outside the field table that change with it.
struct Emptying {
    FreeText instead = {};
    Params more = {};
};
/// Takes the free texts out of a row and forgets what they said before.
template <class T>
Result<void> empty_row(Work& work, const Table& table, const StoredRow& row,
                       const Emptying& how = {}) {
    T record;
    work.fill(table, row, &record);
    for (const Field& field : table.fields) {
        if (field.kind == FieldKind::free_text) {
            *field.free_text(&record) = field.options.required ? how.instead : FreeText();
        }
    }
    TRY(work.update(table, row.text("id"), row.integer("version"), &record, {}, how.more));
    return forget_before(work, table, row.text("id"));
}
