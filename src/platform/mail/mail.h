// Mail: one plain text to one person, over SMTP.
#pragma once

#include <string>
#include <string_view>

#include "platform/time.h"

struct MailServer {
    /// smtp://host:port or smtps://host:port; "" = this installation sends no mail.
    std::string url;
    /// The address that mail comes from.
    std::string from;
    std::string user = {};
    std::string password = {};
    bool set() const { return !url.empty(); }
};

struct Mail {
    std::string to;
    std::string subject;
    std::string text;
    /// The same each time one mail is tried, so that a mail that came twice is seen to be one.
    std::string id;
};

/// One @ with something on both sides, and nothing that ends a line or parts addresses.
bool is_mail_address(std::string_view text);
/// Whether the server can be asked: an address of the two kinds, and a sender.
bool is_mail_server(const MailServer& server);

/// The message as it is sent (RFC 5322): UTF-8 in base64, the subject as encoded words (RFC 2047).
/// Ensures that both addresses are such.
std::string mail_message(const MailServer& server, const Mail& mail, Instant now);

/// Sends it, or throws: to be tried again. Anything but this machine itself is asked over TLS only,
/// with a certificate that holds.
void send_mail(const MailServer& server, const Mail& mail, Instant now);
