// Code lists: reading them, and who may change which.
#include "organisations/code.h"

#include <algorithm>

#include "rights/may.h"
#include "sql/organisations.h"

namespace {

CodeRecord code_of(Work& work, const StoredRow& row) {
    CodeRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.unit = row.text("unit");
    work.fill(code_table, row, &record.code);
    return record;
}

// A national list is the nation's; a unit's own code is for those who steer that unit's events.
Result<void> may_change_code(const Work& work, std::string_view unit) {
    if (unit.empty()) {
        return must(work, May::edit_codes);
    }
    TRY(must(work, May::steer_events));
    const Actor& actor = work.actor();
    if (actor.id != "cli" && actor.id != "system" && actor.place != "unit:" + std::string(unit)) {
        return forbidden();
    }
    return {};
}

bool is_code(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '_';
    });
}

Result<void> days_in_order(const Code& code) {
    if (code.valid_from && code.valid_until && *code.valid_until < *code.valid_from) {
        return invalid("valid_until", "before_start");
    }
    return {};
}

} // namespace

std::vector<Code> codes(Work& work, std::string_view list, Date on, std::string_view unit) {
    std::vector<Code> found;
    for (const StoredRow& row : work.rows(sql::organisations::codes_on,
                                          {{"list", list}, {"day", on.iso()}, {"unit", unit}})) {
        found.push_back(code_of(work, row).code);
    }
    return found;
}

bool code_valid(Work& work, const Code& asked, Date on, std::string_view unit) {
    const auto row =
        work.row(sql::organisations::code, {{"list", asked.list}, {"code", asked.code}});
    if (!row || (!row->is_null("unit") && row->text("unit") != unit)) {
        return false;
    }
    const Code code = code_of(work, *row).code;
    return (!code.valid_from || *code.valid_from <= on) &&
           (!code.valid_until || on <= *code.valid_until);
}

std::string code_label(Work& work, const Texts& t, std::string_view list, std::string_view code) {
    const auto row = work.row(sql::organisations::code, {{"list", list}, {"code", code}});
    return row ? label_in(t, code_of(work, *row).code) : std::string(code);
}

const std::string& label_in(const Texts& t, const Code& code) {
    const bool english = t.language() == Language::english && !code.label_en.empty();
    return english ? code.label_en : code.label_sv;
}

const std::string& hint_in(const Texts& t, const Code& code) {
    const bool english = t.language() == Language::english && !code.hint_en.empty();
    return english ? code.hint_en : code.hint_sv;
}

std::span<const std::string_view> code_lists() {
    static constexpr std::array<std::string_view, 27> lists = {
        "event_type",       "body_type",         "level",           "event_kind",
        "serious_reason",   "event_outcome",     "provider_form",   "cost_rule",
        "coverage_end",     "introduction",      "contact_reason",  "client_source",
        "life_area",        "assignment_result", "waits_for",       "close_reason",
        "client_priority",  "exclusion",         "enquiry_kind",    "client_task",
        "way_forward",      "national_group",    "grouping_reason", "ungrouping_reason",
        "handover_channel", "effect_source",     "letter_channel"};
    return lists;
}

std::vector<CodeRecord> whole_list(Work& work, std::string_view list, std::string_view unit) {
    std::vector<CodeRecord> found;
    for (const StoredRow& row :
         work.rows(sql::organisations::codes_of_list, {{"list", list}, {"unit", unit}})) {
        found.push_back(code_of(work, row));
    }
    return found;
}

std::optional<CodeRecord> code_by_id(Work& work, std::string_view id) {
    const auto row = work.row(sql::organisations::code_by_id, {{"id", id}});
    return row ? std::optional(code_of(work, *row)) : std::nullopt;
}

Result<std::string> add_code(Work& work, std::string_view unit, const Code& code) {
    TRY(may_change_code(work, unit));
    if (std::ranges::find(code_lists(), code.list) == code_lists().end()) {
        return invalid("list", "unknown_code");
    }
    // Levels and kinds are the nation's: figures compare units by them.
    static constexpr std::array<std::string_view, 4> own_lists = {"event_type", "body_type",
                                                                  "life_area", "client_priority"};
    if (!unit.empty() && std::ranges::find(own_lists, code.list) == own_lists.end()) {
        return forbidden();
    }
    if (!is_code(code.code)) {
        return invalid("code", "not_a_code");
    }
    if (work.row(sql::organisations::code, {{"list", code.list}, {"code", code.code}})) {
        return invalid("code", "taken");
    }
    TRY(days_in_order(code));
    return work.insert(code_table, &code, {{"unit", unit.empty() ? Value() : Value(unit)}});
}

Result<int64_t> amend_code(Work& work, std::string_view id, int64_t version, const Code& code) {
    const auto before = code_by_id(work, id);
    if (!before) {
        return not_found();
    }
    TRY(may_change_code(work, before->unit));
    TRY(days_in_order(code));
    static constexpr std::array<std::string_view, 7> names = {
        "label_sv", "label_en", "hint_sv", "hint_en", "valid_from", "valid_until", "position"};
    return work.update(code_table, id, version, &code, names);
}
