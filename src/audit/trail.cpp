// Narrowing and counting the trail's rows.
#include "audit/trail.h"

#include <limits>

#include "platform/or_null.h"
#include "rights/may.h"
#include "sql/audit.h"

namespace {

std::string asked_for(const FormValues& values, std::string_view name) {
    const auto found = values.find(name);
    if (found == values.end() || found->second.empty()) {
        return {};
    }
    return clean_text(found->second.back(), allowed_in_line).value_or("");
}

// The part of a place behind its kind, or NULL when it is of another kind: "kommun:0780".
Value code_of(std::string_view place, std::string_view kind) {
    return place.starts_with(kind) ? Value(place.substr(kind.size())) : Value();
}

// Whoever reads for the nation is bound by no place.
Params params_of_place(const Work& work) {
    const std::string_view place = work.actor().place;
    return {{"place", place == "nation" ? Value() : Value(place)},
            {"kommun", code_of(place, "kommun:")},
            {"lan", code_of(place, "lan:")},
            {"city", code_of(place, "city:")}};
}

Params params_of(const Work& work, const TrailFilter& filter) {
    Params params = params_of_place(work);
    params.insert(
        params.end(),
        {{"person", text_or_null(filter.person)},
         {"table", text_or_null(filter.table)},
         {"verb", text_or_null(filter.verb)},
         {"from", filter.from ? Value(start_of(*filter.from).iso()) : Value()},
         {"until", filter.until ? Value(start_of(filter.until->plus_days(1)).iso()) : Value()}});
    return params;
}

TrailEntry entry_of(const Row& row) {
    return {
        row.integer("seq"),        row.text("at"),      row.text("actor"),      row.text("verb"),
        row.text("subject_table"), row.text("subject"), row.integer("version"), row.text("facts")};
}

void read_rows(Work& work, Params params, std::pair<int64_t, int64_t> limit_and_offset,
               const std::function<void(const TrailEntry&)>& take) {
    params.emplace_back("limit", limit_and_offset.first);
    params.emplace_back("offset", limit_and_offset.second);
    work.each(sql::audit::entries, params, [&](const Row& row) {
        take(entry_of(row));
        return true;
    });
}

} // namespace

Instant start_of(Date day) {
    const Instant midnight_utc = parse_instant(day.iso() + "T00:00:00.000Z").value();
    const Instant summer = midnight_utc.plus_seconds(-7200);
    return summer.stockholm_minutes() == 0 ? summer : midnight_utc.plus_seconds(-3600);
}

TrailFilter trail_filter(const FormValues& asked) {
    TrailFilter filter;
    filter.person = asked_for(asked, "person");
    filter.table = asked_for(asked, "table");
    filter.verb = asked_for(asked, "verb");
    filter.from = parse_date(asked_for(asked, "from"));
    filter.until = parse_date(asked_for(asked, "until"));
    return filter;
}

FormValues as_form(const TrailFilter& filter) {
    return {{"person", {filter.person}},
            {"table", {filter.table}},
            {"verb", {filter.verb}},
            {"from", {filter.from ? filter.from->iso() : ""}},
            {"until", {filter.until ? filter.until->iso() : ""}}};
}

Result<TrailPage> trail_page(Work& work, const TrailFilter& filter, int64_t page) {
    TRY(must(work, May::read_audit));
    const Params params = params_of(work, filter);
    TrailPage found;
    found.total = work.row(sql::audit::entry_count, params)->integer("entries");
    const int64_t offset = (std::max<int64_t>(page, 1) - 1) * entries_per_page;
    read_rows(work, params, {entries_per_page, offset},
              [&](const TrailEntry& entry) { found.entries.push_back(entry); });
    return found;
}

Result<void> each_entry(Work& work, const TrailFilter& filter,
                        const std::function<void(const TrailEntry&)>& take) {
    TRY(must(work, May::read_audit));
    read_rows(work, params_of(work, filter), {std::numeric_limits<int64_t>::max(), 0}, take);
    return {};
}

std::vector<TrailPerson> trail_people(Work& work) {
    std::vector<TrailPerson> people;
    for (const StoredRow& row : work.rows(sql::audit::people, params_of_place(work))) {
        people.push_back({row.text("id"), row.text("name")});
    }
    return people;
}

std::vector<std::string> trail_tables(Work& work) {
    std::vector<std::string> tables;
    for (const StoredRow& row : work.rows(sql::audit::tables_in_trail)) {
        tables.push_back(row.text("subject_table"));
    }
    return tables;
}
