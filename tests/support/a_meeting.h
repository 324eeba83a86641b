// The people and deeds that the tests of meetings share.
#pragma once

#include "events/closure.h"
#include "events/deidentification.h"
#include "meetings/deciding.h"
#include "meetings/forgetting.h"
#include "meetings/minutes.h"
#include "meetings/tasks.h"
#include "tests/support/faults_fixture.h"

inline Meeting a_meeting(const std::string& chair, Date day = Date{2026, 3, 10}) {
    Meeting meeting;
    meeting.meets_on = day;
    meeting.how = "in_room";
    meeting.place = said("Sammanträdesrummet");
    meeting.chair = chair;
    return meeting;
}

inline Decision a_decision(const std::string& way, const std::string& owner = "") {
    Decision decision;
    decision.way = way;
    decision.owner = owner;
    return decision;
}

/// Planned for the tenth of March, a week after the clock of the tests.
class MeetingStage : public Faults {
protected:
    MeetingStage() {
        leaving_kinds().push_back(leaving_minutes());
        copy_keepers() = {forget_meeting_texts};
    }
    void today_is(const std::string& day) { db.set_clock(*parse_instant(day + "T08:00:00.000Z")); }
    std::string plans(Date day = Date{2026, 3, 10}) {
        return db
            .write(cast.ombud,
                   [&](Work& work) { return plan_meeting(work, a_meeting(cast.ombud.id, day)); })
            .value();
    }
    /// An event that the manager has confirmed as de-identified.
    std::string registers_read(const EventShape& shape = {}) {
        std::string number = registers(cast.ombud, shape);
        const auto read = db.write(cast.manager, [&](Work& work) {
            return confirm_deidentified(work, number, find_event(work, number)->version);
        });
        EXPECT_TRUE(read) << problems(read);
        return number;
    }
    MeetingRecord stands(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return find_meeting(work, number); }).value();
    }
    Agenda agenda(const std::string& number, const Actor& actor) {
        return db.read(actor,
                       [&](Work& work) { return agenda_of(work, *find_meeting(work, number)); });
    }
    Agenda agenda(const std::string& number) { return agenda(number, cast.ombud); }
    /// The subjects in order; "" for a free point.
    std::vector<std::string> on_agenda(const std::string& number) {
        std::vector<std::string> list;
        const Agenda all = agenda(number);
        for (const AgendaLine* line : all.on_it()) {
            list.push_back(line->item.subject);
        }
        return list;
    }
    LineAt at(const std::string& number, std::size_t place) {
        const Agenda all = agenda(number);
        const AgendaLine* line = all.on_it().at(place);
        return {line->key(), line->version, line->decision ? line->decision->version : 0};
    }
    Result<int64_t> turns(const std::string& number, const std::string& deed,
                          const std::string& reason = "") {
        const int64_t version = stands(number).version;
        const MeetingTurn turn{deed, {}, said(reason)};
        return db.write(cast.ombud,
                        [&](Work& work) { return turn_meeting(work, number, version, turn); });
    }
    /// A meeting under way on the tenth of March, over what is undecided.
    std::string held() {
        std::string number = plans();
        EXPECT_TRUE(turns(number, "fix"));
        today_is("2026-03-10");
        EXPECT_TRUE(turns(number, "hold"));
        return number;
    }
    Result<std::string> adds(const std::string& number, const std::string& subject) {
        MeetingItem item;
        item.subject = subject;
        return db.write(cast.ombud, [&](Work& work) { return add_item(work, number, item); });
    }
    Result<std::string> adds_point(const std::string& number, const std::string& title) {
        MeetingItem item;
        item.title = said(title);
        return db.write(cast.ombud, [&](Work& work) { return add_item(work, number, item); });
    }
    Result<void> moves(const std::string& number, std::size_t place, const std::string& where) {
        const LineAt line = at(number, place);
        return db.write(cast.ombud,
                        [&](Work& work) { return move_item(work, number, line, where); });
    }
    static MeetingItem left(const std::string& why, const std::string& reason) {
        MeetingItem item;
        item.why = why;
        item.reason = said(reason);
        return item;
    }
    Result<void> takes_out(const std::string& number, std::size_t place, const std::string& why,
                           const std::string& reason = "") {
        const LineAt line = at(number, place);
        return db.write(cast.ombud, [&](Work& work) {
            return remove_item(work, number, line, left(why, reason));
        });
    }
    Result<void> puts_off(const std::string& number, std::size_t place, const std::string& why,
                          const std::string& reason = "") {
        const LineAt line = at(number, place);
        return db.write(cast.ombud, [&](Work& work) {
            return put_off_item(work, number, line, left(why, reason));
        });
    }
    Result<void> decides(const std::string& number, std::size_t place, const Decision& decision) {
        const LineAt line = at(number, place);
        return db.write(cast.ombud,
                        [&](Work& work) { return decide_item(work, number, line, decision); });
    }
    Result<void> concludes(const std::string& number, std::size_t place, const MeetingItem& item) {
        const LineAt line = at(number, place);
        return db.write(cast.ombud,
                        [&](Work& work) { return conclude_item(work, number, line, item); });
    }
    Result<void> answers(const std::string& number, std::size_t place, const Discussion& talk) {
        const LineAt line = at(number, place);
        return db.write(cast.ombud, [&](Work& work) {
            return answer_item(work, number, line.key, {0, &talk});
        });
    }
    Result<int64_t> attends(const std::string& number, const std::vector<std::string>& there) {
        const int64_t version = stands(number).version;
        return db.write(cast.ombud,
                        [&](Work& work) { return note_attendance(work, number, version, there); });
    }
    Result<int64_t> approves(const Actor& actor, const std::string& number) {
        const int64_t version = stands(number).version;
        return db.write(actor, [&](Work& work) { return approve_minutes(work, number, version); });
    }
    Result<void> reads_minutes(const Actor& actor, const std::string& number) {
        return db.write(actor, [&](Work& work) -> Result<void> {
            const LeavingText text = leaving_minutes_of(work, TRY(find_meeting(work, number)));
            const std::string reading = TRY(request_reading(work, text));
            return confirm_reading(work, reading, work.digest(text.text));
        });
    }
    /// Agenda or minutes as this person has them.
    std::string told(const std::string& number, const Actor& actor) {
        return db.read(actor, [&](Work& work) {
            return document_json(
                meeting_document(work, *find_meeting(work, number), MinutesEdition::inside));
        });
    }
    std::string told(const std::string& number) { return told(number, cast.ombud); }
    std::vector<MeetingTask> tasks(const Actor& actor) {
        return db.read(actor,
                       [&](Work& work) { return open_meeting_tasks(work, cast.unit, actor.id); });
    }
    Result<void> finishes(const MeetingTask& task, const std::string& outcome) {
        return db.write(cast.colleague, [&](Work& work) {
            return finish_meeting_task(work, task.id, task.version, said(outcome));
        });
    }
};
