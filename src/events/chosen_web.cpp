// Addresses where texts of events are chosen for a report: below the report's own addresses.
#include <algorithm>
#include <charconv>

#include "events/chosen.h"
#include "events/chosen_pages.h"
#include "events/events.h"
#include "reports/access.h"
#include "rights/may.h"

static Result<Response> choosing_page(const Request& in, Work& work);
static Result<Response> new_copy(const Request& in, Work& work);
static Result<Response> post_copy(const Request& in, Work& work);
static Result<Response> copy_form(const Request& in, Work& work);
static Result<Response> post_copy_amendment(const Request& in, Work& work);
static Result<Response> post_copy_removal(const Request& in, Work& work);

void event_choosing_routes(Routes& routes) {
    const May writes = May::write_reports;
    const std::string_view all = "/reports/{report}/blocks/{block}/texts";
    const std::string_view one = "/reports/{report}/blocks/{block}/texts/{text}";
    routes.page(all, writes, choosing_page);
    routes.form({.show = "/reports/{report}/blocks/{block}/texts/new", .take = all}, writes,
                new_copy, post_copy, chosen_text_table);
    routes.form({.show = one, .take = one}, writes, copy_form, post_copy_amendment,
                chosen_text_table);
    routes.post("/reports/{report}/blocks/{block}/texts/{text}/removal", writes,
                post_copy_removal);
}

namespace {

/// The draft and the block asked for, which takes chosen texts.
struct Place {
    StoredReport stored;
    StoredBlock block;
};

Result<Place> place_asked(const Request& in, Work& work) {
    Place place;
    place.stored = TRY(writable_report(work, in.capture("report")));
    TRY(must_be_draft(place.stored));
    const auto& blocks = place.stored.blocks;
    const auto found = std::ranges::find(blocks, in.capture("block"), &StoredBlock::id);
    const BlockKind* kind =
        found == blocks.end() ? nullptr : block_registry().find(found->block.kind);
    if (kind == nullptr || kind->check != check_chosen_events) {
        return not_found();
    }
    place.block = *found;
    return place;
}

Result<StoredChosenText> copy_asked(const Request& in, const Place& place) {
    const auto found =
        std::ranges::find(place.block.chosen, in.capture("text"), &StoredChosenText::id);
    if (found == place.block.chosen.end()) {
        return not_found();
    }
    return *found;
}

int64_t version_posted(const Request& in) {
    int64_t version = 0;
    const std::string_view posted = in.posted("version");
    std::from_chars(posted.data(), posted.data() + posted.size(), version);
    return version;
}

Response back_to(const Request& in, const Place& place) {
    return see_other(in, "/reports/" + place.stored.id + "/blocks/" + place.block.id + "/texts");
}

} // namespace

static Result<Response> choosing_page(const Request& in, Work& work) {
    const Place place = TRY(place_asked(in, work));
    const std::vector<ReportSource> sources = report_sources(work, place.stored, place.block);
    const ChoosingView view{place.stored, place.block, sources};
    return in.door == Door::json ? json_response(choosing_json(view))
                                 : draw_choosing(in, work, view);
}

static Result<Response> new_copy(const Request& in, Work& work) {
    const Place place = TRY(place_asked(in, work));
    const std::string_view asked =
        in.refused ? in.posted("source") : in.asked("source");
    const ReportSource source = TRY(report_source(work, place.stored, place.block, asked));
    return draw_copy_form(in, work, {place.stored, place.block, source});
}

static Result<Response> post_copy(const Request& in, Work& work) {
    const Place place = TRY(place_asked(in, work));
    static constexpr std::array<std::string_view, 3> names = {"source", "theme", "text"};
    ChosenText chosen;
    TRY(read_fields(chosen_text_fields, names, in.form, &chosen));
    const std::string id = TRY(choose_for_report(work, place.stored, place.block, chosen));
    return in.door == Door::json
               ? created(in, "/reports/" + place.stored.id + "/blocks/" + place.block.id +
                                 "/texts/" + id)
               : back_to(in, place);
}

static Result<Response> copy_form(const Request& in, Work& work) {
    const Place place = TRY(place_asked(in, work));
    const StoredChosenText copy = TRY(copy_asked(in, place));
    const ReportSource source =
        TRY(report_source(work, place.stored, place.block, copy.chosen.source));
    return draw_copy_form(in, work, {place.stored, place.block, source, &copy});
}

static Result<Response> post_copy_amendment(const Request& in, Work& work) {
    const Place place = TRY(place_asked(in, work));
    StoredChosenText copy = TRY(copy_asked(in, place));
    static constexpr std::array<std::string_view, 2> names = {"theme", "text"};
    TRY(read_fields(chosen_text_fields, names, in.form, &copy.chosen));
    copy.version = version_posted(in);
    TRY(amend_choice(work, place.stored, place.block, copy));
    return back_to(in, place);
}

static Result<Response> post_copy_removal(const Request& in, Work& work) {
    const Place place = TRY(place_asked(in, work));
    const StoredChosenText copy = TRY(copy_asked(in, place));
    TRY(drop_chosen_text(work, place.stored, copy));
    return back_to(in, place);
}
