// The rules of a client's code, then who is added and changed.
#include "clients/client.h"

#include <algorithm>

#include "clients/access.h"
#include "clients/counting.h"
#include "platform/texts/texts.h"
#include "sql/clients.h"

// --- rules ---------------------------------------------------------------------------------------

namespace {

const std::size_t letters_in_a_row_max = 2;

struct CodeParts {
    std::string digits;
    std::vector<std::string> words;
    enum class Characters { allowed, other } characters = Characters::allowed;
};

// Å, Ä and Ö are two bytes each, the first of them 0xC3.
CodeParts parts_of(std::string_view code) {
    CodeParts parts;
    bool in_word = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const std::string_view wide = code.substr(i, 2);
        const bool swedish = wide == "\xC3\x85" || wide == "\xC3\x84" || wide == "\xC3\x96";
        const char one = code[i];
        if (swedish || (one >= 'A' && one <= 'Z')) {
            if (!in_word) {
                parts.words.emplace_back();
            }
            parts.words.back() += swedish ? wide : code.substr(i, 1);
            in_word = true;
            i += swedish ? 1 : 0;
            continue;
        }
        in_word = false;
        if (one >= '0' && one <= '9') {
            parts.digits += one;
        } else if (one != '-') {
            parts.characters = CodeParts::Characters::other;
        }
    }
    return parts;
}

bool is_day(std::string_view year, std::string_view month, std::string_view day) {
    const std::string text = (year.size() == 2 ? "20" : "") + std::string(year) + "-" +
                             std::string(month) + "-" + std::string(day);
    return parse_date(text).has_value();
}

// Six digits as year, month and day or turned round, eight with the century, and what begins so.
bool holds_a_day(std::string_view digits) {
    if (digits.size() < 6) {
        return false;
    }
    const auto part = [&](std::size_t from, std::size_t size) { return digits.substr(from, size); };
    if (is_day(part(0, 2), part(2, 2), part(4, 2)) || is_day(part(4, 2), part(2, 2), part(0, 2))) {
        return true;
    }
    return digits.size() >= 8 && (is_day(part(0, 4), part(4, 2), part(6, 2)) ||
                                  is_day(part(4, 4), part(2, 2), part(0, 2)));
}

} // namespace

std::string normal_code(std::string_view code) {
    std::string capitals;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const std::string_view wide = code.substr(i, 2);
        if (wide == "\xC3\xA5" || wide == "\xC3\xA4" || wide == "\xC3\xB6") {
            capitals += code[i];
            capitals += static_cast<char>(static_cast<unsigned char>(code[++i]) - 0x20);
        } else {
            const bool small = code[i] >= 'a' && code[i] <= 'z';
            capitals += static_cast<char>(small ? code[i] - 'a' + 'A' : code[i]);
        }
    }
    std::erase(capitals, ' ');
    return capitals;
}

Result<void> harmless_code(std::string_view code) {
    const CodeParts parts = parts_of(code);
    const bool long_word = std::ranges::any_of(parts.words, [](const std::string& word) {
        return static_cast<std::size_t>(length_of(word)) > letters_in_a_row_max;
    });
    const int length = length_of(code);
    if (parts.characters == CodeParts::Characters::other || parts.digits.empty() || long_word ||
        length < 2 || length > 12) {
        return invalid("code", "not_a_code");
    }
    if (holds_a_day(parts.digits)) {
        return invalid("code", "looks_like_a_date");
    }
    return {};
}

Result<void> client_holds(const Client& client, int year) {
    static constexpr std::array<std::string_view, 4> sexes = {"woman", "man", "other", "unknown"};
    if (std::ranges::find(sexes, client.sex) == sexes.end()) {
        return invalid("sex", "unknown_code");
    }
    if (client.birth_year && (*client.birth_year < 1900 || *client.birth_year > year)) {
        return invalid("birth_year", "not_a_birth_year");
    }
    if (client.birth_year && under_age(*client.birth_year, year)) {
        return invalid("birth_year", "under_age");
    }
    return {};
}

// --- verbs ---------------------------------------------------------------------------------------

// The door reads the code as it is, and each run of letters as a word that could be a name.
Result<void> admit_code(const Work& work, const std::string& code) {
    TRY(harmless_code(code));
    const TextDoor* door = work.surroundings().door;
    if (door == nullptr) {
        return invalid("code", "door_closed");
    }
    FreeText whole = FreeText::as_typed(code);
    TRY(door->admit(whole, "code"));
    for (const std::string& word : parts_of(code).words) {
        FreeText spoken = FreeText::as_typed(word.substr(0, 1) + lower_swedish(word.substr(1)));
        TRY(door->admit(spoken, "code"));
    }
    return {};
}

namespace {

Result<void> code_is_free(Work& work, std::string_view unit, const Client& client,
                          std::string_view own_id) {
    const auto row = work.row(sql::clients::by_code, {{"unit", unit}, {"code", client.code}});
    if (row && row->text("id") != own_id) {
        return invalid("code", "taken");
    }
    return {};
}

} // namespace

Result<std::string> add_client(Work& work, std::string_view unit, const Client& given) {
    Client client = given;
    client.code = normal_code(given.code);
    TRY(admit_code(work, client.code));
    TRY(code_is_free(work, unit, client, ""));
    return work.insert(client_table, &client, {{"unit", unit}, {"ombud", work.actor().id}});
}

Result<int64_t> amend_client(Work& work, std::string_view id, int64_t version,
                             const Client& given) {
    const ClientRecord record = TRY(own_client(work, id));
    Client client = given;
    client.code = normal_code(given.code);
    TRY(client_holds(client, work.year()));
    TRY(admit_code(work, client.code));
    TRY(code_is_free(work, record.unit, client, id));
    // Each year was answered with an age: where only the year of birth told it, that has to stay.
    if (record.client.birth_year && !client.birth_year &&
        work.row(sql::clients::year_without_age, {{"unit", record.unit}, {"client", id}})) {
        return invalid("birth_year", "tells_the_age");
    }
    if (client.handover_consent_on && *client.handover_consent_on > work.today()) {
        return invalid("handover_consent_on", "in_future");
    }
    return work.update(client_table, id, version, &client);
}

ClientRecord client_record(Work& work, const Row& row) {
    ClientRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.unit = row.text("unit");
    record.ombud = row.text("ombud");
    work.fill(client_table, row, &record.client);
    return record;
}

std::optional<ClientRecord> client_by_id(Work& work, std::string_view unit, std::string_view id) {
    const auto row = work.row(sql::clients::by_id, {{"unit", unit}, {"id", id}});
    return row ? std::optional(client_record(work, *row)) : std::nullopt;
}
