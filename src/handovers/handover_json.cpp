// Writing handovers as JSON.
#include "handovers/handover_json.h"

#include "handovers/answer.h"
#include "handovers/item.h"
#include "handovers/passing.h"
#include "handovers/turn.h"
#include "platform/json_day.h"

namespace {

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value();
}

json::object object_of(Work& work, const HandoverRecord& record) {
    return {{"number", record.number},
            {"title", record.handover.title.text()},
            {"body", record.handover.body},
            {"channel", record.handover.channel},
            {"standing", record.standing},
            {"sent_on", json_day(record.sent_on)},
            {"due_on", json_day(record.handover.due_on)},
            {"overdue", record.overdue_on(work.today())}};
}

json::object object_of(const Answer& answer) {
    json::array items;
    for (const std::string& id : answer.items) {
        items.emplace_back(id);
    }
    return {{"items", std::move(items)},
            {"kind", answer.kind},
            {"text", answer.text.text()},
            {"promised_on", json_day(answer.promised_on)},
            {"forward_to", answer.forward_to.text()},
            {"answered_on", answer.answered_on.iso()},
            {"by_link", answer.by_link}};
}

} // namespace

std::string page_json(Work& work, const HandoverPage& page) {
    json::array list;
    for (const HandoverRecord& record : page.records) {
        list.emplace_back(object_of(work, record));
    }
    return json::serialize(json::object{{"total", page.total}, {"handovers", std::move(list)}});
}

std::string handover_json(Work& work, const HandoverRecord& record) {
    json::object object = object_of(work, record);
    object["version"] = record.version;
    object["recipient_role"] = record.handover.recipient_role.text();
    object["request"] = record.handover.request.text();
    object["reference"] = record.handover.reference;
    object["passed_on_from"] = text_or_null(passed_on_from(work, record));
    json::array items;
    for (const HandoverItemRecord& one : items_of(work, record)) {
        items.emplace_back(json::object{{"id", one.id},
                                        {"kind", one.item.kind},
                                        {"subject", one.item.subject},
                                        {"standing", one.standing},
                                        {"text", text_of(work, record, one)}});
    }
    object["items"] = std::move(items);
    json::array answers;
    for (const AnswerRecord& one : answers_to(work, record)) {
        json::object answer = object_of(one.answer);
        answer["id"] = one.id;
        answer["passed_on_in"] = text_or_null(passed_on_in(work, record.unit, one.id));
        answers.emplace_back(std::move(answer));
    }
    object["answers"] = std::move(answers);
    json::array turns;
    for (const HandoverTurnRecord& one : turns_of(work, record)) {
        turns.emplace_back(json::object{{"deed", one.turn.deed},
                                        {"turned_on", one.turn.turned_on.iso()},
                                        {"by_link", one.turn.by_link}});
    }
    object["turns"] = std::move(turns);
    return json::serialize(object);
}
