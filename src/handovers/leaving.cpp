// The texts as they will be read outside, and who wrote them. In lists a handover is called by its
// number: a title would be one more copy of words that may have to be forgotten.
#include "handovers/leaving.h"

#include "organisations/unit.h"
#include "platform/html/page.h"
#include "sql/handovers.h"

namespace {

constexpr std::string_view kind_of_message = "handover_message";

Result<HandoverRecord> handover_by_id(Work& work, std::string_view id) {
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::handovers::by_id, {{"unit", unit}, {"handover", id}});
    if (!row) {
        return not_found();
    }
    return handover_record(work, *row);
}

Result<LeavingText> handover_asked(Work& work, std::string_view subject) {
    return leaving_handover(work, TRY(handover_by_id(work, subject)));
}

Result<LeavingText> message_asked(Work& work, std::string_view subject) {
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::handovers::message_by_id, {{"unit", unit}, {"id", subject}});
    if (!row) {
        return not_found();
    }
    return leaving_message(TRY(handover_by_id(work, row->text("handover"))),
                           message_record(work, *row));
}

Html as_read(Work& work, const HandoverRecord& record) {
    Html shown = heading(2, record.handover.title.text());
    shown.add(prose(record.handover.request.text()));
    for (const HandoverItemRecord& one : items_of(work, record)) {
        shown.add(heading(3, one.item.subject)).add(prose(text_of(work, record, one)));
    }
    return shown;
}

} // namespace

LeavingKind leaving_handovers() {
    return {"handover", handover_asked};
}

LeavingKind leaving_messages() {
    return {std::string(kind_of_message), message_asked};
}

LeavingText leaving_handover(Work& work, const HandoverRecord& record) {
    LeavingText text;
    text.unit = record.unit;
    text.kind = "handover";
    text.subject = record.id;
    text.version = record.version;
    text.name = record.number;
    text.text = leaving_text_of(work, record);
    text.shown = as_read(work, record);
    text.writers = writers_of(work, record);
    text.address = "/handovers/" + record.number;
    return text;
}

LeavingText leaving_message(const HandoverRecord& record, const MessageRecord& message) {
    LeavingText text;
    text.unit = record.unit;
    text.kind = kind_of_message;
    text.subject = message.id;
    text.version = message.version;
    text.name = record.number;
    text.text = message.message.text.text();
    text.shown = prose(text.text);
    text.writers = {message.by};
    text.address = "/handovers/" + record.number;
    return text;
}

bool shown_to_body(Work& work, const MessageRecord& message) {
    return message.message.by_link ||
           is_cleared(work, kind_of_message, message.id, work.digest(message.message.text.text()));
}
