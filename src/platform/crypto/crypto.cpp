// Keys, digests, sealed boxes and passwords, all by libsodium.
#include "platform/crypto/crypto.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <semaphore>
#include <sstream>
#include <stdexcept>

#include "platform/result.h"

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

std::string hex(const std::string& bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(std::string_view(bytes)), bytes.size());
    text.pop_back();
    return text;
}

// 64 MiB each: two at a time bound both memory and the time that others wait.
std::counting_semaphore<2>& password_slots() {
    static std::counting_semaphore<2> slots(2);
    return slots;
}

class PasswordSlot {
public:
    PasswordSlot() { password_slots().acquire(); }
    ~PasswordSlot() { password_slots().release(); }
    PasswordSlot(const PasswordSlot&) = delete;
    PasswordSlot& operator=(const PasswordSlot&) = delete;
};

constexpr std::size_t memory_limit = 64UL * 1024 * 1024;
constexpr unsigned long long passes = 2;

} // namespace

void crypto_start() {
    static const int started = sodium_init();
    ensure(started >= 0, "libsodium must start before anything is sealed");
}

std::string random_bytes(std::size_t count) {
    crypto_start();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string random_token() {
    return base64url(random_bytes(32));
}

std::string sha256_hex(std::string_view bytes) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes_of(digest), bytes_of(bytes), bytes.size());
    return hex(digest);
}

std::string derived_key(std::string_view key, std::string_view purpose) {
    ensure(key.size() == 32, "a digest is keyed with 32 bytes");
    std::string digest(32, '\0');
    crypto_generichash(bytes_of(digest), digest.size(), bytes_of(purpose), purpose.size(),
                       bytes_of(key), key.size());
    return digest;
}

std::string keyed_digest(std::string_view key, std::string_view text) {
    return hex(derived_key(key, text));
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string seal(std::string_view key, std::string_view text, std::string_view context) {
    ensure(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "a box has a 32-byte key");
    std::string sealed = random_bytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const std::size_t head = sealed.size();
    sealed.resize(head + text.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytes_of(sealed) + head, &length, bytes_of(text), text.size(), bytes_of(context),
        context.size(), nullptr, bytes_of(std::string_view(sealed)), bytes_of(key));
    sealed.resize(head + length);
    return sealed;
}

std::optional<std::string> unseal(std::string_view key, std::string_view sealed,
                                  std::string_view context) {
    constexpr std::size_t head = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t tail = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (sealed.size() < head + tail || key.size() != 32) {
        return std::nullopt;
    }
    std::string text(sealed.size() - head - tail, '\0');
    unsigned long long length = 0;
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes_of(text), &length, nullptr, bytes_of(sealed) + head, sealed.size() - head,
        bytes_of(context), context.size(), bytes_of(sealed), bytes_of(key));
    return opened == 0 ? std::optional(text) : std::nullopt;
}

std::string hash_password(std::string_view password) {
    crypto_start();
    const PasswordSlot slot;
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    const int made = crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes,
                                           memory_limit, crypto_pwhash_ALG_ARGON2ID13);
    if (made != 0) {
        throw std::bad_alloc();
    }
    hash.resize(hash.find('\0'));
    return hash;
}

bool password_matches(std::string_view hash, std::string_view password) {
    crypto_start();
    const PasswordSlot slot;
    const std::string ended(hash);
    return ended.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(ended.c_str(), password.data(), password.size()) == 0;
}

void pretend_password_check(std::string_view password) {
    static const std::string hash = hash_password("nobody has this account");
    (void)password_matches(hash, password);
}

std::string base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int read =
        sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &length,
                          &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (read != 0 || end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(length);
    return bytes;
}

std::string key_file(const std::string& directory, std::string_view name) {
    std::filesystem::create_directories(directory);
    const std::string path = directory + "/" + std::string(name);
    if (std::ifstream file(path, std::ios::binary); file) {
        std::stringstream read;
        read << file.rdbuf();
        ensure(read.str().size() == 32, "a key file holds 32 bytes");
        return read.str();
    }
    const std::string key = random_bytes(32);
    // Made readable by its owner only from the first moment, and never over another's key.
    const int made = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) {
        throw std::runtime_error("the key file could not be made: " + path);
    }
    const bool whole =
        write(made, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && fsync(made) == 0;
    close(made);
    if (!whole) {
        throw std::runtime_error("the key file could not be written: " + path);
    }
    return key;
}
