// The templates, block by block; their texts stand in the catalogues.
#include "reports/templates.h"

#include <algorithm>

const std::vector<ReportTemplate>& report_templates() {
    static const std::vector<ReportTemplate> templates = {
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
          {"events.by_type", "report.template.by_type", ""},
          {"events.by_month", "report.template.by_month", ""},
          {"events.themes", "report.template.topics", ""},
          {"events.examples", "report.template.system_right", ""},
          {"narrative", "report.template.future", "report.template.future.body"},
          {"narrative", "report.template.closing", "report.template.closing.body"}}},
    };
    return templates;
}

const ReportTemplate* find_template(std::string_view code) {
    const auto& all = report_templates();
    const auto found = std::ranges::find(all, code, &ReportTemplate::code);
    return found == all.end() ? nullptr : &*found;
}
