// Expat behind a plain interface.
#include "platform/sheets/xml_reader.h"

#include <expat.h>

#include <new>

namespace {

struct Hearing {
    XmlListener* listener;
    XML_Parser parser;
};

std::string_view local(const char* name) {
    const std::string_view whole = name;
    const auto colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

void stop_if_refused(const Hearing& hearing) {
    if (!hearing.listener->refused.empty()) {
        XML_StopParser(hearing.parser, XML_FALSE);
    }
}

void on_start(void* user, const char* name, const char** given) noexcept {
    const auto& hearing = *static_cast<Hearing*>(user);
    XmlListener::Attributes attributes;
    for (; *given != nullptr; given += 2) {
        attributes.emplace_back(given[0], given[1]);
    }
    hearing.listener->start(local(name), attributes);
    stop_if_refused(hearing);
}

void on_end(void* user, const char* name) noexcept {
    const auto& hearing = *static_cast<Hearing*>(user);
    hearing.listener->end(local(name));
    stop_if_refused(hearing);
}

void on_text(void* user, const char* text, int length) noexcept {
    const auto& hearing = *static_cast<Hearing*>(user);
    hearing.listener->text({text, static_cast<std::size_t>(length)});
    stop_if_refused(hearing);
}

void on_doctype(void* user, const char*, const char*, const char*, int) noexcept {
    const auto& hearing = *static_cast<Hearing*>(user);
    hearing.listener->refused = "sheets.doctype";
    XML_StopParser(hearing.parser, XML_FALSE);
}

} // namespace

std::string_view attribute(const XmlListener::Attributes& attributes, std::string_view name) {
    for (const auto& [key, value] : attributes) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

XmlReader::XmlReader(XmlListener& listener) : parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) {
        throw std::bad_alloc();
    }
    auto* parser = static_cast<XML_Parser>(parser_);
    XML_SetUserData(parser, new Hearing{&listener, parser});
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
}

XmlReader::~XmlReader() {
    auto* parser = static_cast<XML_Parser>(parser_);
    delete static_cast<Hearing*>(XML_GetUserData(parser));
    XML_ParserFree(parser);
}

bool XmlReader::feed(std::string_view bytes) {
    return XML_Parse(static_cast<XML_Parser>(parser_), bytes.data(), static_cast<int>(bytes.size()),
                     XML_FALSE) == XML_STATUS_OK;
}

bool XmlReader::finish() {
    return XML_Parse(static_cast<XML_Parser>(parser_), nullptr, 0, XML_TRUE) == XML_STATUS_OK;
}
