// The page of one event: what was seen, what it led to, and what may be done with it.
#include "accounts/account.h"
#include "clearance/clearance.h"
#include "events/choices.h"
#include "events/closure.h"
#include "events/deidentification.h"
#include "events/discussion.h"
#include "events/pages.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "events/withheld.h"
#include "platform/html/page.h"
#include "rights/may.h"
#include "rights/panel.h"

namespace {

using Pairs = std::vector<std::pair<std::string, Html>>;

Pairs coded_answers(Work& work, const Texts& t, const EventRecord& record) {
    const Event& event = record.event;
    Pairs pairs;
    const auto add = [&](std::string_view field, std::string_view code) {
        if (!code.empty()) {
            pairs.emplace_back(t("event." + std::string(field)),
                               text(label_of(work, t, field, code)));
        }
    };
    add("kind", event.kind);
    pairs.emplace_back(t("event.occurred_on"), text(t.date(event.occurred_on)));
    add("kommun", event.kommun);
    add("body", event.body);
    if (event.body != record.body_type) {
        pairs.emplace_back(t("event.body_type"),
                           text(label_of(work, t, "body_type", record.body_type)));
    }
    add("type", event.type);
    add("level", event.level);
    if (event.serious) {
        add("serious_reason", event.serious_reason);
    }
    pairs.emplace_back(t("event_filter.status"), text(t("event.status." + record.status)));
    if (event.registered_on) {
        pairs.emplace_back(t("event.registered_on"), text(t.date(*event.registered_on)));
    }
    pairs.emplace_back(t("event.reporter"), text(person_shown(work, t, record.reporter)));
    return pairs;
}

Html ticks_of(const Texts& t, const EventRecord& record) {
    const Event& event = record.event;
    Html out;
    const auto mark = [&](bool tick, std::string_view kind, std::string_view key) {
        if (tick) {
            out.add(badge(kind, t(key))).text(" ");
        }
    };
    mark(event.serious, "danger", "event.serious.mark");
    mark(record.withheld, "info", "event.withheld.mark");
    mark(event.traceable_to_official, "info", "event.traceable_to_official");
    mark(event.mended_at_once, "success", "event.mended_at_once");
    mark(event.child_perspective, "info", "event.child_perspective");
    for (const std::string& tag : event.tags) {
        out.add(badge("neutral", tag)).text(" ");
    }
    return out;
}

void add_text(Html& out, std::string_view title, const FreeText& written) {
    if (!written.empty()) {
        out.add(heading(2, title)).add(prose(written.text()));
    }
}

Html texts_of(const Texts& t, const EventRecord& record) {
    if (!record.texts_shown) {
        return notice(t, "info", paragraph(t("event.withheld.not_shown")));
    }
    Html out;
    if (record.withheld) {
        out.add(notice(t, "info", paragraph(t("event.withheld.shown"))));
    }
    const Event& event = record.event;
    add_text(out, t("event.description"), event.description);
    add_text(out, t("event.consequence"), event.consequence);
    add_text(out, t("event.proposal"), event.proposal);
    add_text(out, t("event.year_answer"), event.year_answer);
    return out;
}

Html discussion_part(Work& work, const Texts& t, const EventRecord& record) {
    const auto found = discussion_of(work, record);
    if (!found) {
        return {};
    }
    Html out = heading(2, t("event_discussion.title"));
    out.add(paragraph(t.date(found->discussion.discussed_on)));
    Pairs pairs;
    for (const Field& row : discussion_fields) {
        Discussion copy = found->discussion;
        const FreeText* answer = row.free_text(&copy);
        if (answer != nullptr && !answer->empty()) {
            pairs.emplace_back(t("event_discussion." + std::string(row.name)),
                               prose(answer->text()));
        }
    }
    return std::move(out.add(facts(pairs)));
}

Html clearances_part(const Request& in, Work& work, const EventRecord& record) {
    const Texts& t = in.t;
    Html out = heading(2, t("event.clearance.title"));
    std::vector<Html> lines;
    for (const ClearanceRecord& one : clearances_of(work, record.unit, record.id)) {
        lines.push_back(
            text(t("event.clearance.line",
                   {{"what", std::string(t("clearance.purpose." + one.clearance.purpose))},
                    {"who", one.clearance.confirmed_by},
                    {"when", t.instant(one.at)},
                    {"version", std::to_string(one.clearance.text_version)}})));
    }
    out.add(lines.empty() ? paragraph(t("event.clearance.none")) : bullets(lines));
    if (record.withheld || record.status == "withdrawn" || deidentified(work, record) ||
        !actor_may(work.actor(), May::clear_texts)) {
        return out;
    }
    out.add(paragraph(t("event.clearance.what")));
    if (!may_confirm_deidentified(work, record)) {
        out.add(paragraph(t("event.clearance.own_text")));
    } else {
        out.add(post_button(
            in, "/events/" + record.number + "/deidentification", t("event.clearance.confirm"),
            {{"version", {std::to_string(record.version)}}}, {{"data-variant", "secondary"}}));
    }
    return out;
}

Html release_part(const Request& in, Work& work, const EventRecord& record) {
    const Texts& t = in.t;
    if (!record.withheld || !record.texts_shown ||
        falls_under(rule_on(work, record.unit, record.event.occurred_on), record.event)) {
        return {};
    }
    Html box = paragraph(t("event.release.what"));
    box.add(post_button(in, "/events/" + record.number + "/release", t("event.release.confirm"),
                        {{"version", {std::to_string(record.version)}}},
                        {{"data-variant", "secondary"}}));
    return notice(t, "warning", box);
}

Html deeds(const Request& in, Work& work, const EventRecord& record) {
    const Texts& t = in.t;
    if (record.status == "withdrawn" || !actor_may(work.actor(), May::write_events)) {
        return {};
    }
    const std::string address = "/events/" + record.number;
    const Attrs quiet = {{"data-variant", "secondary"}};
    std::vector<Html> buttons;
    if (record.texts_shown && !record.erased_on) {
        buttons.push_back(link_button(address + "/amendment", t("event.amend_link")));
        buttons.push_back(link_button(address + "/discussion", t("event_discussion.link"), quiet));
    }
    if (!record.event.level.empty()) {
        buttons.push_back(
            link_button(address + "/reclassification", t("event_reclassification.link"), quiet));
    }
    if (!record.withheld) {
        buttons.push_back(
            link_button(address + "/publication", t("event_published_text.link"), quiet));
    }
    buttons.push_back(link_button(address + "/closure", t("event_closure.link"), quiet));
    return actions(buttons);
}

} // namespace

std::string person_shown(Work& work, const Texts& t, std::string_view id) {
    if (id.empty() || id == "system") {
        return std::string(t("event.person.program"));
    }
    if (id == "cli") {
        return std::string(t("event.person.owner"));
    }
    const auto account = account_by_id(work, id);
    return account ? account->account.name : std::string(t("event.person.unknown"));
}

Response draw_event(const Request& in, Work& work, const EventRecord& record) {
    const Texts& t = in.t;
    Html content;
    if (record.status == "withdrawn") {
        content.add(notice(t, "warning", paragraph(t("event.withdrawn.what"))));
    }
    if (record.erased_on) {
        content.add(notice(
            t, "info", paragraph(t("event.erased.what", {{"day", t.date(*record.erased_on)}}))));
    }
    content.add(ticks_of(t, record));
    content.add(texts_of(t, record));
    content.add(facts(coded_answers(work, t, record)));
    content.add(deeds(in, work, record));
    content.add(release_part(in, work, record));
    content.add(discussion_part(work, t, record));
    content.add(decisions_part(in, work, record));
    content.add(draw_panels(in, work, event_panels(), record.number));
    content.add(clearances_part(in, work, record));
    content.add(heading(2, t("event.history.title"))).add(history_of(in, work, record));
    return page(in, PageShape{t("event.page_title", {{"number", record.number}}), trail_of(in)},
                content);
}
