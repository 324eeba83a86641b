// What belongs together when somebody becomes a client, or does so again.
#include "clients/registration.h"

#include <algorithm>

#include "clients/access.h"
#include "clients/retention.h"
#include "clients/year_lock.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

/// All complaints of the parts at once, so that a form is corrected once.
class Gathering {
public:
    void add(const Result<void>& part) {
        if (!part) {
            const auto& more = part.error().problems;
            error_.problems.insert(error_.problems.end(), more.begin(), more.end());
        }
    }
    Result<void> told() const {
        return error_.problems.empty() ? Result<void>() : Result<void>(error_);
    }

private:
    Error error_;
};

Result<void> days_agree(const Registration& given) {
    if (given.period.started_on < given.application.applied_on) {
        return invalid("started_on", "before_application");
    }
    if (given.application.decided_on && given.period.started_on < *given.application.decided_on) {
        return invalid("decided_on", "after_start");
    }
    if (given.application.queued_on && given.period.started_on < *given.application.queued_on) {
        return invalid("queued_on", "after_start");
    }
    return {};
}

Application accepted(const Registration& given) {
    Application application = given.application;
    application.code = normal_code(given.client.code);
    application.kommun = given.answers.kommun;
    application.outcome = "accepted";
    application.ended_on = given.period.started_on;
    if (!application.decided_on) {
        application.decided_on = given.period.started_on;
    }
    settle(application);
    return application;
}

ClientYear first_answers(const Registration& given) {
    ClientYear answers = given.answers;
    answers.year = given.period.started_on.year;
    if (answers.reasons.empty()) {
        answers.reasons = given.period.reasons_at_start;
    }
    return answers;
}

Result<void> told_holds(Work& work, const ClientRecord& client, const Registration& given) {
    const ClientYear answers = first_answers(given);
    return given.told == Registration::Told::whole ? answers_hold(work, client, answers)
                                                   : start_answers_hold(work, client, answers);
}

/// What the year says of somebody who comes back in it.
ClientYear answers_on_return(const Registration& given, const ClientYearRecord& stored) {
    const ClientYear told = first_answers(given);
    const bool known = given.told == Registration::Told::start_only && !stored.id.empty();
    ClientYear answers = known ? stored.answers : told;
    answers.reasons = told.reasons;
    // Nobody who comes back is asked for these again, so what the year says of them stands.
    if (answers.attorney.empty()) {
        answers.attorney = stored.answers.attorney;
    }
    if (answers.variables.empty()) {
        answers.variables = stored.answers.variables;
    }
    // What the person came for earlier in the year still counts.
    for (const std::string& reason : stored.answers.reasons) {
        if (std::ranges::find(answers.reasons, reason) == answers.reasons.end()) {
            answers.reasons.push_back(reason);
        }
    }
    return answers;
}

Result<void> whole_holds(Work& work, const ClientRecord& client, const Registration& given) {
    Gathering all;
    all.add(client_holds(client.client, given.period.started_on.year));
    all.add(period_holds(work, client.unit, given.period));
    if (given.start == SupportPeriod::Start::started) {
        all.add(days_agree(given));
        all.add(application_holds(accepted(given), work.today()));
    }
    all.add(told_holds(work, client, given));
    return all.told();
}

/// What the support hangs on; who came from another unit applied there.
Result<PeriodOwner> application_for(Work& work, const PeriodOwner& of, const Registration& given) {
    PeriodOwner owner = of;
    owner.start = given.start;
    if (given.start == SupportPeriod::Start::started) {
        owner.application = TRY(add_accepted(work, owner.unit, accepted(given)));
    }
    return owner;
}

/// The client, the first period and the first answers, after the application.
Result<std::string> make_client(Work& work, const Registration& given, const PeriodOwner& owner) {
    ClientRecord record;
    record.unit = owner.unit;
    record.client = given.client;
    record.id = TRY(add_client(work, owner.unit, given.client));
    PeriodOwner made = owner;
    made.client = record.id;
    TRY(add_period(work, made, given.period));
    TRY(add_answers(work, record, first_answers(given)));
    return record.id;
}

} // namespace

Result<void> registration_holds(Work& work, std::string_view unit, const Registration& given) {
    ClientRecord client;
    client.unit = unit;
    client.client = given.client;
    return whole_holds(work, client, given);
}

Result<std::string> register_client(Work& work, const Registration& given) {
    TRY(must(work, May::write_clients));
    ClientRecord record;
    record.unit = TRY(my_unit_id(work));
    record.client = given.client;
    TRY(whole_holds(work, record, given));
    const PeriodOwner owner = TRY(application_for(work, {record.unit, ""}, given));
    return make_client(work, given, owner);
}

Result<std::string> register_applicant(Work& work, const ApplicationRecord& seen,
                                       const Registration& given) {
    TRY(must(work, May::write_clients));
    ApplicationRecord record = TRY(open_application(work, seen.id));
    if (record.settled()) {
        return conflict("application_is_settled");
    }
    if (record.version != seen.version) {
        return conflict();
    }
    Registration whole = given;
    whole.application = record.application;
    whole.client.code = record.application.code;
    ClientRecord client;
    client.unit = record.unit;
    client.client = whole.client;
    TRY(whole_holds(work, client, whole));
    record.application.kommun = whole.answers.kommun;
    TRY(accept(work, record, whole.period.started_on));
    return make_client(work, whole, {record.unit, "", record.id});
}

Result<void> start_again(Work& work, std::string_view id, const Registration& given) {
    const ClientRecord client = TRY(own_client(work, id));
    const auto periods = periods_of(work, client);
    if (!periods.empty() && periods.back().open()) {
        return conflict("client_is_open");
    }
    Registration whole = given;
    whole.client = client.client;
    if (!periods.empty() && whole.period.started_on < *periods.back().period.closed_on) {
        return invalid("started_on", "overlaps");
    }
    TRY(whole_holds(work, client, whole));
    const PeriodOwner owner = TRY(application_for(work, {client.unit, client.id}, whole));
    TRY(drop_announcements(work, sql::clients::announced_for,
                           {{"unit", client.unit}, {"client", client.id}}));
    TRY(add_period(work, owner, whole.period));
    const int year = whole.period.started_on.year;
    const ClientYearRecord stored = answers_in(work, client, year);
    whole.answers = answers_on_return(whole, stored);
    TRY(told_holds(work, client, whole));
    return keep_answers(work, client, stored.version, whole.answers);
}
