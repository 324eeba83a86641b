// The agenda: it builds itself of the unit's undecided events, and people put it in order.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "meetings/meeting.h"
#include "meetings/telling.h"

struct MeetingItem {
    int64_t position = 0;
    /// event, fault or point (a free one).
    std::string kind;
    /// The number of the event or fault.
    std::string subject;
    /// Of a free point.
    FreeText title;
    /// Why it was put off or taken out: one of put_off_reasons(), and words of one's own.
    std::string why;
    FreeText reason;
    /// What was agreed about a fault or a free point.
    FreeText conclusion;
    /// What is to be done about a free point, by whom and when, and what came of it.
    FreeText task;
    std::string owner;
    std::optional<Date> due_on;
    std::optional<Date> done_on;
    FreeText outcome;
    /// The numbers of the actions that were added to a fault.
    std::vector<std::string> actions;
    /// As the approved minutes tell it: name, decision in codes, texts. Of what is withheld the
    /// name is its number, and there is no text; a free point is told by its own words.
    FreeText kept_name;
    std::string kept_line;
    FreeText kept_text;
};

namespace meeting_item_detail {
inline constexpr FieldOptions text = {
    .length_max = 3000, .personal = true, .retention = "meeting", .rows = 3};
inline constexpr FieldOptions line = {.length_max = 160, .personal = true, .retention = "meeting"};
inline constexpr FieldOptions kept_name = {
    .length_max = 600, .personal = true, .retention = "meeting"};
inline constexpr FieldOptions kept_text = {
    .length_max = 90000, .personal = true, .retention = "meeting", .rows = 8};
} // namespace meeting_item_detail

inline constexpr auto meeting_item_fields = std::array{
    field<&MeetingItem::position>("position", {.required = true}),
    field<&MeetingItem::kind>("kind", {.required = true}),
    field<&MeetingItem::subject>("subject", {.length_max = 30}),
    field<&MeetingItem::title>("title", meeting_item_detail::line),
    field<&MeetingItem::why>("why"),
    field<&MeetingItem::reason>("reason", meeting_item_detail::text),
    field<&MeetingItem::conclusion>("conclusion", meeting_item_detail::text),
    field<&MeetingItem::task>("task", meeting_item_detail::line),
    field<&MeetingItem::owner>("owner"),
    field<&MeetingItem::due_on>("due_on"),
    field<&MeetingItem::done_on>("done_on"),
    field<&MeetingItem::outcome>("outcome", meeting_item_detail::text),
    field<&MeetingItem::actions>("actions"),
    field<&MeetingItem::kept_name>("kept_name", meeting_item_detail::kept_name),
    field<&MeetingItem::kept_line>("kept_line", {.length_max = 600}),
    field<&MeetingItem::kept_text>("kept_text", meeting_item_detail::kept_text),
};
inline constexpr Table meeting_item_table{"meeting_item", meeting_item_fields};
/// What each form takes.
inline constexpr std::array<std::string_view, 2> adding_form_fields = {"subject", "title"};
inline constexpr std::array<std::string_view, 2> leaving_out_form_fields = {"why", "reason"};
inline constexpr std::array<std::string_view, 4> concluding_form_fields = {"conclusion", "task",
                                                                           "owner", "due_on"};

struct AgendaLine {
    /// "" while the event stands there by itself and nobody has touched the agenda.
    std::string id;
    int64_t version = 0;
    /// open, decided, put_off or removed.
    std::string standing = "open";
    MeetingItem item;
    std::optional<ToldEvent> event;
    std::optional<ToldFault> fault;
    /// What was decided about the event at this meeting last.
    std::optional<DecisionRecord> decision;

    /// How forms name it.
    const std::string& key() const { return id.empty() ? item.subject : id; }
    /// What was decided is carried out: it is not changed any more.
    bool carried_out() const { return decision && decision->decision.done_on.has_value(); }
    bool withheld() const { return item.kind == "event" && (!event || event->withheld); }
    /// Nothing may be written in words about it.
    bool without_words() const {
        return withheld() || (item.kind == "fault" && (!fault || fault->title.empty()));
    }
};

struct Agenda {
    /// In order; those taken out last.
    std::vector<AgendaLine> lines;
    /// Undecided events that nobody has confirmed as de-identified, so that they are not told.
    std::vector<std::string> unread;
    std::vector<const AgendaLine*> on_it() const;
};

inline constexpr int64_t agenda_most = 300;

/// The agenda as it stands. One that is planned, and the unit's next, holds the undecided events
/// that may be told, of the unit's first agenda_most: especially serious first, then the oldest.
Agenda agenda_of(Work& work, const MeetingRecord& record);

/// no_time, needs_more, elsewhere, mistake.
std::span<const std::string_view> put_off_reasons();

/// The line that a form means, and the version it was drawn from (0 while it has no row). Of a
/// form for a decision also the version of the one that stood there (0 where there was none).
struct LineAt {
    std::string key;
    int64_t version = 0;
    int64_t decision = 0;
};

/// Adds an event or a fault by its number, or a free point by its title; answers the item's id.
/// `invalid` (subject): unknown_subject, event.is_withdrawn, taken, and for an event that nobody
/// has confirmed as de-identified (not_deidentified).
Result<std::string> add_item(Work& work, std::string_view meeting, const MeetingItem& given);
/// up, down or first.
Result<void> move_item(Work& work, std::string_view meeting, const LineAt& at,
                       std::string_view where);
/// Takes it out for one of put_off_reasons(). `invalid` (reason, withheld_no_text) for words about
/// what is withheld.
Result<void> remove_item(Work& work, std::string_view meeting, const LineAt& at,
                         const MeetingItem& given);

/// For this slice: gives every line a row, and lets go of events that were withdrawn meanwhile;
/// `invalid` (no_items) when nothing is left.
Result<void> keep_agenda(Work& work, const MeetingRecord& record);
/// For this slice: the line with a row; `conflict` when somebody changed it since.
Result<AgendaLine> line_at(Work& work, const MeetingRecord& record, const LineAt& at);
/// For this slice: a reason in words about what is withheld is refused, and a code is asked for.
Result<void> reason_holds(const AgendaLine& line, const MeetingItem& given);
