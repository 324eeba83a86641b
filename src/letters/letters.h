// The addresses and panels of letters, for the contents page of the program.
#pragma once

#include "platform/http/routes.h"
#include "rights/panel.h"

void letters_routes(Routes& routes);
/// What a letter is made of, and what comes after it was sent; parts of letters_routes.
void letter_part_routes(Routes& routes);
void letter_turn_routes(Routes& routes);

/// On a fault's page: the letters that tell of it.
RecordPanel letters_panel();
/// On the start page: letters for this person's approval, answers that came, answers that are late;
/// to the steering group what was sent. Empty when there is nothing.
Html letters_waiting(Work& work, const Request& in);
