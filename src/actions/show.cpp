// The page of one action, and what a fault's page and the start page show of them.
#include "accounts/account.h"
#include "actions/actions.h"
#include "actions/pages.h"
#include "faults/fault.h"
#include "faults/page_parts.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"

namespace {

std::string address_of(const ActionRecord& record) {
    return "/actions/" + record.number;
}

bool hands(Work& work) {
    return actor_may(work.actor(), May::write_faults);
}

Html known(Work& work, const Texts& t, const ActionRecord& record) {
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("action.standing")), action_badge(t, record.standing)},
        {std::string(t("action.fault")),
         link("/faults/" + record.fault_number, record.fault_title)},
        {std::string(t("action.doer")), text(doer_name(work, t, record.action))}};
    const auto add_day = [&](std::string_view key, const std::optional<Date>& day) {
        if (day) {
            pairs.emplace_back(t(key), text(t.date(*day)));
        }
    };
    add_day("action.due_on", record.action.due_on);
    if (!record.outcome.empty()) {
        pairs.emplace_back(t("action_closing.outcome"),
                           text(t("action_closing.outcome." + record.outcome)));
    }
    add_day("action.done_on", record.done_on);
    if (record.standing == "done") {
        add_day("effect_day.check_on", record.check_on);
        pairs.emplace_back(t("effect_day.checker"), text(person_name(work, t, record.checker)));
    }
    add_day("action.confirmed_on", record.confirmed_on);
    if (!record.handover.empty()) {
        pairs.emplace_back(t("action.handover"),
                           link("/handovers/" + record.handover, record.handover));
    }
    return facts(pairs);
}

/// Where the form of a deed is; "" for those that share one.
std::string form_of_deed(std::string_view deed) {
    return deed == "amend"            ? "/amendment"
           : deed == "finish"         ? "/closure"
           : deed == "confirm_effect" ? "/effect"
           : deed == "plan_check"     ? "/effect-day"
           : deed == "reopen"         ? "/reopening"
                                      : "";
}

Html deeds_part(const Request& in, Work& work, const ActionRecord& record) {
    std::vector<Html> buttons;
    for (const std::string_view deed : deeds_from(work.actor(), action_moves(), record.standing)) {
        const std::string form = form_of_deed(deed);
        if (!form.empty()) {
            const bool main = deed == "finish" || deed == "confirm_effect";
            buttons.push_back(link_button(
                address_of(record) + form,
                in.t(deed == "plan_check" ? plan_key(record) : "action.deed." + std::string(deed)),
                main ? Attrs{} : Attrs{{"data-variant", "secondary"}}));
        }
    }
    return buttons.empty() ? Html() : actions(buttons);
}

Html turn_line(Work& work, const Texts& t, const ActionTurnRecord& one) {
    Html line = text(t("action_turn.line", {{"day", t.date(one.turn.turned_on)},
                                            {"deed", std::string(t("action.did." + one.turn.deed))},
                                            {"who", person_name(work, t, one.by)}}));
    if (!one.turn.outcome.empty()) {
        line.text(" ").text(t("action_closing.outcome." + one.turn.outcome)).text(".");
    }
    if (!one.turn.source.empty()) {
        line.text(" ").text(t("action_turn.seen_from",
                              {{"source", code_label(work, t, "effect_source", one.turn.source)}}));
    }
    if (one.turn.check_on) {
        line.text(" ").text(
            t("action_turn.next", {{"day", t.date(*one.turn.check_on)},
                                   {"who", person_name(work, t, one.turn.checker)}}));
    }
    return std::move(line.add(prose(one.turn.text.text())));
}

Html history(Work& work, const Texts& t, const ActionRecord& record) {
    std::vector<Html> lines = {text(t("action_turn.added", {{"day", t.date(record.added_on)}}))};
    for (const ActionTurnRecord& one : turns_of(work, record)) {
        lines.push_back(turn_line(work, t, one));
    }
    const auto back = came_back_by(work, record);
    if (!back.empty()) {
        const LaterEvent& one = back.front();
        lines.push_back(
            text(t("action.came_back", {{"day", t.date(one.grouped_on)}, {"number", one.number}})));
    }
    Html out = heading(2, t("action_turn.title"), "history");
    return std::move(out.add(bullets(lines)));
}

// --- on a fault's page ---------------------------------------------------------------------------

enum class Reached { no, yes };

/// A label, and beside it in words how much there is of it.
Html step(const Texts& t, std::string_view key, Reached reached, const std::string& words) {
    Html line = badge(reached == Reached::yes ? "success" : "info", t(key));
    return std::move(line.text(" ").text(words));
}

std::string how_many(const Texts& t, const std::string& key, int64_t count,
                     const std::optional<Date>& day) {
    if (count == 0 || !day) {
        return std::string(t(key + ".none"));
    }
    return t(key + ".some", {{"count", t.number(count)}, {"day", t.date(*day)}});
}

Html course_part(const Texts& t, const FaultCourse& course) {
    const auto said = [&](const std::string& key, int64_t count, const std::optional<Date>& day) {
        return step(t, key, count > 0 ? Reached::yes : Reached::no, how_many(t, key, count, day));
    };
    std::vector<Html> lines = {said("course.answered", course.answered, course.answered_on),
                               said("course.promised", course.promised, course.promised_by),
                               said("course.done", course.done, course.done_on),
                               said("course.confirmed", course.confirmed, course.confirmed_on)};
    if (course.came_back > 0) {
        lines.back().text(" ").text(t("course.came_back", {{"count", t.number(course.came_back)}}));
    }
    return bullets(lines);
}

Html draw_actions_of(const Request& in, Work& work, std::string_view subject) {
    const Texts& t = in.t;
    const FaultCourse course = course_of(work, subject);
    Html out = heading(2, t("actions.of_fault"), "actions");
    out.add(course_part(t, course));
    const auto fault = find_fault(work, subject);
    if (fault && fault->standing == "closed" && course.confirmed == 0) {
        out.add(notice(t, "info", paragraph(t("course.closed_unmended"))));
    }
    std::vector<Html> lines;
    for (const ActionRecord& one : course.actions) {
        Html line = link(address_of(one), one.action.title.text());
        line.text(" ").text(doer_name(work, t, one.action)).text(" ");
        line.add(action_badge(t, one.standing)).text(" ").add(next_day(work, t, one));
        lines.push_back(std::move(line));
    }
    out.add(lines.empty() ? paragraph(t("actions.none_of_fault")) : bullets(lines));
    for (const ActionRecord& one : course.actions) {
        out.add(came_back_part(work, t, one));
    }
    if (!course.promises.empty()) {
        out.add(heading(3, t("promises.title"))).add(promises_part(in, work, course.promises));
    }
    if (hands(work)) {
        out.add(actions({link_button("/actions/new?fault=" + encode_query(subject),
                                     t("actions.new"), {{"data-variant", "secondary"}})}));
    }
    return out;
}

/// A few of those that wait in one way, and the way to all of them.
Html waiting_part(const Request& in, Work& work, const ActionFilter& filter,
                  const std::string& address) {
    const Texts& t = in.t;
    const auto found = list_actions(work, filter, 1);
    if (!found || found->records.empty()) {
        return {};
    }
    const std::string kind = filter.waits.empty() ? filter.standing : filter.waits;
    std::vector<Html> lines;
    const std::size_t most = 5;
    for (const ActionRecord& one : found->records) {
        if (lines.size() < most) {
            Html line = link(address_of(one), one.action.title.text());
            lines.push_back(std::move(line.text(" ").add(next_day(work, t, one))));
        }
    }
    Html out = heading(3, t("actions.waiting." + kind, {{"count", t.number(found->total)}}));
    return std::move(out.add(bullets(lines)).add(actions({link(address, t("actions.all"))})));
}

} // namespace

RecordPanel actions_panel() {
    return {May::read_faults, draw_actions_of};
}

Html actions_waiting(Work& work, const Request& in) {
    const auto unit = my_unit_id(work);
    if (!unit) {
        return {};
    }
    Html content = waiting_part(in, work, {.standing = "came_back"}, "/actions?standing=came_back");
    for (const std::string waits : {"overdue", "checks", "soon"}) {
        content.add(waiting_part(in, work, {.waits = waits}, "/actions?waits=" + waits));
    }
    if (const int64_t open = count_promises(work, *unit); open > 0) {
        content.add(heading(3, in.t("actions.waiting.promises", {{"count", in.t.number(open)}})));
        content.add(actions({link("/actions#promises", in.t("actions.waiting.to_promises"))}));
    }
    return content.empty() ? Html() : card(in.t("actions.title"), content);
}

Response draw_action(const Request& in, Work& work, const ActionRecord& record) {
    const Texts& t = in.t;
    Html content;
    if (record.erased_on) {
        content.add(notice(
            t, "info", paragraph(t("action.erased.what", {{"day", t.date(*record.erased_on)}}))));
    }
    content.add(came_back_part(work, t, record));
    if (const auto day = said_done_on(work, record)) {
        content.add(notice(t, "info", paragraph(t("action.said_done", {{"day", t.date(*day)}}))));
    }
    content.add(known(work, t, record)).add(deeds_part(in, work, record));
    if (!record.action.description.empty()) {
        content.add(heading(2, t("action.description")));
        content.add(prose(record.action.description.text()));
    }
    if (const FreeText said = answer_behind(work, record); !said.empty()) {
        content.add(heading(2, t("action.answer_said"))).add(prose(said.text()));
    }
    if (record.standing == "done") {
        content.add(heading(2, t("action.since_done"), "since"));
        content.add(since_done(work, t, record));
    }
    content.add(history(work, t, record));
    return page(in, PageShape{record.action.title.text(), action_trail(in)}, content);
}
