// From records to rows that can be counted.
#include "clients/live_count.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "clients/application.h"
#include "clients/client_policy.h"
#include "clients/variable.h"
#include "figures/fact.h"
#include "sql/clients.h"

namespace {

std::string or_missing(std::string_view text) {
    return std::string(text.empty() ? code_missing : text);
}
std::string or_missing(const Row& row, std::string_view column) {
    return or_missing(row.text(column));
}

// Names are looked up once a query: tens of thousands of rows are read by number.

struct PeriodColumns {
    explicit PeriodColumns(const Row& row)
        : started_on(row.number_of("started_on")), closed_on(row.number_of("closed_on")),
          reasons(row.number_of("start_reasons")), received(row.number_of("received")),
          handed_over(row.number_of("handed_over")) {}
    SupportPeriod period(const Row& row) const {
        using Start = SupportPeriod::Start;
        using End = SupportPeriod::End;
        SupportPeriod period;
        period.started_on = *parse_date(row.characters(started_on));
        period.closed_on = parse_date(row.characters(closed_on));
        period.reasons = parted(row.characters(reasons));
        period.start = row.characters(received) == "1" ? Start::received : Start::started;
        period.end = row.characters(handed_over) == "1" ? End::handed_over : End::closed;
        return period;
    }
    std::size_t started_on, closed_on, reasons, received, handed_over;
};

struct PersonColumns {
    explicit PersonColumns(const Row& row)
        : id(row.number_of("id")), sex(row.number_of("sex")),
          birth_year(row.number_of("birth_year")), answers_year(row.number_of("answers_year")),
          kommun(row.number_of("kommun")), office(row.number_of("office")),
          age_band(row.number_of("age_band")), children(row.number_of("children")),
          shared_household(row.number_of("shared_household")),
          assistance(row.number_of("assistance")), attorney(row.number_of("attorney")),
          waits_for(row.number_of("waits_for")), reasons(row.number_of("reasons")),
          variables(row.number_of("variables")), assignments(row.number_of("assignments")),
          source(row.number_of("source")), source_body(row.number_of("source_body")), period(row) {}
    std::size_t id, sex, birth_year, answers_year, kommun, office, age_band, children,
        shared_household, assistance, attorney, waits_for, reasons, variables, assignments, source,
        source_body;
    PeriodColumns period;
};

int64_t number_in(std::string_view text) {
    int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
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
            if (!columns_) {
                columns_.emplace(row);
            }
            const std::string_view id = row.characters(columns_->id);
            if (id != at_.id) {
                settle(take);
                begin(std::string(id), row);
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
        const PersonColumns& of = *columns_;
        const auto or_none = [&](std::size_t column) { return or_missing(row.characters(column)); };
        person.kommun = row.characters(of.kommun);
        person.office = or_none(of.office);
        person.sex = row.characters(of.sex);
        const std::string_view born = row.characters(of.birth_year);
        // Asked anew each year: an answer of another year is no answer.
        const bool own_year = number_in(row.characters(of.answers_year)) == year_.year;
        // A band without a year of birth grows too young by itself.
        person.age_band = !born.empty()
                              ? std::string(age_band(number_in(born), year_.year, age_day_))
                          : own_year ? or_none(of.age_band)
                                     : std::string(code_missing);
        person.children = or_none(of.children);
        person.household =
            household_with_children(person.children, row.characters(of.shared_household) == "1"
                                                         ? Household::counted_elsewhere
                                                         : Household::own);
        person.reasons = own_year ? or_none(of.reasons) : std::string(code_missing);
        person.attorney = own_year ? or_none(of.attorney) : std::string(code_missing);
        person.assistance = or_none(of.assistance);
        const std::string_view waits_for = row.characters(of.waits_for);
        person.waits_for = waits_for.empty() ? "nothing" : waits_for;
        person.assignments = number_in(row.characters(of.assignments));
        person.variables = answered(row.characters(of.variables));
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
        SupportPeriod period = columns_->period.period(row);
        period.place = at_.periods.size();
        // Whoever came from another unit applied there.
        at_.sources.emplace_back(period.start == SupportPeriod::Start::received
                                     ? std::string("other_unit")
                                     : or_missing(row.characters(columns_->source)),
                                 or_missing(row.characters(columns_->source_body)));
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
    std::optional<PersonColumns> columns_;
    Gathered at_;
};

std::string yes_or_no(bool holds) {
    return holds ? "yes" : "no";
}

/// Where the counted clients of a year live and what sex they are, by id: what their assignments
/// are told by.
class Places {
public:
    Places(Work& work, std::string_view unit, const CountedYear& year) {
        std::optional<PeriodColumns> columns;
        work.each(sql::clients::places_of_year, days_of(unit, year), [&](const Row& row) {
            if (!columns) {
                columns.emplace(row);
            }
            One& one = all_[row.text("id")];
            if (one.periods.empty()) {
                one.start.kommun = row.text("kommun");
                one.start.sex = row.text("sex");
            }
            one.periods.push_back(columns->period(row));
            one.periods.back().place = one.periods.size() - 1;
            return true;
        });
        const ReturnRule rule = return_rule_of(client_policy_on(work, unit, year.first()));
        std::erase_if(all_, [&](const auto& entry) {
            const auto standing = standing_in(entry.second.periods, year, rule);
            return !standing || !standing->counted();
        });
    }
    /// What an assignment of the client begins with; nullptr when the client is not counted.
    const CountedAssignment* of(const std::string& client) const {
        const auto found = all_.find(client);
        return found == all_.end() ? nullptr : &found->second.start;
    }

private:
    struct One {
        CountedAssignment start;
        std::vector<SupportPeriod> periods;
    };
    std::unordered_map<std::string, One> all_;
};

struct AssignmentColumns {
    explicit AssignmentColumns(const Row& row)
        : client(row.number_of("client")), area(row.number_of("area")),
          opened_on(row.number_of("opened_on")), closed_on(row.number_of("closed_on")),
          result(row.number_of("result")) {}
    std::size_t client, area, opened_on, closed_on, result;
};

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
    const Places places(work, unit, year);
    std::optional<AssignmentColumns> at;
    work.each(sql::clients::assignments_of_year, days_of(unit, year), [&](const Row& row) {
        if (!at) {
            at.emplace(row);
        }
        const CountedAssignment* start = places.of(std::string(row.characters(at->client)));
        if (start == nullptr) {
            return true;
        }
        CountedAssignment counted = *start;
        const auto closed = parse_date(row.characters(at->closed_on));
        const bool ended = closed && *closed <= year.cutoff;
        counted.area = row.characters(at->area);
        counted.opened = yes_or_no(*parse_date(row.characters(at->opened_on)) >= year.first());
        counted.closed = yes_or_no(ended);
        counted.result = ended ? or_missing(row.characters(at->result)) : std::string(code_missing);
        take(counted);
        return true;
    });
}
