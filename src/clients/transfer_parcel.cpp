// Clients on their way between units.
#include "clients/transfer_parcel.h"

#include "platform/crypto/crypto.h"
#include "platform/json.h"

namespace {

const int64_t parcel_version = 1;
const std::string_view parcel_format = "spejare-client-transfer";

json::object fields_json(std::span<const Field> fields, const void* record) {
    json::object object;
    for (const auto& [name, values] : as_form(fields, record)) {
        object[name] = json::array(values.begin(), values.end());
    }
    return object;
}

// A field that cannot be read leaves the record without it; the verb that receives checks the rest.
template <class T>
std::optional<T> fields_from(std::span<const Field> fields, const json::value& value) {
    if (!value.is_object()) {
        return std::nullopt;
    }
    FormValues form;
    for (const auto& member : value.as_object()) {
        if (!member.value().is_array()) {
            return std::nullopt;
        }
        for (const json::value& one : member.value().as_array()) {
            if (!one.is_string()) {
                return std::nullopt;
            }
            form[std::string(member.key())].emplace_back(one.as_string());
        }
    }
    auto record = read_record<T>(fields, form);
    return record ? std::optional(std::move(record.value())) : std::nullopt;
}

std::string text_at(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

std::optional<ParcelClient> client_from(const json::value& value) {
    if (!value.is_object()) {
        return std::nullopt;
    }
    const json::object& object = value.as_object();
    const auto part = [&](std::string_view name) {
        const json::value* found = object.if_contains(name);
        return found == nullptr ? json::value() : *found;
    };
    const auto client = fields_from<Client>(client_fields, part("client"));
    const auto period = fields_from<Period>(period_fields, part("period"));
    const auto answers = fields_from<ClientYear>(client_year_fields, part("answers"));
    const json::value assignments = part("assignments");
    if (!client || !period || !answers || !assignments.is_array()) {
        return std::nullopt;
    }
    ParcelClient whole{*client, *period, *answers, {}};
    for (const json::value& one : assignments.as_array()) {
        const auto assignment = fields_from<Assignment>(assignment_fields, one);
        if (!assignment) {
            return std::nullopt;
        }
        whole.assignments.push_back(*assignment);
    }
    return whole;
}

std::optional<json::object> object_in(std::string_view text) {
    boost::system::error_code failure;
    json::value value = json::parse(text, failure);
    if (failure || !value.is_object()) {
        return std::nullopt;
    }
    return std::move(value.as_object());
}

} // namespace

std::string parcel_json(const Parcel& parcel) {
    json::array clients;
    for (const ParcelClient& one : parcel.clients) {
        json::array assignments;
        for (const Assignment& assignment : one.assignments) {
            assignments.push_back(fields_json(assignment_fields, &assignment));
        }
        clients.push_back(json::object{{"client", fields_json(client_fields, &one.client)},
                                       {"period", fields_json(period_fields, &one.period)},
                                       {"answers", fields_json(client_year_fields, &one.answers)},
                                       {"assignments", std::move(assignments)}});
    }
    return json::serialize(json::object{{"reference", parcel.reference},
                                        {"from_unit", parcel.from_unit},
                                        {"handed_on", parcel.handed_on.iso()},
                                        {"clients", std::move(clients)}});
}

std::optional<Parcel> parcel_from_json(std::string_view text) {
    const auto object = object_in(text);
    if (!object) {
        return std::nullopt;
    }
    Parcel parcel;
    parcel.reference = text_at(*object, "reference");
    parcel.from_unit = text_at(*object, "from_unit");
    const auto day = parse_date(text_at(*object, "handed_on"));
    const json::value* clients = object->if_contains("clients");
    if (!day || parcel.reference.empty() || clients == nullptr || !clients->is_array()) {
        return std::nullopt;
    }
    parcel.handed_on = *day;
    for (const json::value& one : clients->as_array()) {
        auto client = client_from(one);
        if (!client) {
            return std::nullopt;
        }
        parcel.clients.push_back(std::move(*client));
    }
    return parcel;
}

std::string sealed_parcel(const Parcel& parcel, std::string_view key) {
    const std::string sealed = seal(key, parcel_json(parcel), parcel.reference);
    return json::serialize(json::object{{"format", parcel_format},
                                        {"version", parcel_version},
                                        {"reference", parcel.reference},
                                        {"sealed", base64url(sealed)}}) +
           "\n";
}

OpenedParcel open_parcel(std::string_view file, std::string_view key) {
    const auto object = object_in(file);
    if (!object || text_at(*object, "format") != parcel_format) {
        return {};
    }
    const auto sealed = from_base64url(text_at(*object, "sealed"));
    if (!sealed) {
        return {};
    }
    const auto text = unseal(key, *sealed, text_at(*object, "reference"));
    if (!text) {
        return {std::nullopt, ParcelTrouble::wrong_key};
    }
    return {parcel_from_json(*text), ParcelTrouble::not_a_transfer};
}

std::string receipt_of(const ParcelName& name, std::string_view key) {
    const std::string digest =
        keyed_digest(key, "receipt " + name.reference + " " + name.handed_on.iso() + " " +
                              std::to_string(name.clients));
    return digest.substr(0, 4) + "-" + digest.substr(4, 4) + "-" + digest.substr(8, 4);
}
