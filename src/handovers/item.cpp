// Choosing what is told, and writing it as the body will read it.
#include "handovers/item.h"

#include <algorithm>

#include "clearance/clearance.h"
#include "events/event.h"
#include "faults/clearing.h"
#include "faults/fault.h"
#include "faults/picture.h"
#include "faults/proposal.h"
#include "organisations/unit.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/handovers.h"

namespace {

void add_part(std::string& all, const Texts& t, const std::string& key, const std::string& text) {
    if (!text.empty()) {
        all += (all.empty() ? "" : "\n\n") + std::string(t(key)) + "\n" + text;
    }
}

std::string event_part(Work& work, const Texts& t, const EventRecord& event,
                       std::string_view part) {
    if (part == "place") {
        return area_name(work, t, event.event.kommun);
    }
    return part == "description"   ? event.event.description.text()
           : part == "consequence" ? event.event.consequence.text()
           : part == "proposal"    ? event.event.proposal.text()
                                   : std::string();
}

std::string proposals_in(Work& work, const FaultRecord& fault) {
    std::string all;
    for (const ProposalRecord& one : proposals_of(work, fault)) {
        if (one.standing == "unanswered") {
            all += (all.empty() ? "" : "\n") + one.proposal.text.text();
        }
    }
    return all;
}

std::string fault_part(Work& work, const Texts& t, const FaultRecord& fault,
                       std::string_view part) {
    if (part == "how_often") {
        const FaultPicture picture = picture_of(work, fault);
        const std::string count = t("handover.seen", {{"count", t.number(picture.count)}});
        return picture.known_since
                   ? count + " " +
                         t("handover.known_since", {{"year", std::to_string(*picture.known_since)}})
                   : count;
    }
    return part == "title"         ? fault.fault.title.text()
           : part == "description" ? fault.fault.description.text()
           : part == "consequence" ? fault.fault.consequence.text()
           : part == "proposals"   ? proposals_in(work, fault)
                                   : std::string();
}

std::string number_only(const HandoverItem& item) {
    return Texts(Language::swedish)("handover.withheld_item", {{"number", item.subject}});
}

std::string text_now(Work& work, const HandoverItem& item) {
    const Texts t(Language::swedish);
    std::string all;
    const auto event =
        item.kind == "event" ? std::optional(find_event(work, item.subject)) : std::nullopt;
    const auto fault =
        item.kind == "fault" ? std::optional(find_fault(work, item.subject)) : std::nullopt;
    // In the order of the list, whatever the order in which they were ticked.
    for (const std::string_view part : parts_of(item.kind)) {
        if (std::ranges::find(item.shown, part) == item.shown.end()) {
            continue;
        }
        const std::string key = "handover.part." + std::string(part);
        if (event && *event) {
            add_part(all, t, key, event_part(work, t, **event, part));
        } else if (fault && *fault) {
            add_part(all, t, key, fault_part(work, t, **fault, part));
        }
    }
    return all;
}

Clearance clearance_for(Work& work, const HandoverRecord& record) {
    return {"handover",
            record.id,
            "deidentified",
            record.version,
            work.digest(leaving_text_of(work, record)),
            ""};
}

Result<HandoverRecord> draft(Work& work, std::string_view number) {
    TRY(must(work, May::write_faults));
    HandoverRecord record = TRY(find_handover(work, number));
    if (record.standing != "draft") {
        return invalid("", "not_from_here");
    }
    return record;
}

} // namespace

std::span<const std::string_view> parts_of(std::string_view kind) {
    static constexpr std::array<std::string_view, 5> of_fault = {
        "title", "description", "consequence", "how_often", "proposals"};
    static constexpr std::array<std::string_view, 4> of_event = {"place", "description",
                                                                 "consequence", "proposal"};
    return kind == "fault" ? std::span<const std::string_view>(of_fault)
                           : std::span<const std::string_view>(of_event);
}

std::string kind_of_number(std::string_view number) {
    return number.find("-B-") == std::string_view::npos ? "event" : "fault";
}

bool is_withheld(Work& work, std::string_view unit, const HandoverItem& item) {
    if (item.kind == "event") {
        const auto row =
            work.row(sql::handovers::withheld_event, {{"unit", unit}, {"number", item.subject}});
        return !row || row->tick("withheld");
    }
    const auto fault = find_fault(work, item.subject);
    return !fault || picture_of(work, *fault).only_withheld();
}

bool holds_withheld(Work& work, const HandoverRecord& record) {
    const auto items = items_of(work, record);
    return std::ranges::any_of(items, [&](const HandoverItemRecord& one) {
        return is_withheld(work, record.unit, one.item);
    });
}

Result<std::string> add_item(Work& work, std::string_view handover, const HandoverItem& given) {
    const HandoverRecord record = TRY(draft(work, handover));
    HandoverItem item = given;
    item.kind = kind_of_number(item.subject);
    item.sent_text = FreeText();
    const bool known = item.kind == "event" ? find_event(work, item.subject).has_value()
                                            : find_fault(work, item.subject).has_value();
    if (!known) {
        return invalid("subject", "handover.unknown_subject");
    }
    const auto items = items_of(work, record);
    if (std::ranges::any_of(items, [&](const HandoverItemRecord& one) {
            return one.item.subject == item.subject;
        })) {
        return invalid("subject", "taken");
    }
    const auto allowed = parts_of(item.kind);
    for (const std::string& part : item.shown) {
        if (std::ranges::find(allowed, part) == allowed.end()) {
            return invalid("shown", "unknown_code");
        }
    }
    if (is_withheld(work, record.unit, item)) {
        if (!manager_channel(record.handover.channel)) {
            return invalid("subject", "handover.withheld_channel");
        }
        item.shown.clear();
    } else if (item.shown.empty()) {
        return invalid("shown", "required");
    }
    return work.insert(
        handover_item_table, &item,
        {{"unit", record.unit}, {"handover", record.id}, {"standing", "unanswered"}});
}

Result<void> remove_item(Work& work, std::string_view handover, std::string_view id) {
    const HandoverRecord record = TRY(draft(work, handover));
    const auto items = items_of(work, record);
    const auto found = std::ranges::find(items, id, &HandoverItemRecord::id);
    if (found == items.end()) {
        return not_found();
    }
    return work.remove(handover_item_table, found->id, found->version);
}

std::vector<HandoverItemRecord> items_of(Work& work, const HandoverRecord& record) {
    std::vector<HandoverItemRecord> list;
    for (const StoredRow& row :
         work.rows(sql::handovers::items, {{"unit", record.unit}, {"handover", record.id}})) {
        HandoverItemRecord one;
        one.id = row.text("id");
        one.version = row.integer("version");
        one.standing = row.text("standing");
        work.fill(handover_item_table, row, &one.item);
        list.push_back(std::move(one));
    }
    return list;
}

std::string text_of(Work& work, const HandoverRecord& record, const HandoverItemRecord& item) {
    if (record.sent_on && item.item.kind == "fault") {
        return item.item.sent_text.text();
    }
    if (is_withheld(work, record.unit, item.item)) {
        return number_only(item.item);
    }
    return record.sent_on ? item.item.sent_text.text() : text_now(work, item.item);
}

std::string leaving_text_of(Work& work, const HandoverRecord& record) {
    std::string all = record.handover.title.text() + "\n\n" + record.handover.request.text();
    for (const HandoverItemRecord& one : items_of(work, record)) {
        all += "\n\n" + one.item.subject + "\n" + text_of(work, record, one);
    }
    return all;
}

std::vector<std::string> writers_of(Work& work, const HandoverRecord& record) {
    std::vector<std::string> list;
    const Params of_this = {{"unit", record.unit}, {"handover", record.id}};
    for (const StoredRow& row : work.rows(sql::handovers::writers, of_this)) {
        list.push_back(row.text("writer"));
    }
    for (const HandoverItemRecord& one : items_of(work, record)) {
        if (one.item.kind == "event") {
            for (const StoredRow& row :
                 work.rows(sql::handovers::writers_of_event,
                           {{"unit", record.unit}, {"number", one.item.subject}})) {
                list.push_back(row.text("writer"));
            }
        } else if (const auto fault = find_fault(work, one.item.subject)) {
            std::ranges::move(writers_of(work, *fault), std::back_inserter(list));
        }
    }
    return list;
}

Result<void> confirm_handover(Work& work, std::string_view number, std::string_view digest) {
    const HandoverRecord record = TRY(draft(work, number));
    return confirm_seen(work, record.unit, clearance_for(work, record),
                        {digest, writers_of(work, record)});
}

bool confirmed(Work& work, const HandoverRecord& record) {
    return standing_clearance(work, record.unit, clearance_for(work, record)).has_value();
}
