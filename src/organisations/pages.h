// What the pages of organisations look like.
#pragma once

#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/staff.h"
#include "organisations/unit.h"
#include "platform/html/page.h"

Response draw_units(const Request& in, Work& work);
Response draw_unit(const Request& in, Work& work, const UnitRecord& record);
/// A new unit when `record` is null.
Response draw_unit_form(const Request& in, Work& work, const UnitRecord* record);
Response draw_joining(const Request& in, Work& work, const UnitRecord& record);
Response draw_leaving(const Request& in, Work& work, const UnitRecord& record);
Response draw_question(const Request& in, Work& work, const UnitRecord& record);
Response draw_policy(const Request& in, Work& work, const UnitRecord& record);

Response draw_bodies(const Request& in, Work& work, std::string_view unit);
/// A new body when `record` is null.
Response draw_body_form(const Request& in, Work& work, const BodyRecord* record);
Response draw_lists(const Request& in);
Response draw_list(const Request& in, Work& work, std::string_view list);
Response draw_code_form(const Request& in, Work& work, const CodeRecord& record);
Response draw_staff(const Request& in, const std::vector<StaffRecord>& rows);
/// A new post when `record` is null.
Response draw_staff_form(const Request& in, Work& work, const StaffRecord* record);

/// Codes that may be chosen today, labels in the reader's language.
Choices choices_of(Work& work, const Texts& t, std::string_view list, std::string_view unit);
/// The values of a field in the order given, each by the text `<field>.<value>`.
Choices of_texts(const Texts& t, const std::string& field, std::vector<std::string> values);
/// The year typed; 0 when it is no number.
int year_typed(std::string_view typed);
/// A form with its problems above and one button.
Html whole_form(const Form& form, std::string_view action, Html fields, int64_t version);
/// What stands saved beside what was typed, after somebody else saved first; else nothing.
Html saved_beside(Work& work, const Form& form, const Table& table, const void* saved);
std::vector<std::pair<std::string, std::string>> organisations_trail(const Request& in);
