// Parts that the pages of actions and the fault's page share.
#include "accounts/account.h"
#include "actions/pages.h"
#include "faults/page_parts.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "rights/may.h"

Html action_badge(const Texts& t, std::string_view standing) {
    const std::string_view kind = standing == "effect_confirmed" ? "success"
                                  : standing == "came_back" || standing == "effect_missing"
                                      ? "danger"
                                  : standing == "dropped" ? "info"
                                                          : "warning";
    return badge(kind, t("action.standing." + std::string(standing)));
}

std::string doer_name(Work& work, const Texts& t, const Action& action) {
    return action.owner.empty() ? body_name(work, t, action.body)
                                : person_name(work, t, action.owner);
}

Html next_day(Work& work, const Texts& t, const ActionRecord& record) {
    if (record.standing == "planned" && record.action.due_on) {
        Html out = text(t("action.due", {{"day", t.date(*record.action.due_on)}}));
        if (record.overdue_on(work.today())) {
            out.text(" ").add(badge("danger", t("action.late")));
        }
        return out;
    }
    if (record.standing == "done" && record.check_on) {
        Html out = text(t("action.check", {{"day", t.date(*record.check_on)}}));
        if (record.check_due_on(work.today())) {
            out.text(" ").add(badge("warning", t("action.check_due")));
        }
        return out;
    }
    return {};
}

Html later_events(Work& work, const Texts& t, const std::vector<LaterEvent>& events) {
    const std::size_t most = 10;
    std::vector<Html> lines;
    for (const LaterEvent& one : events) {
        if (lines.size() == most) {
            const auto left = static_cast<int64_t>(events.size() - most);
            lines.push_back(text(t("action.more_events", {{"count", t.number(left)}})));
            break;
        }
        Html line = link("/events/" + one.number, one.number);
        if (one.withheld) {
            line.text(" ").text(
                one.way.empty()
                    ? std::string(t("action.withheld_undecided"))
                    : t("action.withheld", {{"way", code_label(work, t, "way_forward", one.way)}}));
        } else if (one.occurred_on) {
            line.text(" ").text(t("action.happened", {{"day", t.date(*one.occurred_on)}}));
        }
        line.text(" ").text(t("action.grouped", {{"day", t.date(one.grouped_on)}}));
        lines.push_back(std::move(line));
    }
    return lines.empty() ? Html() : bullets(lines);
}

Html since_done(Work& work, const Texts& t, const ActionRecord& record) {
    if (!record.done_on) {
        return {};
    }
    const auto events = events_after(work, record, *record.done_on);
    const std::string day = t.date(*record.done_on);
    const std::string count = t.number(static_cast<int64_t>(events.size()));
    Html out =
        paragraph(events.empty() ? t("action.since_done.none", {{"day", day}})
                                 : t("action.since_done.some", {{"day", day}, {"count", count}}));
    return std::move(out.add(later_events(work, t, events)));
}

std::string plan_key(const ActionRecord& record) {
    return record.standing == "done" ? "action.deed.plan_check" : "action.deed.plan_check_again";
}

Html came_back_part(Work& work, const Texts& t, const ActionRecord& record) {
    const auto events = came_back_by(work, record);
    if (events.empty()) {
        return {};
    }
    Html content = paragraph(t("action.came_back", {{"day", t.date(events.front().grouped_on)},
                                                    {"number", events.front().number}}));
    content.add(later_events(work, t, events));
    return notice(t, "warning", content);
}

Html promises_part(const Request& in, Work& work, const std::vector<Promise>& open) {
    const Texts& t = in.t;
    const bool may_write = actor_may(work.actor(), May::write_faults);
    Html out;
    for (const Promise& one : open) {
        Html content = heading(4, one.title.text());
        const std::string day = t.date(one.promised_on.value_or(one.answered_on));
        content.add(paragraph(
            t("promise." + one.kind, {{"body", body_name(work, t, one.body)}, {"day", day}})));
        content.add(prose(one.text.text()));
        std::vector<Html> row = {link("/faults/" + one.fault, one.fault_title),
                                 link("/handovers/" + one.handover, one.handover)};
        if (may_write) {
            row.insert(row.begin(),
                       post_button(in, "/actions/promises", t("promise.take_up." + one.kind),
                                   {{"answer", {one.answer}}, {"fault", {one.fault}}},
                                   {{"data-variant", "secondary"}}));
        }
        out.add(content).add(actions(row));
    }
    return out;
}
