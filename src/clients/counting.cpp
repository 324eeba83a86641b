// Who is counted when, without a database.
#include "clients/counting.h"

#include <algorithm>
#include <set>

bool returned_in_time(ReturnRule rule, Date closed_on, Date started_on) {
    switch (rule) {
    case ReturnRule::three_months:
        return started_on <= months_after(closed_on, 3);
    case ReturnRule::ninety_days:
        return started_on.serial() - closed_on.serial() <= 90;
    case ReturnRule::calendar_quarter:
        return closed_on.year == started_on.year &&
               (closed_on.month - 1) / 3 == (started_on.month - 1) / 3;
    }
    return false;
}

bool similar_reasons(std::span<const std::string> earlier, std::span<const std::string> later) {
    return std::ranges::any_of(earlier, [&](const std::string& reason) {
        return std::ranges::find(later, reason) != later.end();
    });
}

static bool bridges(const SupportPeriod& earlier, const SupportPeriod& later, ReturnRule rule) {
    return earlier.closed_on && earlier.end == SupportPeriod::End::closed &&
           later.start == SupportPeriod::Start::started &&
           returned_in_time(rule, *earlier.closed_on, later.started_on) &&
           similar_reasons(earlier.reasons, later.reasons);
}

std::vector<SupportPeriod> bridged(std::vector<SupportPeriod> periods, ReturnRule rule) {
    std::ranges::stable_sort(periods, {}, &SupportPeriod::started_on);
    std::vector<SupportPeriod> whole;
    for (SupportPeriod& period : periods) {
        if (whole.empty() || !bridges(whole.back(), period, rule)) {
            whole.push_back(std::move(period));
            continue;
        }
        SupportPeriod& earlier = whole.back();
        earlier.closed_on = period.closed_on;
        earlier.end = period.end;
        // The next return is compared with all that the person has come for.
        std::ranges::copy(period.reasons, std::back_inserter(earlier.reasons));
    }
    return whole;
}

static std::vector<SupportPeriod> known_by(std::span<const SupportPeriod> periods, Date cutoff) {
    std::vector<SupportPeriod> known;
    for (const SupportPeriod& period : periods) {
        if (period.started_on > cutoff) {
            continue;
        }
        SupportPeriod& one = known.emplace_back(period);
        if (one.closed_on && *one.closed_on > cutoff) {
            one.closed_on.reset();
            one.end = SupportPeriod::End::closed;
        }
    }
    return known;
}

// A bridged period has gathered the reasons of each return; asked for are those of the first start.
static std::vector<std::string> reasons_at(std::span<const SupportPeriod> periods,
                                           std::size_t place) {
    const auto first = std::ranges::find(periods, place, &SupportPeriod::place);
    return first == periods.end() ? std::vector<std::string>() : first->reasons;
}

std::optional<YearStanding> standing_in(std::span<const SupportPeriod> periods,
                                        const CountedYear& year, ReturnRule rule) {
    std::optional<YearStanding> standing;
    for (const SupportPeriod& period : bridged(known_by(periods, year.cutoff), rule)) {
        if (period.closed_on && *period.closed_on < year.first()) {
            continue;
        }
        if (!standing) {
            standing.emplace();
            standing->place = period.place;
            standing->start_reasons = reasons_at(periods, period.place);
            standing->entry = period.started_on < year.first() ? YearStanding::Entry::opening
                              : period.start == SupportPeriod::Start::received
                                  ? YearStanding::Entry::received
                                  : YearStanding::Entry::started;
        }
        // The last period of the year says how the year ended.
        standing->ending = !period.closed_on ? YearStanding::Ending::stock
                           : period.end == SupportPeriod::End::closed
                               ? YearStanding::Ending::closed
                               : YearStanding::Ending::handed_over;
    }
    return standing;
}

Flow flow_of(std::span<const YearStanding> standings) {
    Flow flow;
    for (const YearStanding& one : standings) {
        flow.opening += one.entry == YearStanding::Entry::opening ? 1 : 0;
        flow.started += one.entry == YearStanding::Entry::started ? 1 : 0;
        flow.received += one.entry == YearStanding::Entry::received ? 1 : 0;
        flow.closed += one.ending == YearStanding::Ending::closed ? 1 : 0;
        flow.handed_over += one.ending == YearStanding::Ending::handed_over ? 1 : 0;
        flow.stock += one.ending == YearStanding::Ending::stock ? 1 : 0;
    }
    return flow;
}

std::string_view age_band(int64_t birth_year, int year, AgeDay day) {
    const int64_t age = year - birth_year - (day == AgeDay::year_start ? 1 : 0);
    return age < 30 ? "18_29" : age < 50 ? "30_49" : age < 65 ? "50_64" : "65_plus";
}

bool under_age(int64_t birth_year, int year) {
    return year - birth_year < 18;
}

bool has_children_at_home(std::string_view children) {
    return children == "wholly" || children == "partly";
}

std::string_view household_with_children(std::string_view children, Household household) {
    if (children.empty() || children == "missing") {
        return "missing";
    }
    return has_children_at_home(children) && household == Household::own ? "yes" : "no";
}

bool must_be_closed(Date last_contact, Date today, std::string_view waits_for, int months) {
    return waits_for.empty() && months_after(last_contact, months) <= today;
}

int64_t weeks_between(Date from, Date until) {
    return std::max<int64_t>(until.serial() - from.serial(), 0) / 7;
}

int64_t units_counted(std::span<const std::pair<std::string, std::string>> coverage) {
    std::set<std::string> units;
    for (const auto& [unit, ground] : coverage) {
        units.insert(unit);
    }
    return static_cast<int64_t>(units.size());
}

std::vector<std::string> parted(std::string_view line) {
    std::vector<std::string> codes;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find('|'), line.size());
        codes.emplace_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return codes;
}

std::string joined(const std::vector<std::string>& codes) {
    std::string line;
    for (const std::string& code : codes) {
        line += (line.empty() ? "" : "|") + code;
    }
    return line;
}
