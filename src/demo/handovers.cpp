// Each handover's way: prepared, read by another, sent, and answered by link.
#include "demo/handovers.h"

#include <algorithm>
#include <memory>

#include "handovers/answer.h"
#include "handovers/leaving.h"
#include "handovers/turn.h"

namespace {

/// A line of the sheet and what it became.
struct DemoHandover {
    SheetLine line;
    std::shared_ptr<const DemoFault> fault;
    std::string number;
    std::string token;
};

std::string body_of(const DemoUnit& unit, const std::string& type) {
    const auto found = std::ranges::find(unit.bodies, type, &DemoBody::type);
    return found == unit.bodies.end() ? type : found->id;
}

Result<void> prepare(Work& work, const DemoUnit& unit, DemoHandover& made) {
    const SheetLine& line = made.line;
    Handover handover;
    handover.title = FreeText::as_typed(line["fault"]);
    handover.body = body_of(unit, line["body"]);
    handover.channel = line["channel"];
    handover.recipient_role = FreeText::as_typed(line["recipient_role"]);
    handover.request = FreeText::as_typed(line["request"]);
    made.number = TRY(prepare_handover(work, handover));
    HandoverItem item;
    item.subject = made.fault->number;
    for (const std::string_view part : parts_of("fault")) {
        item.shown.emplace_back(part);
    }
    TRY(add_item(work, made.number, item));
    return {};
}

Result<void> confirm(Work& work, const DemoHandover& made) {
    const HandoverRecord record = TRY(find_handover(work, made.number));
    const LeavingText text = leaving_handover(work, record);
    const std::string reading = TRY(request_reading(work, text));
    return confirm_reading(work, reading, work.digest(text.text));
}

Result<void> send(Work& work, DemoHandover& made) {
    const HandoverRecord record = TRY(find_handover(work, made.number));
    TRY(send_handover(work, made.number, record.version));
    made.token = TRY(make_answer_link(work, made.number));
    return {};
}

Result<void> answer(Work& work, const DemoHandover& made) {
    const SheetLine& line = made.line;
    const HandoverRecord record = TRY(handover_behind(work, made.token));
    Answer given;
    for (const HandoverItemRecord& one : items_of(work, record)) {
        given.items.push_back(one.id);
    }
    given.kind = line["answer"];
    given.text = FreeText::as_typed(line["text"]);
    given.forward_to = FreeText::as_typed(line["forward_to"]);
    if (!line["promised_days"].empty()) {
        given.promised_on = work.today().plus_days(std::stoi(line["promised_days"]));
    }
    return answer_by_link(work, made.token, given);
}

} // namespace

void write_handovers(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                     const DemoFaults& faults) {
    const Actor& officer = unit.holder_of("event_officer").actor;
    const Actor& manager = unit.holder_of("unit_manager").actor;
    const Actor nobody;
    const int days_to_send = 14;
    const int days_to_answer = 21;
    for (const SheetLine& line : demo_sheet(demo, "handovers")) {
        const auto fault = faults.find(line["fault"]);
        ensure(fault != faults.end(), "the sheet names a fault of the other sheet");
        const auto made = std::make_shared<DemoHandover>(DemoHandover{line, fault->second, "", ""});
        const Date sent = std::min(working_day(fault->second->opened_on.plus_days(days_to_send)),
                                   demo.last_day());
        diary.write(sent, officer,
                    [made, &unit](Work& work) { return prepare(work, unit, *made); });
        diary.write(sent, manager, [made](Work& work) { return confirm(work, *made); });
        diary.write(sent, officer, [made](Work& work) { return send(work, *made); });
        if (!line["answer"].empty()) {
            diary.write(std::min(working_day(sent.plus_days(days_to_answer)), demo.last_day()),
                        nobody, [made](Work& work) { return answer(work, *made); });
        }
    }
}
