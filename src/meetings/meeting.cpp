// Rules of meetings, and planning, changing, moving and finding them.
#include "meetings/meeting.h"

#include <algorithm>

#include "accounts/people_of_unit.h"
#include "meetings/agenda.h"
#include "organisations/record_number.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/meetings.h"

namespace {

const May hands = May::run_meetings;

bool holds(const std::vector<std::string>& list, std::string_view one) {
    return std::ranges::find(list, one) != list.end();
}

/// Everybody named works in the unit, or was named before.
Result<void> people_hold(Work& work, std::string_view unit, const Meeting& given,
                         const Meeting& before) {
    const auto people = people_working_in(work, unit);
    const auto known = [&](std::string_view account, const std::vector<std::string>& old) {
        return holds(old, account) ||
               std::ranges::find(people, account, &AccountRecord::id) != people.end();
    };
    if (given.chair.empty()) {
        return invalid("chair", "required");
    }
    if (!known(given.chair, {before.chair})) {
        return invalid("chair", "unknown_code");
    }
    for (const std::string& one : given.invited) {
        if (!known(one, before.invited)) {
            return invalid("invited", "unknown_code");
        }
    }
    for (const std::string& one : given.attended) {
        if (!known(one, before.attended) && !holds(before.invited, one)) {
            return invalid("attended", "unknown_code");
        }
    }
    return {};
}

Result<void> meeting_holds(Work& work, std::string_view unit, const Meeting& given,
                           const Meeting& before) {
    const auto ways = meeting_ways();
    if (std::ranges::find(ways, given.how) == ways.end()) {
        return invalid("how", given.how.empty() ? "required" : "unknown_code");
    }
    if (given.meets_on != before.meets_on && given.meets_on < work.today()) {
        return invalid("meets_on", "meeting.day_passed");
    }
    return people_hold(work, unit, given, before);
}

std::vector<std::string> all_of(Work& work, std::string_view unit) {
    std::vector<std::string> list;
    for (const AccountRecord& one : people_working_in(work, unit)) {
        list.push_back(one.id);
    }
    return list;
}

Result<void> deed_holds(Work& work, const MeetingRecord& record, const MeetingTurn& turn) {
    if (turn.deed == "hold" && record.meeting.meets_on > work.today()) {
        return invalid("", "meeting.not_yet");
    }
    if (turn.deed == "cancel" && turn.reason.empty()) {
        return invalid("reason", "required");
    }
    return {};
}

} // namespace

std::span<const StateMove> meeting_moves() {
    static constexpr std::array<StateMove, 13> moves = {{
        {"planned", "amend", "planned", hands},
        {"planned", "arrange", "planned", hands},
        {"planned", "fix", "fixed", hands},
        {"planned", "cancel", "cancelled", hands},
        {"fixed", "amend", "fixed", hands},
        {"fixed", "arrange", "fixed", hands},
        {"fixed", "unfix", "planned", hands},
        {"fixed", "hold", "held", hands},
        {"fixed", "cancel", "cancelled", hands},
        // What comes up at the meeting itself.
        {"held", "arrange", "held", hands},
        {"held", "decide", "held", hands},
        {"held", "attend", "held", hands},
        {"held", "approve", "approved", hands},
    }};
    return moves;
}

std::span<const std::string_view> meeting_ways() {
    static constexpr std::array<std::string_view, 3> ways = {"in_room", "by_video", "mixed"};
    return ways;
}

Result<std::string> plan_meeting(Work& work, const Meeting& given) {
    TRY(must(work, hands));
    const auto unit = my_unit(work);
    if (!unit) {
        return forbidden("needs_a_unit");
    }
    Meeting meeting = given;
    meeting.attended.clear();
    if (meeting.invited.empty()) {
        meeting.invited = all_of(work, unit->id);
    }
    TRY(meeting_holds(work, unit->id, meeting, {}));
    const auto row = work.row(sql::meetings::next_order, {{"prefix", unit->unit.prefix}});
    ensure(row.has_value(), "a counter answers its new value");
    const std::string number = record_number(unit->unit.prefix, 'M', row->integer("last"));
    TRY(work.insert(meeting_table, &meeting,
                    {{"unit", unit->id}, {"number", number}, {"standing", "planned"}}));
    work.announce("meeting.plan", number);
    return number;
}

Result<int64_t> amend_meeting(Work& work, std::string_view number, int64_t version,
                              const Meeting& given) {
    const MeetingRecord record = TRY(find_meeting_with_words(work, number));
    TRY(after_deed(work, meeting_moves(), record.standing, "amend"));
    Meeting meeting = given;
    meeting.attended = record.meeting.attended;
    TRY(meeting_holds(work, record.unit, meeting, record.meeting));
    return work.update(meeting_table, record.id, version, &meeting);
}

Result<int64_t> note_attendance(Work& work, std::string_view number, int64_t version,
                                const std::vector<std::string>& attended) {
    const MeetingRecord record = TRY(find_meeting_with_words(work, number));
    TRY(after_deed(work, meeting_moves(), record.standing, "attend"));
    Meeting meeting = record.meeting;
    meeting.attended = attended;
    TRY(people_hold(work, record.unit, meeting, record.meeting));
    static constexpr std::array<std::string_view, 1> only = {"attended"};
    return work.update(meeting_table, record.id, version, &meeting, only);
}

Result<int64_t> note_turn(Work& work, const MeetingRecord& record, std::string_view standing,
                          const MeetingTurn& given) {
    MeetingTurn turn = given;
    turn.turned_on = work.today();
    TRY(work.insert(meeting_turn_table, &turn, {{"unit", record.unit}, {"meeting", record.id}}));
    work.announce("meeting." + turn.deed, record.number);
    return work.update(meeting_table, record.id, record.version, &record.meeting, {},
                       {{"standing", std::string(standing)}});
}

Result<int64_t> turn_meeting(Work& work, std::string_view number, int64_t version,
                             const MeetingTurn& given) {
    MeetingRecord record = TRY(find_meeting_with_words(work, number));
    // The other deeds have rules, and texts, of their own.
    static constexpr std::array<std::string_view, 4> here = {"fix", "unfix", "hold", "cancel"};
    if (std::ranges::find(here, given.deed) == here.end()) {
        return invalid("", "not_from_here");
    }
    const auto standing = TRY(after_deed(work, meeting_moves(), record.standing, given.deed));
    if (record.version != version) {
        return conflict();
    }
    TRY(deed_holds(work, record, given));
    if (given.deed == "fix") {
        TRY(keep_agenda(work, record));
    }
    MeetingTurn turn = given;
    if (given.deed != "cancel") {
        turn.reason = FreeText();
    }
    if (given.deed == "hold" && record.meeting.attended.empty()) {
        record.meeting.attended = record.meeting.invited;
    }
    return note_turn(work, record, standing, turn);
}

MeetingRecord meeting_record(Work& work, const Row& row) {
    MeetingRecord record;
    record.id = row.text("id");
    record.number = row.text("number");
    record.unit = row.text("unit");
    record.version = row.integer("version");
    record.standing = row.text("standing");
    record.approved_on = parse_date(row.text("approved_on"));
    record.approver_name = row.text("approver_name");
    record.erased_on = parse_date(row.text("erased_on"));
    work.fill(meeting_table, row, &record.meeting);
    return record;
}

Result<MeetingRecord> find_meeting(Work& work, std::string_view number) {
    TRY(must(work, hands));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::meetings::by_number, {{"unit", unit}, {"number", number}});
    if (!row) {
        return not_found();
    }
    return meeting_record(work, *row);
}

Result<MeetingRecord> find_meeting_with_words(Work& work, std::string_view number) {
    MeetingRecord record = TRY(find_meeting(work, number));
    if (record.erased_on) {
        return invalid("", "meeting.is_erased");
    }
    return record;
}

std::vector<MeetingTurnRecord> turns_of(Work& work, const MeetingRecord& record) {
    std::vector<MeetingTurnRecord> list;
    for (const StoredRow& row :
         work.rows(sql::meetings::turns, {{"unit", record.unit}, {"meeting", record.id}})) {
        MeetingTurnRecord one;
        work.fill(meeting_turn_table, row, &one.turn);
        one.by = row.text("created_by");
        list.push_back(std::move(one));
    }
    return list;
}

Result<MeetingPage> list_meetings(Work& work, int year, int64_t page) {
    TRY(must(work, hands));
    const std::string unit = TRY(my_unit_id(work));
    Params params = {{"unit", unit}, {"year", year == 0 ? Value() : Value(std::to_string(year))}};
    MeetingPage found;
    const auto count = work.row(sql::meetings::count_listed, params);
    found.total = count ? count->integer("meetings") : 0;
    params.emplace_back("limit", meetings_per_page);
    params.emplace_back("offset", (std::max<int64_t>(page, 1) - 1) * meetings_per_page);
    for (const StoredRow& row : work.rows(sql::meetings::listed, params)) {
        found.lines.push_back(
            {meeting_record(work, row), row.integer("items"), row.integer("decided")});
    }
    return found;
}

std::optional<MeetingRecord> next_meeting(Work& work, std::string_view unit) {
    const auto row =
        work.row(sql::meetings::next_of_unit, {{"unit", unit}, {"today", work.today().iso()}});
    return row ? std::optional(meeting_record(work, *row)) : std::nullopt;
}
