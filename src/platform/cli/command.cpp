// Words of a command line to a command, its options and an exit code.
//
// The parser is ours and not a library's, because refusing a word must be a value here: parsers
// that throw need a catch, and catches stand in four files only.
#include "platform/cli/command.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "platform/cli/help.h"
#include "platform/setting.h"

namespace {

const int exit_done = 0;
const int exit_usage = 2;
const int exit_bad_input = 65;
const int exit_busy = 75;

using Given = std::map<std::string, std::string, std::less<>>;

// SPEJARE_DATA stands in for --data, SPEJARE_BASE_URL for --base-url, and so on.
std::string from_environment(std::string_view option) {
    static constexpr std::string_view known[] = {"data", "database", "listen", "base-url",
                                                 "trusted-proxy"};
    if (std::find(std::begin(known), std::end(known), option) == std::end(known)) {
        return "";
    }
    std::string name = "SPEJARE_";
    for (const char letter : option) {
        name +=
            letter == '-' ? '_' : static_cast<char>(letter >= 'a' ? letter - 'a' + 'A' : letter);
    }
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? "" : value;
}

const CommandOption* find_option(const std::vector<CommandOption>& options, std::string_view name) {
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const auto& option) { return bare(option.name) == name; });
    return found == options.end() ? nullptr : &*found;
}

bool allowed(std::string_view one_of, std::string_view value) {
    if (one_of.empty()) {
        return true;
    }
    const std::string all = "|" + std::string(one_of) + "|";
    return all.find("|" + std::string(value) + "|") != std::string::npos;
}

bool is_number(std::string_view text) {
    int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

Result<void> check_value(const CommandOption& option, const std::string& value) {
    const std::string name = bare(option.name);
    if (option.kind == CommandOption::Kind::number && !is_number(value)) {
        return invalid(name, "cli.needs_number", {{"option", name}, {"value", value}});
    }
    if (!allowed(option.one_of, value)) {
        return invalid(
            name, "cli.not_one_of",
            {{"option", name}, {"value", value}, {"choices", std::string(option.one_of)}});
    }
    return {};
}

// The first option that is taken by its place and has not been given.
const CommandOption* next_placed(const std::vector<CommandOption>& options, const Given& given) {
    for (const CommandOption& option : options) {
        if (placed(option) && !given.contains(bare(option.name))) {
            return &option;
        }
    }
    return nullptr;
}

// "--unit=X" and "--unit X" alike; a word without dashes goes to the next place.
Result<Given> read_words(const std::vector<CommandOption>& options,
                         const std::vector<std::string>& words) {
    Given given;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at];
        const std::size_t equals = word.find('=');
        const std::string name = bare(word.substr(0, equals));
        const bool dashed = word.starts_with("--");
        const CommandOption* option =
            dashed ? find_option(options, name) : next_placed(options, given);
        if (option == nullptr || dashed == placed(*option)) {
            return invalid(word, "cli.unknown_word", {{"word", word}});
        }
        if (!dashed) {
            TRY(check_value(*option, word));
            given[bare(option->name)] = word;
            continue;
        }
        std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
        if (option->kind == CommandOption::Kind::flag) {
            if (equals != std::string::npos) {
                return invalid(name, "cli.flag_has_value", {{"option", name}});
            }
        } else if (equals == std::string::npos) {
            if (at + 1 == words.size()) {
                return invalid(name, "cli.needs_value", {{"option", name}});
            }
            value = words[++at];
        }
        TRY(check_value(*option, value));
        given[name] = value;
    }
    return given;
}

Result<void> complete(const std::vector<CommandOption>& options, Given& given) {
    for (const CommandOption& option : options) {
        const std::string name = bare(option.name);
        if (given.contains(name)) {
            continue;
        }
        const std::string value = from_environment(name);
        if (!value.empty()) {
            given[name] = value;
        } else if (required(option)) {
            return invalid(name, placed(option) ? "cli.missing_word" : "cli.missing",
                           {{"option", name}});
        }
    }
    return {};
}

using MakeSurroundings = std::function<Surroundings(const std::string& folder)>;

class Call : public Invocation {
public:
    Call(std::vector<CommandOption> options, Given given, Texts texts,
         const MakeSurroundings& surroundings)
        : options_(std::move(options)), given_(std::move(given)), texts_(texts),
          surroundings_(surroundings), folder_(text("data")) {
        actor_.id = "cli";
        actor_.name = "cli";
        actor_.language = std::string(texts_.code());
        address_.where = text("database");
        if (address_.where.empty()) {
            address_.where = (std::filesystem::path(folder_) / "spejare.db").string();
        }
    }

    bool given(std::string_view option) const override { return given_.contains(option); }
    std::string text(std::string_view option) const override {
        if (const auto found = given_.find(option); found != given_.end()) {
            return found->second;
        }
        const CommandOption* declared = find_option(options_, option);
        return declared == nullptr ? "" : std::string(declared->fallback);
    }
    int64_t number(std::string_view option) const override {
        const std::string value = text(option);
        int64_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        return number;
    }
    std::ostream& out() override { return std::cout; }
    std::ostream& progress() override { return std::cerr; }
    const Texts& t() const override { return texts_; }
    Database& database() override {
        if (database_ == nullptr) {
            std::filesystem::create_directories(folder_);
            const SchemaState state = schema_state(address_);
            if (state.applied == 0) {
                migrate(address_, "");
            } else if (!state.current()) {
                throw std::runtime_error(std::string(texts_("cli.schema_waits")));
            }
            database_ = open_database(address_, surroundings_(folder_));
            tell_if_invented();
        }
        return *database_;
    }
    // Of a database server we know only when we have asked it.
    bool database_stands() const {
        return address_.engine() != Engine::sqlite || std::filesystem::exists(address_.where);
    }
    const DatabaseAddress& address() const override { return address_; }
    const std::string& folder() const override { return folder_; }
    const Actor& actor() const override { return actor_; }

private:
    // On standard error, because the other stream holds data only.
    void tell_if_invented() {
        database_->read(actor_, [this](Work& work) {
            if (contents_invented(work)) {
                std::cerr << texts_("page.invented") << ' ' << texts_("page.invented.what") << '\n';
            }
        });
    }

    std::vector<CommandOption> options_;
    Given given_;
    Texts texts_;
    const MakeSurroundings& surroundings_;
    std::string folder_;
    DatabaseAddress address_;
    Actor actor_;
    std::unique_ptr<Database> database_;
};

std::string language_code(const std::vector<std::string>& words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == "--lang" && at + 1 < words.size()) {
            return words[at + 1];
        }
        if (words[at].starts_with("--lang=")) {
            return words[at].substr(7);
        }
    }
    const char* language = std::getenv("LANG");
    return language != nullptr && std::string_view(language).starts_with("en") ? "en" : "sv";
}

std::size_t words_in(std::string_view path) {
    return static_cast<std::size_t>(std::count(path.begin(), path.end(), ' ')) + 1;
}

// The command with the longest path that the words begin with.
const Command* find_command(const std::vector<Command>& commands,
                            const std::vector<std::string>& words) {
    const Command* best = nullptr;
    for (const Command& command : commands) {
        std::string path;
        for (std::size_t at = 0; at < std::min(words_in(command.path), words.size()); ++at) {
            path += (at == 0 ? "" : " ") + words[at];
        }
        if (path == command.path &&
            (best == nullptr || words_in(best->path) < words_in(command.path))) {
            best = &command;
        }
    }
    return best;
}

int told(const Texts& t, const Error& error, int code) {
    for (const Problem& problem : error.problems) {
        std::cerr << t.problem("cli", problem) << '\n';
        code = problem.key == "busy" ? exit_busy : code;
    }
    return code;
}

} // namespace

int run_command(const std::vector<Command>& commands, int argc, const char* const* argv,
                const MakeSurroundings& surroundings) {
    std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    const Texts t = Texts::in(language_code(words));
    const Command* command = find_command(commands, words);
    const bool help = std::find(words.begin(), words.end(), "--help") != words.end();
    if (command == nullptr) {
        print_commands(help ? std::cout : std::cerr, t, commands,
                       words.empty() ? std::string_view() : words.front());
        return help ? exit_done : exit_usage;
    }
    if (help) {
        print_command_help(std::cout, t, *command);
        return exit_done;
    }
    words.erase(words.begin(),
                words.begin() + static_cast<std::ptrdiff_t>(words_in(command->path)));
    const std::vector<CommandOption> options = options_of(*command);
    auto given = read_words(options, words);
    if (!given) {
        return told(t, given.error(), exit_usage);
    }
    if (auto whole = complete(options, *given); !whole) {
        return told(t, whole.error(), exit_usage);
    }
    Call call(options, *given, t, surroundings);
    if (command->needs == Command::Needs::database && command->folder == Command::Folder::stands &&
        !call.database_stands()) {
        const Error missing{Refusal::invalid,
                            {{"data", "cli.no_database", {{"file", call.address().where}}}}};
        return told(t, missing, exit_bad_input);
    }
    const auto code = command->run(call);
    std::cout.flush();
    return code ? code.value() : told(t, code.error(), exit_bad_input);
}
