// Handovers (påtalanden): what the unit tells a body about faults and events, and asks of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "faults/ladder.h"
#include "platform/work.h"
#include "rights/state.h"

struct Handover {
    FreeText title;
    /// To whom: a body's id, or a code of body_type.
    std::string body;
    /// A code of handover_channel.
    std::string channel;
    /// The role of whoever receives it there, such as "enhetschef"; never a name.
    FreeText recipient_role;
    /// What the body is asked.
    FreeText request;
    /// The day an answer is asked for: agreed with the body, set by no law.
    std::optional<Date> due_on;
    /// The recipient's own number; asked of a report in its system.
    std::string reference;
};

inline constexpr auto handover_fields = std::array{
    field<&Handover::title>(
        "title", {.required = true, .length_max = 160, .personal = true, .retention = "handover"}),
    field<&Handover::body>("body", {.required = true, .choices = "body_type"}),
    field<&Handover::channel>("channel", {.required = true, .choices = "handover_channel"}),
    field<&Handover::recipient_role>(
        "recipient_role",
        {.required = true, .length_max = 120, .personal = true, .retention = "handover"}),
    field<&Handover::request>(
        "request", {.length_max = 3000, .personal = true, .retention = "handover", .rows = 4}),
    field<&Handover::due_on>("due_on"),
    field<&Handover::reference>("reference", {.length_max = 80}),
};
inline constexpr Table handover_table{"handover", handover_fields};

struct HandoverRecord {
    std::string id;
    std::string number;
    std::string unit;
    int64_t version = 0;
    /// draft, sent, received, answered, closed or withdrawn.
    std::string standing;
    std::optional<Date> sent_on;
    /// The day its words were erased by the retention schedule.
    std::optional<Date> erased_on;
    Handover handover;
    /// An answer is still asked for, and its day has passed.
    bool overdue_on(Date today) const;
};

/// What is done with a handover, and from where; the unit's deeds need May::write_faults.
std::span<const StateMove> handover_moves();
/// What whoever holds the link may do; that it is held is checked before.
std::span<const StateMove> link_moves();

/// Working days that a body gets to answer when nothing else is agreed.
inline constexpr int answer_days = 20;

/// Manager channels are talked, so a withheld event may take them.
bool manager_channel(std::string_view channel);

/// A new draft of the unit worked at, beginning with a fault or an event or "", told with all its
/// parts; answers its number. `invalid` for unknown codes, and for words of one's own about what is
/// withheld.
Result<std::string> prepare_handover(Work& work, const Handover& given,
                                     std::string_view about = "");
/// Changes a draft at `version`. Once it has left the unit it stays as it was (not_from_here).
Result<int64_t> amend_handover(Work& work, std::string_view number, int64_t version,
                               const Handover& given);

/// `not_found` outside the unit worked at. Needs May::read_faults.
Result<HandoverRecord> find_handover(Work& work, std::string_view number);
/// The same for deeds that write; `invalid` (handover.is_erased) when its words were erased.
Result<HandoverRecord> find_handover_with_words(Work& work, std::string_view number);
HandoverRecord handover_record(Work& work, const Row& row);

struct HandoverFilter {
    std::string standing;
    /// Only those with an answer overdue today.
    bool overdue = false;
};
inline constexpr int64_t handovers_per_page = 50;
struct HandoverPage {
    std::vector<HandoverRecord> records;
    int64_t total = 0;
};
Result<HandoverPage> list_handovers(Work& work, const HandoverFilter& filter, int64_t page);
/// Those that tell of a fault or an event of the unit, newest first.
std::vector<HandoverRecord> handovers_about(Work& work, std::string_view subject);
