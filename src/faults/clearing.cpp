// Confirming the texts of faults and themes, bound to a digest of them all.
#include "faults/clearing.h"

#include "clearance/clearance.h"
#include "faults/earlier_year.h"
#include "faults/kommun_way.h"
#include "faults/proposal.h"
#include "sql/faults.h"

namespace {

Clearance clearance_for(Work& work, const FaultRecord& record) {
    return {"fault", record.id, "deidentified", record.version, digest_of(work, record), ""};
}

Clearance clearance_for(Work& work, const ThemeRecord& record) {
    return {"theme", record.id, "deidentified", record.version, digest_of(work, record), ""};
}

std::vector<std::string> writers_in(Work& work, const Query& query, const Params& params) {
    std::vector<std::string> list;
    for (const StoredRow& row : work.rows(query, params)) {
        list.push_back(row.text("writer"));
    }
    return list;
}

} // namespace

std::vector<std::string> writers_of(Work& work, const FaultRecord& record) {
    return writers_in(work, sql::faults::writers_of_fault,
                      {{"unit", record.unit}, {"fault", record.id}});
}

std::vector<std::string> writers_of(Work& work, const ThemeRecord& record) {
    return writers_in(work, sql::faults::writers_of_theme,
                      {{"unit", record.unit}, {"theme", record.id}});
}

std::string digest_of(Work& work, const FaultRecord& record) {
    std::string all;
    const auto add = [&all](const FreeText& text) { all += text.text() + "\n"; };
    add(record.fault.title);
    add(record.fault.description);
    add(record.fault.consequence);
    for (const ProposalRecord& proposal : proposals_of(work, record)) {
        add(proposal.proposal.text);
        for (const ProposalTurn& turn : proposal.turns) {
            add(turn.note);
        }
    }
    for (const EarlierYearRecord& earlier : earlier_years_of(work, record)) {
        add(earlier.earlier.source);
    }
    for (const KommunWayRecord& way : kommun_ways_of(work, record)) {
        add(way.way.way);
    }
    return work.digest(all);
}

std::string digest_of(Work& work, const ThemeRecord& record) {
    return work.digest(record.theme.title.text() + "\n" + record.theme.text.text());
}

Result<void> confirm_fault(Work& work, std::string_view number, std::string_view digest) {
    const FaultRecord record = TRY(find_fault(work, number));
    return confirm_seen(work, record.unit, clearance_for(work, record),
                        {digest, writers_of(work, record)});
}

Result<void> confirm_theme(Work& work, std::string_view id, std::string_view digest) {
    const ThemeRecord record = TRY(find_theme(work, id));
    return confirm_seen(work, record.unit, clearance_for(work, record),
                        {digest, writers_of(work, record)});
}

bool confirmed(Work& work, const FaultRecord& record) {
    return standing_clearance(work, record.unit, clearance_for(work, record)).has_value();
}

bool confirmed(Work& work, const ThemeRecord& record) {
    return standing_clearance(work, record.unit, clearance_for(work, record)).has_value();
}
