// Addresses of the privacy pages.
#include "platform/json.h"
#include "privacy/guard_word.h"
#include "privacy/pages.h"
#include "privacy/privacy.h"
#include "rights/may.h"

static Result<Response> words_page(const Request& in, Work& work);
static Result<Response> post_word(const Request& in, Work& work);
static Result<Response> post_removal(const Request& in, Work& work);

void privacy_routes(Routes& routes) {
    const May runs = May::administer_system;
    routes.form({.show = "/privacy/words", .take = "/privacy/words"}, runs, words_page, post_word,
                guard_word_table);
    routes.post("/privacy/words/removal", runs, post_removal);
    rescan_routes(routes);
    care_routes(routes);
}

static Result<Response> words_page(const Request& in, Work& work) {
    if (in.door == Door::html) {
        return draw_guard_words(in, work);
    }
    json::array words;
    for (const GuardWordRecord& record : guard_words(work)) {
        words.push_back(json::object{{"id", record.id},
                                     {"version", record.version},
                                     {"word", record.word.word},
                                     {"reading", record.word.reading},
                                     {"reason", record.word.reason}});
    }
    return json_response(json::serialize(json::object{{"words", std::move(words)}}));
}

static Result<Response> post_word(const Request& in, Work& work) {
    const GuardWord word = TRY(read_record<GuardWord>(guard_word_fields, in.form));
    TRY(add_guard_word(work, word));
    return see_other(in, "/privacy/words");
}

static Result<Response> post_removal(const Request& in, Work& work) {
    TRY(remove_guard_word(work, in.posted("id"), in.posted_version()));
    return see_other(in, "/privacy/words");
}
