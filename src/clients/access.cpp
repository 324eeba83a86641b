// Own, stood in for, or opened for a reason; everything else is not there.
#include "clients/access.h"

#include <algorithm>

#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

Relation relation_of_ombud(Work& work, const ClientRecord& record) {
    const std::string& me = work.actor().id;
    if (record.ombud == me) {
        return Relation::own;
    }
    const Params asked = {{"unit", record.unit},
                          {"ombud", record.ombud},
                          {"deputy", me},
                          {"day", work.today().iso()}};
    return work.row(sql::clients::stands_in_for, asked) ? Relation::deputy : Relation::none;
}

Relation relation_of_overseer(Work& work, const ClientRecord& record) {
    const auto row =
        work.row(sql::clients::newest_opening,
                 {{"unit", record.unit}, {"client", record.id}, {"actor", work.actor().id}});
    const auto opened = row ? parse_instant(row->text("created_at")) : std::nullopt;
    return opened && opened->stockholm_date() == work.today() ? Relation::overseer : Relation::none;
}

Result<ClientRecord> find_client(Work& work, std::string_view id) {
    const std::string unit = TRY(my_unit_id(work));
    const auto record = client_by_id(work, unit, id);
    if (!record) {
        return not_found();
    }
    return *record;
}

} // namespace

Relation relation_to(Work& work, const ClientRecord& record) {
    if (actor_may(work.actor(), May::read_clients)) {
        const Relation relation = relation_of_ombud(work, record);
        if (relation != Relation::none) {
            return relation;
        }
    }
    return actor_may(work.actor(), May::oversee_clients) ? relation_of_overseer(work, record)
                                                         : Relation::none;
}

Result<ClientRecord> open_client(Work& work, std::string_view id) {
    const ClientRecord record = TRY(find_client(work, id));
    if (relation_to(work, record) == Relation::none) {
        return not_found();
    }
    work.note_read("client", record.id);
    return record;
}

Result<ClientRecord> own_client(Work& work, std::string_view id) {
    TRY(must(work, May::write_clients));
    const ClientRecord record = TRY(find_client(work, id));
    if (relation_of_ombud(work, record) == Relation::none) {
        return not_found();
    }
    return record;
}

Result<ClientRecord> movable_client(Work& work, std::string_view id) {
    const ClientRecord record = TRY(find_client(work, id));
    if (relation_to(work, record) == Relation::none) {
        return not_found();
    }
    return record;
}

std::span<const std::string_view> opening_reasons() {
    static constexpr std::array<std::string_view, 5> reasons = {
        "absence", "complaint", "supervision", "access_request", "handover"};
    return reasons;
}

Result<std::string> open_for_reason(Work& work, std::string_view code, const Opening& opening) {
    TRY(must(work, May::oversee_clients));
    const std::string unit = TRY(my_unit_id(work));
    if (std::ranges::find(opening_reasons(), opening.reason) == opening_reasons().end()) {
        return invalid("reason", "unknown_code");
    }
    const auto row = work.row(sql::clients::by_code, {{"unit", unit}, {"code", normal_code(code)}});
    if (!row) {
        return invalid("code", "no_such_code");
    }
    const std::string client = row->text("id");
    TRY(work.insert(opening_table, &opening, {{"unit", unit}, {"client", client}}));
    return client;
}

std::vector<AccessLine> accesses_of(Work& work, const ClientRecord& record) {
    std::vector<AccessLine> lines;
    for (const StoredRow& row :
         work.rows(sql::clients::trail_of_client, {{"unit", record.unit}, {"client", record.id}})) {
        lines.push_back({parse_instant(row.text("at")).value_or(Instant{}), row.text("actor"),
                         row.text("verb")});
    }
    return lines;
}
