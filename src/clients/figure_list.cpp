// Every figure of clients, as data. The ids are fixed: reports and other programs name them.
#include "clients/figures.h"

namespace {

// Handed over in the year: counted where the year ends.
const Condition& counted_here() {
    static const Condition condition{"ending", {"stock", "closed"}};
    return condition;
}

Filter with_counted(Filter filter) {
    filter.push_back(counted_here());
    return filter;
}

Figure persons(std::string id, Filter filter) {
    return {
        .id = std::move(id), .fact = "client_year", .filter = std::move(filter), .unit = "person"};
}

Figure share_of_persons(std::string id, Filter filter, Filter of) {
    return {.id = std::move(id),
            .fact = "client_year",
            .filter = std::move(filter),
            .measure = Measure::share,
            .of = with_counted(std::move(of)),
            .unit = "person"};
}

void add_by_sex(std::vector<Figure>& all, const std::string& id, const Filter& filter) {
    for (const auto& [end, code] : {std::pair{".women", "woman"}, std::pair{".men", "man"}}) {
        Filter narrowed = filter;
        narrowed.push_back({"sex", {code}});
        all.push_back(persons(id + end, std::move(narrowed)));
    }
}

void add_flow(std::vector<Figure>& all) {
    const std::vector<std::pair<std::string, Condition>> steps = {
        {"clients.opening", {"entry", {"opening"}}},
        {"clients.new", {"entry", {"started"}}},
        {"clients.received", {"entry", {"received"}}},
        {"clients.closed", {"ending", {"closed"}}},
        {"clients.handed_over", {"ending", {"handed_over"}}},
        {"clients.stock", {"ending", {"stock"}}}};
    for (const auto& [id, condition] : steps) {
        all.push_back(persons(id, {condition}));
        add_by_sex(all, id, {condition});
    }
    // Those who stay from last year and were not handed over: the rest of the persons of the year.
    all.push_back(persons("clients.remaining", with_counted({{"entry", {"opening"}}})));
    // Everybody who is not new: with those who came with their support from another unit.
    all.push_back(
        persons("clients.continuing", with_counted({{"entry", {"opening", "received"}}})));
}

void add_sex_and_age(std::vector<Figure>& all) {
    all.push_back(persons("clients.total", {counted_here()}));
    all.push_back(persons("clients.women", with_counted({{"sex", {"woman"}}})));
    all.push_back(persons("clients.men", with_counted({{"sex", {"man"}}})));
    all.push_back(persons("clients.other_sex", with_counted({{"sex", {"other", "unknown"}}})));
    all.push_back(share_of_persons("clients.women.share", {{"sex", {"woman"}}}, {}));
    all.push_back(share_of_persons("clients.men.share", {{"sex", {"man"}}}, {}));
    for (const std::string band : {"18_29", "30_49", "50_64", "65_plus"}) {
        all.push_back(persons("clients.age." + band, with_counted({{"age_band", {band}}})));
    }
    for (const std::string band : {"18_29", "30_49", "50_64", "65_plus"}) {
        all.push_back(
            share_of_persons("clients.age." + band + ".share", {{"age_band", {band}}}, {}));
    }
}

void add_life(std::vector<Figure>& all) {
    const Condition at_home{"children", {"wholly", "partly"}};
    all.push_back(persons("clients.with_children", with_counted({at_home})));
    add_by_sex(all, "clients.with_children", with_counted({at_home}));
    all.push_back(share_of_persons("clients.with_children.share", {at_home}, {}));
    Figure households = persons("households.with_children", with_counted({{"household", {"yes"}}}));
    households.unit = "household";
    all.push_back(households);
    all.push_back(persons("clients.assistance", with_counted({{"assistance", {"yes"}}})));
    all.push_back(persons("clients.attorney", with_counted({{"attorney", {"yes"}}})));
}

void add_reasons(std::vector<Figure>& all) {
    for (const std::string& reason : contact_reason_codes()) {
        all.push_back(persons("clients.reason." + reason, with_counted({{"reasons", {reason}}})));
    }
    for (const std::string& reason : contact_reason_codes()) {
        all.push_back(
            share_of_persons("clients.reason." + reason + ".share", {{"reasons", {reason}}}, {}));
    }
    for (const std::string& reason : contact_reason_codes()) {
        all.push_back(persons("clients.new.reason." + reason,
                              {{"entry", {"started"}}, {"start_reasons", {reason}}}));
    }
}

void add_applications(std::vector<Figure>& all) {
    const Condition applied{"applied", {"yes"}};
    const auto applicants = [&](std::string id, Filter filter) {
        return Figure{.id = std::move(id),
                      .fact = "application",
                      .filter = std::move(filter),
                      .unit = "applicant"};
    };
    all.push_back(applicants("applicants.total", {applied}));
    for (const std::string source : {"self", "relative", "authority", "other"}) {
        const Condition by{"source", {source}};
        all.push_back(applicants("applicants.source." + source, {applied, by}));
        Figure share = applicants("applicants.source." + source + ".share", {by});
        share.measure = Measure::share;
        share.of = {applied};
        all.push_back(share);
    }
    for (const std::string outcome : {"accepted", "not_target", "referred", "withdrawn"}) {
        all.push_back(applicants("applicants." + outcome, {applied, {"outcome", {outcome}}}));
    }
    all.push_back(applicants("queue.waiting", {{"waiting", {"yes"}}}));
    Figure weeks = applicants("queue.weeks.mean", {{"waiting", {"yes"}}});
    weeks.measure = Measure::mean;
    weeks.sum_of = "weeks";
    weeks.unit = "week";
    all.push_back(weeks);
}

} // namespace

const std::vector<std::string>& contact_reason_codes() {
    static const std::vector<std::string> codes = {
        "economy",   "housing",     "occupation",  "structure",   "isolation",
        "relations", "existential", "authorities", "health_care", "other"};
    return codes;
}

std::vector<Figure> client_figures() {
    std::vector<Figure> all;
    add_sex_and_age(all);
    add_flow(all);
    add_life(all);
    add_reasons(all);
    Figure mean = persons("clients.assignments.mean", {counted_here()});
    mean.measure = Measure::mean;
    mean.sum_of = "assignments";
    mean.unit = "assignment_per_person";
    all.push_back(mean);
    add_applications(all);
    all.push_back({.id = "assignments.total", .fact = "assignment", .unit = "assignment"});
    all.push_back({.id = "assignments.opened",
                   .fact = "assignment",
                   .filter = {{"opened", {"yes"}}},
                   .unit = "assignment"});
    all.push_back({.id = "assignments.closed",
                   .fact = "assignment",
                   .filter = {{"closed", {"yes"}}},
                   .unit = "assignment"});
    all.push_back({.id = "enquiries.total", .fact = "enquiry", .unit = "enquiry"});
    for (const std::string kind : {"one_off", "outside_target"}) {
        all.push_back({.id = "enquiries." + kind,
                       .fact = "enquiry",
                       .filter = {{"kind", {kind}}},
                       .unit = "enquiry"});
    }
    return all;
}
