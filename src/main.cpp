// The bulkhead of the command line: words to a command, and what nobody could act on to exit 70.
#include <exception>
#include <iostream>

#include "app.h"
#include "platform/crypto/crypto.h"

int main(int argc, char** argv) {
    const int exit_ours = 70;
    try {
        crypto_start();
        const Program program = assemble();
        return run_command(program.commands, argc, argv, program_surroundings);
    } catch (const std::exception& error) {
        std::cerr << "spejare: " << error.what() << '\n';
    }
    return exit_ours;
}
