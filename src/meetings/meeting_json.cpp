// Writing meetings as JSON: of a withheld event its number and its decision.
#include "meetings/meeting_json.h"

#include "platform/json_day.h"

namespace {

json::array list_of(const std::vector<std::string>& words) {
    json::array list;
    for (const std::string& word : words) {
        list.emplace_back(word);
    }
    return list;
}

json::object object_of(const MeetingRecord& record) {
    return {{"number", record.number},
            {"version", record.version},
            {"meets_on", record.meeting.meets_on.iso()},
            {"how", record.meeting.how},
            {"place", record.meeting.place.text()},
            {"chair", record.meeting.chair},
            {"invited", list_of(record.meeting.invited)},
            {"attended", list_of(record.meeting.attended)},
            {"standing", record.standing},
            {"approved_on", json_day(record.approved_on)},
            {"approver_name", record.approver_name}};
}

json::object object_of(const DecisionRecord& record) {
    return {{"version", record.version},           {"way", record.decision.way},
            {"owner", record.decision.owner},      {"due_on", json_day(record.decision.due_on)},
            {"task", record.decision.task.text()}, {"done_on", json_day(record.decision.done_on)}};
}

json::object object_of(Work& work, const MeetingRecord& record, const AgendaLine& line) {
    const MeetingItem& item = line.item;
    const bool words = !line.without_words();
    json::object object = {{"item", line.key()},
                           {"version", line.version},
                           {"kind", item.kind},
                           {"subject", item.subject},
                           {"title", item.title.text()},
                           {"standing", line.standing},
                           {"withheld", line.withheld()},
                           {"why", item.why},
                           {"reason", words ? item.reason.text() : std::string()},
                           {"conclusion", words ? item.conclusion.text() : std::string()},
                           {"actions", list_of(item.actions)}};
    object["decision"] = line.decision ? json::value(object_of(*line.decision)) : json::value();
    const ToldItem told = tell_item(work, Texts(Language::swedish), record, line);
    object["told"] = json::object{{"name", told.name},
                                  {"decision", told.decision},
                                  {"owner", told.owner},
                                  {"due_on", json_day(told.due_on)},
                                  {"text", told.text}};
    return object;
}

} // namespace

std::string page_json(const MeetingPage& page) {
    json::array list;
    for (const MeetingLine& line : page.lines) {
        json::object object = object_of(line.record);
        object["items"] = line.items;
        object["decided"] = line.decided;
        list.emplace_back(std::move(object));
    }
    return json::serialize(json::object{{"total", page.total}, {"meetings", std::move(list)}});
}

std::string meeting_json(Work& work, const MeetingRecord& record) {
    json::object object = object_of(record);
    const Agenda agenda = agenda_of(work, record);
    json::array items;
    for (const AgendaLine& line : agenda.lines) {
        items.emplace_back(object_of(work, record, line));
    }
    object["agenda"] = std::move(items);
    object["not_deidentified"] = list_of(agenda.unread);
    json::array turns;
    for (const MeetingTurnRecord& one : turns_of(work, record)) {
        turns.emplace_back(json::object{{"deed", one.turn.deed},
                                        {"turned_on", one.turn.turned_on.iso()},
                                        {"reason", one.turn.reason.text()},
                                        {"by", one.by}});
    }
    object["turns"] = std::move(turns);
    return json::serialize(object);
}

std::string item_json(Work& work, const MeetingRecord& record, const AgendaLine& line) {
    return json::serialize(object_of(work, record, line));
}

std::string tasks_json(const std::vector<MeetingTask>& tasks) {
    json::array list;
    for (const MeetingTask& task : tasks) {
        list.emplace_back(json::object{{"task", task.id},
                                       {"version", task.version},
                                       {"meeting", task.meeting_number},
                                       {"subject", task.subject},
                                       {"withheld", task.withheld},
                                       {"way", task.way},
                                       {"text", task.text.text()},
                                       {"owner", task.owner},
                                       {"due_on", json_day(task.due_on)}});
    }
    return json::serialize(json::object{{"tasks", std::move(list)}});
}
