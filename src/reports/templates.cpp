// The templates, block by block; their texts stand in the catalogues.
#include "reports/templates.h"

#include <algorithm>
#include <iterator>

#include "platform/result.h"

namespace {

std::vector<ReportTemplate> unit_templates() {
    return {
        {"skane",
         {{"narrative", "report.template.foreword", "report.template.foreword.body"},
          {"narrative", "report.template.mission", "report.template.mission.body"},
          {"narrative", "report.template.faults", "report.template.faults.body"},
          {"events.by_level", "report.template.by_level", ""},
          {"events.themes", "report.template.themes", ""},
          {"events.by_body", "report.template.by_body", ""},
          {"events.proposals", "report.template.proposals", ""},
          {"events.examples", "report.template.examples", ""},
          {"questions", "report.template.questions", "report.template.questions.body"},
          {"narrative", "report.template.closing", "report.template.closing.body"}}},
        {"kronoberg",
         {{"narrative", "report.template.mission", "report.template.mission.body"},
          {"narrative", "report.template.method", "report.template.method.body"},
          {"narrative", "report.template.noticed", "report.template.noticed.body"},
          {"applicants.by_source", "report.template.by_source", ""},
          {"events.by_kind", "report.template.by_kind", ""},
          {"events.by_level", "report.template.by_level", ""},
          {"events.by_body", "report.template.by_body", ""},
          {"events.by_month", "report.template.by_month", ""},
          {"events.serious", "report.template.serious", ""},
          {"events.themes", "report.template.themes", ""},
          {"events.examples", "report.template.examples", ""},
          {"events.proposals", "report.template.proposals", ""},
          {"questions", "report.template.questions", "report.template.questions.body"},
          {"appendix", "report.template.appendix", "report.template.appendix.body"}}},
        {"varmland",
         {{"narrative", "report.template.intro", "report.template.intro.body"},
          {"narrative", "report.template.purpose", "report.template.purpose.body"},
          {"narrative", "report.template.statistics", "report.template.statistics.body"},
          {"clients.assignments", "report.template.assignments", ""},
          {"events.by_type", "report.template.by_type", ""},
          {"events.by_month", "report.template.by_month", ""},
          {"events.themes", "report.template.topics", ""},
          {"events.examples", "report.template.system_right", ""},
          {"narrative", "report.template.future", "report.template.future.body"},
          {"narrative", "report.template.closing", "report.template.closing.body"}}},
    };
}

// Sums of units, and no texts of events: those are chosen in their own unit.
std::vector<ReportTemplate> place_templates() {
    return {
        {"stockholm",
         {{"narrative", "report.template.mission", "report.template.mission.body"},
          {"narrative", "report.template.city_organisation",
           "report.template.city_organisation.body"},
          {"clients.over_years", "report.template.clients", "report.template.clients.body"},
          {"clients.by_sex", "report.template.by_sex", ""},
          {"clients.by_unit", "report.template.by_unit", ""},
          {"clients.by_age", "report.template.by_age", "report.template.by_age.body"},
          {"clients.by_unit_and_age", "report.template.by_unit_and_age", ""},
          {"clients.children", "report.template.children", "report.template.children.body"},
          {"clients.by_reason", "report.template.by_reason", ""},
          {"clients.new_by_reason", "report.template.new_by_reason", ""},
          {"applicants.by_source", "report.template.by_source", ""},
          {"events.by_level", "report.template.by_level", ""},
          {"narrative", "report.template.theme_of_year", "report.template.theme_of_year.body"},
          {"narrative", "report.template.closing", "report.template.closing.body"}},
         "city"},
        {"county",
         {{"narrative", "report.template.of_county", "report.template.of_county.body"},
          {"clients.over_years", "report.template.clients", ""},
          {"clients.by_sex", "report.template.by_sex", ""},
          {"clients.by_age", "report.template.by_age", ""},
          {"clients.children", "report.template.children", ""},
          {"clients.by_reason", "report.template.by_reason", ""},
          {"clients.new_by_reason", "report.template.new_by_reason", ""},
          {"clients.by_unit", "report.template.by_unit", ""},
          {"clients.by_kommun", "report.template.by_kommun", ""},
          {"applicants.by_source", "report.template.by_source", ""},
          {"events.by_level", "report.template.by_level", ""},
          {"narrative", "report.template.closing", "report.template.closing.body"}},
         "county"},
        {"nation",
         {{"narrative", "report.template.of_nation", "report.template.of_nation.body"},
          {"clients.over_years", "report.template.clients", ""},
          {"clients.by_sex", "report.template.by_sex", ""},
          {"clients.by_age", "report.template.by_age", ""},
          {"clients.children", "report.template.children", ""},
          {"clients.by_reason", "report.template.by_reason", ""},
          {"clients.new_by_reason", "report.template.new_by_reason", ""},
          {"clients.by_lan", "report.template.by_lan", ""},
          {"applicants.by_source", "report.template.by_source", ""},
          {"events.by_level", "report.template.by_level", ""},
          {"narrative", "report.template.closing", "report.template.closing.body"}},
         "nation"},
    };
}

} // namespace

const std::vector<ReportTemplate>& report_templates() {
    static const auto templates = [] {
        std::vector<ReportTemplate> all = unit_templates();
        std::ranges::move(place_templates(), std::back_inserter(all));
        return all;
    }();
    return templates;
}

const ReportTemplate& first_template(std::string_view kind) {
    const auto& all = report_templates();
    const auto found = std::ranges::find(all, kind, &ReportTemplate::kind);
    ensure(found != all.end(), "each kind of report has a template");
    return *found;
}

const ReportTemplate* find_template(std::string_view code) {
    const auto& all = report_templates();
    const auto found = std::ranges::find(all, code, &ReportTemplate::code);
    return found == all.end() ? nullptr : &*found;
}
