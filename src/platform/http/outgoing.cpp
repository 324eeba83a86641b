// Slices of at most 64 kB: a large file costs little memory, and each slice has its deadline.
#include "platform/http/outgoing.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace {
constexpr std::int64_t slice_bytes = 64 * 1024;
} // namespace

Outgoing::Outgoing(Response response, Body body, Connecting connecting, std::string_view date)
    : response_(std::move(response)) {
    add_standing_headers(response_);
    size_ = static_cast<std::int64_t>(response_.body.size());
    if (response_.file != nullptr) {
        struct stat facts{};
        size_ = fstat(*response_.file, &facts) == 0 ? facts.st_size : 0;
    }
    slice_ = response_head(response_, size_, connecting, date);
    sent_ = body == Body::leave_out ? size_ : 0;
}

std::string_view Outgoing::next() {
    if (head_said_) {
        slice_.clear();
    }
    head_said_ = true;
    const auto wanted = static_cast<std::size_t>(std::min(size_ - sent_, slice_bytes));
    const auto from = static_cast<std::size_t>(sent_);
    if (response_.file == nullptr) {
        slice_.append(response_.body, from, wanted);
        sent_ += static_cast<std::int64_t>(wanted);
        return slice_;
    }
    const std::size_t before = slice_.size();
    slice_.resize(before + wanted);
    const ssize_t got = pread(*response_.file, slice_.data() + before, wanted, sent_);
    slice_.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
    sent_ += got > 0 ? got : 0;
    return slice_;
}
