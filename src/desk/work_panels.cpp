// Panels of a person's own work: drafts, what waits, dates ahead.
#include "desk/dates.h"
#include "desk/panels.h"
#include "desk/waiting.h"
#include "events/draft.h"
#include "organisations/unit.h"
#include "platform/html/page.h"
#include "rights/may.h"

namespace {

Html event_list(const Request& in, const WaitingEvents& waiting, std::string_view rest) {
    std::vector<Html> items;
    for (const WaitingEvent& event : waiting.first) {
        Html item = link("/events/" + event.number + std::string(rest), event.number);
        item.text(" ").tag("span", {{"class", "when"}}, in.t.date(event.occurred_on));
        items.push_back(std::move(item));
    }
    return bullets(items);
}

// A kind of work that waits: how much, the oldest few, and where the rest is.
struct Waiting {
    std::string_view key;
    WaitingEvents events;
    /// Behind the event's own address.
    std::string_view rest = "";
    std::string all = {};
};

Html waiting_part(const Request& in, const Waiting& part) {
    const Texts& t = in.t;
    Html out = heading(3, t(part.key, {{"count", t.number(part.events.total)}}));
    out.add(event_list(in, part.events, part.rest));
    if (!part.all.empty()) {
        out.tag("p", {}, link(part.all, t("desk.waiting.all")));
    }
    return out;
}

std::string said_of_day(const Request& in, Date day, Date today) {
    const int64_t days = day.serial() - today.serial();
    if (days == 0) {
        return std::string(in.t("desk.date.today"));
    }
    return in.t("desk.date.in_days", {{"count", in.t.number(days)}});
}

} // namespace

Html drafts_panel(Work& work, const Request& in) {
    const Texts& t = in.t;
    const std::vector<DraftLine> drafts = my_drafts(work);
    std::vector<Html> items;
    for (const DraftLine& draft : drafts) {
        const std::string name = draft.form == "event"
                                     ? std::string(t("desk.draft.new"))
                                     : t("desk.draft.amendment",
                                         {{"number", draft.form.substr(6)}});
        Html item = link(draft.href, name);
        item.text(" ").tag("span", {{"class", "when"}}, t.instant(draft.changed_at));
        items.push_back(std::move(item));
    }
    return card(t("desk.drafts"),
                items.empty() ? paragraph(t("desk.drafts.none")) : bullets(items));
}

Html waiting_panel(Work& work, const Request& in) {
    const Texts& t = in.t;
    const auto unit = my_unit_id(work);
    if (!unit) {
        return {};
    }
    std::vector<Waiting> parts;
    if (actor_may(work.actor(), May::steer_events)) {
        parts.push_back({"desk.waiting.undiscussed", undiscussed(work, *unit), "",
                         "/events?status=registered"});
    }
    parts.push_back({"desk.waiting.clearance", waiting_for_clearance(work, *unit),
                     "/publication"});
    parts.push_back({"desk.waiting.release", waiting_for_release(work, *unit)});
    Html content;
    for (const Waiting& part : parts) {
        if (part.events.total > 0) {
            content.add(waiting_part(in, part));
        }
    }
    return card(t("desk.waiting"),
                content.empty() ? paragraph(t("desk.waiting.none")) : content);
}

Html dates_panel(Work& work, const Request& in) {
    const Texts& t = in.t;
    const auto unit = my_unit_id(work);
    const auto cutoff = unit ? std::optional(cutoff_ahead(work, *unit)) : std::nullopt;
    Html list;
    list.open("ul", {{"class", "dates"}});
    for (const DateAhead& one : dates_ahead(work.today(), cutoff)) {
        Html item;
        item.tag("time", {{"datetime", one.day.iso()}}, t.date(one.day));
        item.text(" ").tag("span", {{"class", "when"}},
                           said_of_day(in, one.day, work.today()));
        item.tag("p", t("desk.date." + std::string(one.what),
                        {{"year", std::to_string(one.about_year)}}));
        list.tag("li", {}, item);
    }
    list.close();
    return card(t("desk.dates"), list);
}
