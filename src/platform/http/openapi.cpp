// OpenAPI 3.1 from routes and field tables, so that it cannot disagree with the server.
#include "platform/http/openapi.h"

#include "platform/json.h"

namespace {

json::object schema_of(const Field& field) {
    json::object schema;
    switch (field.kind) {
    case FieldKind::tick:
        schema["type"] = "boolean";
        break;
    case FieldKind::integer:
        schema["type"] = "integer";
        break;
    case FieldKind::list:
        schema["type"] = "array";
        schema["items"] = json::object{{"type", "string"}};
        break;
    case FieldKind::date:
        schema["type"] = "string";
        schema["format"] = "date";
        break;
    case FieldKind::hundredths:
        schema["type"] = "string";
        schema["pattern"] = "^-?[0-9]+([.,][0-9]{1,2})?$";
        break;
    default:
        schema["type"] = "string";
        schema["maxLength"] = field.options.length_max;
    }
    return schema;
}

json::object body_of(const Table& table) {
    json::object properties;
    json::array required;
    for (const Field& field : table.fields) {
        properties[field.name] = schema_of(field);
        if (field.options.required) {
            required.emplace_back(field.name);
        }
    }
    json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) {
        schema["required"] = std::move(required);
    }
    json::object content;
    content["application/json"] = json::object{{"schema", std::move(schema)}};
    return {{"required", true}, {"content", std::move(content)}};
}

json::array parameters_of(std::string_view path) {
    json::array parameters;
    std::size_t at = path.find('{');
    while (at != std::string_view::npos) {
        const std::size_t end = path.find('}', at);
        parameters.push_back({{"name", path.substr(at + 1, end - at - 1)},
                              {"in", "path"},
                              {"required", true},
                              {"schema", {{"type", "string"}}}});
        at = path.find('{', end);
    }
    return parameters;
}

// A refusal has one shape at every address: which of the four it is, and what was wrong.
json::object refusal_schema() {
    json::object problem;
    for (const char* name : {"field", "key", "message"}) {
        problem[name] = json::object{{"type", "string"}};
    }
    const json::array kinds = {"invalid", "not_found", "forbidden", "conflict"};
    json::object properties;
    properties["refusal"] = json::object{{"type", "string"}, {"enum", kinds}};
    properties["problems"] = json::object{
        {"type", "array"},
        {"items", json::object{{"type", "object"}, {"properties", std::move(problem)}}}};
    return {{"type", "object"},
            {"required", json::array{"refusal", "problems"}},
            {"properties", std::move(properties)}};
}

json::object answers_of(const Route& route) {
    json::object answers;
    answers["200"] = json::object{{"description", "OK"}};
    const auto add = [&](const char* status, const char* text) {
        const json::object schema{{"$ref", "#/components/schemas/Refusal"}};
        const json::object content{{"application/json", json::object{{"schema", schema}}}};
        answers[status] = json::object{{"description", text}, {"content", content}};
    };
    if (route.method != "GET") {
        answers["201"] = json::object{{"description", "Created"}};
        add("409", "Conflict");
        add("422", "Invalid");
    }
    if (route.method == "GET") {
        add("406", "A page for people only");
    }
    add("default", "Refused");
    add("401", "Unauthorized");
    add("403", "Forbidden");
    add("404", "Not found");
    return answers;
}

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& c : low) {
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return low;
}

} // namespace

std::string openapi_document(const Routes& routes) {
    json::object paths;
    for (const Route& route : routes.all()) {
        const std::string path = "/api/v1" + std::string(route.path);
        if (!paths.contains(path)) {
            paths[path] = json::object();
        }
        json::object operation;
        operation["operationId"] = lower(route.method) + " " + std::string(route.path);
        operation["parameters"] = parameters_of(route.path);
        if (!route.body.name.empty()) {
            operation["requestBody"] = body_of(route.body);
        }
        operation["responses"] = answers_of(route);
        paths[path].as_object()[lower(route.method)] = std::move(operation);
    }
    json::object document;
    document["openapi"] = "3.1.0";
    document["info"] = json::object{{"title", "Spejare"}, {"version", "1"}};
    json::object components;
    components["securitySchemes"] =
        json::object{{"token", json::object{{"type", "http"}, {"scheme", "bearer"}}}};
    components["schemas"] = json::object{{"Refusal", refusal_schema()}};
    document["components"] = std::move(components);
    document["security"] = json::array{json::object{{"token", json::array()}}};
    document["paths"] = std::move(paths);
    return json::serialize(document) + "\n";
}
