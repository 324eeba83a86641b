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

FindingRecord finding_of(Work& work, const Row& row) {
    FindingRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.changed_at = parse_instant(row.text("changed_at")).value_or(Instant{});
    work.fill(guard_finding_table, row, &record.finding);
    return record;
}

/// A table that does not say who may know of its records may still have texts kept apart: then
/// every source of such texts is asked, and one that cannot tell says no.
bool may_know(Work& work, std::string_view table, std::string_view record) {
    const TextSource* source = source_of(table);
    if (source == nullptr || source->may_see != nullptr) {
        return source != nullptr && source->may_see(work, record);
    }
    return std::ranges::all_of(text_sources(), [&](const TextSource& elsewhere) {
        return elsewhere.texts == nullptr ||
               (elsewhere.may_see != nullptr && elsewhere.may_see(work, record));
    });
}

bool may_know(Work& work, const GuardFinding& finding) {
    return may_know(work, finding.table_name, finding.record);
}

/// The unit whose findings this actor sees; NULL means those of no unit. The addresses are open to
/// everybody who is signed in, so this is where others are turned away.
Result<Value> findings_place(Work& work) {
    const auto unit = my_unit(work);
    if (!actor_may(work.actor(), unit ? May::clear_texts : May::protect_data)) {
        return not_found();
    }
    return unit ? Value(unit->id) : Value();
}

FindingRecord with_address(Work& work, FindingRecord record) {
    const TextSource* source = source_of(record.finding.table_name);
    if (source != nullptr && source->address != nullptr) {
        record.address = source->address(work, record.finding.record);
    }
    return record;
}

/// After which row a page begins: its weight and its id.
struct Cursor {
    // After every weight there is, in whatever order letters stand.
    std::string weight = "zzzz";
    std::string id;
};

Cursor cursor_of(std::string_view after) {
    const std::size_t dot = after.find('.');
    return dot == std::string_view::npos
               ? Cursor()
               : Cursor{std::string(after.substr(0, dot)), std::string(after.substr(dot + 1))};
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

Result<FindingPage> findings_here(Work& work, std::string_view standing, std::string_view after) {
    const Value place = TRY(findings_place(work));
    Cursor cursor = cursor_of(after);
    FindingPage page;
    while (true) {
        const std::vector<StoredRow> rows =
            work.rows(sql::privacy::findings, {{"unit", place},
                                               {"standing", standing},
                                               {"weight", cursor.weight},
                                               {"after", cursor.id}});
        for (const StoredRow& row : rows) {
            FindingRecord record = finding_of(work, row);
            if (!may_know(work, record.finding)) {
                continue;
            }
            if (page.records.size() == findings_a_page) {
                const FindingRecord& last = page.records.back();
                page.next = last.finding.weight + "." + last.id;
                return page;
            }
            page.records.push_back(with_address(work, std::move(record)));
        }
        if (rows.empty()) {
            return page;
        }
        cursor = {rows.back().text("weight"), rows.back().text("id")};
    }
}

Result<FindingRecord> find_finding(Work& work, std::string_view id) {
    const Value place = TRY(findings_place(work));
    const auto row = work.row(sql::privacy::finding_by_id, {{"unit", place}, {"id", id}});
    if (!row) {
        return not_found();
    }
    FindingRecord record = finding_of(work, *row);
    if (!may_know(work, record.finding)) {
        return not_found();
    }
    return with_address(work, std::move(record));
}

int64_t count_open_findings(Work& work) {
    const auto place = findings_place(work);
    int64_t count = 0;
    if (place) {
        for (const StoredRow& row :
             work.rows(sql::privacy::open_findings_counted, {{"unit", *place}})) {
            if (may_know(work, row.text("table_name"), row.text("record"))) {
                count += row.integer("findings");
            }
            if (count >= findings_counted_max) {
                return findings_counted_max;
            }
        }
    }
    return count;
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
    const Params of_record = {{"unit", TRY(findings_place(work))},
                              {"table_name", record.finding.table_name},
                              {"record", record.finding.record}};
    for (const StoredRow& row : work.rows(sql::privacy::open_findings_of, of_record)) {
        FindingRecord other = finding_of(work, row);
        if (!seen.contains({other.finding.field, other.finding.kind})) {
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
