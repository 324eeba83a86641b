// A report, a part of it and a chosen copy: each has a page where its words can be changed.
#include "reports/kept_texts.h"

#include "organisations/unit.h"
#include "reports/chosen.h"
#include "reports/report.h"
#include "sql/reports.h"

namespace {

std::string address_of_record(Work& work, std::string_view record) {
    const auto unit = my_unit_id(work);
    if (!unit) {
        return "";
    }
    const auto row =
        work.row(sql::reports::report_of_record, {{"unit", *unit}, {"record", record}});
    if (!row) {
        return "";
    }
    const std::string report = "/reports/" + row->text("report");
    // What is frozen is read where it stands; its words are gone only by a purge.
    if (!row->is_null("frozen")) {
        return report;
    }
    return row->is_null("block") ? report + "/amendment"
                                 : report + "/blocks/" + row->text("block") + row->text("page");
}

} // namespace

std::vector<TextSource> report_text_sources() {
    return {{report_table, {}, address_of_record, nullptr, nullptr},
            {report_block_table, {}, address_of_record, nullptr, nullptr},
            {chosen_text_table, {}, address_of_record, nullptr, nullptr}};
}
