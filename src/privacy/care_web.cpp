// Addresses of retention, purges and extracts.
#include "platform/html/page.h"
#include "platform/json.h"
#include "privacy/care_pages.h"
#include "privacy/privacy.h"
#include "rights/may.h"

static Result<Response> retention_page(const Request& in, Work& work);
static Result<Response> rule_page(const Request& in, Work& work);
static Result<Response> post_rule(const Request& in, Work& work);
static Result<Response> post_announcement(const Request& in, Work& work);
static Result<Response> erasure_page(const Request& in, Work& work);
static Result<Response> post_stop(const Request& in, Work& work);
static Result<Response> post_erasure(const Request& in, Work& work);
static Result<Response> purges_page(const Request& in, Work& work);
static Result<Response> post_purge(const Request& in, Work& work);
static Result<Response> extracts_page(const Request& in, Work& work);
static Result<Response> extract_page(const Request& in, Work& work);
static Result<Response> extract_file(const Request& in, Work& work);

void care_routes(Routes& routes) {
    const May keeps = May::lock_client_years;
    routes.page("/privacy/retention", keeps, retention_page);
    routes.form({.show = "/privacy/retention/{class}", .take = "/privacy/retention/{class}"}, keeps,
                rule_page, post_rule, retention_rule_table);
    routes.post("/privacy/retention/{class}/announcement", keeps, post_announcement);
    routes.form({.show = "/privacy/erasures/{erasure}", .take = "/privacy/erasures/{erasure}"},
                keeps, erasure_page, post_stop, announced_erasure_table);
    routes.post("/privacy/erasures/{erasure}/deed", keeps, post_erasure);
    const May protects = May::protect_data;
    routes.form({.show = "/privacy/purges", .take = "/privacy/purges"}, protects, purges_page,
                post_purge, purge_table);
    routes.page("/privacy/extracts", protects, extracts_page);
    // The person may see the own extract too; who it is, is asked of the verb.
    routes.page("/privacy/extracts/{account}", May::be_signed_in, extract_page);
    routes.page("/privacy/extracts/{account}/file", May::be_signed_in, extract_file);
}

// --- retention -----------------------------------------------------------------------------------

static json::object told(const ScheduleLine& line) {
    json::object out = {{"class", line.record_class},
                        {"due", line.due.size()},
                        {"months", nullptr},
                        {"decision", nullptr},
                        {"decided_on", nullptr}};
    if (line.rule) {
        const RetentionRule& rule = line.rule->rule;
        out["months"] = rule.months ? json::value(*rule.months) : json::value();
        out["decision"] = rule.decision;
        out["decided_on"] = rule.decided_on.iso();
    }
    return out;
}

static json::object told(const ErasureRecord& record) {
    const AnnouncedErasure& erasure = record.erasure;
    return {{"id", record.id},
            {"version", record.version},
            {"class", erasure.record_class},
            {"dated_before", erasure.dated_before.iso()},
            {"due_on", erasure.due_on.iso()},
            {"standing", erasure.standing},
            {"records", erasure.records},
            {"decision", erasure.decision},
            {"tombstones", record.tombstones}};
}

static Result<Response> retention_page(const Request& in, Work& work) {
    const std::vector<ScheduleLine> lines = TRY(retention_schedule(work));
    const std::vector<ErasureRecord> erasures = TRY(announced_erasures(work));
    if (in.door == Door::html) {
        return draw_retention(in, lines, erasures);
    }
    json::array classes;
    for (const ScheduleLine& line : lines) {
        classes.push_back(told(line));
    }
    json::array announced;
    for (const ErasureRecord& record : erasures) {
        announced.push_back(told(record));
    }
    return json_response(json::serialize(json::object{{"classes", std::move(classes)},
                                                      {"erasures", std::move(announced)}}) +
                         "\n");
}

static Result<Response> rule_page(const Request& in, Work& work) {
    const ScheduleLine line = TRY(schedule_line(work, in.capture("class")));
    return in.door == Door::json ? json_response(json::serialize(told(line)) + "\n")
                                 : draw_rule(in, line);
}

static Result<Response> post_rule(const Request& in, Work& work) {
    RuleRecord given;
    given.version = in.posted_version();
    given.rule = TRY(read_record<RetentionRule>(retention_rule_fields, in.form));
    TRY(set_retention(work, in.capture("class"), given));
    return see_other(in, "/privacy/retention");
}

static Result<Response> post_announcement(const Request& in, Work& work) {
    return created(in, "/privacy/erasures/" + TRY(announce_erasure(work, in.capture("class"))));
}

static Result<Response> erasure_page(const Request& in, Work& work) {
    const ErasureRecord record = TRY(find_erasure(work, in.capture("erasure")));
    return in.door == Door::json ? json_response(json::serialize(told(record)) + "\n")
                                 : draw_erasure(in, work, record);
}

static Result<Response> post_stop(const Request& in, Work& work) {
    ErasureRecord record = TRY(find_erasure(work, in.capture("erasure")));
    record.version = in.posted_version();
    AnnouncedErasure stopped;
    static constexpr std::array<std::string_view, 1> names = {"reason"};
    TRY(read_fields(announced_erasure_fields, names, in.form, &stopped));
    TRY(stop_erasure(work, record, stopped.reason));
    return see_other(in, "/privacy/retention");
}

static Result<Response> post_erasure(const Request& in, Work& work) {
    ErasureRecord record = TRY(find_erasure(work, in.capture("erasure")));
    if (record.version != in.posted_version()) {
        return conflict();
    }
    return see_other(in, "/jobs/" + TRY(begin_erasure(work, record)));
}

// --- purges --------------------------------------------------------------------------------------

static json::object told(const PurgeCount& counted) {
    json::array list;
    for (const PurgedPlace& place : counted.places) {
        list.push_back(
            json::object{{"table", place.table}, {"column", place.column}, {"rows", place.rows}});
    }
    return {{"places", std::move(list)}, {"guard_words", counted.guard_words}};
}

static Result<Response> purges_page(const Request& in, Work& work) {
    if (in.door == Door::html) {
        return draw_purges(in, work, nullptr);
    }
    json::array list;
    for (const PurgeRecord& record : purges(work)) {
        list.push_back(json::object{{"id", record.id},
                                    {"at", record.at.iso()},
                                    {"reason", record.purge.reason},
                                    {"changed", record.purge.changed},
                                    {"sealed", record.purge.sealed},
                                    {"trail_rows", record.purge.trail_rows},
                                    {"files_clean", record.files_clean_at.has_value()}});
    }
    return json_response(json::serialize(json::object{{"purges", std::move(list)}}) + "\n");
}

static Result<Response> post_purge(const Request& in, Work& work) {
    if (in.posted("deed") == "count") {
        const auto counted = TRY(count_for_purge(work, in.posted("identifier")));
        return in.door == Door::json ? json_response(json::serialize(told(counted)) + "\n")
                                     : draw_purges(in, work, &counted);
    }
    TRY(purge_identifier(work, in.posted("identifier"), in.posted("reason")));
    return see_other(in, "/privacy/purges");
}

// --- extracts ------------------------------------------------------------------------------------

static Result<Response> extracts_page(const Request& in, Work& work) {
    if (in.door == Door::html) {
        return draw_extracts(in, work);
    }
    json::array list;
    for (const AccountRecord& record : all_accounts(work)) {
        list.push_back(json::object{{"id", record.id}, {"name", record.account.name}});
    }
    return json_response(json::serialize(json::object{{"accounts", std::move(list)}}) + "\n");
}

static json::object told(const Extract& extract) {
    json::object parts;
    for (const ExtractPart& part : extract.parts) {
        json::array rows;
        for (const auto& row : part.rows) {
            json::object line;
            for (const auto& [name, value] : row) {
                line[name] = value;
            }
            rows.push_back(std::move(line));
        }
        parts[part.name] = std::move(rows);
    }
    json::array written;
    for (const ExtractCount& count : extract.written) {
        written.push_back(json::object{{"table", count.table},
                                       {"made", count.made},
                                       {"changed", count.changed},
                                       {"versions", count.versions}});
    }
    return {{"account", extract.account.id},
            {"parts", std::move(parts)},
            {"written", std::move(written)},
            {"trail_rows", extract.trail_rows}};
}

static Result<Response> extract_page(const Request& in, Work& work) {
    const Extract extract = TRY(extract_of(work, in.capture("account")));
    return in.door == Door::json ? json_response(json::serialize(told(extract)) + "\n")
                                 : draw_extract(in, extract);
}

static Result<Response> extract_file(const Request& in, Work& work) {
    const Extract extract = TRY(extract_of(work, in.capture("account")));
    json::object out = told(extract);
    json::array trail;
    each_trail_row(work, extract.account.id, [&](const Row& row) {
        trail.push_back(json::object{{"at", row.text("at")},
                                     {"actor", row.text("actor")},
                                     {"verb", row.text("verb")},
                                     {"table", row.text("subject_table")},
                                     {"record", row.text("subject")},
                                     {"version", row.integer("version")}});
    });
    out["trail"] = std::move(trail);
    return download("application/json", "extract.json", json::serialize(out) + "\n");
}
