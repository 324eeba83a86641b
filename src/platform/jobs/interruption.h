// How a job ends in the middle when the program is about to stop; for this folder only.
#pragma once

#include <exception>

/// Rises from JobRun::progress to the runner, which lets the job wait again without counting a try.
class JobInterruption : public std::exception {
public:
    const char* what() const noexcept override { return "interrupted"; }
};
