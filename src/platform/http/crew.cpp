// Threads that take one task after the other. A task lets no exception out.
#include "platform/http/crew.h"

Crew::Crew(int threads) {
    for (int i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { loop(); });
    }
}

Crew::~Crew() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& one : threads_) {
        one.join();
    }
}

void Crew::hand_in(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(task));
    }
    wake_.notify_one();
}

void Crew::loop() {
    while (true) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (stopping_) {
                return;
            }
            task = std::move(waiting_.front());
            waiting_.pop_front();
        }
        task();
    }
}
