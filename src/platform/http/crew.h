// A fixed number of threads and a queue of work for them.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Crew {
public:
    explicit Crew(int threads);
    /// Ends after the work that is under way; what still waits is dropped.
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    /// The queue has no bound of its own: who hands in work is bounded (connections, writer queue).
    void hand_in(std::function<void()> task);

private:
    void loop();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_; // last: they start when all the rest stands
};
