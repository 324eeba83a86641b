// The routes: an address, a permission and a handler each. There is no route without permission.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "platform/http/request.h"
#include "platform/record.h"
#include "platform/work.h"

/// Permissions are words of the domain, so their names stand in rights/may.h.
enum class May : std::uint16_t;

/// Reads on a snapshot (GET) or runs inside the writer (all other methods).
using Handler = Result<Response> (*)(const Request& in, Work& work);
/// Runs before the writer with no transaction open: reading an upload, argon2id, the text door.
using Prepare = Result<void> (*)(Request& in, Database& database);

struct Route {
    std::string_view method;
    /// "/events/{number}"; a capture takes one segment.
    std::string_view path;
    May may;
    Handler handler;
    Prepare prepare = nullptr;
    /// The page that is shown again when this one is refused as invalid or in conflict.
    Handler show_again = nullptr;
    /// The fields of the body, for the OpenAPI document; empty table name = no body.
    Table body = {};
};

struct FormAddress {
    std::string_view show;
    std::string_view take;
};

class Routes {
public:
    /// A page or answer that only reads.
    void page(std::string_view path, May may, Handler handler);
    /// A write without a form of its own (a button): POST.
    void post(std::string_view path, May may, Handler handler, Prepare prepare = nullptr);
    /// A form: GET shows it, POST takes it; refused, it is shown again with all that was typed.
    void form(FormAddress address, May may, Handler show, Handler take, Table body = {},
              Prepare prepare = nullptr);

    const std::vector<Route>& all() const { return routes_; }

private:
    std::vector<Route> routes_;
};
