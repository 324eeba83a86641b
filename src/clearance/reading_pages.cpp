// What second readings look like: the list, the reader's page, and the parts on others' pages.
#include "clearance/reading_pages.h"

#include <algorithm>

#include "accounts/account.h"
#include "platform/html/page.h"
#include "rights/may.h"

namespace {

std::string kind_said(const Texts& t, const SecondReading& reading) {
    return std::string(t("leaving.kind." + reading.kind));
}

Html line_of(const Request& in, Work& work, const ReadingRecord& record) {
    Html item = link("/readings/" + record.id,
                     kind_said(in.t, record.reading) + ": " + record.reading.name.text());
    item.text(" ").tag(
        "span", {{"class", "when"}},
        in.t("reading.asked_line", {{"who", person_name(work, in.t, record.asked_by)},
                                    {"when", in.t.instant(record.asked_at)}}));
    return item;
}

Html list_of(const Request& in, Work& work, const std::vector<ReadingRecord>& records) {
    std::vector<Html> items;
    for (const ReadingRecord& record : records) {
        items.push_back(line_of(in, work, record));
    }
    return bullets(items);
}

bool wrote(const Request& in, const LeavingText& text) {
    return std::ranges::find(text.writers, in.actor.id) != text.writers.end();
}

Html answer_form(const Request& in, const ReadingView& view) {
    const Texts& t = in.t;
    const Form form = form_of(in, "reading");
    Html fields = hidden_input("digest", view.digest);
    fields.add(input(form, *find_field(reading_fields, "remark")));
    fields.add(actions(
        {submit(t("reading.confirm"), {{"name", "answer"}, {"value", "confirmed"}}),
         submit(t("reading.return"),
                {{"name", "answer"}, {"value", "returned"}, {"data-variant", "secondary"}})}));
    Html out = heading(2, t("reading.answer"));
    out.add(paragraph(t("reading.answer.what")));
    out.add(post_form(form, "/readings/" + view.record.id, fields));
    return out;
}

Html standing_said(const Request& in, const ReadingRecord& record) {
    const Texts& t = in.t;
    const SecondReading& reading = record.reading;
    const TextArgs args = {{"who", reading.reader_name},
                           {"when", t.instant(record.changed_at)},
                           {"version", std::to_string(reading.text_version)}};
    Html out = paragraph(t("reading.standing." + reading.standing, args));
    if (!reading.remark.empty()) {
        out.add(prose(reading.remark.text()));
    }
    return out;
}

Html ask_button(const Request& in, const LeavingText& text) {
    if (!actor_may(in.actor, May::clear_texts)) {
        return {};
    }
    return post_button(in, "/readings", in.t("reading.ask"),
                       {{"kind", {text.kind}}, {"subject", {text.subject}}},
                       {{"data-variant", "secondary"}});
}

} // namespace

Response draw_readings(const Request& in, Work& work, const WaitingReadings& waiting) {
    const Texts& t = in.t;
    Html content = paragraph(t("readings.what"));
    content.add(heading(2, t("readings.mine")));
    content.add(waiting.mine.empty() ? paragraph(t("readings.mine.none"))
                                     : list_of(in, work, waiting.mine));
    content.add(heading(2, t("readings.others")));
    content.add(waiting.others.empty() ? paragraph(t("readings.others.none"))
                                       : list_of(in, work, waiting.others));
    return page(in, t("readings.title"), content);
}

Response draw_reading(const Request& in, Work& work, const ReadingView& view) {
    const Texts& t = in.t;
    const SecondReading& reading = view.record.reading;
    Html content = problem_list(form_of(in, "reading"));
    content.add(
        paragraph(t("reading.asked_line", {{"who", person_name(work, t, view.record.asked_by)},
                                           {"when", t.instant(view.record.asked_at)}})));
    if (reading.standing != "asked") {
        content.add(notice(t, reading.standing == "confirmed" ? "success" : "info",
                           standing_said(in, view.record)));
    } else if (wrote(in, view.text)) {
        content.add(notice(t, "info", paragraph(t("reading.own_text"))));
    } else {
        content.add(notice(t, "info", paragraph(t("reading.what_to_look_for"))));
    }
    if (view.digest != reading.text_digest) {
        content.add(notice(t, "warning", paragraph(t("reading.changed_since"))));
    }
    content.tag("section", {{"class", "as-read"}, {"aria-label", t("reading.as_read")}},
                view.text.shown);
    if (reading.standing == "asked" && !wrote(in, view.text)) {
        content.add(answer_form(in, view));
    }
    PageShape shape;
    shape.title = kind_said(t, reading) + ": " + view.text.name;
    shape.trail = {{"/readings", std::string(t("readings.title"))}};
    return page(in, shape, content);
}

Html reading_part(const Request& in, Work& work, const LeavingText& text) {
    const Texts& t = in.t;
    Html out = heading(2, t("reading.part"), "second-reading");
    const auto newest = newest_reading(work, text);
    const bool cleared = is_cleared(work, text);
    const bool same = newest && newest->reading.text_digest == work.digest(text.text);
    if (!newest) {
        return std::move(out.add(paragraph(t("reading.none_yet"))).add(ask_button(in, text)));
    }
    out.add(standing_said(in, *newest));
    if (newest->reading.standing == "asked") {
        return std::move(out.add(actions({link_button("/readings/" + newest->id, t("reading.open"),
                                                      {{"data-variant", "secondary"}})})));
    }
    if (!cleared) {
        out.add(same ? Html() : paragraph(t("reading.changed_since")));
        out.add(ask_button(in, text));
    }
    return out;
}

Html readings_panel(Work& work, const Request& in) {
    const WaitingReadings waiting = waiting_readings(work);
    if (waiting.mine.empty()) {
        return {};
    }
    return card(in.t("readings.panel"), list_of(in, work, waiting.mine));
}
