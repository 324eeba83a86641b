// Sealing by person and place, so that nobody opens what another handed in.
#include "platform/sheets/waiting_file.h"

#include "platform/crypto/crypto.h"
#include "platform/sheets/rows.h"
#include "platform/sheets/xlsx_parts.h"
#include "platform/sheets/zip_package.h"

namespace {

std::string context_of(const Actor& actor) {
    return "import " + actor.id + " " + actor.place;
}

/// Looks for words in any part of a workbook. A text that stands in several runs, as when a letter
/// of it is bold, is one text.
class WordsInPart : public XmlListener {
public:
    explicit WordsInPart(const SoughtWords& words) : words_(words) {}
    bool found = false;

    void start(std::string_view name, const Attributes& attributes) override {
        for (const auto& [of, value] : attributes) {
            found = found || words_.in(value);
        }
        inside_ += is_whole(name) ? 1 : 0;
    }
    void end(std::string_view name) override {
        inside_ -= is_whole(name) ? 1 : 0;
        if (inside_ == 0) {
            found = found || words_.in(text_);
            text_.clear();
        }
    }
    void text(std::string_view text) override {
        text_ += text;
        refused = text_.size() > sheet_text_max ? "sheets.too_large" : refused;
    }

private:
    static bool is_whole(std::string_view name) {
        return name == "si" || name == "is" || name == "comment" || name == "p";
    }
    const SoughtWords& words_;
    std::string text_;
    int inside_ = 0;
};

FileHolds workbook_holds(std::string_view bytes, const SoughtWords& words) {
    ZipPackage package(bytes, {"sheets.broken_workbook", "sheets.too_large"});
    if (!package.open()) {
        return FileHolds::perhaps;
    }
    FileHolds holds = FileHolds::nothing;
    for (const std::string& path : package.paths()) {
        WordsInPart part(words);
        const bool read = path.ends_with('/') || package.hear(path, part);
        if (part.found || words.in(path)) {
            return FileHolds::words;
        }
        holds = read ? holds : FileHolds::perhaps;
    }
    return holds;
}

} // namespace

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

namespace {

/// Each cell, and each row: a name may stand in two cells.
FileHolds rows_hold(std::string_view bytes, const SoughtWords& words) {
    const auto rows = read_rows(bytes);
    if (!rows) {
        return FileHolds::perhaps;
    }
    for (const Cells& cells : *rows) {
        std::string row;
        for (const std::string& cell : cells) {
            if (words.in(cell)) {
                return FileHolds::words;
            }
            row += cell + "\n";
        }
        if (words.in(row)) {
            return FileHolds::words;
        }
    }
    return FileHolds::nothing;
}

} // namespace

/// A workbook is read whole, with its other sheets, remarks and properties; of a table each row
/// too, for a name may stand in two cells.
FileHolds file_holds(const std::optional<ImportFile>& file, const SoughtWords& words) {
    if (!file) {
        return FileHolds::perhaps;
    }
    if (words.in(file->name)) {
        return FileHolds::words;
    }
    const FileHolds rows = rows_hold(file->bytes, words);
    if (rows == FileHolds::words || !file->bytes.starts_with("PK")) {
        return rows;
    }
    return workbook_holds(file->bytes, words);
}

int64_t purge_waiting_files(Work& work, const WaitingFiles& files, const SoughtWords& words) {
    int64_t held = 0;
    for (const StoredRow& row : work.rows(files.all)) {
        const Actor person{.id = row.text("person"), .place = "unit:" + row.text("unit")};
        const auto file = unseal_file(work.surroundings(), person,
                                      {row.text("file_name"), row.value("sealed").bytes().bytes});
        const FileHolds holds = file_holds(file, words);
        if (holds != FileHolds::nothing) {
            work.execute(files.forget, {{"person", person.id}});
            work.note("remove", files.table, person.id);
            held += holds == FileHolds::words ? 1 : 0;
        }
    }
    return held;
}
