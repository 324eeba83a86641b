// Sealing, finding and forgetting drafts.
#include "events/draft.h"

#include <array>

#include "platform/crypto/crypto.h"
#include "platform/http/form_text.h"
#include "platform/sheets/waiting_file.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

const std::size_t draft_bytes_max = 100 * 1024;

// The address carries the form's name already.
constexpr std::array<std::string_view, 1> not_written = {"form"};

std::string context_of(std::string_view person, std::string_view form) {
    return "draft " + std::string(person) + " " + std::string(form);
}

} // namespace

Result<void> keep_draft(Work& work, std::string_view form, const FormValues& values) {
    TRY(must(work, May::write_events));
    const std::string text = text_of_form(values, not_written);
    if (text.size() > draft_bytes_max) {
        return invalid("", "too_long", {{"max", std::to_string(draft_bytes_max)}});
    }
    const std::string sealed =
        seal(work.surroundings().draft_key, text, context_of(work.actor().id, form));
    work.execute(sql::events::keep_draft, {{"person", work.actor().id},
                                           {"form", form},
                                           {"unit", work.actor().place},
                                           {"changed_at", work.now().iso()},
                                           {"sealed", Bytes{sealed}}});
    return {};
}

std::optional<Draft> my_draft(Work& work, std::string_view form) {
    const auto row = work.row(sql::events::draft_of, {{"person", work.actor().id}, {"form", form}});
    if (!row) {
        return std::nullopt;
    }
    const auto text = unseal(work.surroundings().draft_key, row->value("sealed").bytes().bytes,
                             context_of(work.actor().id, form));
    if (!text) {
        return std::nullopt;
    }
    return Draft{std::string(form), form_of_text(*text),
                 parse_instant(row->text("changed_at")).value_or(Instant{})};
}

std::vector<DraftLine> my_drafts(Work& work) {
    std::vector<DraftLine> lines;
    for (const StoredRow& row : work.rows(sql::events::drafts_of, {{"person", work.actor().id}})) {
        const std::string form = row.text("form");
        const std::string href =
            form == "event" ? "/events/new" : "/events/" + form.substr(6) + "/amendment";
        lines.push_back({form, href, parse_instant(row.text("changed_at")).value_or(Instant{})});
    }
    return lines;
}

void forget_draft(Work& work, std::string_view form) {
    work.execute(sql::events::forget_draft, {{"person", work.actor().id}, {"form", form}});
}

int64_t purge_drafts(Work& work, const SoughtWords& words) {
    int64_t forgotten = 0;
    for (const StoredRow& row : work.rows(sql::events::all_drafts)) {
        const std::string person = row.text("person");
        const std::string form = row.text("form");
        const auto text = unseal(work.surroundings().draft_key, row.value("sealed").bytes().bytes,
                                 context_of(person, form));
        if (!text || words.in_json(*text)) {
            work.execute(sql::events::forget_draft, {{"person", person}, {"form", form}});
            ++forgotten;
        }
    }
    return forgotten + purge_waiting_files(
                           work,
                           {"event_import_file", sql::events::all_files, sql::events::forget_file},
                           words);
}
