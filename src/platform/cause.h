// What of an exception may stand in the log.
#pragma once

#include <exception>
#include <string>

/// What an exception says may quote a value that somebody wrote; our own sentences never do. So: our
/// sentence, the engine's code, or the name of the exception's type.
std::string cause_of(const std::exception& problem);
