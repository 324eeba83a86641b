// Templates: what a report begins with, in the manner of a unit whose published report shows it.
//
// The starting texts are our own; their numbers are bound, never typed. Sources: domain d.1
// (Kronoberg), d.2 (Skåne), d.3 (Stockholm), d.4 (Värmland).
#pragma once

#include <string_view>
#include <vector>

struct TemplateBlock {
    std::string_view kind;
    /// Text keys of the heading and of the starting text; empty = none.
    std::string_view heading_key;
    std::string_view body_key;
};
struct ReportTemplate {
    std::string_view code;
    std::vector<TemplateBlock> blocks;
    /// Whose reports may begin so: unit, city, county or nation.
    std::string_view kind = "unit";
};

const std::vector<ReportTemplate>& report_templates();
/// The one that is drawn where there is no report of the year yet.
const ReportTemplate& first_template(std::string_view kind);
/// nullptr when there is none of that code.
const ReportTemplate* find_template(std::string_view code);
