// The rows of an open year, counted anew from the records; for counted.cpp only.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "clients/counted.h"

using TakeLive = std::function<void(const std::string& client, const CountedClient& counted)>;
void each_live_client(Work& work, std::string_view unit, const CountedYear& year,
                      const TakeLive& take);
void each_live_application(Work& work, std::string_view unit, const CountedYear& year,
                           const std::function<void(const CountedApplication&)>& take);
void each_live_assignment(Work& work, std::string_view unit, const CountedYear& year,
                          const std::function<void(const CountedAssignment&)>& take);
