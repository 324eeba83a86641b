// Where the files of imports wait.
#include "events/import_file.h"

#include "events/place.h"
#include "rights/may.h"
#include "sql/events.h"

Result<void> keep_file(Work& work, const SealedFile& file) {
    TRY(must(work, May::move_events));
    TRY(must(work, May::write_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    work.execute(sql::events::keep_file, {{"person", work.actor().id},
                                          {"unit", unit.id},
                                          {"handed_in_at", work.now().iso()},
                                          {"file_name", file.name},
                                          {"sealed", Bytes{file.sealed}}});
    return {};
}

std::optional<ImportFile> my_file(Work& work) {
    const auto unit = unit_worked_at(work);
    if (!unit) {
        return std::nullopt;
    }
    const auto row =
        work.row(sql::events::file_of, {{"person", work.actor().id}, {"unit", unit->id}});
    if (!row) {
        return std::nullopt;
    }
    return unseal_file(work.surroundings(), work.actor(),
                       {row->text("file_name"), row->value("sealed").bytes().bytes});
}

bool forget_file(Work& work) {
    return work.execute(sql::events::forget_file, {{"person", work.actor().id}}) > 0;
}

void forget_unconfirmed_files(Work& work) {
    work.execute(sql::events::forget_files_before,
                 {{"before", work.now().plus_seconds(-waiting_file_seconds).iso()}});
}
