// The audit trail as a chain: each commit's rows are bound to all that came before.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "platform/db/connection.h"

/// One audit row as the hash reads it.
std::string audit_line(const Row& row);
/// The next head from the previous head and the commit's lines in order.
std::string next_head(const std::string& previous, const std::string& lines);

struct ChainState {
    int64_t links = 0;
    int64_t rows = 0;
    std::string head;
    /// The first row or link that does not fit; nothing when the whole chain holds.
    std::optional<int64_t> broken_at_seq;
};
/// How the walk reads: Connection::each, or the same of a Work.
using RowTaker = std::function<bool(const Row&)>;
using RowReader = std::function<void(const Query&, const Params&, const RowTaker& take)>;
/// Walks the whole chain and tells how many of the links are behind it.
ChainState verify_audit(const RowReader& each, const std::function<void(int, int)>& progress);
ChainState verify_audit(Connection& connection);
/// The same on a snapshot of its own.
ChainState verify_audit(const DatabaseAddress& address);
