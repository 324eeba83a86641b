// Writing down how a kommun does it.
#include "faults/kommun_way.h"

#include <algorithm>

#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/faults.h"

std::span<const std::string_view> ways_of_working() {
    static constexpr std::array<std::string_view, 4> ways = {"yes", "partly", "no", "unknown"};
    return ways;
}

Result<void> describe_kommun(Work& work, std::string_view fault, int64_t version,
                             const KommunWay& given) {
    TRY(must(work, May::write_faults));
    const FaultRecord record = TRY(writable_fault(work, fault));
    if (given.kommun.size() != 4 || !known_area(work, given.kommun)) {
        return invalid("kommun", "unknown_code");
    }
    if (std::ranges::find(ways_of_working(), given.works) == ways_of_working().end()) {
        return invalid("works", "unknown_code");
    }
    if (given.seen_on > work.today()) {
        return invalid("seen_on", "in_future");
    }
    if (given.way.empty()) {
        return invalid("way", "required");
    }
    const auto all = kommun_ways_of(work, record);
    const auto old = std::ranges::find_if(
        all, [&](const KommunWayRecord& one) { return one.way.kommun == given.kommun; });
    if ((old == all.end() ? 0 : old->version) != version) {
        return conflict();
    }
    if (old == all.end()) {
        TRY(work.insert(kommun_way_table, &given, {{"unit", record.unit}, {"fault", record.id}}));
        return {};
    }
    TRY(work.update(kommun_way_table, old->id, version, &given));
    return {};
}

std::vector<KommunWayRecord> kommun_ways_of(Work& work, const FaultRecord& record) {
    std::vector<KommunWayRecord> list;
    for (const StoredRow& row :
         work.rows(sql::faults::kommun_ways, {{"unit", record.unit}, {"fault", record.id}})) {
        KommunWayRecord one{row.text("id"), row.integer("version"), {}};
        work.fill(kommun_way_table, row, &one.way);
        list.push_back(std::move(one));
    }
    return list;
}
