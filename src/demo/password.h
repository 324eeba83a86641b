// Passwords for a demonstration's accounts: made anew each time, easy to copy by hand.
#pragma once

#include <string>

/// Sixteen letters and digits in groups of four, none that looks like another; 79 bits of chance.
std::string fresh_password();
