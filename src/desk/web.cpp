// The start page's address, and the order of its panels.
#include <array>

#include "desk/desk.h"
#include "desk/panels.h"
#include "platform/html/page.h"
#include "rights/may.h"

static Result<Response> start_page(const Request& in, Work& work);

void desk_routes(Routes& routes) {
    routes.page("/", May::be_signed_in, start_page);
    chain_routes(routes);
    calendar_routes(routes);
}

std::vector<Panel>& desk_panels() {
    static std::vector<Panel> panels;
    return panels;
}

namespace {

// The wide column says what to do and how the year goes; the narrow one what stands around it.
constexpr std::array first = {
    Panel{May::clear_texts, waiting_panel}, Panel{May::write_events, drafts_panel},
    Panel{May::administer_system, upkeep_panel}, Panel{May::read_audit, trail_panel}};
constexpr std::array figures = {Panel{May::read_figures, year_panel},
                                Panel{May::read_figures, units_panel}};
constexpr std::array aside = {Panel{May::read_reports, dates_panel},
                              Panel{May::read_reports, reports_panel},
                              Panel{May::administer_accounts, accounts_panel}};

template <class Panels>
Html drawn(Work& work, const Request& in, const Panels& panels) {
    Html out;
    for (const Panel& panel : panels) {
        if (actor_may(work.actor(), panel.permission)) {
            out.add(panel.draw(work, in));
        }
    }
    return out;
}

Html deeds(const Request& in) {
    if (!actor_may(in.actor, May::write_events)) {
        return {};
    }
    return actions({link_button("/events/new", in.t("desk.register"), {Attr("data-new")}),
                    link_button("/events", in.t("desk.events"), {{"data-variant", "secondary"}})});
}

} // namespace

static Result<Response> start_page(const Request& in, Work& work) {
    Html content;
    if (in.actor.seats.empty()) {
        content.add(empty_state(in.t("desk.no_seat"), "/help", in.t("desk.no_seat.help")));
    }
    content.add(deeds(in));
    content.open("div", {{"class", "desk"}});
    content.open("div", {{"class", "desk-main"}});
    content.add(drawn(work, in, first));
    content.add(drawn(work, in, desk_panels()));
    content.add(drawn(work, in, figures)).close();
    content.tag("div", {{"class", "desk-side"}}, drawn(work, in, aside)).close();
    PageShape shape;
    shape.title = in.t("desk.title");
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}
