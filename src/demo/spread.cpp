// Lines of the sheets become events on days, in kommuner, at bodies and by people.
#include "demo/spread.h"

#include <algorithm>

#include "demo/dice.h"

namespace {

DemoEvent failure_of(const SheetLine& line) {
    DemoEvent made;
    Event& event = made.event;
    event.kind = "failure";
    event.level = line["level"];
    event.type = line["type"];
    event.body = line["body"];
    event.serious = !line["serious"].empty();
    event.serious_reason = line["serious"];
    event.description = FreeText::as_typed(line["description"]);
    event.consequence = FreeText::as_typed(line["consequence"]);
    event.proposal = FreeText::as_typed(line["proposal"]);
    event.child_perspective = line.has_word("marks", "child");
    event.mended_at_once = line.has_word("marks", "mended");
    event.traceable_to_official = line.has_word("marks", "traceable");
    event.tags = line.words("tags");
    made.cleared = line.has_word("marks", "cleared");
    made.key = line["key"];
    made.outcome = line["outcome"];
    made.reason = line["reason"];
    return made;
}

DemoEvent positive_of(const SheetLine& line) {
    DemoEvent made;
    made.event.kind = "positive";
    made.event.type = line["type"];
    made.event.body = line["body"];
    made.event.description = FreeText::as_typed(line["description"]);
    made.event.proposal = FreeText::as_typed(line["proposal"]);
    made.cleared = line.has_word("marks", "cleared");
    return made;
}

std::vector<DemoEvent> events_in_sheets(const DemoCase& demo) {
    std::vector<DemoEvent> events;
    for (const SheetLine& line : demo_sheet(demo, "failures")) {
        events.push_back(failure_of(line));
    }
    for (const SheetLine& line : demo_sheet(demo, "positives")) {
        events.push_back(positive_of(line));
    }
    return events;
}

// --- days ----------------------------------------------------------------------------------------

// Few are at work in July, and some in August and December.
int weight_of(Date day) {
    switch (day.month) {
    case 7:
        return 2;
    case 8:
    case 12:
        return 5;
    default:
        return 8;
    }
}

std::vector<Date> days_of_year(const DemoCase& demo, std::size_t count, Dice& dice) {
    // What happened in the last days would come into the register after them.
    const int time_to_register = 10;
    const Date last = demo.last_day().plus_days(-time_to_register);
    std::vector<Date> working;
    std::vector<int> weights;
    for (Date day{demo.year, 1, 8}; day <= last; day = day.plus_days(1)) {
        if (day == working_day(day)) {
            working.push_back(day);
            weights.push_back(weight_of(day));
        }
    }
    std::vector<Date> days;
    for (std::size_t index = 0; index < count; ++index) {
        days.push_back(working[dice.weighted(weights)]);
    }
    std::ranges::sort(days);
    return days;
}

// What is talked of, confirmed or closed later in the year has to have happened before.
void bring_forward(std::vector<DemoEvent>& events, Dice& dice) {
    const std::size_t early = events.size() * 7 / 10;
    const auto goes_on = [](const DemoEvent& one) {
        return !one.key.empty() || !one.outcome.empty() || one.cleared;
    };
    for (std::size_t late = early; late < events.size(); ++late) {
        while (goes_on(events[late])) {
            std::swap(events[late], events[dice.below(early)]);
        }
    }
}

// --- places and people ---------------------------------------------------------------------------

struct Kommuner {
    std::vector<std::string> codes;
    std::vector<int> weights;
};

Kommuner covered_in_year(const DemoCase& demo) {
    Kommuner all;
    for (const SheetLine& line : demo_sheet(demo, "kommuner")) {
        const auto until = line.maybe_day("covered_until");
        if (!until || until->year >= demo.year) {
            all.codes.push_back(line["kommun"]);
            all.weights.push_back(std::stoi(line["weight"]));
        }
    }
    return all;
}

// Each kommun once, so that none is without; the others by weight.
std::string kommun_for(const Kommuner& kommuner, std::size_t index, Dice& dice) {
    return index < kommuner.codes.size() ? kommuner.codes[index]
                                         : kommuner.codes[dice.weighted(kommuner.weights)];
}

bool holds(const std::vector<std::string>& codes, const std::string& code) {
    return std::ranges::find(codes, code) != codes.end();
}

// Now and then somebody stands in for the ombud of the kommun.
const DemoPerson* reporter_for(const DemoUnit& unit, const std::string& kommun, Dice& dice) {
    const std::vector<const DemoPerson*> all = unit.reporters();
    std::vector<const DemoPerson*> near;
    std::ranges::copy_if(all, std::back_inserter(near), [&](const DemoPerson* person) {
        return holds(person->kommuner, kommun);
    });
    const int stands_in_percent = 12;
    const auto& from = near.empty() || dice.happens(stands_in_percent) ? all : near;
    return from[dice.below(from.size())];
}

// Most often the concrete body is known.
std::string body_for(const DemoUnit& unit, const DemoEvent& made, Dice& dice) {
    const int known_percent = 75;
    if (!dice.happens(known_percent)) {
        return made.event.body;
    }
    for (const DemoBody& body : unit.bodies) {
        if (body.type == made.event.body &&
            (body.kommuner.empty() || holds(body.kommuner, made.event.kommun))) {
            return body.id;
        }
    }
    return made.event.body;
}

} // namespace

Date working_day(Date day) {
    const int friday = 5;
    while (day.weekday() > friday) {
        day = day.plus_days(1);
    }
    return day;
}

std::vector<DemoEvent> spread_events(const DemoCase& demo, const DemoUnit& unit) {
    Dice dice(demo.code);
    std::vector<DemoEvent> events = events_in_sheets(demo);
    dice.shuffle(events);
    const Kommuner kommuner = covered_in_year(demo);
    for (std::size_t index = 0; index < events.size(); ++index) {
        DemoEvent& made = events[index];
        made.event.kommun = kommun_for(kommuner, index, dice);
        made.reporter = reporter_for(unit, made.event.kommun, dice);
        made.event.body = body_for(unit, made, dice);
    }
    dice.shuffle(events);
    bring_forward(events, dice);
    const std::vector<Date> days = days_of_year(demo, events.size(), dice);
    for (std::size_t index = 0; index < events.size(); ++index) {
        Event& event = events[index].event;
        event.occurred_on = days[index];
        event.registered_on =
            working_day(days[index].plus_days(static_cast<int>(dice.below(7))));
    }
    std::ranges::stable_sort(events, {}, &DemoEvent::registered_on);
    return events;
}
