// Sealing, finding and forgetting forms that could not be read.
#include "platform/http/kept_form.h"

#include <algorithm>

#include "platform/crypto/crypto.h"
#include "platform/http/form_text.h"
#include "sql/platform.h"

namespace {

std::string context_of(const Actor& actor, std::string_view address) {
    return "form " + actor.id + " " + std::string(address);
}

} // namespace

bool takes_free_text(const Route& route) {
    return std::ranges::any_of(
        route.body.fields, [](const Field& field) { return field.kind == FieldKind::free_text; });
}

Result<void> read_posted_texts(const Request& in, const Route& route, Database& database) {
    const TextDoor* door = nullptr;
    database.read(in.actor, [&](Work& work) { door = work.door(); });
    for (const Field& field : route.body.fields) {
        const auto posted = in.form.find(field.name);
        if (field.kind != FieldKind::free_text || posted == in.form.end()) {
            continue;
        }
        for (const std::string& typed : posted->second) {
            // Bytes that are no text are told by the field itself, not by the guard.
            const auto text = clean_text(typed, allowed_in_paragraphs);
            if (text && !text->empty() && (door == nullptr || !door->read(*text))) {
                return invalid(std::string(field.name), "door_closed");
            }
        }
    }
    return {};
}

void keep_form(Database& database, const Request& in, std::string_view address) {
    if (!in.actor.signed_in()) {
        return;
    }
    database.write_and_wait(in.actor, [&](Work& work) {
        const std::string sealed = seal(work.surroundings().draft_key, text_of_form(in.form),
                                        context_of(in.actor, address));
        work.execute(sql::platform::forget_old_forms,
                     {{"before", work.now().plus_seconds(-86400 * kept_form_days).iso()}});
        work.execute(sql::platform::keep_form, {{"person", in.actor.id},
                                                {"address", address},
                                                {"changed_at", work.now().iso()},
                                                {"sealed", Bytes{sealed}}});
        return true;
    });
}

std::optional<FormValues> kept_form(Work& work, std::string_view address) {
    const auto row =
        work.row(sql::platform::kept_form, {{"person", work.actor().id}, {"address", address}});
    if (!row) {
        return std::nullopt;
    }
    const auto text = unseal(work.surroundings().draft_key, row->value("sealed").bytes().bytes,
                             context_of(work.actor(), address));
    return text ? std::optional(form_of_text(*text)) : std::nullopt;
}

void forget_form(Work& work, std::string_view address) {
    if (work.row(sql::platform::kept_form, {{"person", work.actor().id}, {"address", address}})) {
        work.execute(sql::platform::forget_form,
                     {{"person", work.actor().id}, {"address", address}});
    }
}

std::string form_address(const Routes& routes, const Route& taken, const Request& in) {
    const auto shows = std::ranges::find_if(routes.all(), [&](const Route& route) {
        return route.method == "GET" && route.handler == taken.show_again;
    });
    std::string address(taken.show_again == nullptr || shows == routes.all().end() ? taken.path
                                                                                   : shows->path);
    for (const auto& [name, value] : in.captures) {
        const std::string place = "{" + name + "}";
        if (const std::size_t at = address.find(place); at != std::string::npos) {
            address.replace(at, place.size(), value);
        }
    }
    return address;
}

void fill_from_kept(Request& in, Work& work, const Routes& routes, const Route& shown) {
    if (in.door != Door::html || !in.actor.signed_in()) {
        return;
    }
    const bool of_form = std::ranges::any_of(routes.all(), [&](const Route& route) {
        return route.show_again == shown.handler && takes_free_text(route);
    });
    auto values = of_form ? kept_form(work, in.path) : std::nullopt;
    if (values) {
        in.form = std::move(*values);
        in.refused =
            std::make_shared<const Error>(Error{Refusal::invalid, {Problem{"", "kept_unread"}}});
    }
}
