// Panels for those who run the installation, and for whoever watches over the trail.
#include <array>

#include "audit/chain.h"
#include "desk/panels.h"
#include "platform/html/page.h"
#include "platform/jobs/jobs.h"
#include "site/accessibility.h"
#include "site/backup.h"
#include "site/settings.h"
#include "sql/desk.h"

namespace {

std::string said(const Texts& t, std::string_view instant) {
    const auto parsed = parse_instant(instant);
    return parsed ? t.instant(*parsed) : "";
}

Html backup_line(Work& work, const Request& in) {
    const std::vector<BackupRecord> made = backups(work);
    return made.empty()
               ? link("/backups", in.t("desk.upkeep.no_backup"))
               : link("/backups", in.t("desk.upkeep.backup",
                                       {{"when", said(in.t, made.front().at)}}));
}

int64_t accounts_where(Work& work, const Query& query) {
    return work.row(query, {{"day", work.today().iso()}})->integer("accounts");
}

} // namespace

Html upkeep_panel(Work& work, const Request& in) {
    struct Line {
        std::string_view key;
        std::string_view address;
        int64_t count;
    };
    const Texts& t = in.t;
    const JobCounts jobs = job_counts(work);
    const std::array lines = {
        Line{"desk.upkeep.parked", "/jobs", jobs.parked + jobs.failed},
        Line{"desk.upkeep.under_way", "/jobs", jobs.waiting + jobs.running},
        Line{"desk.upkeep.reports", "/accessibility/reports", reports_unanswered(work)},
        Line{"desk.upkeep.settings", "/settings", settings_missing(site_settings(work).settings)}};
    std::vector<Html> items;
    for (const Line& line : lines) {
        if (line.count > 0) {
            items.push_back(link(line.address, t(line.key, {{"count", t.number(line.count)}})));
        }
    }
    Html content = items.empty() ? paragraph(t("desk.upkeep.none")) : Html();
    items.push_back(backup_line(work, in));
    content.add(bullets(items));
    return card(t("desk.upkeep"), content);
}

Html accounts_panel(Work& work, const Request& in) {
    const Texts& t = in.t;
    const int64_t active = accounts_where(work, sql::desk::accounts_active);
    const int64_t without = accounts_where(work, sql::desk::accounts_without_seat);
    Html content = paragraph(t("desk.accounts.active", {{"count", t.number(active)}}));
    if (without > 0) {
        content.add(paragraph(t("desk.accounts.without_seat", {{"count", t.number(without)}})));
    }
    content.add(actions({link_button("/accounts/new", t("desk.accounts.new")),
                         link("/accounts", t("desk.accounts.all"))}));
    return card(t("desk.accounts"), content);
}

Html trail_panel(Work& work, const Request& in) {
    const Texts& t = in.t;
    const ChainStanding chain = chain_standing(work);
    Html content;
    if (!chain.verified) {
        content.add(paragraph(t("desk.trail.never")));
    } else if (chain.verified->broken_at) {
        content.add(notice(t, "danger", paragraph(t("desk.trail.broken"))));
    } else {
        content.add(paragraph(
            t("desk.trail.whole", {{"when", said(t, chain.verified->at)}})));
    }
    content.add(actions({link_button("/audit", t("desk.trail.open"))}));
    return card(t("desk.trail"), content);
}
