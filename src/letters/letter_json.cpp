// Writing letters as JSON.
#include "letters/letter_json.h"

#include "letters/approval.h"
#include "letters/document.h"
#include "letters/reply.h"
#include "platform/json_day.h"
#include "rights/may.h"

namespace {

json::array texts_of(const std::vector<std::string>& texts) {
    json::array list;
    for (const std::string& one : texts) {
        list.emplace_back(one);
    }
    return list;
}

json::object object_of(Work& work, const LetterRecord& record) {
    return {{"number", record.number},
            {"kind", record.letter.kind},
            {"subject", record.letter.subject.text()},
            {"standing", record.standing},
            {"case_number", record.letter.case_number},
            {"sent_on", json_day(record.sent_on)},
            {"due_on", json_day(record.letter.due_on)},
            {"overdue", record.overdue_on(work.today())}};
}

json::array recipients_json(Work& work, const LetterRecord& record) {
    json::array list;
    for (const LetterRecipientRecord& one : recipients_of(work, record)) {
        list.emplace_back(json::object{{"id", one.id},
                                       {"role", one.recipient.role},
                                       {"body", one.recipient.body},
                                       {"attention", one.recipient.attention.text()},
                                       {"reference", one.recipient.reference},
                                       {"standing", one.standing},
                                       {"channel", one.recipient.channel},
                                       {"delivered_on", json_day(one.recipient.delivered_on)},
                                       {"received_number", one.recipient.received_number}});
    }
    return list;
}

json::array items_json(Work& work, const LetterRecord& record) {
    json::array list;
    for (const std::string_view kind : {"question", "proposal"}) {
        for (const LetterItemRecord& one : items_of(work, record, kind)) {
            list.emplace_back(json::object{{"id", one.id},
                                           {"kind", one.item.kind},
                                           {"position", one.item.position},
                                           {"text", one.item.text.text()}});
        }
    }
    return list;
}

json::array answers_json(Work& work, const LetterRecord& record) {
    json::array list;
    for (const LetterAnswerRecord& one : answers_to(work, record)) {
        list.emplace_back(json::object{{"recipient", one.answer.recipient},
                                       {"items", texts_of(one.answer.items)},
                                       {"kind", one.answer.kind},
                                       {"text", one.answer.text.text()},
                                       {"promised_on", json_day(one.answer.promised_on)},
                                       {"forward_to", one.answer.forward_to.text()},
                                       {"answered_on", one.answer.answered_on.iso()}});
    }
    return list;
}

/// What the unit settled before it was sent: nothing for those who read only what was.
void add_preparation(Work& work, const LetterRecord& record, json::object& object) {
    json::array units;
    for (const SigningUnit& one : signing_units(work, record)) {
        units.emplace_back(
            json::object{{"unit", one.name}, {"approved", one.approval.has_value()}});
    }
    object["signing_units"] = std::move(units);
    object["text_digest"] = work.digest(letter_text(work, record));
    if (!own_letter(work, record)) {
        return;
    }
    json::array turns;
    for (const LetterTurnRecord& one : turns_of(work, record)) {
        turns.emplace_back(json::object{{"deed", one.turn.deed},
                                        {"turned_on", one.turn.turned_on.iso()},
                                        {"recipient", one.turn.recipient}});
    }
    object["turns"] = std::move(turns);
}

} // namespace

std::string page_json(Work& work, const LetterPage& page) {
    json::array list;
    for (const LetterRecord& record : page.records) {
        list.emplace_back(object_of(work, record));
    }
    return json::serialize(json::object{{"total", page.total}, {"letters", std::move(list)}});
}

std::string letter_json(Work& work, const LetterRecord& record) {
    json::object object = object_of(work, record);
    object["version"] = record.version;
    object["text"] = json::parse(letter_text(work, record));
    object["recipients"] = recipients_json(work, record);
    object["items"] = items_json(work, record);
    object["answers"] = answers_json(work, record);
    if (actor_may(work.actor(), May::read_faults)) {
        add_preparation(work, record, object);
    }
    return json::serialize(object);
}
