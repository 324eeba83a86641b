// From method and path to a route, with captures.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/http/routes.h"

class Router {
public:
    /// Ensures that no two routes answer the same method and pattern.
    explicit Router(const Routes& routes);
    /// The route, with in.captures filled; nullptr when there is none. HEAD finds GET. A pattern
    /// without captures goes before one with.
    const Route* find(Request& in) const;
    /// Whether some method knows the path.
    bool knows_path(std::string_view path) const;

private:
    struct Pattern {
        const Route* route;
        std::vector<std::string> segments;
        std::size_t captures = 0;
    };
    const Pattern* match(std::string_view method, const std::vector<std::string>& path) const;
    std::vector<Route> routes_;
    std::vector<Pattern> patterns_;
};
