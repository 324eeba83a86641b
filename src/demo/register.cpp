// Each event's way through the year.
#include "demo/register.h"

#include <algorithm>

#include "events/closure.h"
#include "events/deidentification.h"
#include "events/discussion.h"

namespace {

std::map<std::string, Discussion> talks_of(const DemoCase& demo) {
    std::map<std::string, Discussion> talks;
    for (const SheetLine& line : demo_sheet(demo, "talks")) {
        Discussion& talk = talks[line["key"]];
        for (const Field& field : discussion_fields) {
            if (FreeText* answer = field.free_text(&talk)) {
                *answer = FreeText::as_typed(line[field.name]);
            }
        }
    }
    return talks;
}

Deed registering(DemoEvent& made) {
    return [&made](Work& work) -> Result<void> {
        made.number = TRY(register_event(work, made.event));
        return {};
    };
}

Deed discussing(const DemoEvent& made, const Discussion& talk) {
    return [&made, talk](Work& work) { return discuss_event(work, made.number, 0, talk); };
}

Deed confirming(const DemoEvent& made) {
    return [&made](Work& work) -> Result<void> {
        const EventRecord record = TRY(find_event(work, made.number));
        return confirm_deidentified(work, made.number, record.version);
    };
}

Deed closing(const DemoEvent& made) {
    return [&made](Work& work) -> Result<void> {
        const EventRecord record = TRY(find_event(work, made.number));
        const Closure closure{made.outcome, FreeText::as_typed(made.reason)};
        TRY(close_event(work, made.number, record.version, closure));
        return {};
    };
}

Date first_meeting_after(Date day) {
    for (const Date& meeting : meeting_days(day.year)) {
        if (meeting > day) {
            return meeting;
        }
    }
    throw Bug("an event that was talked of happened before the last meeting of the year");
}

} // namespace

std::vector<Date> meeting_days(int year) {
    std::vector<Date> days;
    for (const int month : {2, 3, 4, 5, 6, 8, 9, 10, 11}) {
        const int second_week = 8;
        Date day{year, month, second_week};
        const int tuesday = 2;
        while (day.weekday() != tuesday) {
            day = day.plus_days(1);
        }
        days.push_back(day);
    }
    return days;
}

void write_register(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                    std::vector<DemoEvent>& events) {
    std::map<std::string, Discussion> talks = talks_of(demo);
    const Actor& officer = unit.holder_of("event_officer").actor;
    // The officer writes down what the meeting says, so another person reads the texts.
    const Actor& manager = unit.holder_of("unit_manager").actor;
    const int days_to_confirm = 3;
    const int days_to_close = 45;
    for (DemoEvent& made : events) {
        Date day = made.registered_on();
        diary.write(day, made.reporter->actor, registering(made));
        if (!made.key.empty()) {
            const auto talk = talks.find(made.key);
            ensure(talk != talks.end(), "the sheet of talks has the key");
            day = first_meeting_after(day);
            talk->second.discussed_on = day;
            diary.write(day, officer, discussing(made, talk->second));
        }
        if (made.cleared) {
            day = working_day(day.plus_days(days_to_confirm));
            diary.write(day, manager, confirming(made));
        }
        if (!made.outcome.empty()) {
            day = std::min(working_day(day.plus_days(days_to_close)), demo.last_day());
            diary.write(day, made.reporter->actor, closing(made));
        }
    }
}
