// Making an engine forget what was deleted, beyond the transaction that deleted it.
#include "platform/db/connection.h"
#include "platform/db/database.h"

void forget_deleted(const DatabaseAddress& address) {
    const auto connection = open_connection(address, Access::read_write);
    if (address.engine() == Engine::sqlite) {
        // What is deleted is overwritten at once (secure_delete); writing the file anew also takes
        // what a page still held of a shorter or moved row.
        connection->run("VACUUM");
        connection->run("PRAGMA wal_checkpoint(TRUNCATE)");
    } else {
        // A plain VACUUM leaves the bytes in their page until others are written there.
        connection->run("VACUUM (FULL)");
    }
}
