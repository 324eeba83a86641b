// The list of routes, in the order the slices add them.
#include "platform/http/routes.h"

#include "platform/result.h"

void Routes::page(std::string_view path, May may, Handler handler) {
    routes_.push_back({"GET", path, may, handler});
}

void Routes::post(std::string_view path, May may, Handler handler, Prepare prepare) {
    routes_.push_back({"POST", path, may, handler, prepare});
}

void Routes::form(FormAddress address, May may, Handler show, Handler take, Table body,
                  Prepare prepare) {
    routes_.push_back({"GET", address.show, may, show});
    routes_.push_back({"POST", address.take, may, take, prepare, show, body});
}
