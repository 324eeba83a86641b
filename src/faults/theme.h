// Themes: several recurring faults under one heading, with a text of their own, for the year's
// report and for meetings. A theme is a choice, not a count.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"

struct Theme {
    int64_t year = 0;
    FreeText title;
    FreeText text;
    /// Numbers of the chosen faults, in the order they are told.
    std::vector<std::string> faults;
};

inline constexpr auto theme_fields = std::array{
    field<&Theme::year>("year", {.required = true}),
    field<&Theme::title>(
        "title",
        {.required = true, .length_max = 160, .personal = true, .retention = "fault_text"}),
    field<&Theme::text>(
        "text", {.length_max = 8000, .personal = true, .retention = "fault_text", .rows = 8}),
    field<&Theme::faults>("faults", {.length_max = 40}),
};
inline constexpr Table theme_table{"theme", theme_fields};

inline constexpr std::array<std::string_view, 3> theme_form_fields = {"year", "title", "text"};

struct ThemeRecord {
    std::string id;
    std::string unit;
    int64_t version = 0;
    Theme theme;
};

/// How many different events and ombud stand behind all its faults together.
struct ThemePicture {
    int64_t events = 0;
    int64_t withheld = 0;
    int64_t ombud = 0;
    int64_t of_unknown_ombud = 0;
    /// Withheld events that belong and are not counted: withdrawn, or of what works well.
    int64_t withheld_apart = 0;
    /// Withheld events and no open one stand behind it: its texts do not leave the unit.
    bool only_withheld() const { return withheld + withheld_apart > 0 && withheld == events; }
    /// Known to come from one ombud only: a theme is told when several saw it (domain SK5).
    bool single_ombud() const { return of_unknown_ombud == 0 && ombud == 1; }
};

/// Begins a theme; answers its id. `invalid` (not_a_year) for a year outside 1994 to next year.
Result<std::string> begin_theme(Work& work, const Theme& given);
/// Changes year, title and text; the chosen faults stay.
Result<int64_t> amend_theme(Work& work, std::string_view id, int64_t version, const Theme& given);

enum class Choosing { put_last, take_out, move_up };
/// Chooses a fault of the unit, takes it out, or tells it one place earlier. `not_found` for a
/// fault that is not the unit's; `invalid` (theme.chosen_already) for one that is there.
Result<int64_t> choose_fault(Work& work, const ThemeRecord& record, std::string_view fault,
                             Choosing deed);

/// `not_found` outside the unit worked at. Needs May::read_faults.
Result<ThemeRecord> find_theme(Work& work, std::string_view id);
/// Newest year first, then by title.
Result<std::vector<ThemeRecord>> all_themes(Work& work);
/// The themes that tell of a fault.
std::vector<ThemeRecord> themes_of(Work& work, const FaultRecord& fault);
/// The chosen faults in order.
std::vector<FaultRecord> faults_of(Work& work, const ThemeRecord& record);
ThemePicture picture_of(Work& work, const ThemeRecord& record);
