// What erasing and purging reach, walked table by table, so that a new one cannot be forgotten.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "events/decision.h"
#include "events/discussion.h"
#include "events/erasing.h"
#include "platform/db/connection.h"
#include "privacy/purge.h"
#include "tests/support/event_stage.h"
#include "tests/support/whole_program.h"

namespace {

// Columns of text that hold no text of anybody: codes, keys, ids under another name, and addresses
// within the program. A client's code is one; it is changed on the client's page.
constexpr std::pair<std::string_view, std::string_view> coded_columns[] = {
    {"accessibility_answer", "report outcome"},
    {"accessibility_report", "number"},
    {"accessibility_sender", "who"},
    {"action", "number fault owner body handover answer standing outcome checker"},
    {"action_counter", "prefix"},
    {"action_turn", "action deed outcome source checker"},
    {"api_token", "account place name"},
    {"audit_verification", "head"},
    {"backup", "file"},
    {"calendar_feed", "account place"},
    {"clearance", "subject_table subject purpose"},
    {"client", "ombud code sex"},
    {"client_application", "code outcome"},
    {"client_application_count",
     "kommun source source_body outcome exclusion referred_to priority applied waiting"},
    {"client_assignment", "client"},
    {"client_assignment_count", "kommun sex area opened closed result"},
    {"client_closing", "client period notes"},
    {"client_count", "kommun office sex age_band children household source source_body entry "
                     "ending reasons start_reasons assistance attorney waits_for variables"},
    {"client_deputy", "ombud deputy"},
    {"client_erasure", "client standing"},
    {"client_goal", "figure aim"},
    {"client_handover", "client from_ombud to_ombud notes"},
    {"client_import_file", "person"},
    {"client_note", "client"},
    {"client_opening", "client reason"},
    {"client_period", "client application reason_line"},
    {"client_period_reasons_at_start", "value"},
    {"client_policy", "age_day return_rule sex_columns"},
    {"client_priority_order_priorities", "value"},
    {"client_queue_year", "standing order_followed"},
    {"client_task", "client"},
    {"client_tombstone", "kind"},
    {"client_transfer", "direction standing reference receipt"},
    {"client_transfer_client", "transfer client"},
    {"client_variable", "variable_key"},
    {"client_year", "client office age_band children assistance attorney reason_line variables"},
    {"client_year_reasons", "value"},
    {"dismissed_match", "table_name record digest"},
    {"draft", "person form"},
    {"erasure", "record_class standing"},
    {"event", "number body_type status import"},
    {"event_closure", "event"},
    {"event_counter", "prefix"},
    {"event_decision", "event meeting"},
    {"event_discussion", "event"},
    {"event_import", "state"},
    {"event_import_file", "person"},
    {"event_import_row",
     "import number kind kommun body body_type type level serious_reason status"},
    {"event_published_text", "event clearance"},
    {"event_reclassification", "event from_level"},
    {"event_text_release", "event clearance"},
    {"event_withheld_text", "event part subject"},
    {"failed_sign_in", "who"},
    {"fault", "number standing"},
    {"fault_counter", "prefix"},
    {"fault_earlier_year", "fault"},
    {"fault_event", "fault event"},
    {"fault_kommun", "fault"},
    {"fault_proposal", "fault standing"},
    {"fault_proposal_turn", "proposal deed"},
    {"fault_turn", "fault deed event"},
    {"figure_cutoff", "cutoff"},
    {"file", "sha256"},
    {"guard_finding", "scan table_name record field kind weight standing reason"},
    {"guard_scan", "guard_version"},
    {"guard_word", "reading"},
    {"handover", "number standing from_answer"},
    {"handover_answer", "handover"},
    {"handover_answer_items", "value"},
    {"handover_counter", "prefix"},
    {"handover_item", "handover kind subject standing"},
    {"handover_item_shown", "value"},
    {"handover_link", "handover"},
    {"handover_message", "handover"},
    {"handover_turn", "handover deed taken_to reason"},
    {"job", "topic subject job_key actor standing problem location"},
    {"kept_form", "person address"},
    {"kommun", "code lan name"},
    {"lan", "code name"},
    {"letter", "number kind standing"},
    {"letter_anchoring", "letter forum"},
    {"letter_answer", "letter recipient kind"},
    {"letter_answer_items", "value"},
    {"letter_approval", "letter signing_unit how"},
    {"letter_counter", "prefix"},
    {"letter_fault", "letter subject"},
    {"letter_fault_shown", "value"},
    {"letter_item", "letter kind"},
    {"letter_recipient", "letter role standing"},
    {"letter_signatory", "letter signing_unit"},
    {"letter_turn", "letter deed recipient taken_to"},
    {"mail_refusal", "account"},
    {"meeting", "number how chair standing approver_name"},
    {"meeting_attended", "value"},
    {"meeting_counter", "prefix"},
    {"meeting_invited", "value"},
    {"meeting_item", "meeting kind subject standing why kept_line"},
    {"meeting_item_actions", "value"},
    {"meeting_turn", "meeting deed"},
    {"one_time_link", "account"},
    {"outbox", "topic subject actor"},
    {"purge", "digest reason places"},
    {"reading", "kind subject standing reader_name"},
    {"reading_writers", "value"},
    {"record_version", "table_name record body"},
    {"reference_work", "mark standing"},
    {"report", "kind template language"},
    {"report_block", "report kind"},
    {"report_chosen_text", "report block source level theme"},
    {"report_document", "report format edition"},
    {"report_freeze", "report cutoff fingerprint canonical_sha256"},
    {"reported_fault", "fault"},
    {"request_done", "request_key actor location"},
    {"retention_rule", "record_class"},
    {"saved_table", "question"},
    {"session", "account place csrf"},
    {"setting", "name"},
    {"sign_in_method", "account method secret"},
    {"theme_faults", "value"},
    {"tombstone", "table_name record erasure"},
    {"unit_coverage", "kommun"},
    {"unit_policy", "withholding withheld_readers year_rule"},
};

bool is_stamp(std::string_view column) {
    static constexpr std::string_view names[] = {"id", "unit", "owner", "at"};
    static constexpr std::string_view ends[] = {"_at",    "_on",   "_by",    "_from",
                                                "_until", "_hash", "_digest"};
    return std::ranges::find(names, column) != std::end(names) ||
           std::ranges::any_of(ends, [&](std::string_view end) { return column.ends_with(end); });
}

// A day or a code of a list, by the field table.
bool is_coded_field(std::string_view table, std::string_view column) {
    for (const AuditedTable& audited : program_tables()) {
        const Field* field = find_field(audited.table.fields, column);
        if (audited.table.name == table && field != nullptr) {
            return field->kind == FieldKind::date || !field->options.choices.empty();
        }
    }
    return false;
}

bool is_written_out(std::string_view table, std::string_view column) {
    for (const auto& [name, columns] : coded_columns) {
        std::istringstream words{std::string(columns)};
        for (std::string word; name == table && words >> word;) {
            if (word == column) {
                return true;
            }
        }
    }
    return false;
}

Query asking(const std::string& text) {
    return {text, text, text};
}

class Erasing : public EventStage {
protected:
    Erasing() { whole_program(); }

    // An event with a text in every record that hangs on it, in more than one version.
    std::string a_whole_event(const std::string& level) {
        const std::string number =
            registers(cast.ombud, an_event({.level = "lokal", .tags = {"kö"}})).value();
        EXPECT_TRUE(amends(cast.ombud, number, 1,
                           an_event({.level = "lokal", .description = "En annan beskrivning."})));
        EXPECT_TRUE(moves(cast.manager, number, found(cast.manager, number).version, level));
        const auto told = db.write(cast.manager, [&](Work& work) -> Result<void> {
            Discussion talk;
            talk.discussed_on = work.today();
            talk.causes = said("Rutinen saknas.");
            TRY(discuss_event(work, number, 0, talk));
            Decision decision;
            decision.way = "manager_oral";
            decision.decided_on = work.today();
            decision.task = said("Ring chefen.");
            TRY(decide_event(work, number, "", decision));
            return {};
        });
        EXPECT_TRUE(told) << problems(told);
        const auto amended = db.write(cast.manager, [&](Work& work) -> Result<int64_t> {
            DecisionRecord record = decisions_of(work, *find_event(work, number)).at(0);
            record.decision.done_on = work.today();
            record.decision.outcome = said("Chefen lovade en rutin.");
            return amend_decision(work, number, record);
        });
        EXPECT_TRUE(amended) << problems(amended);
        EXPECT_TRUE(closes(cast.manager, number, found(cast.manager, number).version,
                           {"mended", said("Rutinen kom.")}));
        return found(cast.manager, number).id;
    }
    int64_t count(const std::string& text) {
        int64_t rows = 0;
        const auto connection = open_connection(db.address(), Access::read_only);
        const auto row = connection->row(asking("SELECT COUNT(*) AS n FROM " + text));
        rows = row->integer("n");
        return rows;
    }
};

} // namespace

TEST_P(Erasing, EmptiesEveryFieldThatIsKeptAsTheTextOfAnEvent) {
    for (const char* level : {"central", "handlaggare"}) {
        const std::string id = a_whole_event(level);
        ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
            return event_retention().erase(work, cast.unit, {.record = id});
        }));
    }
    for (const AuditedTable& audited : program_tables()) {
        const std::string table(audited.table.name);
        bool of_events = false;
        for (const Field& field : audited.table.fields) {
            if (field.options.retention != "event_text") {
                continue;
            }
            of_events = true;
            const std::string name(field.name);
            SCOPED_TRACE(table + "." + name);
            if (field.kind == FieldKind::list) {
                EXPECT_EQ(count(table + "_" + name), 0);
                continue;
            }
            EXPECT_EQ(count(table), 2) << "both events above have one";
            EXPECT_EQ(count(table + " WHERE " + name + " IS NOT NULL"), 0);
        }
        if (of_events) {
            EXPECT_EQ(count("record_version WHERE table_name = '" + table + "'"), 0) << table;
        }
    }
    EXPECT_EQ(count("event_withheld_text"), 0);
}

INSTANTIATE_TEST_SUITE_P(Engines, Erasing, both_engines(), engine_name);

TEST(Purging, LooksInEveryColumnOfTextThatIsNotWrittenOutAsCoded) {
    whole_program();
    const TestDatabase db(Engine::sqlite);
    const auto connection = open_connection(db.address(), Access::read_only);
    static constexpr std::string_view spared[] = {
        "account", "staff", "seat",  "unit",       "office",
        "body",    "code",  "audit", "audit_link", "schema_migration"};
    std::set<std::pair<std::string, std::string>> looked_in;
    for (const TextColumn& column : text_columns()) {
        looked_in.emplace(column.table, column.column);
    }
    connection->each(
        asking("SELECT m.name AS of_table, p.name AS of_column FROM sqlite_master m "
               "JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND p.type = 'TEXT'"),
        {}, [&](const Row& row) {
            const std::string table = row.text("of_table");
            const std::string column = row.text("of_column");
            const bool purged = looked_in.erase({table, column}) > 0;
            if (std::ranges::find(spared, table) == std::end(spared) && !is_stamp(column) &&
                !is_coded_field(table, column)) {
                EXPECT_NE(purged, is_written_out(table, column)) << table << "." << column;
            } else {
                EXPECT_FALSE(purged) << table << "." << column;
            }
            return true;
        });
    EXPECT_TRUE(looked_in.empty()) << looked_in.begin()->first << "." << looked_in.begin()->second;
}
