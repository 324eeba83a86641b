// Code lists as an event's fields use them: offered, checked, named and understood.
#include "events/choices.h"

#include <algorithm>
#include <array>

#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/policy.h"
#include "organisations/unit.h"
#include "platform/texts/texts.h"

namespace {

/// The fields with a list of codes; `body` and `kommun` have records and areas.
std::string_view list_of(std::string_view field) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> lists = {{
        {"kind", "event_kind"},
        {"type", "event_type"},
        {"level", "level"},
        {"serious_reason", "serious_reason"},
        {"body_type", "body_type"},
    }};
    const auto found =
        std::ranges::find(lists, field, &std::pair<std::string_view, std::string_view>::first);
    ensure(found != lists.end(), "the field has a list");
    return found->second;
}

/// Asks about each coded answer; `holds` and `type_of_body` know the lists.
template <class Holds, class TypeOfBody>
Result<std::string> checked(const Event& event, Holds holds, TypeOfBody type_of_body) {
    Error error;
    const auto ask = [&](std::string_view field, const std::string& code) {
        if (!code.empty() && !holds(field, code)) {
            error.problems.push_back({std::string(field), "unknown_code"});
        }
    };
    ask("kind", event.kind);
    ask("kommun", event.kommun);
    ask("type", event.type);
    ask("level", event.level);
    ask("serious_reason", event.serious_reason);
    std::string type = type_of_body(event.body);
    if (type.empty()) {
        error.problems.push_back({"body", "unknown_code"});
    }
    if (!error.problems.empty()) {
        return error;
    }
    return type;
}

bool may_be_chosen(const BodyRecord& body, std::string_view unit, Date day) {
    return (body.unit.empty() || body.unit == unit) &&
           (!body.body.valid_from || *body.body.valid_from <= day) &&
           (!body.body.valid_until || day <= *body.body.valid_until);
}

/// The type of a body that may be chosen on the day, told by its id or as a type only; "" if none.
std::string type_of_body(Work& work, const std::string& body, ListDay lists) {
    const auto& [unit, day] = lists;
    if (code_valid(work, {.list = "body_type", .code = body}, day, unit)) {
        return body;
    }
    const auto record = body_by_id(work, body);
    return record && may_be_chosen(*record, unit, day) ? record->body.type : std::string();
}

std::string hint_of(const Texts& t, std::string_view field, const Code& code) {
    const std::string key = "event." + std::string(field) + "." + code.code;
    for (const std::string& one : {key + ".guidance", key + ".hint"}) {
        if (t.has(one)) {
            return std::string(t(one));
        }
    }
    return hint_in(t, code);
}

Choices bodies(Work& work, const Texts& t, ListDay lists) {
    const auto& [unit, day] = lists;
    Choices list;
    for (const BodyRecord& record : bodies_on(work, unit, day)) {
        list.push_back({record.id, record.body.name, "", std::string(t("event.body.known"))});
    }
    for (const Code& code : codes(work, "body_type", day, unit)) {
        list.push_back({code.code, label_in(t, code), "", std::string(t("event.body.types"))});
    }
    return list;
}

Choices areas(Work& work, const Texts& t, ListDay lists) {
    const auto& [unit, day] = lists;
    const std::vector<std::string> own = kommuner_of(work, unit, day.year);
    const std::vector<Area> kommuner = all_kommuner(work, AreaOrder::swedish);
    const auto is_own = [&](const Area& area) {
        return std::ranges::find(own, area.code) != own.end();
    };
    Choices list;
    for (const Area& area : kommuner) {
        if (is_own(area)) {
            list.push_back({area.code, area.name, "", std::string(t("event.kommun.own"))});
        }
    }
    const std::string wider(t("event.kommun.wider"));
    list.push_back({std::string(nation_code), std::string(t("event.kommun.nation")), "", wider});
    for (const Area& area : all_lan(work, AreaOrder::swedish)) {
        list.push_back({area.code, area.name, "", wider});
    }
    for (const Area& area : kommuner) {
        if (!is_own(area)) {
            list.push_back({area.code, area.name, "", std::string(t("event.kommun.other"))});
        }
    }
    return list;
}

} // namespace

Result<std::string> known_codes(Work& work, std::string_view unit, const Event& event) {
    const ListDay lists{unit, event.occurred_on};
    return checked(
        event,
        [&](std::string_view field, const std::string& code) {
            return is_code(work, field, code, lists);
        },
        [&](const std::string& body) { return type_of_body(work, body, lists); });
}

bool is_code(Work& work, std::string_view field, const std::string& word, ListDay lists) {
    if (field == "kommun") {
        return word == nation_code || (word != "nation" && known_area(work, word));
    }
    if (field == "body") {
        return !type_of_body(work, word, lists).empty();
    }
    return code_valid(work, {.list = std::string(list_of(field)), .code = word}, lists.day,
                      lists.unit);
}

Choices choices_for(Work& work, const Texts& t, std::string_view field, ListDay lists) {
    if (field == "body") {
        return bodies(work, t, lists);
    }
    if (field == "kommun") {
        return areas(work, t, lists);
    }
    Choices list;
    for (const Code& code : codes(work, list_of(field), lists.day, lists.unit)) {
        list.push_back({code.code, label_in(t, code), hint_of(t, field, code)});
    }
    return list;
}

std::string label_of(Work& work, const Texts& t, std::string_view field, std::string_view code) {
    if (field == "kommun") {
        return code == nation_code ? std::string(t("event.kommun.nation"))
                                   : area_name(work, t, code);
    }
    if (field == "body") {
        return body_name(work, t, code);
    }
    return code_label(work, t, list_of(field), code);
}

std::string question_of_year(Work& work, std::string_view unit, Date day) {
    return year_question(work, unit, day.year);
}

// --- the book of all codes -----------------------------------------------------------------------

CodeBook::CodeBook(Work& work, std::string unit) : work_(work), unit_(std::move(unit)) {}

bool CodeBook::Entry::holds_on(Date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_until || day <= *valid_until);
}

std::vector<CodeBook::Entry> CodeBook::read(std::string_view field) {
    std::vector<Entry> list;
    const auto add = [&](Entry entry) { list.push_back(std::move(entry)); };
    if (field == "kommun") {
        const Texts swedish(Language::swedish);
        const Texts english(Language::english);
        add({.code = std::string(nation_code),
             .label_sv = std::string(swedish("event.kommun.nation")),
             .label_en = std::string(english("event.kommun.nation"))});
        // A kommun before a län of the same name: Uppsala is the town to most.
        for (const auto& areas_there :
             {all_kommuner(work_, AreaOrder::code), all_lan(work_, AreaOrder::code)}) {
            for (const Area& area : areas_there) {
                add({.code = area.code, .label_sv = area.name, .label_en = area.name});
            }
        }
        return list;
    }
    if (field == "body") {
        for (const BodyRecord& record : all_bodies(work_, unit_)) {
            const Body& body = record.body;
            add({.code = record.id,
                 .label_sv = body.name,
                 .label_en = body.name,
                 .valid_from = body.valid_from,
                 .valid_until = body.valid_until,
                 .type = body.type});
        }
    }
    const std::string_view code_list = list_of(field == "body" ? "body_type" : field);
    for (const CodeRecord& record : whole_list(work_, code_list, unit_)) {
        const Code& code = record.code;
        add({.code = code.code,
             .label_sv = code.label_sv,
             .label_en = code.label_en,
             .valid_from = code.valid_from,
             .valid_until = code.valid_until,
             .type = code.code});
    }
    return list;
}

const std::vector<CodeBook::Entry>& CodeBook::entries(std::string_view field) {
    const auto found = lists_.find(field);
    if (found != lists_.end()) {
        return found->second;
    }
    return lists_.emplace(field, read(field)).first->second;
}

const CodeBook::Entry* CodeBook::find(std::string_view field, std::string_view code) {
    const std::vector<Entry>& list = entries(field);
    const auto found = std::ranges::find(list, code, &Entry::code);
    return found == list.end() ? nullptr : &*found;
}

void CodeBook::read_all() {
    for (const std::string_view field :
         {"kind", "type", "level", "serious_reason", "body_type", "body", "kommun"}) {
        entries(field);
    }
}

const std::string& CodeBook::label(const Texts& t, std::string_view field,
                                   const std::string& code) {
    const Entry* entry = find(field, code);
    if (entry == nullptr) {
        return code;
    }
    const bool english = t.language() == Language::english && !entry->label_en.empty();
    return english ? entry->label_en : entry->label_sv;
}

Result<std::string> CodeBook::known(const Event& event) {
    const auto holding = [&](std::string_view field, const std::string& code) -> const Entry* {
        const Entry* entry = find(field, code);
        return entry != nullptr && entry->holds_on(event.occurred_on) ? entry : nullptr;
    };
    return checked(
        event,
        [&](std::string_view field, const std::string& code) {
            return holding(field, code) != nullptr;
        },
        [&](const std::string& body) {
            const Entry* entry = holding("body", body);
            return entry == nullptr ? std::string() : entry->type;
        });
}

// Labels are folded when somebody first asks by word: most tables only print them.
const std::vector<CodeBook::Entry>& CodeBook::folded(std::string_view field) {
    entries(field);
    std::vector<Entry>& list = lists_.find(field)->second;
    if (!list.empty() && list.front().lower_sv.empty()) {
        for (Entry& entry : list) {
            entry.lower_sv = lower_swedish(entry.label_sv);
            entry.lower_en = lower_swedish(entry.label_en);
        }
    }
    return list;
}

std::string CodeBook::code_of(std::string_view field, std::string_view word, Date day) {
    const std::string lower = lower_swedish(word);
    const Entry* labelled = nullptr;
    for (const Entry& entry : folded(field)) {
        if (!entry.holds_on(day)) {
            continue;
        }
        if (entry.code == word || entry.code == lower) {
            return entry.code;
        }
        if (labelled == nullptr && (entry.lower_sv == lower || entry.lower_en == lower)) {
            labelled = &entry;
        }
    }
    return labelled == nullptr ? std::string() : labelled->code;
}
