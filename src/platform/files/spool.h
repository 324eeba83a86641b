// A file without a name: what is too large for memory waits in it, and it goes with its descriptor.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

class Spool {
public:
    Spool();
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    void write(std::string_view bytes);
    /// The open file with all that was written; still ours.
    int descriptor();
    /// The same, and the caller closes it.
    int release();
    /// Calls `take` with all bytes from the first, in slices.
    template <class Take>
    void each_slice(Take take) {
        std::string slice;
        for (std::int64_t at = 0; read_at(at, slice);
             at += static_cast<std::int64_t>(slice.size())) {
            take(std::string_view(slice));
        }
    }

private:
    void flush();
    bool read_at(std::int64_t offset, std::string& slice);

    int descriptor_;
    std::string waiting_;
};
