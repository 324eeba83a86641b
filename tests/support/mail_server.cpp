// Starting and stopping the server, and reading what it kept.
#include "tests/support/mail_server.h"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/json.h"

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int free_port() {
    const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (bind(probe, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::runtime_error("no port is free");
    }
    close(probe);
    return ntohs(address.sin_port);
}

bool answers(int port) {
    const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    const bool open =
        connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(probe);
    return open;
}

// Debian's own Python, which has Debian's aiosmtpd; another may stand before it on the path.
constexpr const char* python = "/usr/bin/python3";

constexpr const char* reader = R"(
import json, mailbox, email.policy, email.parser, sys
box = mailbox.Maildir(sys.argv[1], create=False)
parse = email.parser.BytesParser(policy=email.policy.default).parsebytes
mails = sorted((parse(box.get_bytes(key)) for key in box.keys()), key=lambda m: m["Message-ID"])
print(json.dumps([[m["X-RcptTo"], m["Subject"], m.get_content()] for m in mails]))
)";

} // namespace

LocalMailServer::LocalMailServer() : port_(free_port()) {
    std::string name = (std::filesystem::temp_directory_path() / "spejare-mail-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no folder for mail");
    }
    directory_ = name;
    const std::string listen = "127.0.0.1:" + std::to_string(port_);
    const std::string box = directory_ + "/box";
    process_ = fork();
    if (process_ == 0) {
        // Ends with the test, and holds none of its output open.
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int nowhere = open("/dev/null", O_RDWR);
        for (int i = 0; i < 3; ++i) {
            dup2(nowhere, i);
        }
        execl(python, python, "-m", "aiosmtpd", "-n", "-l", listen.c_str(), "-c",
              "aiosmtpd.handlers.Mailbox", box.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!answers(port_)) {
        if (std::chrono::steady_clock::now() > until) {
            throw std::runtime_error("the mail server does not start");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

LocalMailServer::~LocalMailServer() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

std::string LocalMailServer::url() const {
    return "smtp://127.0.0.1:" + std::to_string(port_);
}

std::vector<ReceivedMail> LocalMailServer::received() const {
    const std::string script = directory_ + "/read.py";
    {
        const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(script.c_str(), "w"), fclose);
        std::fputs(reader, file.get());
    }
    const std::string command = std::string(python) + " '" + script + "' '" + directory_ + "/box'";
    const std::unique_ptr<FILE, int (*)(FILE*)> output(popen(command.c_str(), "r"), pclose);
    std::string text;
    std::array<char, 4096> part{};
    while (const std::size_t got = std::fread(part.data(), 1, part.size(), output.get())) {
        text.append(part.data(), got);
    }
    std::vector<ReceivedMail> mails;
    const json::value all = json::parse(text);
    for (const json::value& one : all.as_array()) {
        const auto at = [&](std::size_t place) {
            return std::string(one.as_array().at(place).as_string());
        };
        mails.push_back({at(0), at(1), at(2)});
    }
    return mails;
}
