// Addresses of the trail: the list, its export and the walk along its chain.
#include "audit/audit.h"
#include "audit/pages.h"
#include "platform/json.h"
#include "rights/may.h"

static Result<Response> trail_list(const Request& in, Work& work);
static Result<void> read_trail(Request& in, Database& database);
static Result<Response> post_export(const Request& in, Work& work);
static Result<Response> post_verification(const Request& in, Work& work);

void audit_routes(Routes& routes) {
    routes.page("/audit", May::read_audit, trail_list);
    // Posts, for both leave a row in the trail themselves.
    routes.post("/audit/export", May::read_audit, post_export, read_trail);
    routes.post("/audit/verification", May::read_audit, post_verification);
}

static int64_t page_asked(const Request& in) {
    int64_t number = 0;
    for (const char digit : in.asked("page").substr(0, 9)) {
        if (digit < '0' || digit > '9') {
            return 1;
        }
        number = number * 10 + (digit - '0');
    }
    return number > 0 ? number : 1;
}

static std::string trail_json(Work& work, const Texts& t, const TrailPage& found) {
    json::array entries;
    for (const TrailEntry& entry : found.entries) {
        json::array changes;
        for (const std::string& line : changes_said(work, t, entry)) {
            changes.emplace_back(line);
        }
        entries.push_back({{"seq", entry.seq},
                           {"at", entry.at},
                           {"actor", actor_said(work, t, entry)},
                           {"verb", entry.verb},
                           {"table", entry.table},
                           {"subject", entry.subject},
                           {"version", entry.version},
                           {"changes", std::move(changes)}});
    }
    return json::serialize(
               json::object{{"total", found.total}, {"entries", std::move(entries)}}) +
           "\n";
}

static Result<Response> trail_list(const Request& in, Work& work) {
    const TrailFilter filter = trail_filter(in.query);
    const int64_t number = page_asked(in);
    const TrailPage found = TRY(trail_page(work, filter, number));
    if (in.door == Door::json) {
        return json_response(trail_json(work, in.t, found));
    }
    return draw_trail(in, work, {filter, found, chain_standing(work), number});
}

// The rows are read on a snapshot before the writer: there may be many.
static Result<void> read_trail(Request& in, Database& database) {
    const auto spool = std::make_shared<Spool>();
    Result<void> written;
    database.read(in.actor, [&](Work& work) {
        written = write_trail(work, in.t, trail_filter(in.form), *spool);
    });
    TRY(written);
    in.prepared = spool;
    return {};
}

static Result<Response> post_export(const Request& in, Work& work) {
    work.note("export_trail", "audit", "");
    const auto& spool = std::any_cast<const std::shared_ptr<Spool>&>(in.prepared);
    return file_download("text/csv; charset=utf-8", "trail-" + work.today().iso() + ".csv",
                         spool->release());
}

static Result<Response> post_verification(const Request& in, Work& work) {
    return see_other(in, "/jobs/" + TRY(ask_for_verification(work)));
}
