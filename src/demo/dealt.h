// One client of a demonstration: what it is registered with, and its way through the year.
#pragma once

#include <string>

#include "clients/registration.h"
#include "demo/case.h"
#include "demo/diary.h"
#include "demo/dice.h"
#include "demo/organisation.h"

/// One person of the demonstration and the ombud whose client it becomes.
struct Dealt {
    const DemoPerson* ombud = nullptr;
    Registration given = {};
    int assignments = 0;
    /// How many days before the end they last met.
    int days_ago = 0;
    /// Set when it is registered.
    std::string client = {};
};

/// A working day between the two, or the last of them.
Date some_day(Dice& dice, Date from, Date until);

struct Source {
    std::string code;
    std::string body;
};
/// How somebody came.
Source some_source(Dice& dice);

/// Registers the client with this year's answers and its assignments.
Result<void> take_up(Work& work, const DemoCase& demo, Dealt& one);
/// What the ombud does for a client before the year ends: all are met, one in five is done.
Result<void> follow(Work& work, const Dealt& one, Date contact);
/// The client's year in the diary.
void write_down(Diary& diary, const DemoCase& demo, Dealt one);

/// The steering group's order for the unit's queue, and what the unit says of its queue.
Deed deciding_order(const DemoCase& demo, const DemoUnit& unit,
                    const std::vector<std::string>& priorities);
Deed saying_queue(const DemoCase& demo, const DemoUnit& unit, const std::string& standing);
