// Segments compared one by one; about a hundred routes need no tree.
#include "platform/http/router.h"

#include <algorithm>

#include "platform/result.h"

namespace {

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    std::size_t at = 1;
    while (at <= path.size()) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        segments.emplace_back(path.substr(at, end - at));
        at = end + 1;
    }
    return segments;
}

bool is_capture(std::string_view segment) {
    return segment.starts_with("{") && segment.ends_with("}");
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    return pattern.size() == path.size() &&
           std::equal(pattern.begin(), pattern.end(), path.begin(),
                      [](const std::string& part, const std::string& given) {
                          return is_capture(part) ? !given.empty() : part == given;
                      });
}

// Two captures in one place take the same paths, whatever they are called.
bool same(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::ranges::equal(left, right, [](const std::string& a, const std::string& b) {
        return a == b || (is_capture(a) && is_capture(b));
    });
}

} // namespace

Router::Router(const Routes& routes) : routes_(routes.all()) {
    for (const Route& route : routes_) {
        Pattern pattern{&route, segments_of(route.path)};
        pattern.captures =
            static_cast<std::size_t>(std::ranges::count_if(pattern.segments, is_capture));
        for (const Pattern& other : patterns_) {
            ensure(other.route->method != route.method || !same(other.segments, pattern.segments),
                   "each address is answered by one route");
        }
        patterns_.push_back(std::move(pattern));
    }
    std::ranges::stable_sort(patterns_, {}, &Pattern::captures);
}

const Router::Pattern* Router::match(std::string_view method,
                                     const std::vector<std::string>& path) const {
    for (const Pattern& pattern : patterns_) {
        const bool right_method =
            pattern.route->method == method || (method == "HEAD" && pattern.route->method == "GET");
        if (right_method && fits(pattern.segments, path)) {
            return &pattern;
        }
    }
    return nullptr;
}

const Route* Router::find(Request& in) const {
    const auto path = segments_of(in.path);
    const Pattern* found = match(in.method, path);
    if (found == nullptr) {
        return nullptr;
    }
    for (std::size_t i = 0; i < path.size(); ++i) {
        const std::string& part = found->segments[i];
        if (is_capture(part)) {
            in.captures[part.substr(1, part.size() - 2)] = path[i];
        }
    }
    return found->route;
}

bool Router::knows_path(std::string_view path) const {
    const auto parts = segments_of(path);
    return std::ranges::any_of(
        patterns_, [&](const Pattern& pattern) { return fits(pattern.segments, parts); });
}
