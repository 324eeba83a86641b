// Spooling: written in slices of 64 kB to a file that never has a name.
#include "platform/files/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace {

constexpr std::size_t slice_bytes = 64 * 1024;

[[noreturn]] void fail(const char* doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

int unnamed_file() {
    const std::string folder = std::filesystem::temp_directory_path().string();
    int file = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) {
        // Some file systems make no file without a name, so it loses the name at once.
        std::string name = folder + "/spejare-XXXXXX";
        file = mkostemp(name.data(), O_CLOEXEC);
        if (file < 0) {
            fail("making a temporary file");
        }
        unlink(name.c_str());
    }
    return file;
}

} // namespace

Spool::Spool() : descriptor_(unnamed_file()) {
    waiting_.reserve(slice_bytes);
}

Spool::~Spool() {
    if (descriptor_ >= 0) {
        close(descriptor_);
    }
}

void Spool::write(std::string_view bytes) {
    waiting_ += bytes;
    if (waiting_.size() >= slice_bytes) {
        flush();
    }
}

void Spool::flush() {
    std::string_view rest = waiting_;
    while (!rest.empty()) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0 && errno != EINTR) {
            fail("writing a temporary file");
        }
        rest.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    waiting_.clear();
}

int Spool::descriptor() {
    flush();
    return descriptor_;
}

int Spool::release() {
    flush();
    const int file = descriptor_;
    descriptor_ = -1;
    return file;
}

bool Spool::read_at(std::int64_t offset, std::string& slice) {
    flush();
    slice.resize(slice_bytes);
    const ssize_t got = pread(descriptor_, slice.data(), slice.size(), offset);
    if (got < 0) {
        fail("reading a temporary file");
    }
    slice.resize(static_cast<std::size_t>(got));
    return got > 0;
}
