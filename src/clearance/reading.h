// The second reader: nothing leaves the unit until another person has read it as it will be read.
//
// For a slice whose records leave the unit (reports, handovers, letters, the network):
//   1. app.cpp hands in a LeavingKind: its name, and the function that gives the text as it stands.
//      The name in words is the text `leaving.kind.<name>` in the slice's own catalogues.
//   2. The record's page shows reading_part(), which says how far the reading has come and asks
//      for one. The list, the page of the reader and the start page's panel are in this folder.
//   3. The verb that lets the record out begins with TRY(must_be_cleared(work, text)).
// A reading holds for one text, word by word: whatever changes it, a new reading is needed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/html.h"
#include "platform/http/request.h"
#include "platform/work.h"

/// What is to leave the unit, as it stands now.
struct LeavingText {
    /// The owner: a unit's id, or a place by itself (organisations/owner.h).
    std::string unit;
    /// The LeavingKind's name, and the record's id.
    std::string kind;
    std::string subject;
    /// The record's version, shown beside the reading.
    int64_t version = 0;
    /// What the record is called in lists: a title that the text door has read.
    std::string name;
    /// Exactly what will be read outside, every word and number; only its digest is kept.
    std::string text;
    /// The same as the receiver will see it.
    Html shown;
    /// The accounts that wrote any part of the record, now or earlier; none of them can be its
    /// second reader. A copy in it is its editor's: the text it was made from has had a reader.
    std::vector<std::string> writers;
    /// The record's own page.
    std::string address;
};

struct LeavingKind {
    /// The record's table: "report", "handover", "letter".
    std::string name;
    /// The text for this actor; `not_found` where the actor may not see it.
    Result<LeavingText> (*text)(Work& work, std::string_view subject) = nullptr;
};
/// Filled once by app.cpp, read by everybody after.
std::vector<LeavingKind>& leaving_kinds();
/// The record's text as it stands; `not_found` for an unknown kind.
Result<LeavingText> leaving_text(Work& work, std::string_view kind, std::string_view subject);

// --- the record of a reading --------------------------------------------------------------------

struct SecondReading {
    std::string kind;
    std::string subject;
    FreeText name;
    /// asked, confirmed, returned (with a remark) or withdrawn.
    std::string standing = "asked";
    /// The version and digest that were asked about; after the answer those that were read.
    int64_t text_version = 0;
    std::string text_digest;
    /// The reader's name as it was that day.
    std::string reader_name;
    /// What has to change before it may leave.
    FreeText remark;
    /// Who wrote it when it was asked about.
    std::vector<std::string> writers;
};

inline constexpr auto reading_fields = std::array{
    field<&SecondReading::kind>("kind", {.required = true}),
    field<&SecondReading::subject>("subject", {.required = true}),
    field<&SecondReading::name>("name",
                                {.length_max = 300, .personal = true, .retention = "clearance"}),
    field<&SecondReading::standing>("standing", {.required = true}),
    field<&SecondReading::text_version>("text_version", {.required = true}),
    field<&SecondReading::text_digest>("text_digest", {.required = true}),
    field<&SecondReading::reader_name>("reader_name", {.personal = true, .retention = "clearance"}),
    field<&SecondReading::remark>(
        "remark", {.length_max = 1000, .personal = true, .retention = "clearance", .rows = 4}),
    field<&SecondReading::writers>("writers", {.personal = true, .retention = "clearance"}),
};
inline constexpr Table reading_table{"reading", reading_fields};

struct ReadingRecord {
    std::string id;
    int64_t version = 0;
    std::string unit;
    SecondReading reading;
    std::string asked_by;
    Instant asked_at;
    /// When it was answered; the asking's own time until then.
    Instant changed_at;
};

// --- verbs ---------------------------------------------------------------------------------------

/// Asks for a second reader; answers the reading's id. One that waits already is answered again.
/// Needs May::clear_texts at the unit.
Result<std::string> request_reading(Work& work, const LeavingText& text);

/// Notes that the actor has read the text whose digest is `digest_read` and lets it out. `conflict`
/// (reading.text_changed) when it is another by now, `forbidden` (needs_second_person) for whoever
/// wrote any of it, and (needs_a_person) for the program itself.
Result<void> confirm_reading(Work& work, std::string_view id, std::string_view digest_read);
/// Sends it back with a remark; refuses as confirm_reading does.
Result<void> return_reading(Work& work, std::string_view id, std::string_view digest_read,
                            const FreeText& remark);
/// Nobody shall read it any more: the record was withdrawn. Those that wait are closed.
Result<void> withdraw_readings(Work& work, const LeavingText& text);

/// A record that was read.
struct ReadRecord {
    std::string unit;
    std::string kind;
    std::string subject;
};
/// What readers remarked on it goes, with what it was called then: its text was kept apart or
/// erased. One that waits is closed.
Result<void> forget_readings(Work& work, const ReadRecord& read);

/// Whether another person has read and confirmed this very text. The three words name the record
/// and Work::digest of its text.
bool is_cleared(Work& work, std::string_view kind, std::string_view subject,
                std::string_view digest);
bool is_cleared(Work& work, const LeavingText& text);
/// `invalid` (needs_second_reader) until it is.
Result<void> must_be_cleared(Work& work, const LeavingText& text);

/// The newest reading of the record; nothing when nobody has asked.
std::optional<ReadingRecord> newest_reading(Work& work, const LeavingText& text);
Result<ReadingRecord> find_reading(Work& work, std::string_view id);
/// What waits in the unit worked at, oldest first. `mine`: what this actor may be the reader of;
/// `others`: what the actor wrote and somebody else has to read.
struct WaitingReadings {
    std::vector<ReadingRecord> mine;
    std::vector<ReadingRecord> others;
};
WaitingReadings waiting_readings(Work& work);

// --- parts of pages ------------------------------------------------------------------------------

/// On the record's own page: how far the second reading has come, and the button that asks for it.
Html reading_part(const Request& in, Work& work, const LeavingText& text);
/// On the start page: what waits for this person to read; empty when nothing does.
Html readings_panel(Work& work, const Request& in);
