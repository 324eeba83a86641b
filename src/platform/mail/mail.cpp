// Writing a message and handing it to a server, by libcurl.
#include "platform/mail/mail.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <stdexcept>

#include <curl/curl.h>
#include <sodium.h>

#include "platform/result.h"

namespace {

bool is_local(std::string_view url) {
    const std::size_t start = url.find("://") + 3;
    const std::string_view host = url.substr(start, url.find_first_of(":/", start) - start);
    return host == "127.0.0.1" || host == "localhost";
}

// The end of a piece of at most `most` bytes that does not part a character.
std::size_t piece_end(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return text.size();
    }
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
        --end;
    }
    return end;
}

std::string base64(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    out.pop_back(); // the closing NUL
    return out;
}

// A line with encoded words has at most 76 characters, the field's name among them.
std::string encoded_words(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = piece_end(text, 39);
        out += (out.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(text.substr(0, end)) + "?=");
        text.remove_prefix(end);
    }
    return out;
}

std::string in_lines(const std::string& encoded) {
    constexpr std::size_t width = 76;
    std::string out;
    for (std::size_t at = 0; at < encoded.size(); at += width) {
        out += encoded.substr(at, width) + "\r\n";
    }
    return out;
}

std::string said_time(Instant now) {
    const std::time_t seconds = now.unix_ms / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    const std::size_t length =
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S +0000", &parts);
    return {text.data(), length};
}

struct CurlEnd {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct ListEnd {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Unread {
    std::string_view rest;
};

std::size_t hand_out(char* into, std::size_t size, std::size_t count, void* source) {
    auto& unread = *static_cast<Unread*>(source);
    const std::size_t taken = std::min(size * count, unread.rest.size());
    std::copy_n(unread.rest.begin(), taken, into);
    unread.rest.remove_prefix(taken);
    return taken;
}

void know_server(CURL* curl, const MailServer& server) {
    curl_easy_setopt(curl, CURLOPT_URL, server.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(is_local(server.url) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 5L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 20L);
    // Another thread may be anywhere when a time limit is reached.
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    if (!server.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
    }
}

} // namespace

bool is_mail_address(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
           text.find('@', at + 1) == std::string_view::npos &&
           std::ranges::none_of(text, [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == 0x7f || c == '<' || c == '>' ||
                      c == ',' || c == ';' || c == '"' || c == '\\';
           });
}

bool is_mail_server(const MailServer& server) {
    // A name and a password in the address would stand in the list of processes.
    return (server.url.starts_with("smtp://") || server.url.starts_with("smtps://")) &&
           server.url.find('@') == std::string::npos && is_mail_address(server.from);
}

std::string mail_message(const MailServer& server, const Mail& mail, Instant now) {
    ensure(is_mail_address(server.from) && is_mail_address(mail.to),
           "mail goes from one address to one");
    const std::string domain = server.from.substr(server.from.find('@') + 1);
    return "Date: " + said_time(now) + "\r\nFrom: Spejare <" + server.from + ">\r\nTo: <" +
           mail.to + ">\r\nMessage-ID: <" + mail.id + "@" + domain +
           ">\r\nSubject: " + encoded_words(mail.subject) +
           "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           in_lines(base64(mail.text));
}

void send_mail(const MailServer& server, const Mail& mail, Instant now) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, CurlEnd> curl(ready == CURLE_OK ? curl_easy_init() : nullptr);
    if (curl == nullptr) {
        throw std::runtime_error("mail cannot be sent: libcurl does not start");
    }
    const std::string message = mail_message(server, mail, now);
    const std::string from = "<" + server.from + ">";
    const std::string to = "<" + mail.to + ">";
    const std::unique_ptr<curl_slist, ListEnd> recipients(curl_slist_append(nullptr, to.c_str()));
    Unread unread{message};
    know_server(curl.get(), server);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, hand_out);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &unread);
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    const CURLcode end = curl_easy_perform(curl.get());
    if (end != CURLE_OK) {
        // Never the recipient: this goes to the log.
        throw std::runtime_error(std::string("mail was not taken: ") + curl_easy_strerror(end));
    }
}
