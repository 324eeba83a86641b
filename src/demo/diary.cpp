// Playing a diary: one commit for a day, however many people did something.
#include "demo/diary.h"

#include <algorithm>
#include <memory>

void DemoClock::set(Date day) {
    const auto morning = parse_instant(day.iso() + "T07:30:00.000Z");
    ensure(morning.has_value(), "a day has a morning");
    unix_ms_ = morning->unix_ms;
}

Instant DemoClock::look() {
    const std::int64_t ms = 90'000;
    return Instant{unix_ms_.fetch_add(ms)};
}

void Diary::write(Date day, const Actor& who, Deed deed) {
    entries_.push_back({day, who, std::move(deed)});
}

// Queued together and awaited together; the writer commits them in groups.
Result<void> Diary::play_day(Database& database, const Entry* first, const Entry* end) {
    struct Ended {
        std::optional<Error> refused;
        bool failed = false;
    };
    auto ended = std::make_shared<Ended>();
    for (const Entry* entry = first; entry != end; ++entry) {
        database.write(
            entry->who,
            [entry, ended](Work& work) {
                // What builds on something refused is not tried.
                if (ended->refused) {
                    return false;
                }
                const auto done = entry->deed(work);
                if (!done) {
                    ended->refused = done.error();
                }
                return done.has_value();
            },
            [ended](WriteEnd end_of_write, const std::string&) {
                ended->failed = ended->failed || end_of_write == WriteEnd::failed ||
                                end_of_write == WriteEnd::busy;
            });
    }
    database.drain();
    if (ended->refused) {
        return *ended->refused;
    }
    ensure(!ended->failed, "the writer can write a day of a demonstration");
    return {};
}

Result<void> Diary::play(Database& database, DemoClock& clock,
                         const std::function<void(int percent)>& told) {
    std::ranges::stable_sort(entries_, {}, &Entry::day);
    const Entry* const end = entries_.data() + entries_.size();
    for (const Entry* first = entries_.data(); first != end;) {
        const Entry* next = std::find_if(
            first, end, [first](const Entry& entry) { return entry.day != first->day; });
        clock.set(first->day);
        TRY(play_day(database, first, next));
        first = next;
        told(static_cast<int>((first - entries_.data()) * 100 / (end - entries_.data())));
    }
    return {};
}

Result<void> do_now(Database& database, const Actor& who, const Deed& deed) {
    Result<void> answer = conflict("busy");
    const WriteEnd end = database.write_and_wait(who, [&](Work& work) {
        answer = deed(work);
        return answer.has_value();
    });
    ensure(end == WriteEnd::done || end == WriteEnd::refused, "the writer must be able to write");
    return answer;
}
