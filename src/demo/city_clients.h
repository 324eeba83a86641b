// A city's clients: the published counts exactly, and everything else about each invented.
#pragma once

#include "demo/city.h"
#include "demo/diary.h"

/// Writes last year's and this year's clients of every office into the diary. Those of a split
/// office are handed over by the transfer's own verbs. `city` must outlive the playing.
void write_city_clients(Diary& diary, const DemoCase& demo, const DemoCity& city);
