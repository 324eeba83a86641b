// The options that a command takes, and its help.
#include "platform/cli/help.h"

#include <algorithm>

std::string bare(std::string_view option) {
    if (option.starts_with("--")) {
        option.remove_prefix(2);
    }
    if (option.ends_with("!")) {
        option.remove_suffix(1);
    }
    return std::string(option);
}

bool required(const CommandOption& option) {
    return option.name.ends_with("!");
}
bool placed(const CommandOption& option) {
    return !option.name.starts_with("--");
}

std::vector<CommandOption> options_of(const Command& command) {
    std::vector<CommandOption> options = command.options;
    if (command.needs == Command::Needs::database) {
        options.push_back({"--data!"});
        options.push_back({"--database"});
    }
    options.push_back({"--lang", CommandOption::Kind::text, "sv|en"});
    options.push_back({"--help", CommandOption::Kind::flag});
    return options;
}

namespace {

std::string key_of(std::string_view path) {
    std::string key = "cli." + std::string(path);
    std::replace(key.begin(), key.end(), ' ', '.');
    return key;
}

std::string help_text(const Texts& t, std::string_view path, std::string_view option) {
    const std::string own = key_of(path) + "." + std::string(option);
    const std::string shared = "cli.option." + std::string(option);
    return std::string(t.has(own) ? t(own) : t.has(shared) ? t(shared) : std::string_view());
}

// A place in capitals: FILE.
std::string shown(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    return name;
}

} // namespace

void print_command_help(std::ostream& out, const Texts& t, const Command& command) {
    const std::string key = key_of(command.path);
    out << "spejare " << command.path;
    for (const CommandOption& option : options_of(command)) {
        if (placed(option)) {
            out << ' ' << shown(bare(option.name));
        }
    }
    out << "\n";
    if (t.has(key)) {
        out << t(key) << "\n";
    }
    out << "\n";
    for (const CommandOption& option : options_of(command)) {
        const std::string name = bare(option.name);
        out << "  " << (placed(option) ? shown(name) : "--" + name);
        if (option.kind != CommandOption::Kind::flag && !placed(option)) {
            out << ' ' << (option.one_of.empty() ? t("cli.value") : option.one_of);
        }
        out << "\n      " << help_text(t, command.path, name);
        if (required(option)) {
            out << ' ' << t("cli.required");
        }
        out << "\n";
    }
}

void print_commands(std::ostream& out, const Texts& t, const std::vector<Command>& commands,
                    std::string_view group) {
    const std::string start = std::string(group) + " ";
    const bool narrowed =
        !group.empty() && std::ranges::any_of(commands, [&](const Command& command) {
            return command.path.starts_with(start);
        });
    const std::string head = narrowed ? key_of(group) : "cli.program";
    if (t.has(head)) {
        out << t(head) << "\n\n";
    }
    for (const Command& command : commands) {
        if (narrowed && !command.path.starts_with(start)) {
            continue;
        }
        const std::string key = key_of(command.path);
        out << "  " << command.path
            << std::string(command.path.size() < 18 ? 18 - command.path.size() : 1, ' ');
        out << (t.has(key) ? t(key) : std::string_view()) << "\n";
    }
}
