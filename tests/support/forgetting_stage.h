// The stage of forgetting: events full of a word, decisions and announcements, purges and jobs.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "audit/audit.h"
#include "events/decision.h"
#include "events/draft.h"
#include "events/erasing.h"
#include "events/events.h"
#include "events/kept_texts.h"
#include "organisations/staff.h"
#include "platform/json.h"
#include "platform/purge.h"
#include "privacy/extract.h"
#include "privacy/finding.h"
#include "privacy/guard_word.h"
#include "privacy/privacy.h"
#include "privacy/purge.h"
#include "privacy/retention.h"
#include "tests/support/client.h"
#include "tests/support/event_stage.h"

inline bool stands_in_file(const std::string& path, const std::string& words) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str().find(words) != std::string::npos;
}

class ForgettingStage : public EventStage {
protected:
    ForgettingStage() {
        text_sources() = event_text_sources();
        retention_classes() = {event_retention()};
        named_classes() = {"client", "event_text"};
        purgers() = {purge_drafts};
        audited_tables() = {
            {event_table}, {discussion_table}, {decision_table}, {staff_table}, {guard_word_table}};
    }
    void registered(const Actor& actor, const Event& event) {
        const auto made = registers(actor, event);
        EXPECT_TRUE(made) << problems(made);
    }
    static const Routes& routes() {
        static const Routes all = [] {
            Routes list;
            events_routes(list);
            privacy_routes(list);
            return list;
        }();
        return all;
    }
    void runs_jobs() {
        JobRunner(db.database(), {retention_job(db.address()), file_cleaning_job(db.address())})
            .run_waiting();
    }
    // In how many columns the words stand, whatever a purge would look at.
    std::size_t places(const std::string& words) {
        return db
            .read(cast.administrator,
                  [&](Work& work) { return places_of_words(work, SoughtWords(words), {}); })
            .size();
    }
    std::vector<StoredRow> rows(const char* text) {
        const Query query{text, text, text};
        return db.read(cast.administrator, [&](Work& work) { return work.rows(query); });
    }
    bool in_files(const std::string& words) {
        return GetParam() == Engine::sqlite && (stands_in_file(db.address().where, words) ||
                                                stands_in_file(db.address().where + "-wal", words));
    }
    Result<std::string> purges_it(const Actor& actor, const std::string& words) {
        return db.write(actor,
                        [&](Work& work) { return purge_identifier(work, words, "found_late"); });
    }
    // One word in every place where a text of an event can stand.
    std::string an_event_full_of(const std::string& word) {
        const std::string number =
            registers(cast.ombud, an_event({.description = word + " svarade inte.",
                                            .consequence = "Hyran till " + word + " dröjde.",
                                            .proposal = "Ring " + word + ".",
                                            .tags = {"kö hos " + word}}))
                .value();
        EXPECT_TRUE(amends(cast.ombud, number, 1,
                           an_event({.description = "Nu svarade " + word + "s växel.",
                                     .tags = {"kö hos " + word}})));
        EXPECT_TRUE(db.write(cast.manager, [&](Work& work) {
            Discussion talk;
            talk.discussed_on = Date{2026, 2, 20};
            talk.causes = said(word + " saknar rutin.");
            return discuss_event(work, number, 0, talk);
        }));
        EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
            return keep_draft(work, "event " + number, {{"description", {word + " igen."}}});
        }));
        return number;
    }
    Date today(Date day) {
        db.set_clock(*parse_instant(day.iso() + "T10:00:00.000Z"));
        return day;
    }
    void decides_months(int64_t months) {
        const auto decided = db.write(cast.manager, [&](Work& work) {
            return set_retention(work, "event_text",
                                 {"", 0, {months, "SN 2026/114 § 12", Date{2026, 1, 20}}});
        });
        ASSERT_TRUE(decided);
    }
    Result<std::string> announces() {
        return db.write(cast.manager,
                        [](Work& work) { return announce_erasure(work, "event_text"); });
    }
    ErasureRecord erasure(const std::string& id) {
        return db.read(cast.manager, [&](Work& work) { return find_erasure(work, id); }).value();
    }
    Result<std::string> begins(const std::string& id) {
        return db.write(cast.manager,
                        [&](Work& work) { return begin_erasure(work, *find_erasure(work, id)); });
    }
    StorySite site{db, routes()};
};
