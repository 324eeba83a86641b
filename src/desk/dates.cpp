// Dates of the ordinance and the regulation, each year the same.
#include "desk/dates.h"

#include <algorithm>
#include <array>

namespace {

struct Yearly {
    std::string_view what;
    int month;
    int day;
    /// How many years before the date's own the date is about.
    int years_back;
};

// Förordning 2013:522 10 §: the account to the county board. HSLF-FS 2016:98 2 §: the application
// has come in. The National Board's report to the government is of the year before.
constexpr std::array<Yearly, 3> yearly = {
    Yearly{"account", 1, 15, 1}, Yearly{"application", 3, 1, 0}, Yearly{"report", 5, 15, 1}};

} // namespace

std::vector<DateAhead> dates_of_year(int year, const std::optional<Date>& cutoff) {
    std::vector<DateAhead> list;
    for (const Yearly& one : yearly) {
        list.push_back({Date{year, one.month, one.day}, one.what, year - one.years_back});
    }
    if (cutoff && cutoff->year == year) {
        list.push_back({*cutoff, "cutoff", year});
    }
    return list;
}

std::vector<DateAhead> dates_ahead(Date today, const std::optional<Date>& cutoff) {
    std::vector<DateAhead> list;
    for (const Yearly& one : yearly) {
        Date day{today.year, one.month, one.day};
        if (day < today) {
            ++day.year;
        }
        list.push_back({day, one.what, day.year - one.years_back});
    }
    if (cutoff && *cutoff >= today) {
        list.push_back({*cutoff, "cutoff", cutoff->year});
    }
    std::ranges::stable_sort(list, {}, &DateAhead::day);
    return list;
}
