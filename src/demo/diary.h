// What happens in a demonstration, day by day: each thing on its day and by its person.
//
// Things are done through the program's own verbs, so the guard's door, the trail and the numbers
// are the real ones; only the clock is ours, so that a year's history reads as a year.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "platform/actor.h"
#include "platform/work.h"

/// The clock of a demonstration. Each look at it takes a minute and a half.
class DemoClock {
public:
    void set(Date day);
    Instant look();

private:
    std::atomic<std::int64_t> unix_ms_ = 0;
};

using Deed = std::function<Result<void>(Work& work)>;

class Diary {
public:
    /// Things of the same day are done in the order in which they were written down.
    void write(Date day, const Actor& who, Deed deed);
    /// Does everything in order, a day at a time and each thing in a savepoint of its own. Stops at
    /// the first refusal. `told` hears how much is done, in percent.
    Result<void> play(Database& database, DemoClock& clock,
                      const std::function<void(int percent)>& told);

private:
    struct Entry {
        Date day;
        Actor who;
        Deed deed;
    };
    static Result<void> play_day(Database& database, const Entry* first, const Entry* end);

    std::vector<Entry> entries_;
};

/// One thing done at once; what it answered.
Result<void> do_now(Database& database, const Actor& who, const Deed& deed);
