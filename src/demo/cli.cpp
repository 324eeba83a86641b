// spejare demo: a folder filled with a case, and how to sign in.
#include <chrono>
#include <filesystem>

#include "demo/demo.h"
#include "platform/json.h"

namespace {

namespace fs = std::filesystem;

// Nothing that somebody has written may be mixed with what is invented.
Result<void> must_be_empty(const Invocation& call) {
    const DatabaseAddress& address = call.address();
    const bool filled = address.engine() == Engine::sqlite ? fs::exists(address.where)
                                                           : schema_state(address).applied > 0;
    if (filled) {
        const std::string& where =
            address.engine() == Engine::sqlite ? address.where : call.folder();
        return invalid("data", "cli.demo.not_empty", {{"where", where}});
    }
    return {};
}

// Tells how far it has come once it has taken more than two seconds.
class Progress {
public:
    explicit Progress(std::ostream& out) : out_(out) {}
    void tell(int percent) {
        const auto quiet = std::chrono::seconds(2);
        if (std::chrono::steady_clock::now() - started_ > quiet) {
            out_ << '\r' << percent << " %" << std::flush;
            told_ = true;
        }
    }
    ~Progress() {
        if (told_) {
            out_ << '\n';
        }
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

private:
    std::ostream& out_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
    bool told_ = false;
};

std::string padded(std::string text, std::size_t width) {
    // Å, ä and ö are two bytes each, and one column.
    std::size_t columns = 0;
    for (const char byte : text) {
        columns += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
    }
    return text + std::string(columns < width ? width - columns : 1, ' ');
}

void print_sign_ins(Invocation& call, const DemoCase& demo,
                    const std::vector<DemoSignIn>& sign_ins) {
    const Texts& t = call.t();
    call.out() << demo.unit << ", " << demo.year << '\n'
               << t("page.invented") << ' ' << t("page.invented.what") << "\n\n"
               << t("cli.demo.serve", {{"folder", call.folder()}}) << '\n'
               << t("cli.demo.sign_in") << "\n\n";
    for (const DemoSignIn& one : sign_ins) {
        call.out() << "  " << padded(std::string(t("role." + one.role)), 32)
                   << padded(one.email, 32) << one.password << '\n';
    }
}

void print_json(Invocation& call, const DemoCase& demo, const std::vector<DemoSignIn>& sign_ins) {
    json::array accounts;
    for (const DemoSignIn& one : sign_ins) {
        accounts.push_back({{"role", one.role}, {"email", one.email}, {"password", one.password}});
    }
    const json::object made{{"case", demo.code},
                            {"unit", demo.unit},
                            {"year", demo.year},
                            {"accounts", std::move(accounts)}};
    call.out() << json::serialize(made) << '\n';
}

Result<int> make_demo(Invocation& call) {
    const auto demo = find_demo_case(call.text("case"));
    ensure(demo.has_value(), "the command line allows the cases that have sheets");
    TRY(must_be_empty(call));
    std::vector<DemoSignIn> sign_ins;
    {
        Progress progress(call.progress());
        const Surroundings surroundings = call.database().surroundings();
        sign_ins = TRY(fill_demo(call.address(), surroundings, *demo,
                                 [&](int percent) { progress.tell(percent); }));
    }
    if (call.given("json")) {
        print_json(call, *demo, sign_ins);
    } else {
        print_sign_ins(call, *demo, sign_ins);
    }
    return 0;
}

} // namespace

std::vector<Command> demo_commands() {
    using Kind = CommandOption::Kind;
    return {{"demo",
             {{"--case!", Kind::text, "skane-2025|kronoberg-2021|varmland-2024"},
              {"--json", Kind::flag}},
             Command::Needs::database,
             make_demo,
             Command::Folder::may_begin}};
}
