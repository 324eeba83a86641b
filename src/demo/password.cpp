// Unbiased letters from the machine's own source of chance.
#include "demo/password.h"

#include <string_view>

#include "platform/crypto/crypto.h"

std::string fresh_password() {
    // Without i, l, o, 0 and 1.
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    constexpr std::size_t fair = 256 / letters.size() * letters.size();
    const std::size_t length = 16;
    const std::size_t group = 4;
    std::string password;
    std::size_t drawn = 0;
    while (drawn < length) {
        for (const char byte : random_bytes(length)) {
            const auto number = static_cast<unsigned char>(byte);
            if (drawn == length || number >= fair) {
                continue;
            }
            password += drawn > 0 && drawn % group == 0 ? "-" : "";
            password += letters[number % letters.size()];
            ++drawn;
        }
    }
    return password;
}
