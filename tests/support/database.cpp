// A migrated template is made once per process; each test gets its own copy.
#include "tests/support/database.h"

#include <unistd.h>

#include <filesystem>
#include <mutex>

#include "platform/crypto/crypto.h"
#include "tests/support/postgres.h"

namespace {

std::string temporary_folder() {
    std::string name = std::filesystem::temp_directory_path() / "spejare-test-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    return name;
}

// Migrating a file takes longer than copying one.
const std::string& sqlite_template() {
    static const std::string file = [] {
        static struct Folder {
            std::string path = temporary_folder();
            ~Folder() {
                std::error_code ignored;
                std::filesystem::remove_all(path, ignored);
            }
        } folder;
        const std::string path = folder.path + "/template.db";
        migrate({path}, "");
        backup_database({path}, folder.path + "/copy.db", [](int) {});
        return folder.path + "/copy.db";
    }();
    return file;
}

// The same on PostgreSQL; it goes with the cluster.
const std::string& postgres_template() {
    static const std::string address = [] {
        const std::string made = fresh_postgres_database();
        migrate({made}, "");
        return made;
    }();
    return address;
}

} // namespace

TestDatabase::TestDatabase(Engine engine, const TextDoor* door)
    : directory_(temporary_folder()), now_(*parse_instant("2026-03-02T08:00:00.000Z")) {
    if (engine == Engine::sqlite) {
        address_.where = directory_ + "/spejare.db";
        std::filesystem::copy_file(sqlite_template(), address_.where);
    } else {
        address_.where = postgres_copy_of(postgres_template());
    }
    Surroundings surroundings;
    surroundings.door = door;
    surroundings.audit_key = std::string(32, 'a');
    surroundings.draft_key = std::string(32, 'd');
    surroundings.now = [this] { return now_; };
    database_ = open_database(address_, std::move(surroundings));
}

TestDatabase::~TestDatabase() {
    database_.reset();
    if (address_.engine() == Engine::postgres) {
        drop_postgres_database(address_.where);
    }
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}
