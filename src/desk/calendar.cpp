// Gathering the days, and the feed for calendar programs.
#include "desk/calendar.h"

#include <algorithm>

#include "accounts/account.h"
#include "desk/dates.h"
#include "desk/waiting.h"
#include "platform/crypto/crypto.h"
#include "rights/may.h"
#include "sql/desk.h"

namespace {

std::string unit_of(const Actor& reader) {
    constexpr std::string_view prefix = "unit:";
    return reader.place.starts_with(prefix) ? reader.place.substr(prefix.size()) : std::string();
}

struct Days {
    Date from;
    Date until;
};

void add_rules(Work& work, const std::string& unit, Days asked, std::vector<CalendarDay>& days) {
    for (int year = asked.from.year; year <= asked.until.year; ++year) {
        const auto cutoff =
            unit.empty() ? std::nullopt : std::optional(cutoff_set(work, unit, year));
        for (const DateAhead& one : dates_of_year(year, cutoff)) {
            if (asked.from <= one.day && one.day <= asked.until) {
                days.push_back({one.day, std::string(one.what), "", one.about_year});
            }
        }
    }
}

// RFC 5545, 3.3.11: these have a meaning of their own in a text; so has a line break, which stands
// in none of ours.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

void add_line(std::string& out, std::string_view line) {
    out += folded(line) + "\r\n";
}

std::string compact(std::string_view iso) {
    std::string out;
    std::ranges::copy_if(iso, std::back_inserter(out), [](char c) { return c != '-' && c != ':'; });
    return out;
}

std::string summary_of(const Texts& t, const CalendarDay& one) {
    return t("calendar.what." + one.what, {{"year", std::to_string(one.about_year)}});
}

} // namespace

std::string folded(std::string_view line) {
    constexpr std::size_t most = 75;
    std::string out;
    std::size_t room = most;
    while (line.size() > room) {
        std::size_t end = room;
        while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80) {
            --end;
        }
        out += line.substr(0, end);
        out += "\r\n ";
        line.remove_prefix(end);
        room = most - 1;
    }
    out += line;
    return out;
}

std::vector<CalendarDay> calendar_of(Work& work, const Actor& reader, Date from, Date until) {
    std::vector<CalendarDay> days;
    const std::string unit = unit_of(reader);
    if (actor_may(reader, May::read_reports)) {
        add_rules(work, unit, {from, until}, days);
    }
    const auto add = [&](May needed, const Query& query) {
        if (unit.empty() || !actor_may(reader, needed)) {
            return;
        }
        const Params asked = {{"unit", unit}, {"from", from.iso()}, {"until", until.iso()}};
        work.each(query, asked, [&](const Row& row) {
            days.push_back(
                {parse_date(row.text("day")).value_or(from), row.text("what"), row.text("number")});
            return true;
        });
    };
    add(May::read_faults, sql::desk::days_of_unit);
    add(May::run_meetings, sql::desk::meetings_of_unit);
    std::ranges::stable_sort(days, {}, &CalendarDay::day);
    return days;
}

Result<std::string> make_calendar_feed(Work& work) {
    TRY(must(work, May::read_reports));
    const Actor& actor = work.actor();
    std::string token = random_token();
    work.execute(sql::desk::keep_calendar_feed, {{"token_hash", sha256_hex(token)},
                                                 {"account", actor.id},
                                                 {"place", actor.place},
                                                 {"made_at", work.now().iso()}});
    work.note("make_calendar_feed", "account", actor.id);
    return token;
}

Result<void> end_calendar_feed(Work& work) {
    const Actor& actor = work.actor();
    if (work.execute(sql::desk::end_calendar_feed,
                     {{"account", actor.id}, {"place", actor.place}}) == 0) {
        return not_found();
    }
    work.note("end_calendar_feed", "account", actor.id);
    return {};
}

std::optional<Instant> calendar_feed_since(Work& work) {
    const auto row = work.row(sql::desk::calendar_feed,
                              {{"account", work.actor().id}, {"place", work.actor().place}});
    return row ? parse_instant(row->text("made_at")) : std::nullopt;
}

Result<Actor> calendar_feed_reader(Work& work, std::string_view token) {
    const auto row = work.row(sql::desk::calendar_feed_behind, {{"token_hash", sha256_hex(token)}});
    if (!row) {
        return not_found();
    }
    auto actor = actor_of(work, row->text("account"), row->text("place"));
    if (!actor || actor->place != row->text("place")) {
        return not_found();
    }
    return *actor;
}

void forget_closed_feeds(Work& work) {
    work.execute(sql::desk::forget_closed_feeds, {{"day", work.today().iso()}});
}

std::string calendar_text(const Texts& t, const std::vector<CalendarDay>& days, const Work& work) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//Spejare//Kalender//SV");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "X-WR-CALNAME:" + escaped(t("calendar.feed.name")));
    const std::string stamp = compact(work.now().iso().substr(0, 19)) + "Z";
    for (const CalendarDay& one : days) {
        add_line(out, "BEGIN:VEVENT");
        // The same day of the same item keeps its mark, so that a program shows it once; nothing
        // can be read out of it.
        add_line(
            out,
            "UID:" + work.digest("calendar " + one.what + " " + one.number + " " + one.day.iso()) +
                "@spejare");
        add_line(out, "DTSTAMP:" + stamp);
        add_line(out, "DTSTART;VALUE=DATE:" + compact(one.day.iso()));
        add_line(out, "SUMMARY:" + escaped(summary_of(t, one)));
        add_line(out, "TRANSP:TRANSPARENT");
        add_line(out, "END:VEVENT");
    }
    add_line(out, "END:VCALENDAR");
    return out;
}
