// Requests for in-process stories, as a browser would send them.
#include "platform/http/body.h"
#include "platform/http/dispatch.h"

Request story_request(std::string_view method, std::string_view path_and_query, FormValues form) {
    Request in;
    in.method = std::string(method);
    ensure(read_target(path_and_query, in), "a story's address can be read");
    in.form = std::move(form);
    in.headers["host"] = "127.0.0.1:8080";
    in.remote_address = "127.0.0.1";
    in.request_id = "story";
    return in;
}
