// The staff register: posts, who holds them, vacancies and leave. Names are personal.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct Staff {
    /// Empty for a vacant post.
    std::string name;
    /// employed, vacant or leave.
    std::string standing = "employed";
    /// kvinna, man or not_stated; empty for a vacant post.
    std::string sex;
    /// Of a full post.
    Hundredths post_share;
    /// Of a full post, set aside for the event register; absent for others than event officers.
    Hundredths event_share;
    Date employed_from;
    std::optional<Date> employed_until;
    std::string introduction;
    std::string courses;
    bool supervision = false;
};

inline constexpr auto staff_fields = std::array{
    field<&Staff::name>("name", {.personal = true, .retention = "staff"}),
    field<&Staff::standing>("standing", {.required = true}),
    field<&Staff::sex>("sex", {.personal = true, .retention = "staff"}),
    field<&Staff::post_share>("post_share", {.required = true}),
    field<&Staff::event_share>("event_share"),
    field<&Staff::employed_from>("employed_from", {.required = true}),
    field<&Staff::employed_until>("employed_until"),
    field<&Staff::introduction>("introduction", {.choices = "introduction"}),
    field<&Staff::courses>("courses", {.personal = true, .retention = "staff"}),
    field<&Staff::supervision>("supervision"),
};
inline constexpr Table staff_table{"staff", staff_fields};

struct StaffRecord {
    std::string id;
    int64_t version = 0;
    Staff staff;
};

/// The unit's rows, newest first. Needs May::read_staff.
Result<std::vector<StaffRecord>> staff_of(Work& work, std::string_view unit);
Result<StaffRecord> staff_by_id(Work& work, std::string_view unit, std::string_view id);
/// Needs May::write_staff. A vacant post has no name; an employed one has. Shares lie between 0
/// and 1,00 and the part for events within the post.
Result<std::string> add_staff(Work& work, std::string_view unit, const Staff& staff);
Result<int64_t> amend_staff(Work& work, std::string_view unit, const StaffRecord& amended);
/// Hundredths of posts held (not vacant, not on leave) on a day.
int64_t posts_on(Work& work, std::string_view unit, Date on);
