// A command of the program: its name, its options and what it does.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "platform/actor.h"
#include "platform/db/database.h"
#include "platform/result.h"
#include "platform/texts/texts.h"

struct CommandOption {
    /// "--unit"; a trailing "!" marks it required: "--file!". A flag has no value: Kind::flag.
    /// A name without dashes, "file!", is taken by its place among the words that have none.
    std::string_view name;
    enum class Kind { text, number, flag } kind = Kind::text;
    /// The allowed values, parted by "|"; empty = any.
    std::string_view one_of = "";
    std::string_view fallback = "";
};

/// What the command got. Text on standard output is data only; progress goes to standard error.
class Invocation {
public:
    virtual ~Invocation() = default;
    virtual bool given(std::string_view option) const = 0;       // "unit", without dashes
    virtual std::string text(std::string_view option) const = 0; // "" when absent
    virtual int64_t number(std::string_view option) const = 0;
    virtual std::ostream& out() = 0;
    virtual std::ostream& progress() = 0;
    virtual const Texts& t() const = 0;
    /// The database of --data/--database: opened at first use, migrated when it is new.
    virtual Database& database() = 0;
    virtual const DatabaseAddress& address() const = 0;
    /// The folder of --data.
    virtual const std::string& folder() const = 0;
    /// The machine's owner at a shell.
    virtual const Actor& actor() const = 0;
};

/// Exit codes: 0 done, 1 findings or a failed check, 2 usage, 65 bad input, 70 ours, 75 busy.
/// A refusal becomes 65 with its problems on standard error; a bug or a broken machine 70.
struct Command {
    /// "event list". The help texts are `cli.<path with dots>` and `cli.<path with dots>.<option>`,
    /// falling back to `cli.option.<option>`.
    std::string_view path;
    std::vector<CommandOption> options;
    /// Options every command with a database has (--data, --database, --lang) are added for
    /// Needs::database.
    enum class Needs { nothing, database } needs = Needs::database;
    Result<int> (*run)(Invocation& call) = nullptr;
    /// Whether --data must name a folder that holds a database: a mistyped one is told, not made.
    enum class Folder { stands, may_begin } folder = Folder::stands;
};

/// Parses and runs; the exit code.
int run_command(const std::vector<Command>& commands, int argc, const char* const* argv,
                const std::function<Surroundings(const std::string& folder)>& surroundings);
