// Making an engine forget what was deleted, beyond the transaction that deleted it.
#include "platform/db/connection.h"
#include "platform/db/database.h"

void forget_deleted(const DatabaseAddress& address) {
    const auto connection = open_connection(address, Access::read_write);
    if (address.engine() == Engine::sqlite) {
        // What is deleted is overwritten at once (secure_delete); writing the file anew also takes
        // what a page still held of a shorter or moved row.
        connection->run("VACUUM");
        static constexpr std::string_view cut = "PRAGMA wal_checkpoint(TRUNCATE)";
        static constexpr Query cut_log{"cut_log", cut, cut};
        // The log is not cut while somebody reads what it holds; the engine answers so in a row.
        // Nobody writes meanwhile, so the wait is short and the job tries again.
        connection->run("PRAGMA busy_timeout = 1000");
        const auto answer = connection->row(cut_log);
        if (!answer || answer->integer("busy") != 0) {
            throw DatabaseError("busy", "the log could not be cut: somebody reads");
        }
    } else {
        // A plain VACUUM leaves the bytes in their page until others are written there.
        connection->run("VACUUM (FULL)");
    }
}
