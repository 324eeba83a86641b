// The program's own commands: serve it, change its schema, copy it, fill it again and check it.
#include <pthread.h>

#include <malloc.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <unistd.h>

#include "accounts/entrance.h"
#include "app.h"
#include "platform/db/audit_chain.h"
#include "platform/http/server.h"
#include "platform/json.h"
#include "platform/log.h"
#include "site/backup.h"

namespace {

namespace fs = std::filesystem;

// Waits for SIGTERM or SIGINT on a thread of its own and then stops the server. The signals are
// blocked before any other thread starts, so that no other thread takes them.
class Stopper {
public:
    Stopper() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGTERM);
        sigaddset(&signals_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }
    void watch(Server& server) {
        thread_ = std::thread([this, &server] {
            int caught = 0;
            sigwait(&signals_, &caught);
            server.stop();
        });
    }
    ~Stopper() {
        if (thread_.joinable()) {
            // The server may have ended by itself; then nobody has woken the thread yet.
            pthread_kill(thread_.native_handle(), SIGTERM);
            thread_.join();
        }
    }
    Stopper(const Stopper&) = delete;
    Stopper& operator=(const Stopper&) = delete;

private:
    sigset_t signals_{};
    std::thread thread_;
};

// SQLite is copied before its schema changes; on PostgreSQL the operator's own backup stands in.
void bring_up_to_date(Invocation& call) {
    fs::create_directories(call.folder());
    const SchemaState state = schema_state(call.address());
    if (state.current()) {
        return;
    }
    std::string kept;
    if (state.applied > 0 && call.address().engine() == Engine::sqlite) {
        fs::create_directories(fs::path(call.folder()) / "backups");
        kept = (fs::path(call.folder()) / "backups" /
                ("schema-" + std::to_string(state.applied) + "-" +
                 std::to_string(instant_now().unix_ms) + ".db"))
                   .string();
        call.progress() << call.t()("cli.migrate.backup", {{"file", kept}}) << '\n';
    }
    migrate(call.address(), kept);
}

void print_first_link(Invocation& call, const std::string& base_url) {
    std::optional<std::string> first;
    const WriteEnd end = call.database().write_and_wait(call.actor(), [&](Work& work) {
        first = first_link(work, base_url);
        return first.has_value();
    });
    if (first && end == WriteEnd::done) {
        call.out() << call.t()("cli.serve.first_link", {{"link", *first}}) << std::endl;
    }
}

// A page's memory goes back to the heap, not to the system, since the next page wants as much: a
// fifth of the time of a list went to giving and taking it.
void keep_memory() {
    constexpr int kept_bytes = 32 << 20;
    mallopt(M_TRIM_THRESHOLD, kept_bytes);
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_MMAP_THRESHOLD, kept_bytes);
    mallopt(M_ARENA_MAX, 4);
}

/// The server that mail is handed to; its password stands in a file, never on a command line.
Result<MailServer> mail_server(Invocation& call) {
    MailServer server{call.text("smtp"), call.text("mail-from"), call.text("smtp-user"), {}};
    if (server.set() && !is_mail_server(server)) {
        return invalid("smtp", "not_a_mail_server");
    }
    std::ifstream file(fs::path(call.folder()) / "keys" / "smtp-password");
    std::getline(file, server.password);
    return server;
}

Result<int> serve(Invocation& call) {
    keep_memory();
    const MailServer mail = TRY(mail_server(call));
    Stopper stopper;
    set_logging(Logging::on);
    bring_up_to_date(call);
    const std::string listen = call.text("listen");
    const std::string base_url =
        call.given("base-url") ? call.text("base-url") : "http://" + listen;
    Database& database = call.database();
    database.map_file();
    print_first_link(call, base_url);
    Routes routes;
    program_routes(routes);
    const auto gate = accounts_gate(database);
    Dispatcher dispatcher({.routes = routes,
                           .gate = *gate,
                           .database = database,
                           .menu = program_menu(),
                           .base_url = base_url});
    ServerLimits limits;
    limits.trusted_proxy = call.text("trusted-proxy");
    Server server(listen, limits, [&](Request in, std::function<void(Response)> done) {
        dispatcher.answer(std::move(in), std::move(done));
    });
    JobRunner runner(database, program_jobs({call.address(), call.folder(), mail, base_url}));
    runner.start();
    stopper.watch(server);
    const std::string host = listen.substr(0, listen.rfind(':'));
    call.out() << "http://" << host << ':' << server.port() << std::endl;
    server.run();
    runner.stop();
    database.drain();
    return 0;
}

// A database made for this only, so that the text never depends on what stands in a folder.
std::string fresh_schema() {
    const fs::path file =
        fs::temp_directory_path() / ("spejare-schema-" + std::to_string(getpid()) + ".db");
    const DatabaseAddress address{file.string()};
    migrate(address, "");
    const std::string schema = schema_text(address);
    for (const char* end : {"", "-wal", "-shm"}) {
        fs::remove(file.string() + end);
    }
    return schema;
}

Result<int> migrate_schema(Invocation& call) {
    if (call.given("print-schema")) {
        call.out() << fresh_schema();
        return 0;
    }
    if (call.text("data").empty()) {
        return invalid("data", "cli.missing", {{"option", "data"}});
    }
    bring_up_to_date(call);
    call.progress() << call.t()("cli.migrate.done",
                                {{"number", std::to_string(schema_state(call.address()).applied)}})
                    << '\n';
    return 0;
}

std::function<void(int)> percent_on(std::ostream& progress) {
    return [&progress](int percent) { progress << '\r' << percent << " %" << std::flush; };
}

// The administrator's list of copies holds those made at a shell too.
void note_in_register(Invocation& call, const std::string& file) {
    if (!schema_state(call.address()).current()) {
        return;
    }
    const Backup made{fs::path(file).filename().string(),
                      static_cast<int64_t>(fs::file_size(file))};
    call.database().write_and_wait(call.actor(),
                                   [&](Work& work) { return note_backup(work, made).has_value(); });
}

Result<int> back_up(Invocation& call) {
    const std::string file = call.text("out");
    if (fs::exists(file)) {
        return invalid("out", "cli.backup.file_exists", {{"file", file}});
    }
    backup_database(call.address(), file, percent_on(call.progress()));
    note_in_register(call, file);
    call.progress() << '\n' << call.t()("cli.backup.keys") << '\n';
    call.out() << file << '\n';
    return 0;
}

Result<int> restore(Invocation& call) {
    const std::string file = call.text("file");
    if (!fs::exists(file)) {
        return invalid("file", "cli.restore.no_file", {{"file", file}});
    }
    if (call.address().engine() == Engine::sqlite && fs::exists(call.address().where)) {
        return invalid("data", "cli.restore.not_empty", {{"file", call.address().where}});
    }
    fs::create_directories(call.folder());
    restore_database(call.address(), file, percent_on(call.progress()));
    call.progress() << '\n' << call.t()("cli.restore.keys") << '\n';
    return 0;
}

Result<int> verify(Invocation& call) {
    // Throws when an applied migration has another checksum than the one baked in.
    const SchemaState schema = schema_state(call.address());
    const ChainState chain = verify_audit(call.address());
    const bool whole = schema.current() && !chain.broken_at_seq;
    if (call.given("json")) {
        json::object found{{"ok", whole},
                           {"schema_applied", schema.applied},
                           {"schema_known", schema.known},
                           {"audit_links", chain.links},
                           {"audit_rows", chain.rows},
                           {"audit_head", chain.head},
                           {"audit_broken_at", nullptr}};
        if (chain.broken_at_seq) {
            found["audit_broken_at"] = *chain.broken_at_seq;
        }
        call.out() << json::serialize(found) << '\n';
        return whole ? 0 : 1;
    }
    if (chain.broken_at_seq) {
        call.out() << call.t()("cli.verify.broken", {{"row", std::to_string(*chain.broken_at_seq)}})
                   << '\n';
    } else {
        call.out() << call.t()("cli.verify.whole", {{"rows", std::to_string(chain.rows)}}) << '\n';
    }
    if (!schema.current()) {
        call.out() << call.t()("cli.schema_waits") << '\n';
    }
    return whole ? 0 : 1;
}

} // namespace

std::vector<Command> program_commands() {
    using Kind = CommandOption::Kind;
    const auto database = Command::Needs::database;
    return {{"serve",
             {{"--listen", Kind::text, "", "127.0.0.1:8080"},
              {"--base-url"},
              {"--trusted-proxy"},
              {"--smtp"},
              {"--smtp-user"},
              {"--mail-from"}},
             database,
             serve,
             Command::Folder::may_begin},
            {"migrate",
             {{"--data"}, {"--database"}, {"--print-schema", Kind::flag}},
             Command::Needs::nothing,
             migrate_schema},
            {"backup", {{"--out!"}}, database, back_up},
            {"restore", {{"--file!"}}, database, restore, Command::Folder::may_begin},
            {"verify", {{"--json", Kind::flag}}, database, verify}};
}
