// Line by line, so that a file of any size takes the memory of its longest line.
#include "privacy/scan.h"

#include <algorithm>
#include <array>
#include <string>

#include "guard/detector.h"
#include "guard/readers.h"
#include "platform/json.h"

std::string_view scan_type(std::string_view found) {
    struct Named {
        std::string_view kind;
        std::string_view type;
    };
    static constexpr std::array<Named, 20> types = {{{kind::personnummer, "PERSONNUMMER"},
                                                     {kind::samordningsnummer, "PERSONNUMMER"},
                                                     {kind::reservnummer, "PERSONNUMMER"},
                                                     {kind::personnummer_shaped, "PERSONNUMMER"},
                                                     {kind::orgnr, "ORGNR"},
                                                     {kind::telefon, "TELEFON"},
                                                     {kind::epost, "EPOST"},
                                                     {kind::url, "URL"},
                                                     {kind::handle, "HANDLE"},
                                                     {kind::konto, "KONTO"},
                                                     {kind::arendenr, "ARENDENR"},
                                                     {kind::regnr, "REGNR"},
                                                     {kind::fodelsedatum, "FODELSEDATUM"},
                                                     {kind::alder, "ALDER"},
                                                     {kind::adress, "ADRESS"},
                                                     {kind::postort, "POSTORT"},
                                                     {kind::sallsynt_diagnos, "SALLSYNT_DIAGNOS"},
                                                     {kind::verksamhet, "VERKSAMHET"},
                                                     {kind::kvasi, "KVASI"},
                                                     {kind::namn, "NAMN"}}};
    const auto named = std::ranges::find(types, found, &Named::kind);
    ensure(named != types.end(), "every kind that a reader claims has its type");
    return named->type;
}

namespace {

Error bad_line(int64_t number) {
    return invalid("", "privacy.bad_line", {{"line", std::to_string(number)}});
}

void write_line(std::ostream& out, const json::value& id, const std::vector<Finding>& findings) {
    out << "{\"id\":" << json::serialize(id) << ",\"spans\":[";
    bool first = true;
    for (const Finding& finding : findings) {
        out << (first ? "" : ",") << "{\"start\":" << finding.first << ",\"end\":" << finding.last
            << ",\"type\":\"" << scan_type(finding.kind) << "\"}";
        first = false;
    }
    out << "]}\n";
}

} // namespace

Result<ScanCount> scan_texts(std::istream& in, std::ostream& out) {
    const Lexicon* lexicon = Lexicon::built_in();
    if (lexicon == nullptr) {
        return invalid("", "door_closed");
    }
    ScanCount count;
    std::string line;
    for (int64_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        boost::system::error_code failure;
        const json::value parsed = json::parse(line, failure);
        const json::object* object = failure ? nullptr : parsed.if_object();
        const json::value* id = object == nullptr ? nullptr : object->if_contains("id");
        const json::value* text = object == nullptr ? nullptr : object->if_contains("text");
        if (id == nullptr || text == nullptr || !text->is_string()) {
            return bad_line(number);
        }
        const Detection detection = detect(text->as_string(), *lexicon);
        if (!detection.readable || detection.timed_out) {
            return bad_line(number);
        }
        write_line(out, *id, detection.findings);
        ++count.texts;
        count.findings += static_cast<int64_t>(detection.findings.size());
    }
    return count;
}
