// Filling a database with a case, with a clock of its own.
#include "demo/demo.h"

#include <future>

#include "accounts/entrance.h"
#include "demo/clients.h"
#include "demo/diary.h"
#include "demo/faults.h"
#include "demo/handovers.h"
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

// `events` and `unit` must outlive the playing of the diary.
void write_year(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                std::vector<DemoEvent>& events) {
    write_register(diary, demo, unit, events);
    write_handovers(diary, demo, unit, write_faults(diary, demo, unit, events));
    write_clients(diary, demo, unit);
    const int days_to_report = 21;
    diary.write(demo.last_day().plus_days(days_to_report), unit.holder_of("event_officer").actor,
                [&](Work& work) { return end_year(work, demo, unit); });
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
    DemoUnit unit;
    const auto make = [&](Work& work) -> Result<void> {
        unit = TRY(make_unit(work, demo));
        return {};
    };
    TRY(do_now(*database, owner, make));
    auto hashing = std::async(std::launch::async, make_passwords, std::cref(unit.people));
    std::vector<DemoEvent> events = spread_events(demo, unit);
    Diary diary;
    write_year(diary, demo, unit, events);
    TRY(diary.play(*database, clock, told));
    const std::vector<MadePassword> passwords = hashing.get();
    TRY(keep_passwords(*database, passwords));
    std::vector<DemoSignIn> sign_ins;
    for (const MadePassword& made : passwords) {
        sign_ins.push_back({made.person->role, made.person->email, made.password});
    }
    return sign_ins;
}
