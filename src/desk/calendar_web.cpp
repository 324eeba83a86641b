// The year's wheel as a page, and the feed for calendar programs.
#include <algorithm>

#include "desk/calendar.h"
#include "desk/chain.h"
#include "desk/desk.h"
#include "figures/scope.h"
#include "platform/html/page.h"
#include "platform/json.h"
#include "rights/may.h"

static Result<Response> calendar_page(const Request& in, Work& work);
static Result<Response> post_feed(const Request& in, Work& work);
static Result<Response> post_feed_end(const Request& in, Work& work);
static Result<Response> feed(const Request& in, Work& work);

void calendar_routes(Routes& routes) {
    routes.page("/calendar", May::read_reports, calendar_page);
    routes.post("/calendar/feed", May::read_reports, post_feed);
    routes.post("/calendar/feed/removal", May::read_reports, post_feed_end);
    routes.page("/calendar/feed/{token}", May::anyone, feed);
}

namespace {

std::string days_json(const std::vector<CalendarDay>& days) {
    json::array all;
    for (const CalendarDay& one : days) {
        all.push_back(
            json::object{{"day", one.day.iso()}, {"what", one.what}, {"number", one.number}});
    }
    return json::serialize(all) + "\n";
}

// Next year too: the account of this year is due then.
Result<int> year_of_calendar(const Request& in, const Work& work) {
    return in.asked("year") == std::to_string(work.year() + 1) ? Result<int>(work.year() + 1)
                                                               : year_asked(in, work);
}

Html day_line(const Texts& t, const CalendarDay& one, Date today) {
    Html line;
    line.tag("time", {{"datetime", one.day.iso()}}, t.date(one.day));
    const bool set_by_rules = one.number.empty();
    if (!set_by_rules && one.what != "meeting" && one.day < today) {
        line.text(" ").add(badge("danger", t("calendar.late")));
    }
    Html words = text(t("calendar.what." + one.what, {{"year", std::to_string(one.about_year)}}));
    if (!set_by_rules) {
        words.text(" ").add(link(page_of(one.number), one.number));
    }
    return std::move(line.tag("p", {}, words));
}

Html months_part(const Texts& t, const std::vector<CalendarDay>& days, Date today) {
    Html out;
    for (int month = 1; month <= 12; ++month) {
        out.tag("h2", {{"class", "month"}}, t.month(month));
        const auto in_month = [&](const CalendarDay& one) { return one.day.month == month; };
        if (std::ranges::none_of(days, in_month)) {
            out.add(paragraph(t("calendar.nothing")));
            continue;
        }
        out.open("ul", {{"class", "dates"}});
        for (const CalendarDay& one : days) {
            if (in_month(one)) {
                out.tag("li", {}, day_line(t, one, today));
            }
        }
        out.close();
    }
    return out;
}

Html feed_part(const Request& in, Work& work) {
    const Texts& t = in.t;
    Html out = heading(2, t("calendar.feed"), "feed");
    out.add(paragraph(t("calendar.feed.what")));
    const auto since = calendar_feed_since(work);
    if (since) {
        out.add(paragraph(t("calendar.feed.open", {{"when", t.instant(*since)}})));
    }
    std::vector<Html> deeds = {post_button(in, "/calendar/feed",
                                           t(since ? "calendar.feed.renew" : "calendar.feed.make"),
                                           {}, {{"data-variant", "secondary"}})};
    if (since) {
        deeds.push_back(post_button(in, "/calendar/feed/removal", t("calendar.feed.end"), {},
                                    {{"data-variant", "tertiary"}}));
    }
    return std::move(out.add(actions(deeds)));
}

} // namespace

static Result<Response> calendar_page(const Request& in, Work& work) {
    const Texts& t = in.t;
    const int year = TRY(year_of_calendar(in, work));
    const auto days = calendar_of(work, work.actor(), Date{year, 1, 1}, Date{year, 12, 31});
    if (in.door == Door::json) {
        return json_response(days_json(days));
    }
    Html content = paragraph(t("calendar.what"));
    const auto of_year = [&](int other) {
        const std::string number = std::to_string(other);
        return link("/calendar?year=" + number, number);
    };
    std::vector<Html> others = {of_year(year - 1)};
    if (year <= work.year()) {
        others.push_back(of_year(year + 1));
    }
    content.add(actions(others));
    content.add(months_part(t, days, work.today()));
    content.add(feed_part(in, work));
    return page(in, t("calendar.title", {{"year", std::to_string(year)}}), content);
}

static Result<Response> post_feed(const Request& in, Work& work) {
    const std::string token = TRY(make_calendar_feed(work));
    const std::string address = in.base_url + "/calendar/feed/" + token;
    if (in.door == Door::json) {
        return json_response(json::serialize(json::object{{"address", address}}) + "\n");
    }
    const Texts& t = in.t;
    Html content = notice(t, "warning", paragraph(t("calendar.feed.once")));
    content.add(std::move(Html().tag("p", {}, Html().open("code").text(address).close())));
    content.add(paragraph(t("calendar.feed.how")));
    content.add(actions(
        {link_button("/calendar", t("calendar.feed.back"), {{"data-variant", "secondary"}})}));
    return page(in,
                PageShape{std::string(t("calendar.feed.made")),
                          {{"/calendar", std::string(t("menu.calendar"))}}},
                content);
}

static Result<Response> post_feed_end(const Request& in, Work& work) {
    TRY(end_calendar_feed(work));
    return see_other(in, "/calendar");
}

// A year back and a year on: what a calendar shows.
static Result<Response> feed(const Request& in, Work& work) {
    const Actor reader = TRY(calendar_feed_reader(work, in.capture("token")));
    const Date today = work.today();
    constexpr int days_shown = 366;
    const auto days =
        calendar_of(work, reader, today.plus_days(-days_shown), today.plus_days(days_shown));
    Response response;
    response.content_type = "text/calendar; charset=utf-8";
    response.body = calendar_text(Texts::in(reader.language), days, work);
    return response;
}
