// Writing faults as JSON.
#include "faults/fault_json.h"

#include "faults/earlier_year.h"
#include "faults/membership.h"
#include "faults/picture.h"
#include "faults/proposal.h"
#include "platform/json.h"

namespace {

json::value or_null(const std::string& text) {
    return text.empty() ? json::value() : json::value(text);
}

json::object object_of(const FaultRecord& record) {
    json::object object;
    object["number"] = record.number;
    object["title"] = record.fault.title.text();
    object["standing"] = record.standing;
    object["national_group"] = or_null(record.fault.national_group);
    return object;
}

json::object object_of(const Member& member) {
    json::object object;
    object["number"] = member.event_number;
    object["status"] = member.status;
    object["withheld"] = member.withheld;
    object["decision"] = or_null(member.way);
    object["reason"] = member.membership.reason;
    object["member_from"] = member.membership.member_from.iso();
    if (!member.withheld) {
        object["occurred_on"] = member.occurred_on ? member.occurred_on->iso() : "";
        object["kommun"] = member.kommun;
        object["body"] = member.body;
        object["level"] = or_null(member.level);
    }
    return object;
}

json::array proposals_json(Work& work, const FaultRecord& record) {
    json::array list;
    for (const ProposalRecord& one : proposals_of(work, record)) {
        list.push_back(json::object{{"id", one.id},
                                    {"text", one.proposal.text.text()},
                                    {"addressee", one.proposal.addressee},
                                    {"proposed_on", one.proposal.proposed_on.iso()},
                                    {"standing", one.standing}});
    }
    return list;
}

} // namespace

std::string page_json(const FaultPage& page) {
    json::array list;
    for (const FaultLine& line : page.lines) {
        json::object object = object_of(line.record);
        object["events"] = line.events;
        object["this_year"] = line.this_year;
        list.push_back(std::move(object));
    }
    return json::serialize(json::object{{"total", page.total}, {"faults", std::move(list)}}) + "\n";
}

std::string fault_json(Work& work, const FaultRecord& record) {
    json::object object = object_of(record);
    object["version"] = record.version;
    object["description"] = or_null(record.fault.description.text());
    object["consequence"] = or_null(record.fault.consequence.text());
    const FaultPicture picture = picture_of(work, record);
    object["events"] = picture.count;
    object["this_year"] = picture.this_year;
    object["withheld"] = picture.withheld;
    object["ombud"] = picture.ombud;
    object["of_unknown_ombud"] = picture.of_unknown_ombud;
    object["units"] = picture.units;
    object["single_ombud"] = picture.single_ombud();
    object["recurring"] = picture.recurring();
    object["known_since"] = nullptr;
    if (picture.known_since) {
        object["known_since"] = *picture.known_since;
    }
    json::array members;
    for (const Member& member : members_of(work, record, Members::current, members_told)) {
        members.push_back(object_of(member));
    }
    object["members"] = std::move(members);
    object["members_total"] = count_members(work, record, Members::current);
    object["proposals"] = proposals_json(work, record);
    json::array earlier;
    for (const EarlierYearRecord& one : earlier_years_of(work, record)) {
        earlier.push_back(
            json::object{{"year", one.earlier.year}, {"source", one.earlier.source.text()}});
    }
    object["earlier_years"] = std::move(earlier);
    return json::serialize(object) + "\n";
}

std::string theme_json(const ThemeRecord& record) {
    json::object object;
    object["id"] = record.id;
    object["version"] = record.version;
    object["year"] = record.theme.year;
    object["title"] = record.theme.title.text();
    object["text"] = or_null(record.theme.text.text());
    object["faults"] = json::array(record.theme.faults.begin(), record.theme.faults.end());
    return json::serialize(object) + "\n";
}
