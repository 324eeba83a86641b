// From records to rows that can be counted.
#include "clients/live_count.h"

#include <algorithm>
#include <array>
#include <map>

#include "clients/application.h"
#include "clients/client_policy.h"
#include "clients/variable.h"
#include "figures/fact.h"
#include "sql/clients.h"

namespace {

std::string or_missing(const Row& row, std::string_view column) {
    const std::string text = row.text(column);
    return text.empty() ? std::string(code_missing) : text;
}

std::string_view name_of(YearStanding::Entry entry) {
    static constexpr std::array<std::string_view, 3> names = {"opening", "started", "received"};
    return names[static_cast<std::size_t>(entry)];
}
std::string_view name_of(YearStanding::Ending ending) {
    static constexpr std::array<std::string_view, 3> names = {"stock", "closed", "handed_over"};
    return names[static_cast<std::size_t>(ending)];
}

Params days_of(std::string_view unit, const CountedYear& year) {
    return {{"unit", unit},
            {"from", year.first().iso()},
            {"until", year.cutoff.iso()},
            {"year", year.year}};
}

/// A client's rows, one for each period, until the next client's come.
struct Gathered {
    std::string id;
    CountedClient person;
    std::vector<SupportPeriod> periods;
    std::vector<std::pair<std::string, std::string>> sources;
};

/// Counts the clients of one unit and open year, row by row.
class LiveCount {
public:
    LiveCount(Work& work, std::string_view unit, const CountedYear& year)
        : work_(work), unit_(unit), year_(year) {
        const ClientPolicy policy = client_policy_on(work, unit, year.first());
        rule_ = return_rule_of(policy);
        age_day_ = age_day_of(policy);
        for (const VariableRecord& record : variables_of(work, unit)) {
            if (record.asked_in(year.year)) {
                asked_.push_back(record.variable.variable_key);
            }
        }
    }

    void run(const TakeLive& take) {
        work_.each(sql::clients::persons_of_year, days_of(unit_, year_), [&](const Row& row) {
            const std::string id = row.text("id");
            if (id != at_.id) {
                settle(take);
                begin(id, row);
            }
            add_period(row);
            return true;
        });
        settle(take);
    }

private:
    void begin(const std::string& id, const Row& row) {
        at_ = {};
        at_.id = id;
        CountedClient& person = at_.person;
        person.kommun = row.text("kommun");
        person.office = or_missing(row, "office");
        person.sex = row.text("sex");
        const auto born = row.maybe_integer("birth_year");
        // Asked anew each year: an answer of another year is no answer.
        const bool own_year = row.integer("answers_year") == year_.year;
        // A band without a year of birth grows too young by itself.
        person.age_band = born       ? std::string(age_band(*born, year_.year, age_day_))
                          : own_year ? or_missing(row, "age_band")
                                     : std::string(code_missing);
        person.children = or_missing(row, "children");
        person.household = household_with_children(
            person.children,
            row.tick("shared_household") ? Household::counted_elsewhere : Household::own);
        person.reasons = own_year ? or_missing(row, "reasons") : std::string(code_missing);
        person.attorney = own_year ? or_missing(row, "attorney") : std::string(code_missing);
        person.assistance = or_missing(row, "assistance");
        person.waits_for = row.is_null("waits_for") ? "nothing" : row.text("waits_for");
        person.assignments = row.maybe_integer("assignments").value_or(0);
        person.variables = answered(row.text("variables"));
    }

    std::string answered(std::string_view line) const {
        if (line.empty() || asked_.empty()) {
            return std::string(code_missing);
        }
        std::vector<std::pair<std::string, std::string>> kept;
        for (auto& [key, value] : variable_answers(line)) {
            if (std::ranges::find(asked_, key) != asked_.end()) {
                kept.emplace_back(key, value);
            }
        }
        const std::string told = variable_line(kept);
        return told.empty() ? std::string(code_missing) : told;
    }

    void add_period(const Row& row) {
        SupportPeriod period;
        period.started_on = *parse_date(row.text("started_on"));
        period.closed_on = parse_date(row.text("closed_on"));
        period.reasons = parted(row.text("start_reasons"));
        period.start =
            row.tick("received") ? SupportPeriod::Start::received : SupportPeriod::Start::started;
        period.end =
            row.tick("handed_over") ? SupportPeriod::End::handed_over : SupportPeriod::End::closed;
        period.place = at_.periods.size();
        // Whoever came from another unit applied there.
        at_.sources.emplace_back(period.start == SupportPeriod::Start::received
                                     ? std::string("other_unit")
                                     : or_missing(row, "source"),
                                 or_missing(row, "source_body"));
        at_.periods.push_back(std::move(period));
    }

    void settle(const TakeLive& take) {
        if (at_.id.empty()) {
            return;
        }
        const auto standing = standing_in(at_.periods, year_, rule_);
        if (standing) {
            CountedClient& person = at_.person;
            person.entry = name_of(standing->entry);
            person.ending = name_of(standing->ending);
            person.start_reasons = standing->start_reasons.empty()
                                       ? std::string(code_missing)
                                       : joined(standing->start_reasons);
            person.source = at_.sources[standing->place].first;
            person.source_body = at_.sources[standing->place].second;
            take(at_.id, person);
        }
        at_.id.clear();
    }

    Work& work_;
    std::string_view unit_;
    CountedYear year_;
    ReturnRule rule_ = ReturnRule::three_months;
    AgeDay age_day_ = AgeDay::year_end;
    std::vector<std::string> asked_;
    Gathered at_;
};

std::string yes_or_no(bool holds) {
    return holds ? "yes" : "no";
}

} // namespace

void each_live_client(Work& work, std::string_view unit, const CountedYear& year,
                      const TakeLive& take) {
    LiveCount(work, unit, year).run(take);
}

void each_live_application(Work& work, std::string_view unit, const CountedYear& year,
                           const std::function<void(const CountedApplication&)>& take) {
    work.each(sql::clients::applications_of_year, days_of(unit, year), [&](const Row& row) {
        Application given;
        work.fill(application_table, row, &given);
        CountedApplication counted;
        counted.kommun = given.kommun;
        counted.source = given.source;
        counted.source_body = or_missing(row, "source_body");
        counted.outcome = outcome_on(given, year.cutoff);
        counted.exclusion = counted.outcome == given.outcome ? or_missing(row, "exclusion")
                                                             : std::string(code_missing);
        counted.referred_to = counted.outcome == given.outcome ? or_missing(row, "referred_to")
                                                               : std::string(code_missing);
        counted.priority = or_missing(row, "priority");
        counted.applied = yes_or_no(given.applied_on >= year.first());
        counted.waiting = yes_or_no(counted.outcome == "queue");
        if (given.queued_on && *given.queued_on <= year.cutoff) {
            const Date end = given.ended_on ? std::min(*given.ended_on, year.cutoff) : year.cutoff;
            counted.weeks = weeks_between(*given.queued_on, end);
        }
        take(counted);
        return true;
    });
}

void each_live_assignment(Work& work, std::string_view unit, const CountedYear& year,
                          const std::function<void(const CountedAssignment&)>& take) {
    std::map<std::string, CountedAssignment> of_client;
    each_live_client(work, unit, year, [&](const std::string& client, const CountedClient& one) {
        if (one.ending != "handed_over") {
            CountedAssignment& start = of_client[client];
            start.kommun = one.kommun;
            start.sex = one.sex;
        }
    });
    work.each(sql::clients::assignments_of_year, days_of(unit, year), [&](const Row& row) {
        const auto found = of_client.find(row.text("client"));
        if (found == of_client.end()) {
            return true;
        }
        CountedAssignment counted = found->second;
        const auto closed = parse_date(row.text("closed_on"));
        const bool ended = closed && *closed <= year.cutoff;
        counted.area = row.text("area");
        counted.opened = yes_or_no(*parse_date(row.text("opened_on")) >= year.first());
        counted.closed = yes_or_no(ended);
        counted.result = ended ? or_missing(row, "result") : std::string(code_missing);
        take(counted);
        return true;
    });
}
