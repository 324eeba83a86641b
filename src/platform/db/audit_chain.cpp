// Hashing and walking of the chain.
#include "platform/db/audit_chain.h"

#include "platform/crypto/crypto.h"
#include "sql/platform.h"

std::string audit_line(const Row& row) {
    std::string line;
    for (const std::string_view column :
         {"seq", "at", "actor", "verb", "subject_table", "subject", "version", "facts"}) {
        line += row.text(column);
        line += '\x1f';
    }
    return line + '\n';
}

std::string next_head(const std::string& previous, const std::string& lines) {
    return sha256_hex(previous + '\n' + lines);
}

ChainState verify_audit(const RowReader& each, const std::function<void(int, int)>& progress) {
    ChainState state;
    int64_t expected_seq = 1;
    std::vector<StoredRow> links;
    each(sql::platform::audit_links, {}, [&](const Row& row) {
        links.emplace_back(row);
        return true;
    });
    for (const StoredRow& link : links) {
        const int64_t first = link.integer("first_seq");
        const int64_t last = link.integer("last_seq");
        std::string lines;
        int64_t found = 0;
        each(sql::platform::audit_rows_between, {{"first", first}, {"last", last}},
             [&](const Row& row) {
                 lines += audit_line(row);
                 ++found;
                 return true;
             });
        const bool whole = first == expected_seq && found == last - first + 1 &&
                           link.text("previous") == state.head &&
                           next_head(state.head, lines) == link.text("head");
        if (!whole) {
            state.broken_at_seq = first;
            return state;
        }
        state.head = link.text("head");
        state.rows += found;
        ++state.links;
        expected_seq = last + 1;
        progress(static_cast<int>(state.links), static_cast<int>(links.size()));
    }
    each(sql::platform::audit_extent, {}, [&](const Row& row) {
        if (row.integer("entries") != state.rows) {
            state.broken_at_seq = expected_seq;
        }
        return true;
    });
    return state;
}

ChainState verify_audit(Connection& connection) {
    return verify_audit([&](const Query& query, const Params& params,
                            const RowTaker& take) { connection.each(query, params, take); },
                        [](int, int) {});
}
