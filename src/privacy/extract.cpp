// Gathering what concerns a person from the accounts, the staff register, and every table.
#include "privacy/extract.h"

#include "audit/audit.h"
#include "platform/db/record_sql.h"
#include "rights/may.h"
#include "sql/privacy.h"

namespace {

ExtractPart part_of(Work& work, std::string name, const Query& query, const Params& params) {
    ExtractPart part{std::move(name), {}};
    work.each(query, params, [&](const Row& row) {
        std::vector<std::pair<std::string, std::string>> line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Value value = row.at(i);
            line.emplace_back(row.name(i), value.is_text()      ? value.text()
                                           : value.is_integer() ? std::to_string(value.integer())
                                                                : "");
        }
        part.rows.push_back(std::move(line));
        return true;
    });
    return part;
}

std::vector<ExtractCount> written_by(Work& work, std::string_view account) {
    std::vector<ExtractCount> counts;
    for (const AuditedTable& audited : audited_tables()) {
        const auto row = work.row(written_by_query(audited.table.name), {{"person", account}});
        const auto versions = work.row(sql::privacy::versions_by,
                                       {{"table_name", audited.table.name}, {"person", account}});
        ExtractCount count{std::string(audited.table.name), row->integer("made"),
                           row->integer("changed"), versions->integer("versions")};
        if (count.made + count.changed + count.versions > 0) {
            counts.push_back(std::move(count));
        }
    }
    return counts;
}

} // namespace

Result<Extract> extract_of(Work& work, std::string_view id) {
    if (work.actor().id != id) {
        TRY(must(work, May::protect_data));
    }
    const auto account = account_by_id(work, id);
    if (!account) {
        return not_found();
    }
    const Params person = {{"person", id}};
    Extract extract;
    extract.account = *account;
    extract.parts.push_back(part_of(work, "account", sql::privacy::account_of, person));
    extract.parts.push_back(part_of(work, "seat", sql::privacy::seats_of, person));
    extract.parts.push_back(part_of(work, "session", sql::privacy::sessions_of, person));
    extract.parts.push_back(part_of(work, "token", sql::privacy::tokens_of, person));
    // A name is no proof of who it is, and everybody may change the own one: so only for whoever
    // protects data, who checks it, and never for oneself.
    if (work.actor().id != id) {
        extract.parts.push_back(part_of(work, "staff_same_name", sql::privacy::staff_called,
                                        {{"name", account->account.name}, {"person", id}}));
    }
    extract.parts.push_back(part_of(work, "clearance", sql::privacy::clearances_by, person));
    extract.parts.push_back(part_of(work, "reading", sql::privacy::readings_by, person));
    extract.parts.push_back(part_of(work, "draft", sql::privacy::drafts_by, person));
    extract.written = written_by(work, id);
    extract.trail_rows = work.row(sql::privacy::trail_count_of, person)->integer("entries");
    work.note_read("account", id, R"({"extract":true})");
    return extract;
}

void each_trail_row(Work& work, std::string_view account,
                    const std::function<void(const Row&)>& take) {
    work.stream(sql::privacy::trail_of, {{"person", account}}, [&](const Row& row) {
        take(row);
        return true;
    });
}
