// Rules of handovers, and preparing, changing and finding them.
#include "handovers/handover.h"

#include <algorithm>

#include "handovers/fixed_words.h"
#include "handovers/item.h"
#include "organisations/code.h"
#include "organisations/known_body.h"
#include "organisations/record_number.h"
#include "organisations/unit.h"
#include "platform/or_null.h"
#include "rights/may.h"
#include "sql/handovers.h"

namespace {

const May hands = May::write_faults;

Result<void> handover_holds(Work& work, std::string_view unit, const Handover& given) {
    if (given.title.empty()) {
        return invalid("title", "required");
    }
    if (!known_body(work, unit, given.body, work.today())) {
        return invalid("body", "unknown_code");
    }
    if (!code_valid(work, {.list = "handover_channel", .code = given.channel}, work.today(),
                    unit)) {
        return invalid("channel", "unknown_code");
    }
    if (given.due_on && *given.due_on < work.today()) {
        return invalid("due_on", "handover.due_passed");
    }
    return {};
}

/// It begins with all parts of what it is about; they are chosen among on the page.
HandoverItem beginning(std::string_view about) {
    HandoverItem item;
    item.kind = kind_of_number(about);
    item.subject = about;
    for (const std::string_view part : parts_of(item.kind)) {
        item.shown.emplace_back(part);
    }
    return item;
}

/// In fixed words where it begins with something withheld.
Result<Handover> worded_for(Work& work, std::string_view unit, const Handover& given,
                            std::string_view about) {
    if (about.empty()) {
        return given;
    }
    const HandoverItem item = beginning(about);
    TRY(may_be_told(work, item));
    return is_withheld(work, unit, item) ? in_fixed_words(given) : Result<Handover>(given);
}

} // namespace

bool HandoverRecord::overdue_on(Date today) const {
    return (standing == "sent" || standing == "received") && handover.due_on &&
           *handover.due_on < today;
}

std::span<const StateMove> handover_moves() {
    static constexpr std::array<StateMove, 18> moves = {{
        {"draft", "send", "sent", hands},
        {"draft", "withdraw", "withdrawn", hands},
        {"sent", "receive", "received", hands},
        {"sent", "remind", "sent", hands},
        {"sent", "escalate", "sent", hands},
        {"sent", "answer_part", "received", hands},
        {"sent", "answer", "answered", hands},
        {"sent", "close", "closed", hands},
        {"received", "remind", "received", hands},
        {"received", "escalate", "received", hands},
        {"received", "answer_part", "received", hands},
        {"received", "answer", "answered", hands},
        {"received", "close", "closed", hands},
        // A promise is answered again when it is kept.
        {"answered", "answer", "answered", hands},
        {"answered", "close", "closed", hands},
        {"sent", "withdraw", "withdrawn", hands},
        {"received", "withdraw", "withdrawn", hands},
        {"closed", "reopen", "received", hands},
    }};
    return moves;
}

std::span<const StateMove> link_moves() {
    static constexpr std::array<StateMove, 6> moves = {{
        {"sent", "receive", "received", May::anyone},
        {"sent", "answer_part", "received", May::anyone},
        {"sent", "answer", "answered", May::anyone},
        {"received", "answer_part", "received", May::anyone},
        {"received", "answer", "answered", May::anyone},
        {"answered", "answer", "answered", May::anyone},
    }};
    return moves;
}

bool manager_channel(std::string_view channel) {
    return channel == "manager_oral" || channel == "manager_to_manager";
}

Result<std::string> prepare_handover(Work& work, const Handover& given, std::string_view about) {
    TRY(must(work, hands));
    const auto unit = my_unit(work);
    if (!unit) {
        return forbidden("needs_a_unit");
    }
    const Handover handover = TRY(worded_for(work, unit->id, given, about));
    TRY(handover_holds(work, unit->id, handover));
    const auto row = work.row(sql::handovers::next_order, {{"prefix", unit->unit.prefix}});
    ensure(row.has_value(), "a counter answers its new value");
    const std::string number = record_number(unit->unit.prefix, 'O', row->integer("last"));
    TRY(work.insert(handover_table, &handover,
                    {{"unit", unit->id}, {"number", number}, {"standing", "draft"}}));
    if (!about.empty()) {
        TRY(add_item(work, number, beginning(about)));
    }
    return number;
}

Result<int64_t> amend_handover(Work& work, std::string_view number, int64_t version,
                               const Handover& given) {
    TRY(must(work, hands));
    const HandoverRecord record = TRY(find_handover_with_words(work, number));
    if (record.standing != "draft") {
        return invalid("", "not_from_here");
    }
    const bool hidden = holds_withheld(work, record);
    const Handover handover = hidden ? TRY(in_fixed_words(given)) : given;
    TRY(handover_holds(work, record.unit, handover));
    if (hidden && !manager_channel(handover.channel)) {
        return invalid("channel", "handover.withheld_channel");
    }
    return work.update(handover_table, record.id, version, &handover);
}

HandoverRecord handover_record(Work& work, const Row& row) {
    HandoverRecord record;
    record.id = row.text("id");
    record.number = row.text("number");
    record.unit = row.text("unit");
    record.version = row.integer("version");
    record.standing = row.text("standing");
    record.sent_on = parse_date(row.text("sent_on"));
    record.erased_on = parse_date(row.text("erased_on"));
    work.fill(handover_table, row, &record.handover);
    return record;
}

Result<HandoverRecord> find_handover(Work& work, std::string_view number) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::handovers::by_number, {{"unit", unit}, {"number", number}});
    if (!row) {
        return not_found();
    }
    return handover_record(work, *row);
}

Result<HandoverRecord> find_handover_with_words(Work& work, std::string_view number) {
    HandoverRecord record = TRY(find_handover(work, number));
    if (record.erased_on) {
        return invalid("", "handover.is_erased");
    }
    return record;
}

Result<HandoverPage> list_handovers(Work& work, const HandoverFilter& filter, int64_t page) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    const Value late_on = filter.overdue ? Value(work.today().iso()) : Value();
    Params params = {
        {"unit", unit}, {"standing", text_or_null(filter.standing)}, {"late_on", late_on}};
    HandoverPage found;
    const auto count = work.row(sql::handovers::count_filtered, params);
    found.total = count ? count->integer("handovers") : 0;
    params.emplace_back("limit", handovers_per_page);
    params.emplace_back("offset", (std::max<int64_t>(page, 1) - 1) * handovers_per_page);
    for (const StoredRow& row : work.rows(sql::handovers::filtered, params)) {
        found.records.push_back(handover_record(work, row));
    }
    return found;
}

std::vector<HandoverRecord> handovers_about(Work& work, std::string_view subject) {
    std::vector<HandoverRecord> list;
    const auto unit = my_unit(work);
    if (!unit) {
        return list;
    }
    for (const StoredRow& row :
         work.rows(sql::handovers::about, {{"unit", unit->id}, {"subject", subject}})) {
        list.push_back(handover_record(work, row));
    }
    return list;
}
