// Keys, digests, sealed boxes and passwords, all by libsodium.
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Call once before anything else here.
void crypto_start();

std::string random_bytes(std::size_t count);
/// Unguessable text for links and sessions: 32 random bytes as base64url, 43 characters.
std::string random_token();
/// Hex of SHA-256.
std::string sha256_hex(std::string_view bytes);
/// Hex of HMAC-SHA-256, or of BLAKE2b keyed; same key and text, same digest.
std::string keyed_digest(std::string_view key, std::string_view text);
/// A 32-byte key for one purpose, made of another key; the same for the same two.
std::string derived_key(std::string_view key, std::string_view purpose);
bool equal_in_constant_time(std::string_view left, std::string_view right);

/// XChaCha20-Poly1305 with a fresh nonce in front; `context` is bound in (a row's id).
std::string seal(std::string_view key, std::string_view text, std::string_view context);
/// Nothing when the key, the context or the bytes are not right.
std::optional<std::string> unseal(std::string_view key, std::string_view sealed,
                                  std::string_view context);

/// argon2id, 64 MiB and 2 passes, at most two at a time in the whole program.
std::string hash_password(std::string_view password);
bool password_matches(std::string_view hash, std::string_view password);
/// Spends the time of a check, for accounts that do not exist.
void pretend_password_check(std::string_view password);

std::string base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

/// The named 32-byte key in DIRECTORY (0600), made at first use. Never part of a backup.
std::string key_file(const std::string& directory, std::string_view name);
