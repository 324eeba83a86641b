// Themes and the faults chosen for them.
#include "faults/theme.h"

#include <algorithm>
#include <set>

#include "faults/forgetting.h"
#include "organisations/unit.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/faults.h"

namespace {

Result<void> theme_holds(const Work& work, const Theme& theme) {
    const int64_t first_year = 1994;
    if (theme.year < first_year || theme.year > work.year() + 1) {
        return invalid(
            "year", "not_a_year",
            {{"from", std::to_string(first_year)}, {"until", std::to_string(work.year() + 1)}});
    }
    return theme.title.empty() ? Result<void>(invalid("title", "required")) : Result<void>();
}

ThemeRecord theme_record(Work& work, const Row& row) {
    ThemeRecord record;
    record.id = row.text("id");
    record.unit = row.text("unit");
    record.version = row.integer("version");
    work.fill(theme_table, row, &record.theme);
    return record;
}

Result<std::vector<std::string>> chosen(std::vector<std::string> list, std::string_view fault,
                                        Choosing deed) {
    const auto at = std::ranges::find(list, fault);
    if (deed == Choosing::put_last) {
        if (at != list.end()) {
            return invalid("", "theme.chosen_already");
        }
        list.emplace_back(fault);
        return list;
    }
    if (at == list.end()) {
        return not_found();
    }
    if (deed == Choosing::take_out) {
        list.erase(at);
    } else if (at != list.begin()) {
        std::iter_swap(at, at - 1);
    }
    return list;
}

} // namespace

Result<std::string> begin_theme(Work& work, const Theme& given) {
    TRY(must(work, May::write_faults));
    const std::string unit = TRY(my_unit_id(work));
    TRY(theme_holds(work, given));
    Theme theme = given;
    theme.faults.clear();
    return work.insert(theme_table, &theme, {{"unit", unit}});
}

Result<int64_t> amend_theme(Work& work, std::string_view id, int64_t version, const Theme& given) {
    TRY(must(work, May::write_faults));
    TRY(find_theme(work, id));
    TRY(theme_holds(work, given));
    return work.update(theme_table, id, version, &given, theme_form_fields,
                       {{"erased_on", Value()}});
}

Result<int64_t> choose_fault(Work& work, const ThemeRecord& record, std::string_view fault,
                             Choosing deed) {
    TRY(must(work, May::write_faults));
    if (deed == Choosing::put_last) {
        TRY(find_fault(work, fault));
    }
    Theme theme = record.theme;
    theme.faults = TRY(chosen(theme.faults, fault, deed));
    static constexpr std::array<std::string_view, 1> list = {"faults"};
    const int64_t now = TRY(work.update(theme_table, record.id, record.version, &theme, list));
    TRY(forget_theme_remarks(work, record));
    return now;
}

Result<ThemeRecord> find_theme(Work& work, std::string_view id) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::faults::theme_by_id, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    return theme_record(work, *row);
}

Result<std::vector<ThemeRecord>> all_themes(Work& work) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    std::vector<ThemeRecord> list;
    for (const StoredRow& row : work.rows(sql::faults::themes, {{"unit", unit}})) {
        list.push_back(theme_record(work, row));
    }
    std::ranges::stable_sort(list, [](const ThemeRecord& one, const ThemeRecord& other) {
        return one.theme.year != other.theme.year
                   ? one.theme.year > other.theme.year
                   : compare_swedish(one.theme.title.text(), other.theme.title.text()) < 0;
    });
    return list;
}

std::vector<ThemeRecord> themes_of(Work& work, const FaultRecord& fault) {
    std::vector<ThemeRecord> list;
    for (const StoredRow& row : work.rows(sql::faults::themes_of_fault,
                                          {{"unit", fault.unit}, {"number", fault.number}})) {
        list.push_back(theme_record(work, row));
    }
    return list;
}

std::vector<FaultRecord> faults_of(Work& work, const ThemeRecord& record) {
    std::vector<FaultRecord> list;
    for (const StoredRow& row :
         work.rows(sql::faults::faults_of_theme, {{"unit", record.unit}, {"theme", record.id}})) {
        list.push_back(fault_record(work, row));
    }
    return list;
}

ThemePicture picture_of(Work& work, const ThemeRecord& record) {
    ThemePicture picture;
    std::set<std::string> ombud;
    work.each(sql::faults::events_behind_theme, {{"unit", record.unit}, {"theme", record.id}},
              [&](const Row& row) {
                  ++picture.events;
                  picture.withheld += row.tick("withheld") ? 1 : 0;
                  if (row.is_null("import")) {
                      ombud.insert(row.text("reporter"));
                  } else {
                      ++picture.of_unknown_ombud;
                  }
                  return true;
              });
    picture.withheld_apart = work.row(sql::faults::withheld_apart_in_theme,
                                      {{"unit", record.unit}, {"theme", record.id}})
                                 ->integer("events");
    picture.ombud = static_cast<int64_t>(ombud.size());
    return picture;
}
