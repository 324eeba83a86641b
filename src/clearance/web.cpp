// Addresses of second readings: what waits, one text as it will be read, and the answer.
#include "clearance/reading.h"
#include "clearance/reading_pages.h"
#include "clearance/readings.h"
#include "platform/json.h"
#include "rights/may.h"

static Result<Response> readings_page(const Request& in, Work& work);
static Result<Response> post_request(const Request& in, Work& work);
static Result<Response> reading_page(const Request& in, Work& work);
static Result<Response> post_answer(const Request& in, Work& work);

void reading_routes(Routes& routes) {
    const May reads = May::clear_texts;
    routes.page("/readings", reads, readings_page);
    routes.post("/readings", reads, post_request);
    routes.form({.show = "/readings/{reading}", .take = "/readings/{reading}"}, reads, reading_page,
                post_answer, reading_table);
}

static json::object told(const ReadingRecord& record) {
    const SecondReading& reading = record.reading;
    return {{"id", record.id},
            {"kind", reading.kind},
            {"subject", reading.subject},
            {"name", reading.name.text()},
            {"standing", reading.standing},
            {"text_version", reading.text_version},
            {"text_digest", reading.text_digest},
            {"reader_name", reading.reader_name},
            {"remark", reading.remark.text()},
            {"asked_by", record.asked_by},
            {"asked_at", record.asked_at.iso()},
            {"changed_at", record.changed_at.iso()}};
}

static json::array told(const std::vector<ReadingRecord>& records) {
    json::array list;
    for (const ReadingRecord& record : records) {
        list.push_back(told(record));
    }
    return list;
}

static Result<Response> readings_page(const Request& in, Work& work) {
    const WaitingReadings waiting = waiting_readings(work);
    if (in.door == Door::json) {
        return json_response(json::serialize(json::object{{"mine", told(waiting.mine)},
                                                          {"others", told(waiting.others)}}) +
                             "\n");
    }
    return draw_readings(in, work, waiting);
}

static Result<Response> post_request(const Request& in, Work& work) {
    const LeavingText text = TRY(leaving_text(work, in.posted("kind"), in.posted("subject")));
    const std::string id = TRY(request_reading(work, text));
    return created(in, in.door == Door::html ? text.address : "/readings/" + id);
}

static Result<Response> reading_page(const Request& in, Work& work) {
    const ReadingRecord record = TRY(find_reading(work, in.capture("reading")));
    const LeavingText text = TRY(leaving_text(work, record.reading.kind, record.reading.subject));
    const std::string digest = work.digest(text.text);
    if (in.door == Door::json) {
        json::object out = told(record);
        out["text"] = text.text;
        out["digest"] = digest;
        return json_response(json::serialize(out) + "\n");
    }
    return draw_reading(in, work, {record, text, digest});
}

static Result<Response> post_answer(const Request& in, Work& work) {
    const std::string& id = in.capture("reading");
    if (in.posted("answer") == "confirmed") {
        TRY(confirm_reading(work, id, in.posted("digest")));
    } else if (in.posted("answer") == "returned") {
        SecondReading answer;
        static constexpr std::array<std::string_view, 1> names = {"remark"};
        TRY(read_fields(reading_fields, names, in.form, &answer));
        TRY(return_reading(work, id, in.posted("digest"), answer.remark));
    } else {
        return invalid("answer", "not_a_choice");
    }
    return see_other(in, "/readings/" + id);
}
