// Which events' texts may be printed, and storing the copies.
#include "events/chosen.h"

#include <algorithm>
#include <map>
#include <set>

#include "events/deidentification.h"
#include "events/published.h"
#include "events/withheld.h"
#include "organisations/policy.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

std::string text_for(const StoredBlock& block, const Event& event) {
    if (block.block.kind == "events.proposals") {
        return event.proposal.text();
    }
    const std::string& consequence = event.consequence.text();
    return event.description.text() + (consequence.empty() ? "" : "\n\n" + consequence);
}

bool is_about(const StoredBlock& block, const Event& event) {
    if (block.block.kind == "events.examples") {
        return event.kind == "positive";
    }
    if (block.block.kind == "events.proposals") {
        return !event.proposal.empty();
    }
    return event.kind == "failure";
}

int counted_year(Work& work, const StoredReport& stored, const Event& event) {
    const Date from{static_cast<int>(stored.report.year), 1, 1};
    const bool registered = policy_on(work, stored.unit, from).year_rule == "registered";
    return registered && event.registered_on ? event.registered_on->year : event.occurred_on.year;
}

// The rule is asked of the event again, so that a text that should have been taken apart is not
// printed because it was not.
bool may_be_told(Work& work, const EventRecord& record) {
    return !record.withheld && record.status != "withdrawn" &&
           !falls_under(rule_on(work, record.unit, record.event.occurred_on), record.event);
}

ReportSource source_of(Work& work, const StoredBlock& block, EventRecord record) {
    ReportSource source;
    if (record.event.level == "handlaggare") {
        source.word_for_word = true;
        const auto copy = published_text_of(work, record);
        if (copy && !copy->clearance.empty()) {
            source.text = copy->published.text.text();
            source.cleared = true;
        }
    } else {
        source.text = text_for(block, record.event);
        source.cleared = deidentified(work, record);
    }
    source.record = std::move(record);
    return source;
}

std::optional<EventRecord> open_event(Work& work, std::string_view unit,
                                      std::string_view number) {
    const auto row =
        work.row(sql::events::open_by_number, {{"unit", unit}, {"number", number}});
    if (!row) {
        return std::nullopt;
    }
    return event_record(work, *row);
}

Result<void> may_be_chosen(const ReportSource& source, const ChosenText& given) {
    if (!source.cleared) {
        return invalid("source", source.word_for_word ? "event.not_cleared"
                                                      : "event.not_deidentified");
    }
    if (source.word_for_word && given.text.text() != source.text) {
        return invalid("text", "event.word_for_word");
    }
    return {};
}

std::string remark_about(Work& work, const StoredBlock& block, const ChosenText& chosen,
                         const std::optional<EventRecord>& record) {
    if (!record || !may_be_told(work, *record)) {
        return "source_not_told";
    }
    if (record->event.level != chosen.level) {
        return "source_moved";
    }
    const ReportSource source = source_of(work, block, *record);
    return may_be_chosen(source, chosen) ? "" : "source_changed";
}

} // namespace

std::vector<ReportSource> report_sources(Work& work, const StoredReport& stored,
                                         const StoredBlock& block) {
    std::vector<ReportSource> found;
    const std::string year = std::to_string(stored.report.year);
    const Date from{static_cast<int>(stored.report.year), 1, 1};
    const std::string rule = policy_on(work, stored.unit, from).year_rule;
    for (const StoredRow& row : work.rows(sql::events::open_of_year,
                                          {{"unit", stored.unit},
                                           {"year_rule", rule},
                                           {"from", year + "-01-01"},
                                           {"until", year + "-12-31"}})) {
        EventRecord record = event_record(work, row);
        if (is_about(block, record.event) && may_be_told(work, record)) {
            found.push_back(source_of(work, block, std::move(record)));
        }
    }
    return found;
}

Result<ReportSource> report_source(Work& work, const StoredReport& stored,
                                   const StoredBlock& block, std::string_view number) {
    auto record = open_event(work, stored.unit, number);
    if (!record || !may_be_told(work, *record) ||
        counted_year(work, stored, record->event) != stored.report.year) {
        return not_found();
    }
    return source_of(work, block, std::move(*record));
}

Result<std::string> choose_for_report(Work& work, const StoredReport& stored,
                                      const StoredBlock& block, const ChosenText& given) {
    TRY(must(work, May::write_reports));
    const ReportSource source = TRY(report_source(work, stored, block, given.source));
    TRY(may_be_chosen(source, given));
    ChosenText chosen = given;
    chosen.level = source.record.event.level;
    return keep_chosen_text(work, stored, block.id, chosen);
}

Result<void> amend_choice(Work& work, const StoredReport& stored, const StoredBlock& block,
                          const StoredChosenText& changed) {
    TRY(must(work, May::write_reports));
    const ReportSource source =
        TRY(report_source(work, stored, block, changed.chosen.source));
    TRY(may_be_chosen(source, changed.chosen));
    return amend_chosen_text(work, stored, changed, changed.chosen);
}

std::vector<ChosenRemark> check_chosen_events(Work& work, const StoredReport& stored,
                                              const StoredBlock& block) {
    std::vector<ChosenRemark> remarks;
    std::map<std::string, std::set<std::string>> reporters;
    for (const StoredChosenText& one : block.chosen) {
        const auto record = open_event(work, stored.unit, one.chosen.source);
        const std::string key = remark_about(work, block, one.chosen, record);
        if (!key.empty()) {
            remarks.push_back({one.id, key});
        }
        if (record) {
            reporters[one.chosen.theme].insert(record->reporter);
        }
    }
    for (const StoredChosenText& one : block.chosen) {
        const bool theme = block.block.kind == "events.themes" && !one.chosen.theme.empty();
        if (theme && reporters[one.chosen.theme].size() == 1) {
            remarks.push_back({one.id, "one_reporter", ChosenRemark::Weight::warns});
            reporters.erase(one.chosen.theme);
        }
    }
    return remarks;
}
