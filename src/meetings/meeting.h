// Event meetings (händelsemöten): when the team goes through what has come in, and decides.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"
#include "rights/state.h"

struct Meeting {
    Date meets_on;
    /// One of meeting_ways().
    std::string how;
    FreeText place;
    /// Accounts of people who work in the unit.
    std::string chair;
    std::vector<std::string> invited;
    std::vector<std::string> attended;
};

inline constexpr auto meeting_fields = std::array{
    field<&Meeting::meets_on>("meets_on", {.required = true}),
    field<&Meeting::how>("how", {.required = true}),
    field<&Meeting::place>("place", {.length_max = 200, .personal = true, .retention = "meeting"}),
    field<&Meeting::chair>("chair", {.required = true}),
    field<&Meeting::invited>("invited", {.length_max = 60}),
    field<&Meeting::attended>("attended", {.length_max = 60}),
};
inline constexpr Table meeting_table{"meeting", meeting_fields};
/// What a person fills in when the meeting is planned.
inline constexpr std::array<std::string_view, 5> meeting_form_fields = {"meets_on", "how", "place",
                                                                        "chair", "invited"};

struct MeetingRecord {
    std::string id;
    std::string number;
    std::string unit;
    int64_t version = 0;
    /// planned, fixed, held, approved or cancelled.
    std::string standing;
    std::optional<Date> approved_on;
    /// The name, that day, of whoever approved the minutes.
    std::string approver_name;
    /// The day its words were erased by the retention schedule.
    std::optional<Date> erased_on;
    Meeting meeting;

    /// It is under way, or its minutes are being written.
    bool open_for_decisions() const { return standing == "held" && !erased_on; }
    bool may_be_arranged() const {
        return !erased_on && (standing == "planned" || standing == "fixed" || standing == "held");
    }
};

/// A deed that moved a meeting on.
struct MeetingTurn {
    std::string deed;
    Date turned_on;
    /// Of a cancelled one.
    FreeText reason;
};
inline constexpr auto meeting_turn_fields = std::array{
    field<&MeetingTurn::deed>("deed", {.required = true}),
    field<&MeetingTurn::turned_on>("turned_on", {.required = true}),
    field<&MeetingTurn::reason>(
        "reason", {.length_max = 1000, .personal = true, .retention = "meeting", .rows = 3}),
};
inline constexpr Table meeting_turn_table{"meeting_turn", meeting_turn_fields};
inline constexpr std::array<std::string_view, 1> cancelling_form_fields = {"reason"};

struct MeetingTurnRecord {
    MeetingTurn turn;
    std::string by;
};

/// What is done with a meeting, and from where. All of it needs May::run_meetings.
std::span<const StateMove> meeting_moves();
/// in_room, by_video, mixed.
std::span<const std::string_view> meeting_ways();

/// Plans a meeting of the unit worked at; answers its number. With nobody invited, all who work in
/// the unit are. `invalid`: a day that has passed, an unknown way, and somebody who does not work
/// there.
Result<std::string> plan_meeting(Work& work, const Meeting& given);
/// Changes one that is planned or fixed, at `version`; somebody who has left may stay.
Result<int64_t> amend_meeting(Work& work, std::string_view number, int64_t version,
                              const Meeting& given);
/// Notes who came, at `version`.
Result<int64_t> note_attendance(Work& work, std::string_view number, int64_t version,
                                const std::vector<std::string>& attended);
/// fix, unfix, hold or cancel, at `version`. Fixing keeps the agenda as it is then; holding begins
/// the meeting, and marks those invited as present. `invalid`: not before its day, a cancelled one
/// without a reason, and an agenda without items.
Result<int64_t> turn_meeting(Work& work, std::string_view number, int64_t version,
                             const MeetingTurn& given);

/// `not_found` outside the unit worked at. Needs May::run_meetings.
Result<MeetingRecord> find_meeting(Work& work, std::string_view number);
/// The same for deeds that write; `invalid` (meeting.is_erased) when its words were erased.
Result<MeetingRecord> find_meeting_with_words(Work& work, std::string_view number);
MeetingRecord meeting_record(Work& work, const Row& row);
/// Oldest first.
std::vector<MeetingTurnRecord> turns_of(Work& work, const MeetingRecord& record);

struct MeetingLine {
    MeetingRecord record;
    /// Items on the agenda, and those of them with a decision.
    int64_t items = 0;
    int64_t decided = 0;
};
inline constexpr int64_t meetings_per_page = 50;
struct MeetingPage {
    std::vector<MeetingLine> lines;
    int64_t total = 0;
};
/// The latest first; `year` 0 is every year.
Result<MeetingPage> list_meetings(Work& work, int year, int64_t page);
/// The first that is planned, fixed or under way from today on; nothing when there is none.
std::optional<MeetingRecord> next_meeting(Work& work, std::string_view unit);

/// For this slice: moves it to `standing` and notes the deed.
Result<int64_t> note_turn(Work& work, const MeetingRecord& record, std::string_view standing,
                          const MeetingTurn& turn);
