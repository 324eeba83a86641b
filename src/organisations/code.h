// Code lists: what answers may be chosen among, with the days between which each holds.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/texts.h"
#include "platform/work.h"

/// Lists: event_kind, level, event_type, body_type, serious_reason, event_outcome, provider_form,
/// cost_rule, coverage_end, introduction; and of clients: contact_reason, client_source, life_area,
/// assignment_result, waits_for, close_reason, client_priority, exclusion, enquiry_kind,
/// client_task.
struct Code {
    std::string list = {};
    std::string code = {};
    std::string label_sv = {};
    std::string label_en = {};
    std::string hint_sv = {};
    std::string hint_en = {};
    std::optional<Date> valid_from = {};
    std::optional<Date> valid_until = {};
    int64_t position = 0;
};

inline constexpr auto code_fields = std::array{
    field<&Code::list>("list", {.required = true, .length_max = 40}),
    field<&Code::code>("code", {.required = true, .length_max = 40}),
    field<&Code::label_sv>("label_sv", {.required = true}),
    field<&Code::label_en>("label_en"),
    field<&Code::hint_sv>("hint_sv", {.length_max = 500}),
    field<&Code::hint_en>("hint_en", {.length_max = 500}),
    field<&Code::valid_from>("valid_from"),
    field<&Code::valid_until>("valid_until"),
    field<&Code::position>("position"),
};
inline constexpr Table code_table{"code", code_fields};

struct CodeRecord {
    std::string id;
    int64_t version = 0;
    /// "" for a national code.
    std::string unit;
    Code code;
};

/// The national codes and the unit's own that may be chosen on the day, in their order. An empty
/// unit asks for the national ones only.
std::vector<Code> codes(Work& work, std::string_view list, Date on, std::string_view unit);
/// Whether the code may be chosen on the day.
bool code_valid(Work& work, const Code& asked, Date on, std::string_view unit);
/// The label in the reader's language (Swedish where English is missing), whatever the day; the
/// code itself when no list holds it.
std::string code_label(Work& work, const Texts& t, std::string_view list, std::string_view code);
/// The label or hint of a code in hand.
const std::string& label_in(const Texts& t, const Code& code);
const std::string& hint_in(const Texts& t, const Code& code);

std::span<const std::string_view> code_lists();
/// All of a list that the unit sees, also those that have ended.
std::vector<CodeRecord> whole_list(Work& work, std::string_view list, std::string_view unit);
std::optional<CodeRecord> code_by_id(Work& work, std::string_view id);
/// A new code: national (empty unit; needs May::edit_codes) or a unit's own (May::steer_events at
/// that unit; only event_type, body_type, life_area and client_priority). Refuses an unknown list
/// and a code that the list holds already.
Result<std::string> add_code(Work& work, std::string_view unit, const Code& code);
/// Changes label, hint, days and order; list and code stay. The same permissions.
Result<int64_t> amend_code(Work& work, std::string_view id, int64_t version, const Code& code);
