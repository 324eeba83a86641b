// Bodies (motparter): whom events concern, and who is responsible there.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/texts.h"
#include "platform/work.h"

struct Body {
    /// The concrete part: "Psykiatriska mottagningen i Ljungby".
    std::string name;
    std::string type;
    /// Code of a kommun or län; "" when it is national.
    std::string area;
    /// The manager responsible there.
    std::string manager_name;
    std::string manager_email;
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
};

inline constexpr auto body_fields = std::array{
    field<&Body::name>("name", {.required = true}),
    field<&Body::type>("type", {.required = true, .choices = "body_type"}),
    field<&Body::area>("area", {.length_max = 4}),
    field<&Body::manager_name>("manager_name", {.personal = true, .retention = "contact"}),
    field<&Body::manager_email>("manager_email", {.personal = true, .retention = "contact"}),
    field<&Body::valid_from>("valid_from"),
    field<&Body::valid_until>("valid_until"),
};
inline constexpr Table body_table{"body", body_fields};

struct BodyRecord {
    std::string id;
    int64_t version = 0;
    /// "" for a body that all units see.
    std::string unit;
    Body body;
};

/// The bodies that the unit may choose on the day, its own and the national, in Swedish order.
std::vector<BodyRecord> bodies_on(Work& work, std::string_view unit, Date on);
/// The same with those that have ended.
std::vector<BodyRecord> all_bodies(Work& work, std::string_view unit);
std::optional<BodyRecord> body_by_id(Work& work, std::string_view id);
/// The name of a body by its id; for a code of the list body_type its label.
std::string body_name(Work& work, const Texts& t, std::string_view id_or_type);
/// Needs May::write_organisation or May::steer_events. An empty unit makes it a body of all, which
/// needs May::edit_codes. Refuses an unknown type or area.
Result<std::string> add_body(Work& work, std::string_view unit, const Body& body);
Result<int64_t> amend_body(Work& work, std::string_view id, int64_t version, const Body& body);
