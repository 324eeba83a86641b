// Keeps the chosen language in a cookie and leads back.
#include "platform/html/language.h"

#include "platform/html/html.h"

Result<Response> choose_language(const Request& in, Work&) {
    const std::string& code = in.capture("code");
    if (code != "sv" && code != "en") {
        return not_found();
    }
    const std::string_view back = in.asked("back");
    Response response;
    response.status = 303;
    response.headers.emplace_back("Location", site_path(back) ? std::string(back) : "/");
    const std::string secure = in.base_url.starts_with("https:") ? "; Secure" : "";
    response.headers.emplace_back(
        "Set-Cookie",
        "language=" + code + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly" + secure);
    return response;
}
