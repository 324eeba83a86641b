// The job that reads every text again, and what it finds in one.
#include "privacy/rescan.h"

#include <algorithm>
#include <map>

#include "guard/version.h"
#include "platform/db/record_sql.h"
#include "privacy/finding.h"
#include "privacy/guard_word.h"
#include "rights/may.h"
#include "sql/privacy.h"

namespace {

constexpr std::string_view scan_topic = "guard.scan";

ScanRecord scan_of(Work& work, const Row& row) {
    ScanRecord record;
    record.id = row.text("id");
    work.fill(guard_scan_table, row, &record.scan);
    record.asked_by = row.text("created_by");
    record.asked_at = parse_instant(row.text("created_at")).value_or(Instant{});
    if (!row.is_null("finished_at")) {
        record.finished_at = parse_instant(row.text("finished_at"));
    }
    return record;
}

std::optional<ScanRecord> scan_by_id(Work& work, std::string_view id) {
    const auto row = work.row(sql::privacy::scan, {{"id", id}});
    return row ? std::optional(scan_of(work, *row)) : std::nullopt;
}

bool has_column(const Row& row, std::string_view column) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row.name(i) == column) {
            return true;
        }
    }
    return false;
}

/// What stands in one row: its free texts, with what narrows them down.
void add_texts_of_row(const Table& table, const Row& row, std::vector<TextAtRest>& texts) {
    TextAtRest blank;
    blank.cursor = row.text("id");
    blank.table = table.name;
    blank.record = blank.cursor;
    blank.unit = has_column(row, "unit") ? row.text("unit") : "";
    blank.version = row.integer("version");
    for (const Field& field : table.fields) {
        if (field.options.narrows && !row.text(field.name).empty()) {
            blank.beside.push_back(row.text(field.name));
        }
    }
    for (const Field& field : table.fields) {
        if (field.kind == FieldKind::free_text && !row.is_null(field.name)) {
            TextAtRest text = blank;
            text.field = field.name;
            text.text = row.text(field.name);
            texts.push_back(std::move(text));
        }
    }
}

void add_lists(Work& work, const TextSource& source, const std::vector<StoredRow>& rows,
               std::vector<TextAtRest>& texts) {
    if (rows.empty()) {
        return;
    }
    std::map<std::string, const StoredRow*> by_id;
    for (const StoredRow& row : rows) {
        by_id.emplace(row.text("id"), &row);
    }
    for (const std::string_view list : source.lists) {
        const std::string child = std::string(source.table.name) + "_" + std::string(list);
        std::string before_first = by_id.begin()->first;
        before_first.pop_back();
        const Params page = {{"after", before_first}, {"last", by_id.rbegin()->first}};
        for (const StoredRow& value : work.rows(list_page_query(child), page)) {
            const auto owner = by_id.find(value.text("owner"));
            if (owner != by_id.end()) {
                const StoredRow& row = *owner->second;
                texts.push_back({owner->first, std::string(source.table.name), owner->first,
                                 std::string(list), has_column(row, "unit") ? row.text("unit") : "",
                                 row.integer("version"), value.text("value")});
            }
        }
    }
}

/// One page of one source, read on a snapshot.
struct PageRead {
    std::vector<std::pair<TextAtRest, FoundAtRest>> found;
    std::string cursor;
    int64_t texts = 0;
};

PageRead read_page(Work& work, const TextSource& source, const std::string& after) {
    PageRead page;
    const TextDoor* door = work.door();
    ensure(door != nullptr, "the register is read by a door");
    for (TextAtRest& text : texts_at_rest(work, source, {after})) {
        page.cursor = text.cursor;
        page.texts += text.text.empty() ? 0 : 1;
        for (FoundAtRest& found : found_in(work, *door, text)) {
            page.found.emplace_back(text, std::move(found));
        }
    }
    return page;
}

Result<void> store_page(Work& work, const ScanRecord& scan, const PageRead& page) {
    for (const auto& [text, found] : page.found) {
        keep_finding(work, scan.id, text, found);
    }
    work.execute(sql::privacy::move_scan,
                 {{"id", scan.id},
                  {"source", page.cursor.empty() ? scan.scan.source + 1 : scan.scan.source},
                  {"cursor_at", page.cursor},
                  {"texts", scan.scan.texts + page.texts},
                  {"findings", scan.scan.findings + static_cast<int64_t>(page.found.size())},
                  {"now", work.now().iso()}});
    return {};
}

Result<void> finish(Work& work, const ScanRecord& scan) {
    work.execute(sql::privacy::mend_unseen, {{"scan", scan.id}, {"now", work.now().iso()}});
    work.execute(sql::privacy::finish_scan, {{"id", scan.id}, {"now", work.now().iso()}});
    work.note("scan_register", "guard_scan", scan.id);
    return {};
}

// It is begun again where the last page was stored, so that a stop costs one page at most.
Result<void> run_scan(const JobRun& under_way) {
    const auto& sources = text_sources();
    while (true) {
        std::optional<ScanRecord> scan;
        PageRead page;
        under_way.database.read(under_way.actor, [&](Work& work) {
            scan = scan_by_id(work, under_way.subject);
            if (scan && scan->scan.source < static_cast<int64_t>(sources.size())) {
                page = read_page(work, sources[static_cast<std::size_t>(scan->scan.source)],
                                 scan->scan.cursor_at);
            }
        });
        if (!scan || scan->finished_at) {
            return {};
        }
        if (scan->scan.source >= static_cast<int64_t>(sources.size())) {
            TRY(under_way.store([&](Work& work) { return finish(work, *scan); }));
            under_way.leads_to("/privacy/scan");
            return {};
        }
        TRY(under_way.store([&](Work& work) { return store_page(work, *scan, page); }));
        under_way.progress(static_cast<int>(scan->scan.source), static_cast<int>(sources.size()));
    }
}

} // namespace

std::vector<TextSource>& text_sources() {
    static std::vector<TextSource> sources;
    return sources;
}

std::vector<TextAtRest> texts_at_rest(Work& work, const TextSource& source,
                                      const TextsAsked& asked) {
    if (source.texts != nullptr) {
        return source.texts(work, asked);
    }
    const std::string_view table = source.table.name;
    const std::vector<StoredRow> rows =
        asked.record.empty()
            ? work.rows(select_page_query(table), {{"after", asked.after}, {"limit", asked.limit}})
            : work.rows(select_by_id_query(table), {{"id", asked.record}});
    std::vector<TextAtRest> texts;
    for (const StoredRow& row : rows) {
        add_texts_of_row(source.table, row, texts);
    }
    add_lists(work, source, rows, texts);
    if (!rows.empty()) {
        // A page whose rows hold no text still leads to the next one.
        TextAtRest last;
        last.cursor = rows.back().text("id");
        texts.push_back(std::move(last));
    }
    return texts;
}

std::vector<FoundAtRest> found_in(Work& work, const TextDoor& door, const TextAtRest& text) {
    std::vector<FoundAtRest> found;
    if (text.text.empty()) {
        return found;
    }
    const auto findings = door.read_beside(text.text, text.beside);
    if (!findings) {
        return {{"unread", TextFinding::Weight::asks, 1}};
    }
    DismissedBefore before;
    for (const TextFinding& finding : *findings) {
        if (finding.weight == TextFinding::Weight::warns) {
            continue;
        }
        if (!before && finding.weight == TextFinding::Weight::asks) {
            before = work.dismissed_before(Table{text.table, {}}, text.record, text.field);
        }
        const std::string words = text.text.substr(finding.start, finding.end - finding.start);
        if (finding.weight == TextFinding::Weight::asks && before && before(finding.kind, words)) {
            continue;
        }
        auto same = std::ranges::find(found, finding.kind, &FoundAtRest::kind);
        if (same == found.end()) {
            found.push_back({finding.kind, finding.weight, 0});
            same = found.end() - 1;
        }
        ++same->matches;
    }
    return found;
}

std::string guard_version_now(Work& work) {
    std::string local;
    for (const GuardWordRecord& record : guard_words(work)) {
        local += record.word.word + " " + record.word.reading + "\n";
    }
    return guard_version(local);
}

std::optional<ScanRecord> newest_scan(Work& work) {
    const auto row = work.row(sql::privacy::newest_scan);
    return row ? std::optional(scan_of(work, *row)) : std::nullopt;
}

bool scan_is_due(Work& work) {
    const auto row = work.row(sql::privacy::last_finished_scan);
    return !row || row->text("guard_version") != guard_version_now(work);
}

Result<std::string> ask_for_scan(Work& work) {
    TRY(must(work, May::protect_data));
    const auto newest = newest_scan(work);
    if (newest && !newest->finished_at) {
        return start_job(work, scan_topic, newest->id, newest->id);
    }
    GuardScan scan;
    scan.guard_version = guard_version_now(work);
    const std::string id = TRY(work.insert(guard_scan_table, &scan));
    return start_job(work, scan_topic, id, id);
}

JobKind scan_job() {
    return {std::string(scan_topic), run_scan};
}
