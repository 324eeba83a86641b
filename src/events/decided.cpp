// What was decided about an event, on its page, and the panels of the slices above.
#include "events/decision.h"
#include "events/events.h"
#include "events/pages.h"
#include "organisations/code.h"
#include "platform/html/page.h"

namespace {

std::vector<RecordPanel>& panels() {
    static std::vector<RecordPanel> all;
    return all;
}

Html line_of(Work& work, const Texts& t, const Decision& decision) {
    Html line =
        text(t("event_decision.line", {{"way", code_label(work, t, "way_forward", decision.way)},
                                       {"when", t.date(decision.decided_on)}}));
    if (!decision.owner.empty()) {
        line.text(" ").text(
            t("event_decision.by", {{"who", person_shown(work, t, decision.owner)}}));
    }
    if (decision.due_on) {
        line.text(" ").text(t("event_decision.until", {{"day", t.date(*decision.due_on)}}));
    }
    if (!decision.task.empty()) {
        line.add(prose(decision.task.text()));
    }
    if (decision.done_on) {
        line.add(paragraph(t("event_decision.done", {{"day", t.date(*decision.done_on)}})));
        line.add(prose(decision.outcome.text()));
    }
    return line;
}

} // namespace

void show_on_events(std::vector<RecordPanel> given) {
    panels() = std::move(given);
}

std::span<const RecordPanel> event_panels() {
    return panels();
}

Html decisions_part(const Request& in, Work& work, const EventRecord& record) {
    std::vector<Html> lines;
    for (const DecisionRecord& one : decisions_of(work, record)) {
        lines.push_back(line_of(work, in.t, one.decision));
    }
    if (lines.empty()) {
        return {};
    }
    Html out = heading(2, in.t("event_decision.title"));
    return std::move(out.add(bullets(lines)));
}
