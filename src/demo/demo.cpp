// Filling a database with a case, with a clock of its own.
#include "demo/demo.h"

#include <algorithm>
#include <future>

#include "accounts/entrance.h"
#include "demo/actions.h"
#include "demo/city.h"
#include "demo/city_clients.h"
#include "demo/clients.h"
#include "demo/diary.h"
#include "demo/faults.h"
#include "demo/handovers.h"
#include "demo/letters.h"
#include "demo/meetings.h"
#include "demo/organisation.h"
#include "demo/password.h"
#include "demo/register.h"
#include "demo/report.h"
#include "figures/figure.h"
#include "platform/crypto/crypto.h"

namespace {

struct MadePassword {
    const DemoPerson* person = nullptr;
    std::string password;
    std::string hash;
};

// Hashing is slow by design, so it goes on beside the filling.
std::vector<MadePassword> make_passwords(const std::vector<DemoPerson>& people) {
    std::vector<MadePassword> made;
    for (const DemoPerson& person : people) {
        if (person.signs_in) {
            const std::string password = fresh_password();
            made.push_back({&person, password, hash_password(password)});
        }
    }
    return made;
}

Result<void> keep_passwords(Database& database, const std::vector<MadePassword>& passwords) {
    for (const MadePassword& made : passwords) {
        const auto keep = [&made](Work& work) -> Result<void> {
            keep_password(work, made.hash, "");
            return {};
        };
        TRY(do_now(database, made.person->actor, keep));
    }
    return {};
}

Result<void> end_year(Work& work, const DemoCase& demo, const DemoUnit& unit) {
    if (demo.cutoff) {
        const Date seen = cutoff_of(work, unit.id, demo.year);
        TRY(set_cutoff(work, unit.id, demo.year, {seen, *demo.cutoff}));
    }
    return write_report(work, demo, unit);
}

/// What was made, and the people who get passwords.
struct Made {
    DemoUnit unit;
    DemoCity city;
    std::vector<DemoEvent> events;
    std::vector<DemoPerson> people;
};

Result<void> make_place(Work& work, const DemoCase& demo, Made& made) {
    if (is_city(demo)) {
        made.city = TRY(make_city(work, demo));
        for (const DemoOffice& office : made.city.offices) {
            std::ranges::copy(office.unit.people, std::back_inserter(made.people));
        }
        std::ranges::copy(made.city.people, std::back_inserter(made.people));
        return {};
    }
    made.unit = TRY(make_unit(work, demo));
    made.people = made.unit.people;
    return {};
}

// `made` must outlive the playing of the diary.
void write_year(Diary& diary, const DemoCase& demo, Made& made) {
    const int days_to_report = 21;
    const Date report_day = demo.last_day().plus_days(days_to_report);
    if (is_city(demo)) {
        write_city_clients(diary, demo, made.city);
        const Actor& investigator = made.city.holder_of("city_investigator").actor;
        diary.write(report_day, investigator, [&demo, &investigator](Work& work) {
            return write_city_report(work, demo, investigator.place);
        });
        return;
    }
    made.events = spread_events(demo, made.unit);
    write_register(diary, demo, made.unit, made.events);
    write_confirmations(diary, demo, made.unit, made.events);
    const DemoFaults faults = write_faults(diary, demo, made.unit, made.events);
    write_handovers(diary, demo, made.unit, faults);
    write_actions(diary, demo, made.unit, faults);
    write_letters(diary, demo, made.unit, faults);
    write_meetings(diary, demo, made.unit);
    write_clients(diary, demo, made.unit);
    diary.write(report_day, made.unit.holder_of("event_officer").actor,
                [&](Work& work) { return end_year(work, demo, made.unit); });
}

} // namespace

Result<std::vector<DemoSignIn>> fill_demo(const DatabaseAddress& address,
                                          const Surroundings& surroundings, const DemoCase& demo,
                                          const std::function<void(int percent)>& told) {
    DemoClock clock;
    clock.set(Date{demo.year, 1, 2});
    Surroundings with_clock = surroundings;
    with_clock.now = [&clock] { return clock.look(); };
    const auto database = open_database(address, with_clock);
    const Actor owner{.id = "cli", .name = "cli"};
    Made made;
    TRY(do_now(*database, owner, [&](Work& work) { return make_place(work, demo, made); }));
    auto hashing = std::async(std::launch::async, make_passwords, std::cref(made.people));
    Diary diary;
    write_year(diary, demo, made);
    TRY(diary.play(*database, clock, told));
    const std::vector<MadePassword> passwords = hashing.get();
    TRY(keep_passwords(*database, passwords));
    std::vector<DemoSignIn> sign_ins;
    for (const MadePassword& one : passwords) {
        sign_ins.push_back({one.person->role, one.person->email, one.password});
    }
    return sign_ins;
}
