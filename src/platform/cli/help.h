// What a command's options are called, and the help that is printed of them.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "platform/cli/command.h"

/// The option's name without dashes and marks: "unit" of "--unit!".
std::string bare(std::string_view option);
bool required(const CommandOption& option);
/// Taken by its place among the words, without a name before it.
bool placed(const CommandOption& option);
/// The command's own options and those that every command has.
std::vector<CommandOption> options_of(const Command& command);

void print_command_help(std::ostream& out, const Texts& t, const Command& command);
/// The commands that begin with `group` ("user"), or all when none does.
void print_commands(std::ostream& out, const Texts& t, const std::vector<Command>& commands,
                    std::string_view group);
