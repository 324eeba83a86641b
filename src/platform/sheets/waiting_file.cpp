// Sealing by person and place, so that nobody opens what another handed in.
#include "platform/sheets/waiting_file.h"

#include "platform/crypto/crypto.h"

static std::string context_of(const Actor& actor) {
    return "import " + actor.id + " " + actor.place;
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
