// Making an engine forget what was deleted, beyond the transaction that deleted it.
#include "platform/db/connection.h"
#include "platform/db/database.h"

void forget_deleted(const DatabaseAddress& address) {
    const auto connection = open_connection(address, Access::read_write);
    connection->run(address.engine() == Engine::sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)"
                                                       : "VACUUM");
}
