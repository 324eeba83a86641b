// Chance that falls alike on every machine: the spread of a demonstration is always the same.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

/// SplitMix64, seeded by a name. The library's own distributions may differ between compilers.
class Dice {
public:
    explicit Dice(std::string_view name) {
        for (const char letter : name) {
            state_ = (state_ ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
        }
    }
    std::uint64_t roll() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }
    /// From 0 to `count` - 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(roll() % count); }
    /// In so many cases of a hundred.
    bool happens(int percent) { return below(100) < static_cast<std::size_t>(percent); }
    /// A place in `weights`, the oftener the heavier.
    std::size_t weighted(const std::vector<int>& weights) {
        int sum = 0;
        for (const int weight : weights) {
            sum += weight;
        }
        int left = static_cast<int>(below(static_cast<std::size_t>(sum)));
        std::size_t place = 0;
        while (left >= weights[place]) {
            left -= weights[place++];
        }
        return place;
    }
    template <class T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t left = list.size(); left > 1; --left) {
            std::swap(list[left - 1], list[below(left)]);
        }
    }

private:
    std::uint64_t state_ = 0xcbf29ce484222325ULL;
};
