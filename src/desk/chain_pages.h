// The pages of the chain; for this folder only.
#pragma once

#include <vector>

#include "desk/chain.h"
#include "figures/figure.h"
#include "platform/http/request.h"

Response draw_chains(const Request& in, Work& work, std::string_view number,
                     const std::vector<Chain>& chains);

/// The funnel of a year: the base, and for each step how many of it had come so far.
struct Funnel {
    FactScope scope;
    int64_t base = 0;
    std::vector<FigureValue> steps;
};
/// What a body was told and answered, whichever year.
struct BodyLine {
    std::string body;
    int64_t waiting = 0;
    int64_t late = 0;
    int64_t settled = 0;
    int64_t answered = 0;
};
Response draw_funnel(const Request& in, Work& work, const Funnel& funnel,
                     const std::vector<BodyLine>& bodies);
