// Letters (skrivelser): what one or several units write to bodies about recurring faults.
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

struct Letter {
    /// letter, views, referral_reply or petition; see letter_template.h.
    std::string kind;
    FreeText subject;
    /// The unit's own registry number (dnr).
    std::string case_number;
    /// The day an answer is asked for: set by no law.
    std::optional<Date> due_on;
    /// Of a reply to a referral: its number at whoever asked, and its last day.
    std::string referral_number;
    std::optional<Date> referral_due_on;
    FreeText summary;
    FreeText assignment;
    FreeText background;
    FreeText strengths;
    FreeText consequence;
    /// A part with a heading of one's own.
    FreeText own_heading;
    FreeText own_text;
    FreeText closing;
    /// Where an answer is sent. They name a place of work, so they are fields of their own and not
    /// running text, in which the guard would ask about them.
    std::string reply_email;
    std::string reply_address;
};

inline constexpr FieldOptions letter_prose = {
    .length_max = 8000, .personal = true, .retention = "letter", .rows = 6};
inline constexpr auto letter_fields = std::array{
    field<&Letter::kind>("kind", {.required = true}),
    field<&Letter::subject>(
        "subject", {.required = true, .length_max = 200, .personal = true, .retention = "letter"}),
    field<&Letter::case_number>("case_number", {.length_max = 60}),
    field<&Letter::due_on>("due_on"),
    field<&Letter::referral_number>("referral_number", {.length_max = 60}),
    field<&Letter::referral_due_on>("referral_due_on"),
    field<&Letter::summary>("summary", letter_prose),
    field<&Letter::assignment>("assignment", letter_prose),
    field<&Letter::background>("background", letter_prose),
    field<&Letter::strengths>("strengths", letter_prose),
    field<&Letter::consequence>("consequence", letter_prose),
    field<&Letter::own_heading>("own_heading",
                                {.length_max = 120, .personal = true, .retention = "letter"}),
    field<&Letter::own_text>("own_text", letter_prose),
    field<&Letter::closing>("closing", letter_prose),
    field<&Letter::reply_email>("reply_email", {.personal = true, .retention = "letter"}),
    field<&Letter::reply_address>("reply_address", {.personal = true, .retention = "letter"}),
};
inline constexpr Table letter_table{"letter", letter_fields};

struct LetterRecord {
    std::string id;
    std::string number;
    std::string unit;
    int64_t version = 0;
    /// draft, approval, approved, sent, answered, closed or withdrawn.
    std::string standing;
    std::optional<Date> sent_on;
    std::string sent_digest;
    /// The day its words were erased by the retention schedule.
    std::optional<Date> erased_on;
    Letter letter;

    /// It has left the unit.
    bool left() const { return sent_on.has_value(); }
    /// An answer is still asked for, and its day has passed.
    bool overdue_on(Date today) const;
};

/// What is done with a letter, from where and by whom. Whoever prepares it has May::write_faults;
/// whoever approves and sends it May::steer_events.
std::span<const StateMove> letter_moves();

/// Working days that a recipient gets to answer when nothing else is chosen.
inline constexpr int letter_answer_days = 20;

/// A new draft of the unit worked at; answers its number. Beginning with a fault or "", it tells of
/// that with all its parts. `invalid`: unknown_code (kind), letter.due_passed, not_an_email.
Result<std::string> draft_letter(Work& work, const Letter& given, std::string_view about = "");
/// Changes the words at `version`; the kind stays. A letter at approval becomes a draft again and
/// its approvals are withdrawn. `invalid` (not_from_here) once it has been sent.
Result<int64_t> amend_letter(Work& work, std::string_view number, int64_t version,
                             const Letter& given);

/// A letter of the unit worked at, or one that another unit wrote and this one is to sign: the
/// latter from the day it was given for approval. The steering group finds what was sent.
/// `not_found` for any other.
Result<LetterRecord> find_letter(Work& work, std::string_view number);
/// One of the unit's own, for deeds of whoever writes; `invalid` (letter.is_erased) without words.
Result<LetterRecord> find_own_letter(Work& work, std::string_view number);
LetterRecord letter_record(Work& work, const Row& row);
/// Whether the letter is the actor's own unit's.
bool own_letter(const Work& work, const LetterRecord& record);
/// `forbidden` unless the actor writes letters or sits in the steering group at this place.
Result<void> may_read_letters(const Work& work);

struct LetterFilter {
    std::string kind;
    std::string standing;
    /// Only those with an answer overdue today.
    bool overdue = false;
};
inline constexpr int64_t letters_per_page = 50;
struct LetterPage {
    std::vector<LetterRecord> records;
    int64_t total = 0;
};
/// As find_letter finds them, newest first.
Result<LetterPage> list_letters(Work& work, const LetterFilter& filter, int64_t page);
/// Own letters that tell of a fault of the unit, newest first.
std::vector<LetterRecord> letters_about(Work& work, std::string_view fault);
