// Keeping, listing, dismissing and mending what the guard found at rest.
#include "privacy/finding.h"

#include <algorithm>
#include <set>

#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/privacy.h"

namespace {

const TextSource* source_of(std::string_view table) {
    const auto& sources = text_sources();
    const auto found = std::ranges::find_if(sources, [&](const TextSource& source) {
        return source.table.name == table && source.texts == nullptr;
    });
    return found == sources.end() ? nullptr : &*found;
}

FindingRecord record_of(Work& work, const Row& row) {
    FindingRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.changed_at = parse_instant(row.text("changed_at")).value_or(Instant{});
    work.fill(guard_finding_table, row, &record.finding);
    return record;
}

bool may_know(Work& work, const GuardFinding& finding) {
    const TextSource* source = source_of(finding.table_name);
    return source == nullptr || source->may_see == nullptr || source->may_see(work, finding.record);
}

/// The unit whose findings this actor sees; "" means those of no unit.
Result<std::string> findings_place(Work& work) {
    if (const auto unit = my_unit(work)) {
        TRY(must(work, May::clear_texts));
        return unit->id;
    }
    TRY(must(work, May::protect_data));
    return std::string();
}

/// All texts of a record as they stand, wherever they stand.
std::vector<TextAtRest> texts_of(Work& work, const GuardFinding& finding) {
    std::vector<TextAtRest> texts;
    for (const TextSource& source : text_sources()) {
        if (source.texts == nullptr && source.table.name != finding.table_name) {
            continue;
        }
        for (TextAtRest& text : texts_at_rest(work, source, {"", finding.record})) {
            if (text.table == finding.table_name && text.record == finding.record) {
                texts.push_back(std::move(text));
            }
        }
    }
    return texts;
}

std::string_view word_of(TextFinding::Weight weight) {
    return weight == TextFinding::Weight::stops ? "stops" : "asks";
}

} // namespace

void keep_finding(Work& work, std::string_view scan, const TextAtRest& text,
                  const FoundAtRest& found) {
    work.execute(sql::privacy::keep_finding,
                 {{"id", work.new_id()},
                  {"now", work.now().iso()},
                  {"actor", work.actor().id},
                  {"unit", text.unit.empty() ? Value() : Value(text.unit)},
                  {"scan", scan},
                  {"table_name", text.table},
                  {"record", text.record},
                  {"field", text.field},
                  {"kind", found.kind},
                  {"weight", word_of(found.weight)},
                  {"matches", found.matches},
                  {"text_version", text.version}});
}

std::vector<FindingRecord> findings_here(Work& work, std::string_view standing) {
    std::vector<FindingRecord> list;
    const auto place = findings_place(work);
    if (!place) {
        return list;
    }
    for (const StoredRow& row :
         work.rows(sql::privacy::findings,
                   {{"unit", place->empty() ? Value() : Value(*place)}, {"standing", standing}})) {
        FindingRecord record = record_of(work, row);
        if (!may_know(work, record.finding)) {
            continue;
        }
        const TextSource* source = source_of(record.finding.table_name);
        if (source != nullptr && source->address != nullptr) {
            record.address = source->address(work, record.finding.record);
        }
        list.push_back(std::move(record));
    }
    return list;
}

Result<FindingRecord> find_finding(Work& work, std::string_view id) {
    TRY(findings_place(work));
    for (const std::string_view standing : {"open", "dismissed", "mended"}) {
        for (FindingRecord& record : findings_here(work, standing)) {
            if (record.id == id) {
                return std::move(record);
            }
        }
    }
    return not_found();
}

Result<void> dismiss_finding(Work& work, const FindingRecord& record, std::string_view reason) {
    if (record.finding.weight == "stops" || record.finding.kind == "unread") {
        return invalid("reason", "finding.stops");
    }
    const auto reasons = dismissal_reasons();
    if (std::ranges::find(reasons, reason) == reasons.end()) {
        return invalid("reason", "not_a_choice");
    }
    const TextDoor* door = work.door();
    ensure(door != nullptr, "the register is read by a door");
    for (const TextAtRest& text : texts_of(work, record.finding)) {
        const auto findings = text.field == record.finding.field
                                  ? door->read_beside(text.text, text.beside)
                                  : Result<std::vector<TextFinding>>(std::vector<TextFinding>());
        if (!findings) {
            return invalid("reason", "door_closed");
        }
        for (const TextFinding& finding : *findings) {
            if (finding.kind == record.finding.kind) {
                work.keep_dismissal(Table{text.table, {}}, text.record, text.field,
                                    {finding.kind, std::string(reason), "",
                                     text.text.substr(finding.start, finding.end - finding.start)});
            }
        }
    }
    GuardFinding dismissed = record.finding;
    dismissed.standing = "dismissed";
    dismissed.reason = reason;
    TRY(work.update(guard_finding_table, record.id, record.version, &dismissed));
    return {};
}

Result<void> read_record_again(Work& work, const FindingRecord& record) {
    const TextDoor* door = work.door();
    ensure(door != nullptr, "the register is read by a door");
    std::set<std::pair<std::string, std::string>> seen;
    for (const TextAtRest& text : texts_of(work, record.finding)) {
        for (const FoundAtRest& found : found_in(work, *door, text)) {
            seen.emplace(text.field, found.kind);
        }
    }
    for (FindingRecord& other : findings_here(work, "open")) {
        const bool same = other.finding.table_name == record.finding.table_name &&
                          other.finding.record == record.finding.record;
        if (same && !seen.contains({other.finding.field, other.finding.kind})) {
            other.finding.standing = "mended";
            TRY(work.update(guard_finding_table, other.id, other.version, &other.finding));
        }
    }
    return {};
}

std::vector<FindingCount> counted_findings(Work& work) {
    std::vector<FindingCount> counts;
    for (const StoredRow& row : work.rows(sql::privacy::finding_counts)) {
        counts.push_back({row.text("table_name"), row.text("kind"), row.integer("open_ones"),
                          row.integer("mended_ones"), row.integer("dismissed_ones")});
    }
    return counts;
}
