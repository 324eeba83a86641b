// What happened to an event: from the trail, its moves and closures, and the texts it had before.
#include <algorithm>
#include <map>

#include "events/choices.h"
#include "events/closure.h"
#include "events/pages.h"
#include "events/reclassification.h"
#include "events/withheld.h"
#include "platform/html/page.h"
#include "platform/json.h"
#include "sql/events.h"

namespace {

std::string shown_value(Work& work, const Texts& t, const Field& row, const json::value* value) {
    if (value == nullptr || value->is_null()) {
        return std::string(t("event.history.nothing"));
    }
    if (row.kind == FieldKind::tick && value->is_int64()) {
        return std::string(t(value->as_int64() != 0 ? "event.yes" : "event.no"));
    }
    if (value->is_string()) {
        const std::string code(value->as_string());
        return row.options.choices.empty() ? code : label_of(work, t, row.name, code);
    }
    return json::serialize(*value);
}

/// One line a changed answer; a text only says that it changed.
std::vector<Html> changes_in(Work& work, const Texts& t, const std::string& facts) {
    std::vector<Html> lines;
    boost::system::error_code failure;
    const json::value parsed = json::parse(facts, failure);
    if (failure || !parsed.is_object()) {
        return lines;
    }
    for (const auto& member : parsed.as_object()) {
        const Field* row = find_field(event_fields, std::string_view(member.key()));
        if (row == nullptr || !member.value().is_object()) {
            continue;
        }
        const json::object& change = member.value().as_object();
        const std::string label(t("event." + std::string(row->name)));
        if (change.contains("is_digest")) {
            lines.push_back(text(t("event.history.text_changed", {{"field", label}})));
            continue;
        }
        lines.push_back(text(t("event.history.changed",
                               {{"field", label},
                                {"was", shown_value(work, t, *row, change.if_contains("was"))},
                                {"is", shown_value(work, t, *row, change.if_contains("is"))}})));
    }
    return lines;
}

Html trail_part(Work& work, const Texts& t, const EventRecord& record) {
    HtmlTable table_shown;
    table_shown.caption = t("event.history.caption");
    for (const std::string_view key :
         {"event.history.when", "event.history.who", "event.history.what"}) {
        table_shown.columns.push_back({text(t(key))});
    }
    for (const StoredRow& row : work.rows(sql::events::trail_of_event, {{"event", record.id}})) {
        const std::string verb = row.text("verb");
        const std::string key = "event.history.verb." + verb;
        Html what = text(t.has(key) ? t(key) : t("event.history.verb.update"));
        const std::vector<Html> lines =
            verb == "update" ? changes_in(work, t, row.text("facts")) : std::vector<Html>{};
        if (!lines.empty()) {
            what.add(bullets(lines));
        }
        table_shown.rows.push_back({text(when_shown(t, row.text("at"))),
                                    text(person_shown(work, t, row.text("actor"))),
                                    std::move(what)});
    }
    return table(table_shown);
}

Html moves_part(Work& work, const Texts& t, const EventRecord& record) {
    std::vector<Html> lines;
    for (const ReclassificationRecord& one : reclassifications_of(work, record)) {
        lines.push_back(text(
            t("event.history.moved",
              {{"from", label_of(work, t, "level", one.move.from_level)},
               {"to", label_of(work, t, "level", one.move.level)},
               {"who", person_shown(work, t, one.by)},
               {"when", when_shown(t, one.at)},
               {"reason", one.move.reason.empty() ? std::string(t("event.history.reason_withheld"))
                                                  : one.move.reason.text()}})));
    }
    for (const ClosureRecord& one : closures_of(work, record)) {
        lines.push_back(text(t(
            "event.history.closed",
            {{"outcome", std::string(t("event_closure.outcome." + one.closure.outcome))},
             {"who", person_shown(work, t, one.by)},
             {"when", when_shown(t, one.at)},
             {"reason", one.closure.reason.empty() ? std::string(t("event.history.reason_withheld"))
                                                   : one.closure.reason.text()}})));
    }
    return lines.empty() ? Html() : bullets(lines);
}

/// A text as it was, under the field's label.
void add_old_text(Html& out, const Texts& t, std::string_view field, std::string_view old) {
    if (!old.empty()) {
        out.tag("h4", t("event." + std::string(field))).add(prose(old));
    }
}

Html open_versions(Work& work, const Texts& t, const EventRecord& record) {
    Html out;
    for (const OldVersion& old : work.old_versions(event_table, record.id)) {
        boost::system::error_code failure;
        const json::value body = json::parse(old.body, failure);
        Html texts;
        for (const Field& row : event_fields) {
            if (row.kind != FieldKind::free_text || failure || !body.is_object()) {
                continue;
            }
            const json::value* was = body.as_object().if_contains(row.name);
            if (was != nullptr && was->is_string()) {
                add_old_text(texts, t, row.name, std::string_view(was->as_string()));
            }
        }
        if (!texts.empty()) {
            out.add(heading(
                3, t("event.history.version", {{"version", std::to_string(old.version)},
                                               {"who", person_shown(work, t, old.changed_by)},
                                               {"when", when_shown(t, old.changed_at)}})));
            out.add(texts);
        }
    }
    return out;
}

Html withheld_versions(Work& work, const Texts& t, const EventRecord& record) {
    Html out;
    for (const WithheldText& old : withheld_texts(work, record)) {
        const std::string_view part = old.part;
        if (!part.starts_with("event.") || old.text.empty()) {
            continue;
        }
        out.add(
            heading(3, t("event.history.version", {{"version", std::to_string(old.text_version)},
                                                   {"who", person_shown(work, t, old.kept_by)},
                                                   {"when", when_shown(t, old.kept_at)}})));
        add_old_text(out, t, part.substr(6), old.text);
    }
    return out;
}

} // namespace

Html history_of(const Request& in, Work& work, const EventRecord& record) {
    const Texts& t = in.t;
    Html out = moves_part(work, t, record);
    out.add(trail_part(work, t, record));
    const Html versions =
        record.withheld ? withheld_versions(work, t, record) : open_versions(work, t, record);
    if (!versions.empty()) {
        out.add(disclosure(t("event.history.versions"), versions));
    }
    return out;
}
