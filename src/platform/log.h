// Structured log lines on standard error: one JSON object a line, never a personal text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// `name` is a short code such as "request" or "write_failed"; values are codes, ids and numbers.
void log_event(std::string_view name,
               const std::vector<std::pair<std::string_view, std::string>>& values = {});
/// Lines are written only while this is on; the CLI's short commands keep it off.
enum class Logging { off, on };
void set_logging(Logging logging);
/// A fresh number that a user can quote and an operator can search for.
std::string new_incident();
