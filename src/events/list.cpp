// Narrowing, ordering and counting events.
#include "events/list.h"

#include <algorithm>
#include <array>
#include <limits>

#include "events/place.h"
#include "platform/or_null.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

std::string asked(const FormValues& query, std::string_view name) {
    const auto found = query.find(name);
    if (found == query.end() || found->second.empty()) {
        return {};
    }
    return clean_text(found->second.back(), allowed_in_line).value_or("");
}

std::string asked_tick(const FormValues& query, std::string_view name) {
    const std::string value = asked(query, name);
    return value == "yes" || value == "no" ? value : "";
}

Value tick_or_null(const std::string& tick) {
    return tick.empty() ? Value() : Value(tick == "yes");
}

Params params_of(std::string_view unit, const EventFilter& filter) {
    return {{"unit", unit},
            {"kind", text_or_null(filter.kind)},
            {"level", text_or_null(filter.level)},
            {"type", text_or_null(filter.type)},
            {"body", text_or_null(filter.body)},
            {"body_type", text_or_null(filter.body_type)},
            {"kommun", text_or_null(filter.kommun)},
            {"status", text_or_null(filter.status)},
            {"month", text_or_null(filter.month)},
            {"day", text_or_null(filter.day)},
            {"serious", tick_or_null(filter.serious)},
            {"mended_at_once", tick_or_null(filter.mended_at_once)},
            {"child_perspective", tick_or_null(filter.child_perspective)},
            {"withheld", tick_or_null(filter.withheld)},
            {"from", day_or_null(filter.from)},
            {"until", day_or_null(filter.until)},
            {"text", text_or_null(lower_swedish(filter.text))}};
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

EventLine line_of(const Row& row) {
    EventLine line;
    line.number = row.text("number");
    line.unit = row.text("unit");
    line.occurred_on = parse_date(row.text("occurred_on")).value_or(Date{});
    line.registered_on = parse_date(row.text("registered_on")).value_or(Date{});
    line.kind = row.text("kind");
    line.level = row.text("level");
    line.type = row.text("type");
    line.body = row.text("body");
    line.body_type = row.text("body_type");
    line.kommun = row.text("kommun");
    line.status = row.text("status");
    line.serious = row.tick("serious");
    line.serious_reason = row.text("serious_reason");
    line.description = row.text("description");
    line.consequence = row.text("consequence");
    line.proposal = row.text("proposal");
    line.year_answer = row.text("year_answer");
    line.tags = lines_of(row.text("tag_line"));
    line.child_perspective = row.tick("child_perspective");
    line.mended_at_once = row.tick("mended_at_once");
    line.traceable_to_official = row.tick("traceable_to_official");
    line.withheld = row.tick("withheld");
    return line;
}

/// Without filter and order of its own the list walks an index from its end.
bool plain(const EventFilter& filter) {
    return !filter.narrows() && filter.sort.empty();
}

const std::size_t id_length = 36;

struct Span {
    int64_t limit;
    int64_t offset;
};
using TakeLine = std::function<void(const EventLine&)>;

void newest(Work& work, std::string_view unit, Span span, const TakeLine& take) {
    work.stream(sql::events::newest,
                {{"unit", unit}, {"limit", span.limit}, {"offset", span.offset}},
                [&](const Row& row) {
                    take(line_of(row));
                    return true;
                });
}

/// The ids end to end, in the order asked for.
std::string matching_ids(Work& work, std::string_view unit, const EventFilter& filter, Span span) {
    Params params = params_of(unit, filter);
    params.insert(params.end(),
                  {{"sort", filter.sort}, {"limit", span.limit}, {"offset", span.offset}});
    std::string ids;
    work.stream(sql::events::filtered, params, [&](const Row& row) {
        const std::string id = row.text("id");
        ensure(id.size() == id_length, "an id is a UUID");
        ids += id;
        return true;
    });
    return ids;
}

void lines_of_ids(Work& work, std::string_view unit, std::string_view ids, const TakeLine& take) {
    if (ids.empty()) {
        return;
    }
    work.each(sql::events::by_ids, {{"unit", unit}, {"ids", ids}}, [&](const Row& row) {
        take(line_of(row));
        return true;
    });
}

} // namespace

bool EventFilter::narrows() const {
    const std::array<const std::string*, 13> texts = {
        &kind,   &level, &type,    &body,           &body_type,         &kommun,
        &status, &month, &serious, &mended_at_once, &child_perspective, &withheld,
        &text};
    return from || until ||
           std::ranges::any_of(texts, [](const std::string* one) { return !one->empty(); });
}

EventFilter filter_from(const FormValues& query) {
    EventFilter filter;
    filter.kind = asked(query, "kind");
    filter.level = asked(query, "level");
    filter.type = asked(query, "type");
    filter.body = asked(query, "body");
    filter.body_type = asked(query, "body_type");
    filter.kommun = asked(query, "kommun");
    filter.status = asked(query, "status");
    filter.month = asked(query, "month");
    filter.day = asked(query, "day");
    filter.serious = asked_tick(query, "serious");
    filter.mended_at_once = asked_tick(query, "mended_at_once");
    filter.child_perspective = asked_tick(query, "child_perspective");
    filter.withheld = asked_tick(query, "withheld");
    filter.from = parse_date(asked(query, "from"));
    filter.until = parse_date(asked(query, "until"));
    filter.text = asked(query, "text");
    filter.sort = asked(query, "sort");
    if (asked(query, "referred_to_po") == "yes") {
        filter.type = "referred_to_po";
    }
    // The columns that CASE knows in the query; any other word would be no order at all.
    static constexpr std::array<std::string_view, 8> columns = {
        "kind", "level", "type", "body", "kommun", "status", "number", "occurred_on"};
    const std::string_view column =
        std::string_view(filter.sort).substr(filter.sort.starts_with("-") ? 1 : 0);
    if (std::ranges::find(columns, column) == columns.end()) {
        filter.sort.clear();
    }
    return filter;
}

Result<EventPage> list_events(Work& work, const EventFilter& filter, int64_t page) {
    TRY(must(work, May::read_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    EventPage found;
    const auto count = filter.narrows()
                           ? work.row(sql::events::count_filtered, params_of(unit.id, filter))
                           : work.row(sql::events::count_of_unit, {{"unit", unit.id}});
    found.total = count ? count->integer("events") : 0;
    const int64_t last =
        std::max<int64_t>((found.total + events_per_page - 1) / events_per_page, 1);
    found.page = std::clamp<int64_t>(page, 1, last);
    const int64_t offset = (found.page - 1) * events_per_page;
    const auto keep = [&](const EventLine& line) { found.lines.push_back(line); };
    if (plain(filter)) {
        newest(work, unit.id, {events_per_page, offset}, keep);
    } else {
        lines_of_ids(work, unit.id, matching_ids(work, unit.id, filter, {events_per_page, offset}),
                     keep);
    }
    return found;
}

void each_event(Work& work, std::string_view unit, const EventFilter& filter,
                const std::function<void(const EventLine&)>& take) {
    const Span all{std::numeric_limits<int64_t>::max(), 0};
    if (plain(filter)) {
        newest(work, unit, all, take);
        return;
    }
    const std::size_t ids_at_once = 200;
    const std::string ids = matching_ids(work, unit, filter, all);
    for (std::size_t at = 0; at < ids.size(); at += ids_at_once * id_length) {
        lines_of_ids(work, unit, ids.substr(at, ids_at_once * id_length), take);
    }
}
