// Starts a cluster by tools/pg.sh when no address is given, and makes a database for each asker.
#include "tests/support/postgres.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "platform/db/connection.h"

namespace {

// Set when the cluster has gone, and its databases with it.
bool cluster_gone = false;

// The cluster of this process alone; stopped when the process ends.
class OwnCluster {
public:
    OwnCluster() {
        folder_ = std::filesystem::temp_directory_path() / "spejare-pg-XXXXXX";
        if (mkdtemp(folder_.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        if (std::system(("bash tools/pg.sh start " + folder_ + " >/dev/null 2>&1").c_str()) != 0) {
            throw std::runtime_error("PostgreSQL did not start; is postgresql-15 installed?");
        }
    }
    ~OwnCluster() {
        cluster_gone = true;
        const int stopped =
            std::system(("bash tools/pg.sh stop " + folder_ + " >/dev/null 2>&1").c_str());
        (void)stopped;
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    OwnCluster(const OwnCluster&) = delete;
    OwnCluster& operator=(const OwnCluster&) = delete;
    std::string address() const { return "postgresql:///postgres?user=postgres&host=" + folder_; }

private:
    std::string folder_;
};

std::string cluster_address() {
    if (const char* given = std::getenv("SPEJARE_TEST_POSTGRES")) {
        return given;
    }
    static const OwnCluster cluster;
    return cluster.address();
}

// The address of another database of the same cluster.
std::string beside(const std::string& name) {
    const std::string address = cluster_address();
    const std::size_t at = address.find("/postgres?");
    return address.substr(0, at) + "/" + name + address.substr(at + 9);
}

std::string name_in(const std::string& address) {
    const std::size_t end = address.find('?');
    const std::size_t slash = address.rfind('/', end);
    return address.substr(slash + 1, end - slash - 1);
}

std::string made_from(const std::string& pattern) {
    static std::atomic<int> made{0};
    const std::string name =
        "t" + std::to_string(getpid()) + "_" + std::to_string(made.fetch_add(1));
    const auto connection = open_connection({cluster_address()}, Access::read_write);
    connection->run("CREATE DATABASE " + name + " TEMPLATE " + pattern);
    return beside(name);
}

} // namespace

std::string fresh_postgres_database() {
    return made_from("template0");
}

std::string postgres_copy_of(const std::string& pattern) {
    return made_from(name_in(pattern));
}

void drop_postgres_database(const std::string& address) {
    if (cluster_gone) {
        return;
    }
    const auto connection = open_connection({cluster_address()}, Access::read_write);
    connection->run("DROP DATABASE IF EXISTS " + name_in(address) + " WITH (FORCE)");
}
