// A private PostgreSQL for tests; never the machine's own.
#pragma once

#include <string>

/// The address of a new, empty database. The cluster is the one that SPEJARE_TEST_POSTGRES points
/// at (started once by ./dev test), else one that this process starts and stops itself.
std::string fresh_postgres_database();
/// The address of a new database with all that the one at `address` holds; nobody may be connected
/// to that one.
std::string copied_postgres_database(const std::string& address);
