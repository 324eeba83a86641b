// Writing events as JSON and as cells.
#include "events/event_json.h"

#include "platform/json.h"
#include "platform/setting.h"

namespace {

json::value or_null(const std::string& text) {
    return text.empty() ? json::value() : json::value(text);
}

// A day that is not told outside the unit.
std::string day_said(Date day) {
    return day == Date{} ? std::string() : day.iso();
}

json::object object_of(const EventLine& line, const std::string& body) {
    json::object object;
    object["number"] = or_null(line.number);
    object["occurred_on"] = or_null(day_said(line.occurred_on));
    object["kind"] = line.kind;
    object["level"] = or_null(line.level);
    object["serious"] = line.serious;
    object["serious_reason"] = or_null(line.serious_reason);
    object["type"] = or_null(line.type);
    object["body"] = or_null(body);
    object["body_type"] = or_null(line.body_type);
    object["kommun"] = or_null(line.kommun);
    object["description"] = or_null(line.description);
    object["consequence"] = or_null(line.consequence);
    object["proposal"] = or_null(line.proposal);
    object["year_answer"] = or_null(line.year_answer);
    if (line.withheld) {
        object["tags"] = nullptr;
    } else {
        object["tags"] = json::array(line.tags.begin(), line.tags.end());
    }
    object["child_perspective"] = line.child_perspective;
    object["mended_at_once"] = line.mended_at_once;
    object["traceable_to_official"] = line.traceable_to_official;
    object["registered_on"] = or_null(day_said(line.registered_on));
    object["status"] = or_null(line.status);
    object["withheld"] = line.withheld;
    return object;
}

EventLine line_of(const EventRecord& record) {
    const Event& event = record.event;
    EventLine line;
    line.number = record.number;
    line.unit = record.unit;
    line.occurred_on = event.occurred_on;
    line.registered_on = event.registered_on.value_or(event.occurred_on);
    line.kind = event.kind;
    line.level = event.level;
    line.type = event.type;
    line.body = event.body;
    line.body_type = record.body_type;
    line.kommun = event.kommun;
    line.status = record.status;
    line.serious = event.serious;
    line.serious_reason = event.serious_reason;
    line.description = event.description.text();
    line.consequence = event.consequence.text();
    line.proposal = event.proposal.text();
    line.year_answer = event.year_answer.text();
    line.tags = event.tags;
    line.child_perspective = event.child_perspective;
    line.mended_at_once = event.mended_at_once;
    line.traceable_to_official = event.traceable_to_official;
    line.withheld = record.withheld;
    return line;
}

} // namespace

std::span<const std::string_view> event_keys() {
    static constexpr std::array<std::string_view, 21> keys = {
        "number",         "occurred_on",
        "kind",           "level",
        "serious",        "serious_reason",
        "type",           "body",
        "body_type",      "kommun",
        "description",    "consequence",
        "proposal",       "year_answer",
        "tags",           "child_perspective",
        "mended_at_once", "traceable_to_official",
        "registered_on",  "status",
        "withheld"};
    return keys;
}

Contents contents_of(Work& work) {
    return contents_invented(work) ? Contents::invented : Contents::real;
}

std::vector<std::string> exported_keys(Contents contents) {
    std::vector<std::string> keys(event_keys().begin(), event_keys().end());
    if (contents == Contents::invented) {
        keys.emplace_back("invented");
    }
    return keys;
}

const std::string& EventWriter::body_of(const EventLine& line) {
    static const Texts swedish(Language::swedish);
    return line.body == line.body_type ? line.body : book_.label(swedish, "body", line.body);
}

std::string EventWriter::json_of(const EventLine& line) {
    json::object object = object_of(line, body_of(line));
    if (contents_ == Contents::invented) {
        object["invented"] = true;
    }
    return json::serialize(object);
}

std::vector<std::string> EventWriter::cells_of(const EventLine& line) {
    const auto tick = [](bool value) { return std::string(value ? "true" : "false"); };
    std::string tags;
    for (const std::string& tag : line.tags) {
        tags += (tags.empty() ? "" : " | ") + tag;
    }
    std::vector<std::string> cells = {line.number,
                                      day_said(line.occurred_on),
                                      line.kind,
                                      line.level,
                                      tick(line.serious),
                                      line.serious_reason,
                                      line.type,
                                      body_of(line),
                                      line.body_type,
                                      line.kommun,
                                      line.description,
                                      line.consequence,
                                      line.proposal,
                                      line.year_answer,
                                      std::move(tags),
                                      tick(line.child_perspective),
                                      tick(line.mended_at_once),
                                      tick(line.traceable_to_official),
                                      day_said(line.registered_on),
                                      line.status,
                                      tick(line.withheld)};
    if (contents_ == Contents::invented) {
        cells.push_back(tick(true));
    }
    return cells;
}

std::string page_json(Work& work, const EventPage& page) {
    CodeBook book(work, page.lines.empty() ? std::string() : page.lines.front().unit);
    EventWriter writer(book);
    std::string out = "{\"total\":" + std::to_string(page.total) + ",\"events\":[";
    bool first = true;
    for (const EventLine& line : page.lines) {
        out += (first ? "" : ",") + writer.json_of(line);
        first = false;
    }
    return out + "]}";
}

std::string event_json(Work& work, const EventRecord& record) {
    const EventLine line = line_of(record);
    const std::string body = line.body == line.body_type
                                 ? line.body
                                 : label_of(work, Texts(Language::swedish), "body", line.body);
    json::object object = object_of(line, body);
    if (record.withheld && record.texts_shown) {
        object["tags"] = json::array(line.tags.begin(), line.tags.end());
    }
    object["version"] = record.version;
    object["texts_shown"] = record.texts_shown;
    return json::serialize(object);
}

std::string findings_json(const std::vector<TextFinding>& findings) {
    json::array list;
    for (const TextFinding& finding : findings) {
        list.push_back(
            json::object{{"start", finding.start},
                         {"end", finding.end},
                         {"kind", finding.kind},
                         {"weight", finding.weight == TextFinding::Weight::stops  ? "stops"
                                    : finding.weight == TextFinding::Weight::asks ? "asks"
                                                                                  : "warns"}});
    }
    return json::serialize(list);
}
