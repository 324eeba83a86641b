// Sealing by person and place, so that nobody opens what another handed in.
#include "platform/sheets/waiting_file.h"

#include "platform/crypto/crypto.h"
#include "platform/sheets/rows.h"

static std::string context_of(const Actor& actor) {
    return "import " + actor.id + " " + actor.place;
}

Result<SealedFile> sealed_upload(const Request& in, const Surroundings& surroundings) {
    const auto found = in.uploads.find("file");
    if (found == in.uploads.end() || found->second.bytes.empty()) {
        return invalid("file", "import.no_file");
    }
    const Upload& upload = found->second;
    auto rows = read_rows(upload.bytes);
    if (!rows) {
        for (Problem& problem : rows.error().problems) {
            problem.field = "file";
        }
        return rows.error();
    }
    const std::string name =
        clean_text(upload.file_name, allowed_in_line).value_or("").substr(0, 200);
    return seal_file(surroundings, in.actor, {name.empty() ? "-" : name, upload.bytes});
}

SealedFile seal_file(const Surroundings& surroundings, const Actor& actor, const ImportFile& file) {
    return {file.name, seal(surroundings.draft_key, file.bytes, context_of(actor))};
}

std::optional<ImportFile> unseal_file(const Surroundings& surroundings, const Actor& actor,
                                      const SealedFile& file) {
    auto bytes = unseal(surroundings.draft_key, file.sealed, context_of(actor));
    if (!bytes) {
        return std::nullopt;
    }
    return ImportFile{file.name, std::move(*bytes)};
}
