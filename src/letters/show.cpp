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
    return notice(t, record.overdue_on(work.today()) ? "warning" : "info", paragraph(t(key)));
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
        } else if (deed == "remind" || deed == "escalate" || deed == "close" ||
                   deed == "withdraw" || deed == "reopen") {
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
    const auto add = [&](const std::vector<LetterRecord>& records, std::string_view key,
                         const std::string& address) {
        if (!records.empty()) {
            content.add(
                paragraph(t(key, {{"count", t.number(static_cast<int64_t>(records.size()))}})));
            content.add(lines_of(records)).add(actions({link(address, t("letters.all"))}));
        }
    };
    const auto listed = [&](const LetterFilter& filter) {
        const auto found = list_letters(work, filter, 1);
        return found ? found->records : std::vector<LetterRecord>();
    };
    if (!actor_may(work.actor(), May::read_faults)) {
        add(listed({}), "letters.waiting.sent", "/letters");
        return content.empty() ? Html() : card(t("letters.title"), content);
    }
    std::vector<LetterRecord> mine = listed({"", "approval", false});
    std::erase_if(mine, [&](const LetterRecord& one) { return !waits_for_my_approval(work, one); });
    add(mine, "letters.waiting.approval", "/letters?standing=approval");
    const auto own = [&](std::vector<LetterRecord> records) {
        std::erase_if(records, [&](const LetterRecord& one) { return !own_letter(work, one); });
        return records;
    };
    add(own(listed({"", "approved", false})), "letters.waiting.send", "/letters?standing=approved");
    add(own(listed({"", "", true})), "letters.waiting.late", "/letters?late=yes");
    add(own(listed({"", "answered", false})), "letters.waiting.answered",
        "/letters?standing=answered");
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
