// Opening the lexicon with every length checked, and looking words up in it.
#include "guard/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include <zlib.h>

namespace {

static_assert(std::endian::native == std::endian::little, "the file is little-endian");

constexpr std::uint32_t sieve_bits = 23;
constexpr std::size_t sieve_bytes = std::size_t{1} << (sieve_bits - 3);
constexpr std::string_view magic = "SPJLEX1\n";
// In the order of word::Class, parted by newlines as in the file.
constexpr std::string_view class_names =
    "ordinary\nfirst_part\ngiven\ngiven_abroad\nsurname\nsurname_abroad\nplace\nkommun\n"
    "small_kommun\nproper\norganisation\nperson\ntitle\nact\nmeet\nfacility\nwork_word\nplatform\n"
    "month\nnumeral\ncase_word\naccount_word\nphone_word\nbirth_word\ncommon_diagnosis\n"
    "rare_diagnosis\nnot_name\nphrase\neponym\npublic_role\npnr_word\norg_word";

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

std::uint32_t checksum(std::string_view bytes) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

} // namespace

std::optional<Lexicon> Lexicon::open(std::string_view bytes) {
    constexpr std::size_t head = 24;
    if (bytes.size() < head || !bytes.starts_with(magic) ||
        number_at(bytes, 8) != checksum(bytes.substr(12))) {
        return std::nullopt;
    }
    const std::size_t names = number_at(bytes, 12);
    const std::size_t groups = number_at(bytes, 20);
    const std::size_t table = (groups + 1) * 4;
    if (!std::has_single_bit(groups) || bytes.size() < head + names + table + sieve_bytes ||
        bytes.substr(head, names) != class_names) {
        return std::nullopt;
    }
    Lexicon lexicon;
    lexicon.size_ = number_at(bytes, 16);
    lexicon.groups_ = static_cast<std::uint32_t>(groups);
    lexicon.offsets_ = bytes.substr(head + names, table);
    lexicon.sieve_ = bytes.substr(head + names + table, sieve_bytes);
    lexicon.entries_ = bytes.substr(head + names + table + sieve_bytes);
    if (number_at(lexicon.offsets_, groups * 4) != lexicon.entries_.size()) {
        return std::nullopt;
    }
    return lexicon;
}

std::uint32_t Lexicon::classes_of(std::string_view folded) const {
    if (folded.size() > 255) { // no entry is longer
        return 0;
    }
    const std::uint32_t sum = checksum(folded);
    const std::uint32_t bit = sum >> (32U - sieve_bits);
    if ((static_cast<unsigned char>(sieve_[bit >> 3U]) >> (bit & 7U) & 1U) == 0) {
        return 0;
    }
    const std::size_t group = sum & (groups_ - 1);
    const std::size_t end = number_at(offsets_, (group + 1) * 4);
    for (std::size_t at = number_at(offsets_, group * 4); at + 5 <= end;) {
        const auto length = static_cast<unsigned char>(entries_[at]);
        if (length == folded.size() && entries_.substr(at + 5, length) == folded) {
            return number_at(entries_, at + 1);
        }
        at += 5U + length;
    }
    return 0;
}

std::uint32_t Lexicon::classes_of_common(std::string_view folded) const {
    struct Remembered {
        const char* lexicon = nullptr;
        std::uint32_t classes = 0;
        unsigned char length = 0;
        char bytes[19] = {};
    };
    static thread_local std::array<Remembered, 2048> memory;
    if (folded.size() > sizeof Remembered::bytes) {
        return classes_of(folded);
    }
    std::uint32_t slot = static_cast<std::uint32_t>(folded.size());
    for (const char byte : folded) {
        slot = slot * 31 + static_cast<unsigned char>(byte);
    }
    Remembered& one = memory[(slot ^ (slot >> 11)) & 2047U];
    if (one.lexicon != entries_.data() || std::string_view(one.bytes, one.length) != folded) {
        one.lexicon = entries_.data();
        one.classes = classes_of(folded);
        one.length = static_cast<unsigned char>(folded.size());
        std::ranges::copy(folded, one.bytes);
    }
    return one.classes;
}

const Lexicon* Lexicon::built_in() {
    static const std::optional<Lexicon> lexicon = open(lexicon_bytes());
    return lexicon ? &*lexicon : nullptr;
}
