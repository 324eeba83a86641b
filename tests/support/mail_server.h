// A real SMTP server on this machine (Debian's aiosmtpd) that keeps what it gets in a folder.
#pragma once

#include <string>
#include <vector>

struct ReceivedMail {
    std::string to;
    std::string subject;
    std::string text;
};

class LocalMailServer {
public:
    /// Runs until it goes out of scope; throws when it does not start.
    LocalMailServer();
    ~LocalMailServer();
    LocalMailServer(const LocalMailServer&) = delete;
    LocalMailServer& operator=(const LocalMailServer&) = delete;

    std::string url() const;
    /// What came, decoded by Python's own mail reader, in the order of its Message-ID.
    std::vector<ReceivedMail> received() const;

private:
    std::string directory_;
    int port_ = 0;
    int process_ = 0;
};
