// Storing the copies; the rules of their sources stand in the slices above.
#include "reports/chosen.h"

#include <algorithm>

#include "clearance/reading.h"
#include "reports/report.h"
#include "sql/reports.h"

std::vector<StoredChosenText> chosen_texts_of(Work& work, const StoredReport& stored) {
    std::vector<StoredChosenText> found;
    for (const StoredRow& row : work.rows(sql::reports::chosen_texts_of_report,
                                          {{"unit", stored.unit}, {"report", stored.id}})) {
        StoredChosenText one;
        one.id = row.text("id");
        one.version = row.integer("version");
        one.block = row.text("block");
        work.fill(chosen_text_table, row, &one.chosen);
        found.push_back(std::move(one));
    }
    return found;
}

Result<std::string> keep_chosen_text(Work& work, const StoredReport& stored, std::string_view block,
                                     const ChosenText& chosen) {
    TRY(must_be_draft(stored));
    const auto holder = std::ranges::find(stored.blocks, block, &StoredBlock::id);
    if (holder == stored.blocks.end()) {
        return not_found();
    }
    for (const StoredChosenText& one : holder->chosen) {
        if (one.chosen.source == chosen.source) {
            return invalid("source", "already_chosen");
        }
    }
    return work.insert(chosen_text_table, &chosen,
                       {{"unit", stored.unit},
                        {"report", stored.id},
                        {"block", block},
                        {"position", static_cast<int64_t>(holder->chosen.size()) + 1}});
}

Result<void> amend_chosen_text(Work& work, const StoredReport& stored, const StoredChosenText& old,
                               const ChosenText& chosen) {
    TRY(must_be_draft(stored));
    static constexpr std::array<std::string_view, 2> changeable = {"theme", "text"};
    TRY(work.update(chosen_text_table, old.id, old.version, &chosen, changeable));
    return {};
}

Result<void> drop_chosen_text(Work& work, const StoredReport& stored, const StoredChosenText& old) {
    TRY(must_be_draft(stored));
    TRY(work.remove(chosen_text_table, old.id, old.version));
    return work.erase_old_versions(chosen_text_table, old.id);
}

void forget_source(Work& work, std::string_view unit, std::string_view source) {
    for (const StoredRow& row :
         work.rows(sql::reports::chosen_texts_of_source, {{"unit", unit}, {"source", source}})) {
        const std::string id = row.text("id");
        const bool removed =
            work.remove(chosen_text_table, id, row.integer("version")).has_value() &&
            work.erase_old_versions(chosen_text_table, id).has_value() &&
            forget_readings(work, {std::string(unit), "report", row.text("report")}).has_value();
        ensure(removed, "a row found in this transaction is there to be removed");
    }
}
