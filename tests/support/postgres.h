// A private PostgreSQL for tests; never the machine's own.
#pragma once

#include <string>

/// The address of a new, empty database. The cluster is the one that SPEJARE_TEST_POSTGRES points
/// at (started once by ./dev test), else one that this process starts and stops itself.
std::string fresh_postgres_database();
/// The same, a copy of the database at `pattern`, to which nobody is connected.
std::string postgres_copy_of(const std::string& pattern);
/// Takes away a database that nobody is connected to any more.
void drop_postgres_database(const std::string& address);
