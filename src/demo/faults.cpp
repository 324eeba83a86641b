// Opening faults at the meetings, grouping events into them, and telling themes of them.
#include "demo/faults.h"

#include <algorithm>
#include <memory>

#include "demo/register.h"
#include "faults/clearing.h"
#include "faults/earlier_year.h"
#include "faults/membership.h"
#include "faults/proposal.h"
#include "faults/theme.h"
#include "organisations/body.h"

namespace {

std::string type_of_body(const DemoUnit& unit, const std::string& body) {
    const auto found = std::ranges::find(unit.bodies, body, &DemoBody::id);
    return found == unit.bodies.end() ? body : found->type;
}

bool tells_of(const DemoUnit& unit, const SheetLine& line, const DemoEvent& made) {
    return made.event.kind == "failure" && made.outcome != "withdrawn" &&
           line.has_word("types", made.event.type) &&
           (line["bodies"].empty() || line.has_word("bodies", type_of_body(unit, made.event.body)));
}

/// The meeting that talks of what came in on a day; after the last one, the end of the year.
Date talked_of(const DemoCase& demo, Date day) {
    for (const Date& meeting : meeting_days(day.year)) {
        if (meeting > day) {
            return std::min(meeting, demo.last_day());
        }
    }
    return demo.last_day();
}

std::vector<DemoEvent*> events_of(const DemoUnit& unit, const SheetLine& line,
                                  std::vector<DemoEvent>& events) {
    std::vector<DemoEvent*> list;
    for (DemoEvent& made : events) {
        if (tells_of(unit, line, made)) {
            list.push_back(&made);
        }
    }
    std::ranges::stable_sort(list, {}, [](const DemoEvent* made) { return made->registered_on(); });
    return list;
}

Result<void> open(Work& work, DemoFault& made) {
    const SheetLine& line = made.line;
    Fault fault;
    fault.title = FreeText::as_typed(line["title"]);
    fault.description = FreeText::as_typed(line["description"]);
    fault.consequence = FreeText::as_typed(line["consequence"]);
    fault.national_group = line["national_group"];
    made.number = TRY(open_fault(work, fault));
    if (!line["known_year"].empty()) {
        const EarlierYear known{std::stoll(line["known_year"]), FreeText::as_typed(line["source"])};
        TRY(note_earlier_year(work, made.number, known));
    }
    return {};
}

Result<void> propose_in(Work& work, const DemoFault& made) {
    const Proposal proposal{FreeText::as_typed(made.line["proposal"]), made.line["addressee"],
                            work.today()};
    TRY(propose(work, made.number, proposal));
    return {};
}

Result<void> turn_in(Work& work, const DemoFault& made) {
    const FaultRecord record = TRY(find_fault(work, made.number));
    const std::vector<ProposalRecord> proposals = proposals_of(work, record);
    ensure(!proposals.empty(), "the proposal was made at an earlier meeting");
    const ProposalTurn turn{made.line["deed"], work.today(), FreeText::as_typed(made.line["note"])};
    TRY(turn_proposal(work, made.number, proposals.front(), turn));
    return {};
}

Result<void> confirm(Work& work, const DemoFault& made) {
    const FaultRecord record = TRY(find_fault(work, made.number));
    const LeavingText text = leaving_fault(work, record);
    const std::string reading = TRY(request_reading(work, text));
    return confirm_reading(work, reading, work.digest(text.text));
}

Result<void> tell_themes(Work& work, const DemoCase& demo,
                         const std::vector<std::shared_ptr<DemoFault>>& faults) {
    for (const SheetLine& line : demo_sheet(demo, "year_themes")) {
        Theme theme;
        theme.year = demo.year;
        theme.title = FreeText::as_typed(line["title"]);
        theme.text = FreeText::as_typed(line["text"]);
        const std::string id = TRY(begin_theme(work, theme));
        for (const auto& made : faults) {
            if (made->line["theme"] == line["title"]) {
                const ThemeRecord record = TRY(find_theme(work, id));
                TRY(choose_fault(work, record, made->number, Choosing::put_last));
            }
        }
    }
    return {};
}

void write_events(Diary& diary, const DemoCase& demo, const Actor& officer,
                  const std::pair<std::shared_ptr<DemoFault>, std::vector<DemoEvent*>>& group) {
    const auto& [made, behind] = group;
    for (const DemoEvent* event : behind) {
        const Date day = std::max(talked_of(demo, event->registered_on()), made->opened_on);
        diary.write(day, officer, [fault = made, event](Work& work) {
            return group_event(work, {fault->number, event->number, fault->line["reason"]});
        });
    }
}

} // namespace

DemoFaults write_faults(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                        std::vector<DemoEvent>& events) {
    const Actor& officer = unit.holder_of("event_officer").actor;
    const Actor& manager = unit.holder_of("unit_manager").actor;
    const int days_to_answer = 60;
    std::vector<std::shared_ptr<DemoFault>> faults;
    for (const SheetLine& line : demo_sheet(demo, "faults")) {
        const std::vector<DemoEvent*> behind = events_of(unit, line, events);
        ensure(behind.size() > 1, "a fault of the sheet recurs");
        const auto made = std::make_shared<DemoFault>(DemoFault{line, "", {}});
        // What was seen once is an event; the second time it is a fault.
        made->opened_on = talked_of(demo, behind[1]->registered_on());
        diary.write(made->opened_on, officer, [made](Work& work) { return open(work, *made); });
        diary.write(made->opened_on, officer,
                    [made](Work& work) { return propose_in(work, *made); });
        write_events(diary, demo, officer, {made, behind});
        if (!line["deed"].empty()) {
            diary.write(
                std::min(working_day(made->opened_on.plus_days(days_to_answer)), demo.last_day()),
                officer, [made](Work& work) { return turn_in(work, *made); });
        }
        diary.write(demo.last_day(), manager, [made](Work& work) { return confirm(work, *made); });
        faults.push_back(made);
    }
    diary.write(demo.last_day(), officer,
                [&demo, faults](Work& work) { return tell_themes(work, demo, faults); });
    DemoFaults named;
    for (const auto& made : faults) {
        named.emplace(made->line["title"], made);
    }
    return named;
}
