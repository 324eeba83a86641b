// A fresh, migrated database for a test, on both engines, with a fixed clock.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "platform/db/database.h"
#include "platform/work.h"

/// A migrated database in a temporary place that goes with it. The clock stands at
/// 2026-03-02 09:00 in Stockholm unless moved.
class TestDatabase {
public:
    explicit TestDatabase(Engine engine, const TextDoor* door = nullptr);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    Database& database() { return *database_; }
    const DatabaseAddress& address() const { return address_; }
    void set_clock(Instant now) { now_ = now; }
    Instant now() const { return now_; }

    /// Runs a verb in the writer and answers what it answered; committed unless refused.
    template <class Verb>
    auto write(const Actor& actor, Verb verb) -> decltype(verb(std::declval<Work&>())) {
        std::optional<decltype(verb(std::declval<Work&>()))> answer;
        const WriteEnd end = database_->write_and_wait(actor, [&](Work& work) {
            answer.emplace(verb(work));
            return answer->has_value();
        });
        EXPECT_TRUE(end == WriteEnd::done || end == WriteEnd::refused) << "the write failed";
        return std::move(*answer);
    }
    template <class Verb>
    auto read(const Actor& actor, Verb verb) -> decltype(verb(std::declval<Work&>())) {
        std::optional<decltype(verb(std::declval<Work&>()))> answer;
        database_->read(actor, [&](Work& work) { answer.emplace(verb(work)); });
        return std::move(*answer);
    }

private:
    std::string directory_;
    DatabaseAddress address_;
    Instant now_;
    std::unique_ptr<Database> database_;
};

/// Both engines, for `INSTANTIATE_TEST_SUITE_P(Engines, X, both_engines(), engine_name)`.
inline auto both_engines() {
    return testing::Values(Engine::sqlite, Engine::postgres);
}
inline std::string engine_name(const testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgres";
}
