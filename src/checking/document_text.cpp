// Kinds of files by their bytes, and plain text in the two encodings that Swedish texts come in.
#include "checking/document_text.h"

#include <array>
#include <atomic>
#include <cstdint>

#include "platform/process/confined.h"

namespace {

bool is_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
        if (byte >= 0x80 && (byte < 0xC2 || byte > 0xF4)) {
            return false;
        }
        if (at + length > text.size()) {
            return false;
        }
        for (std::size_t i = 1; i < length; ++i) {
            if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80) {
                return false;
            }
        }
        at += length;
    }
    return true;
}

void append_utf8(std::string& text, unsigned code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        text += static_cast<char>(0xE0U | (code >> 12U));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

// Where Windows-1252 differs from Latin-1.
constexpr std::array<unsigned, 32> high = {
    0x20AC, 0x20,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x20,   0x017D, 0x20,   0x20,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x20,   0x017E, 0x0178};

std::string from_windows(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(text, byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80U] : byte);
    }
    return text;
}

// Other bytes than letters and line ends say that it is no text.
bool is_binary(std::string_view bytes) {
    std::size_t strange = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0) {
            return true;
        }
        strange +=
            byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' ? 1U : 0U;
    }
    return strange * 100 > bytes.size();
}

// A page can wait for one converter; a crowd of them would keep all pages waiting.
std::atomic<int> converters{0};
constexpr int converters_max = 2;

struct Turn {
    Turn() : mine(converters.fetch_add(1) < converters_max) {}
    ~Turn() { converters.fetch_sub(1); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool mine;
};

} // namespace

Result<std::string> text_of_pdf(std::string_view bytes) {
    const Turn turn;
    if (!turn.mine) {
        return invalid("file", "checking.busy");
    }
    ConfinedRun run = run_confined({.path = "/usr/bin/pdftotext",
                                    .words = {"-layout", "-enc", "UTF-8", "-", "-"},
                                    .output_max = checked_text_max,
                                    .memory_max = 1U << 30U,
                                    .seconds_max = 10},
                                   bytes);
    switch (run.end) {
    case ConfinedRun::End::done:
        break;
    case ConfinedRun::End::failed:
        return invalid("file", "checking.broken_pdf");
    case ConfinedRun::End::too_slow:
        return invalid("file", "checking.slow_pdf");
    case ConfinedRun::End::too_large:
        return invalid("file", "checking.too_large");
    case ConfinedRun::End::missing:
        return invalid("file", "checking.no_pdf_reader");
    }
    if (run.output.find_first_not_of(" \n\r\t\f") == std::string::npos) {
        return invalid("file", "checking.pictures_only");
    }
    return std::move(run.output);
}

Result<std::string> text_of_report(std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) {
        return text_of_pdf(bytes);
    }
    if (bytes.starts_with("PK\x03\x04")) {
        return text_of_docx(bytes);
    }
    if (bytes.size() > checked_text_max) {
        return invalid("file", "checking.too_large");
    }
    if (is_binary(bytes)) {
        return invalid("file", "checking.not_text");
    }
    if (bytes.find_first_not_of(" \n\r\t\f") == std::string_view::npos) {
        return invalid("file", "checking.empty");
    }
    return is_utf8(bytes) ? std::string(bytes) : from_windows(bytes);
}
