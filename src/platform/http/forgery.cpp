// Masked tokens and the origin of a form.
#include "platform/http/forgery.h"

#include "platform/crypto/crypto.h"

std::string mask_csrf(std::string_view session_token) {
    if (session_token.empty()) {
        return "";
    }
    std::string masked = random_bytes(session_token.size());
    for (std::size_t i = 0; i < session_token.size(); ++i) {
        masked += static_cast<char>(masked[i] ^ session_token[i]);
    }
    return base64url(masked);
}

bool csrf_matches(std::string_view session_token, std::string_view posted) {
    const auto bytes = from_base64url(posted);
    const std::size_t size = session_token.size();
    if (!bytes || bytes->size() != 2 * size) {
        return equal_in_constant_time(session_token, posted);
    }
    std::string plain(size, '\0');
    for (std::size_t i = 0; i < size; ++i) {
        plain[i] = static_cast<char>((*bytes)[i] ^ (*bytes)[size + i]);
    }
    return equal_in_constant_time(session_token, plain);
}

// A browser says where a form stands. Behind a proxy the Host may be another than the one the
// browser knows, so the address that the administrator set counts too.
bool same_origin(const Request& in) {
    const auto site = in.headers.find("sec-fetch-site");
    if (site != in.headers.end() && site->second == "cross-site") {
        return false;
    }
    const auto origin = in.headers.find("origin");
    if (origin == in.headers.end() || origin->second == in.base_url) {
        return true;
    }
    const auto host = in.headers.find("host");
    const std::size_t at = origin->second.find("://");
    return host != in.headers.end() && at != std::string::npos &&
           origin->second.substr(at + 3) == host->second;
}
