// Who acts. The platform knows seats as a role at a place, and nothing about what they mean.
#pragma once

#include <string>
#include <vector>

struct Seat {
    std::string role;
    std::string place;
    bool operator==(const Seat&) const = default;
};

struct Actor {
    /// The account's id; "system" for jobs, "cli" for the machine's owner at a shell.
    std::string id = {};
    std::string name = {};
    std::vector<Seat> seats = {};
    /// The place the person works at just now: one of the seats' places, or empty.
    std::string place = {};
    std::string language = "sv";

    bool signed_in() const { return !id.empty(); }
};
