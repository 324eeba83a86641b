// The page where a person says whether to be told by mail.
#include "notices/notice.h"
#include "notices/notices.h"
#include "platform/html/page.h"
#include "platform/json.h"
#include "rights/may.h"

static Result<Response> notices_page(const Request& in, Work& work);
static Result<Response> post_choice(const Request& in, Work& work);

void notices_routes(Routes& routes) {
    routes.page("/notices", May::be_signed_in, notices_page);
    routes.post("/notices", May::be_signed_in, post_choice);
}

static Result<Response> notices_page(const Request& in, Work& work) {
    const Texts& t = in.t;
    const bool wanted = mails_of(work, work.actor().id) == Mails::wanted;
    if (in.door == Door::json) {
        return json_response(
            json::serialize(json::object{{"mail", wanted ? "wanted" : "unwanted"}}) + "\n");
    }
    Html content = paragraph(t("notices.what"));
    content.add(bullets({text(t("notices.when.answer")), text(t("notices.when.due"))}));
    content.add(paragraph(t("notices.no_content")));
    content.add(paragraph(t(wanted ? "notices.wanted" : "notices.unwanted")));
    content.add(actions({post_button(in, "/notices", t(wanted ? "notices.refuse" : "notices.want"),
                                     {{"mail", {wanted ? "unwanted" : "wanted"}}},
                                     {{"data-variant", "secondary"}})}));
    return page(in, t("notices.title"), content);
}

static Result<Response> post_choice(const Request& in, Work& work) {
    const std::string_view asked = in.posted("mail");
    if (asked != "wanted" && asked != "unwanted") {
        return invalid("mail", "unknown_code");
    }
    TRY(choose_mails(work, asked == "wanted" ? Mails::wanted : Mails::unwanted));
    return see_other(in, "/notices");
}
