// Choosing what is told, and writing it as the body will read it.
#include "handovers/item.h"

#include <algorithm>

#include "events/deidentification.h"
#include "events/event.h"
#include "faults/clearing.h"
#include "faults/fault.h"
#include "faults/told.h"
#include "handovers/fixed_words.h"
#include "organisations/record_number.h"
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

std::string in_swedish(std::string_view key, const HandoverItem& item) {
    return Texts(Language::swedish)(key, {{"number", item.subject}});
}

std::string number_only(const HandoverItem& item) {
    return in_swedish("handover.withheld_item", item);
}

std::string text_now(Work& work, const HandoverItem& item) {
    if (item.kind == "fault") {
        const auto fault = find_fault(work, item.subject);
        return fault ? told_fault(work, *fault, item.shown) : std::string();
    }
    const Texts t(Language::swedish);
    std::string all;
    const auto event = find_event(work, item.subject);
    // In the order of the list, whatever the order in which they were ticked.
    for (const std::string_view part : parts_of(item.kind)) {
        if (std::ranges::find(item.shown, part) == item.shown.end()) {
            continue;
        }
        if (event) {
            add_part(all, t, "handover.part." + std::string(part),
                     event_part(work, t, *event, part));
        }
    }
    return all;
}

Result<void> takes_withheld(const Handover& handover) {
    if (!manager_channel(handover.channel)) {
        return invalid("subject", "handover.withheld_channel");
    }
    return has_fixed_words(handover) ? Result<void>()
                                     : Result<void>(invalid("subject", "handover.withheld_words"));
}

Result<HandoverRecord> draft(Work& work, std::string_view number) {
    TRY(must(work, May::write_faults));
    HandoverRecord record = TRY(find_handover_with_words(work, number));
    if (record.standing != "draft") {
        return invalid("", "not_from_here");
    }
    return record;
}

} // namespace

std::span<const std::string_view> parts_of(std::string_view kind) {
    static constexpr std::array<std::string_view, 4> of_event = {"place", "description",
                                                                 "consequence", "proposal"};
    return kind == "fault" ? fault_parts() : std::span<const std::string_view>(of_event);
}

std::string kind_of_number(std::string_view number) {
    return kind_in_number(number) == 'B' ? "fault" : "event";
}

bool is_withheld(Work& work, std::string_view unit, const HandoverItem& item) {
    if (item.kind == "fault") {
        return only_withheld_behind(work, unit, item.subject);
    }
    const auto row =
        work.row(sql::handovers::withheld_event, {{"unit", unit}, {"number", item.subject}});
    return !row || row->tick("withheld");
}

bool holds_withheld(Work& work, const HandoverRecord& record) {
    const auto items = items_of(work, record);
    return std::ranges::any_of(items, [&](const HandoverItemRecord& one) {
        return is_withheld(work, record.unit, one.item);
    });
}

Words words_in(Work& work, const HandoverRecord& record) {
    return holds_withheld(work, record) ? Words::none : Words::own;
}

Words words_about(Work& work, std::string_view subject) {
    HandoverItem item;
    item.kind = kind_of_number(subject);
    item.subject = subject;
    const auto unit = my_unit_id(work);
    const bool hidden =
        unit && !subject.empty() && may_be_told(work, item) && is_withheld(work, *unit, item);
    return hidden ? Words::none : Words::own;
}

Result<void> may_be_told(Work& work, const HandoverItem& item) {
    if (item.kind == "fault") {
        return find_fault(work, item.subject)
                   ? Result<void>()
                   : Result<void>(invalid("subject", "handover.unknown_subject"));
    }
    const auto event = find_event(work, item.subject);
    if (!event) {
        return invalid("subject", "handover.unknown_subject");
    }
    if (event->status == "withdrawn") {
        return invalid("subject", "event.is_withdrawn");
    }
    return event->erased_on ? Result<void>(invalid("subject", "event.is_erased")) : Result<void>();
}

Result<std::string> add_item(Work& work, std::string_view handover, const HandoverItem& given) {
    const HandoverRecord record = TRY(draft(work, handover));
    HandoverItem item = given;
    item.kind = kind_of_number(item.subject);
    item.sent_text = FreeText();
    TRY(may_be_told(work, item));
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
        TRY(takes_withheld(record.handover));
        item.shown.clear();
    } else if (item.shown.empty()) {
        return invalid("shown", "required");
    }
    return work.insert(
        handover_item_table, &item,
        {{"unit", record.unit}, {"handover", record.id}, {"standing", "unanswered"}});
}

Result<void> remove_item(Work& work, std::string_view handover, std::string_view id,
                         int64_t version) {
    const HandoverRecord record = TRY(draft(work, handover));
    const auto items = items_of(work, record);
    if (std::ranges::find(items, id, &HandoverItemRecord::id) == items.end()) {
        return not_found();
    }
    return work.remove(handover_item_table, id, version);
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
    if (is_withheld(work, record.unit, item.item)) {
        return number_only(item.item);
    }
    if (!record.sent_on) {
        return text_now(work, item.item);
    }
    return item.item.sent_text.empty() ? in_swedish("handover.text_gone", item.item)
                                       : item.item.sent_text.text();
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
        if (const auto fault = find_fault(work, one.item.subject)) {
            std::ranges::move(writers_of(work, *fault), std::back_inserter(list));
        } else if (const auto event = find_event(work, one.item.subject)) {
            std::ranges::move(writers_of(work, *event), std::back_inserter(list));
        }
    }
    return list;
}
