// The program as a whole: what the slices hand in, gathered in one place.
#pragma once

#include <string>
#include <vector>

#include "audit/audit.h"
#include "guard/text_source.h"
#include "platform/cli/command.h"
#include "platform/http/dispatch.h"
#include "platform/http/routes.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/mail.h"

struct Program {
    Routes routes;
    std::vector<MenuRoute> menu;
    std::vector<Command> commands;
};

/// Gathers every slice; fills the registry of figures, so it is called once.
Program assemble();
/// The text door and the keys under FOLDER/keys (made at first use).
Surroundings program_surroundings(const std::string& folder);
/// serve, migrate, backup, restore, verify.
std::vector<Command> program_commands();
/// The addresses and menu, for serve.
void program_routes(Routes& routes);
std::vector<MenuRoute> program_menu();
/// What is done in the background while the program serves, and who reads which news.
/// Mail is among it when there is a server to hand it to; `base_url` is where it asks to sign in.
struct Surrounding {
    const DatabaseAddress& address;
    std::string folder;
    MailServer mail;
    std::string base_url;
};
std::vector<JobKind> program_jobs(const Surrounding& around);
/// The field table of each slice, and what of it the trail keeps back.
std::vector<AuditedTable> program_tables();
/// Where every slice's texts stand, for reading the register again.
std::vector<TextSource> program_text_sources();
/// Hands over which records may be erased, and what a purge reaches beside the tables.
void program_retention();
/// Hands the facts and figures of the slices to the engine.
void program_figures();
