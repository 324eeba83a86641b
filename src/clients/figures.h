// What clients are counted as, and the figures over them; handed to the engine by app.cpp.
#pragma once

#include <vector>

#include "figures/figure.h"

/// client_year: a person in a year. application: somebody who applied or stood in the queue.
/// assignment: an assignment under way. enquiry: help or a question without a record.
std::vector<Fact> client_facts();
std::vector<Figure> client_figures();

/// The national contact reasons in the order of the yearly form.
const std::vector<std::string>& contact_reason_codes();
