// Addresses of letters: the list, the letter itself and its texts.
#include "faults/page_parts.h"
#include "letters/document.h"
#include "letters/letter_json.h"
#include "letters/letter_template.h"
#include "letters/letters.h"
#include "letters/pages.h"
#include "platform/json.h"
#include "rights/may.h"

static Result<Response> letters_page(const Request& in, Work& work);
static Result<Response> new_letter(const Request& in, Work& work);
static Result<Response> post_letter(const Request& in, Work& work);
static Result<Response> letter_page(const Request& in, Work& work);
static Result<Response> letter_file(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);

void letters_routes(Routes& routes) {
    const May hands = May::write_faults;
    // The steering group reads what was sent, by the permission to read finished reports; all
    // others who hold that one are turned away by the letters themselves.
    const May reads = May::read_reports;
    routes.page("/letters", reads, letters_page);
    routes.form({.show = "/letters/new", .take = "/letters"}, hands, new_letter, post_letter,
                letter_table);
    routes.page("/letters/{number}", reads, letter_page);
    routes.page("/letters/{number}/document", reads, letter_file);
    routes.form({.show = "/letters/{number}/amendment", .take = "/letters/{number}/amendment"},
                hands, amendment_form, post_amendment, letter_table);
    letter_part_routes(routes);
    letter_turn_routes(routes);
}

static Result<LetterRecord> letter_asked(const Request& in, Work& work) {
    return find_letter(work, in.capture("number"));
}

static Result<Response> letters_page(const Request& in, Work& work) {
    LetterFilter filter;
    filter.overdue = in.asked("late") == "yes";
    if (template_of(in.asked("kind")) != nullptr) {
        filter.kind = in.asked("kind");
    }
    for (const std::string_view standing :
         {"draft", "approval", "approved", "sent", "answered", "closed", "withdrawn"}) {
        if (in.asked("standing") == standing) {
            filter.standing = standing;
        }
    }
    const LetterPage found = TRY(list_letters(work, filter, asked_number(in.asked("page"))));
    if (in.door == Door::json) {
        return json_response(page_json(work, found));
    }
    return draw_letters(in, work, found);
}

static std::string_view named_kind(const Request& in) {
    return in.posted("kind").empty() ? in.asked("kind") : in.posted("kind");
}

static Result<Response> new_letter(const Request& in, Work& work) {
    if (template_of(named_kind(in)) == nullptr) {
        return draw_kinds(in, in.asked("about"));
    }
    return draw_letter_form(in, work, nullptr);
}

static Result<Response> post_letter(const Request& in, Work& work) {
    const Letter letter = TRY(read_record<Letter>(letter_fields, in.form));
    const std::string number = TRY(draft_letter(work, letter, in.posted("about")));
    return created(in, "/letters/" + number);
}

static Result<Response> letter_page(const Request& in, Work& work) {
    const LetterRecord record = TRY(letter_asked(in, work));
    if (in.door == Door::json) {
        return json_response(letter_json(work, record));
    }
    return draw_letter(in, work, record);
}

static Result<Response> letter_file(const Request& in, Work& work) {
    const LetterRecord record = TRY(letter_asked(in, work));
    return document_file(in, letter_document(work, record), record.number);
}

static Result<Response> amendment_form(const Request& in, Work& work) {
    const LetterRecord record = TRY(find_own_letter(work, in.capture("number")));
    return draw_letter_form(in, work, &record);
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    const LetterRecord record = TRY(find_own_letter(work, in.capture("number")));
    Letter letter = record.letter;
    std::vector<std::string_view> names;
    for (const Field& field : letter_fields) {
        if (field.name != "kind") {
            names.push_back(field.name);
        }
    }
    TRY(read_fields(letter_fields, names, in.form, &letter));
    TRY(amend_letter(work, record.number, in.posted_version(), letter));
    return see_other(in, letter_address(record));
}
