// The page of one letter, and what faults and the start page show of letters.
#include <algorithm>

#include "faults/page_parts.h"
#include "letters/document.h"
#include "letters/letter_template.h"
#include "letters/letters.h"
#include "letters/pages.h"
#include "organisations/unit.h"
#include "rights/may.h"

namespace {

Html known(Work& work, const Texts& t, const LetterRecord& record) {
    const Letter& letter = record.letter;
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("letter.standing")), letter_badge(t, record.standing)},
        {std::string(t("letter.kind")), text(t("letter.kind." + letter.kind))}};
    const auto add = [&](std::string_view key, const std::string& words) {
        if (!words.empty()) {
            pairs.emplace_back(t(key), text(words));
        }
    };
    const auto day = [&](const std::optional<Date>& date) {
        return date ? t.date(*date) : std::string();
    };
    if (!own_letter(work, record)) {
        add("letter.unit", unit_name(work, record.unit, work.today()));
    }
    add("letter.case_number", letter.case_number);
    add("letter.referral_due_on", day(letter.referral_due_on));
    add("letter.sent_on", day(record.sent_on));
    add("letter.due_on", day(letter.due_on));
    return facts(pairs);
}

bool whole(Work& work, const LetterRecord& record) {
    return !recipients_of(work, record).empty() && !signatories_of(work, record).empty();
}

/// What to do next, in words.
Html step_part(Work& work, const Texts& t, const LetterRecord& record) {
    const bool writes = writes_letter(work, record);
    std::string_view key;
    if (waits_for_my_approval(work, record)) {
        key = "letter.next.approve";
    } else if (!writes) {
        return {};
    } else if (record.standing == "draft") {
        key = !whole(work, record)                              ? "letter.next.write"
              : !is_cleared(work, leaving_letter(work, record)) ? "letter.next.read"
                                                                : "letter.next.submit";
    } else if (record.standing == "approval") {
        key = "letter.next.wait";
    } else if (record.standing == "approved") {
        key = "letter.next.send";
    } else if (record.overdue_on(work.today())) {
        key = "letter.next.late";
    } else {
        return {};
    }
    const bool referral_passed = !record.left() && record.letter.referral_due_on &&
                                 *record.letter.referral_due_on < work.today();
    Html words = paragraph(t(key));
    if (referral_passed) {
        words.add(paragraph(t("letter.next.referral_passed")));
    }
    return notice(t, referral_passed || record.overdue_on(work.today()) ? "warning" : "info",
                  words);
}

void add_writing(const Texts& t, const LetterRecord& record, std::vector<Html>& buttons) {
    const Attrs quiet = {{"data-variant", "secondary"}};
    const std::string at = letter_address(record);
    buttons.push_back(link_button(at + "/amendment", t("letter.amend_link"), quiet));
    const auto add = [&](std::string_view part, std::string_view key) {
        if (has_part(record.letter.kind, part)) {
            buttons.push_back(link_button(at + "/" + std::string(part), t(key), quiet));
        }
    };
    add("faults", "letter_fault.add_link");
    add("questions", "letter_item.title.question");
    add("proposals", "letter_item.title.proposal");
    buttons.push_back(link_button(at + "/recipients", t("letter_recipient.add_link"), quiet));
    buttons.push_back(link_button(at + "/signatories", t("letter_signatory.add_link"), quiet));
    buttons.push_back(link_button(at + "/anchoring", t("letter_anchoring.add"), quiet));
}

bool has_outside_unit(Work& work, const LetterRecord& record) {
    const auto units = signing_units(work, record);
    return std::ranges::any_of(
        units, [](const SigningUnit& one) { return one.id.empty() && !one.approval; });
}

/// The buttons of the deeds that lead on from here, the main one first.
Html deeds_part(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    const Attrs quiet = {{"data-variant", "secondary"}};
    const std::string at = letter_address(record);
    std::vector<Html> buttons;
    if (waits_for_my_approval(work, record)) {
        buttons.push_back(link_button(at + "/approval", t("letter.read_and_approve")));
    }
    if (!writes_letter(work, record)) {
        return buttons.empty() ? Html() : actions(buttons);
    }
    for (const std::string_view deed : deeds_from(work.actor(), letter_moves(), record.standing)) {
        const std::string key = "letter.deed." + std::string(deed);
        if (deed == "submit" && is_cleared(work, leaving_letter(work, record))) {
            buttons.push_back(post_button(in, at + "/submission", t(key),
                                          {{"version", {std::to_string(record.version)}}}));
        } else if (deed == "send") {
            buttons.push_back(link_button(at + "/sending", t(key)));
        } else if (deed == "approve" && has_outside_unit(work, record)) {
            buttons.push_back(link_button(at + "/outside", t("letter_approval.outside"), quiet));
        } else if (turned_by_form(deed)) {
            buttons.push_back(link_button(at + "/turn?deed=" + std::string(deed), t(key), quiet));
        }
    }
    if (text_is_open(record)) {
        add_writing(t, record, buttons);
    }
    return actions(buttons);
}

Html draw_letters_about(const Request& in, Work& work, std::string_view subject) {
    const Texts& t = in.t;
    Html out = heading(2, t("letters.title"), "letters");
    std::vector<Html> lines;
    for (const LetterRecord& record : letters_about(work, subject)) {
        Html line = link(letter_address(record), record.letter.subject.text());
        line.text(" ").add(letter_badge(t, record.standing));
        lines.push_back(std::move(line));
    }
    out.add(lines.empty() ? paragraph(t("letters.none_about")) : bullets(lines));
    if (actor_may(work.actor(), May::write_faults)) {
        out.add(actions({link_button("/letters/new?about=" + encode_query(subject),
                                     t("letters.write"), {{"data-variant", "secondary"}})}));
    }
    return out;
}

constexpr std::size_t most_on_start_page = 5;

Html lines_of(const std::vector<LetterRecord>& records) {
    std::vector<Html> lines;
    for (const LetterRecord& record : records) {
        if (lines.size() < most_on_start_page) {
            Html line = link(letter_address(record), record.letter.subject.text());
            line.text(" ").tag("span", {{"class", "quiet"}}, record.number);
            lines.push_back(std::move(line));
        }
    }
    return bullets(lines);
}

/// Who approved what is told by the texts, so they are gone through page by page.
LetterPage for_my_approval(Work& work) {
    LetterPage mine;
    if (!actor_may(work.actor(), May::steer_events)) {
        return mine;
    }
    for (int64_t page = 1;; ++page) {
        const auto found = list_letters(work, {"", "approval", false, false}, page);
        if (!found || found->records.empty()) {
            return mine;
        }
        for (const LetterRecord& record : found->records) {
            if (waits_for_my_approval(work, record)) {
                mine.records.push_back(record);
                ++mine.total;
            }
        }
    }
}

} // namespace

RecordPanel letters_panel() {
    return {May::read_faults, draw_letters_about};
}

Html letters_waiting(Work& work, const Request& in) {
    const Texts& t = in.t;
    // The panel is handed to more than those who read letters; to the others there is none.
    if (!may_read_letters(work) || !my_unit_id(work)) {
        return {};
    }
    Html content;
    const auto add = [&](const LetterPage& found, std::string_view key,
                         const std::string& address) {
        if (found.total > 0) {
            content.add(paragraph(t(key, {{"count", t.number(found.total)}})));
            content.add(lines_of(found.records)).add(actions({link(address, t("letters.all"))}));
        }
    };
    const auto own = [&](const std::string& standing, bool overdue) {
        return list_letters(work, {"", standing, overdue, true}, 1).value();
    };
    if (!actor_may(work.actor(), May::read_faults)) {
        add(own("", false), "letters.waiting.sent", "/letters");
    } else {
        add(for_my_approval(work), "letters.waiting.approval", "/letters?standing=approval");
        add(own("approved", false), "letters.waiting.send", "/letters?standing=approved");
        add(own("", true), "letters.waiting.late", "/letters?late=yes");
        add(own("answered", false), "letters.waiting.answered", "/letters?standing=answered");
    }
    return content.empty() ? Html() : card(t("letters.title"), content);
}

Response draw_letter(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    Html content = known(work, t, record);
    content.add(step_part(work, t, record)).add(deeds_part(in, work, record));
    if (record.erased_on) {
        content.add(notice(t, "info", paragraph(t("letter.is_erased"))));
    }
    content.add(letter_shown(work, record, t("letter.as_read")));
    content.add(document_links(t, letter_address(record) + "/document"));
    content.add(removals_part(in, work, record));
    content.add(recipients_part(in, work, record)).add(replies_part(in, work, record));
    const bool staff = actor_may(work.actor(), May::read_faults);
    if (staff && record.standing != "draft") {
        content.add(approvals_part(in, work, record));
    }
    if (staff && own_letter(work, record)) {
        if (record.standing == "draft") {
            content.add(reading_part(in, work, leaving_letter(work, record)));
            content.add(approvals_part(in, work, record));
        }
        content.add(anchorings_part(in, work, record)).add(turns_part(in, work, record));
    }
    return page(in, PageShape{record.letter.subject.text(), letter_trail(in)}, content);
}
