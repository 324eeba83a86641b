// The two engines behind Connection; for the folder only.
#pragma once

#include <memory>
#include <string>

#include "platform/db/connection.h"

std::unique_ptr<Connection> open_sqlite(const std::string& path, Access access);
std::unique_ptr<Connection> open_postgres(const std::string& address, Access access);

/// The value of a parameter; ensures that the query's parameter was given.
const Value& parameter(const Query& query, const Params& params, std::string_view name);
