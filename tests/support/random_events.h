// Events at random, from a fixed seed: every kind, level, mark and awkward text that may be stored.
#pragma once

#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/an_event.h"

/// How many steps a property takes: `usual`, or what SPEJARE_PROPERTY_STEPS says.
inline int property_steps(int usual) {
    const char* asked = std::getenv("SPEJARE_PROPERTY_STEPS");
    const int steps = asked == nullptr ? 0 : std::atoi(asked);
    return steps > 0 ? steps : usual;
}

class RandomEvents {
public:
    explicit RandomEvents(unsigned seed) : dice_(seed) {}

    /// A whole number from 0, less than `end`. Not by a distribution of the library, whose numbers
    /// differ from one to the next.
    int below(int end) { return static_cast<int>(dice_() % static_cast<unsigned>(end)); }
    template <class List>
    auto one_of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }
    bool once_in(int turns) { return below(turns) == 0; }

    Date day() { return Date{2024 + below(2), 1 + below(12), 1 + below(28)}; }

    Event next() {
        static constexpr std::string_view kinds[] = {"failure",  "failure", "failure",
                                                     "positive", "wish",    "own_practice"};
        static constexpr std::string_view levels[] = {"handlaggare", "lokal", "central"};
        static constexpr std::string_view kommuner[] = {"0780", "0781", "0760", "07", "00"};
        static constexpr std::string_view bodies[] = {"forsakringskassan", "psykiatri_oppen",
                                                      "socialtjanst", "arbetsformedlingen"};
        static constexpr std::string_view types[] = {"vantetid", "bemotande", "sip", "regelverk",
                                                     "referred_to_po"};
        static constexpr std::string_view reasons[] = {"consequence", "more_at_risk"};
        EventShape shape;
        shape.kind = one_of(kinds);
        shape.occurred_on = day();
        shape.kommun = one_of(kommuner);
        shape.body = one_of(bodies);
        shape.type = one_of(types);
        shape.level = one_of(levels);
        shape.serious_reason = once_in(3) ? std::string(one_of(reasons)) : "";
        shape.description = text();
        shape.consequence = text();
        shape.proposal = once_in(2) ? text() : "";
        shape.traceable_to_official = once_in(8);
        for (int tags = below(3); tags > 0; --tags) {
            shape.tags.push_back("märke " + std::to_string(below(5)));
        }
        Event event = an_event(shape);
        event.child_perspective = once_in(4);
        event.mended_at_once = once_in(5);
        return event;
    }

    /// What spreadsheets and readers of files stumble over, and plain words.
    std::string text() {
        static constexpr std::string_view words[] = {"Beslutet dröjde",
                                                     "=1+1",
                                                     "'=1+1",
                                                     "''+x",
                                                     "@SUM(A1)",
                                                     "-2",
                                                     "a;b,c\td",
                                                     "sa \"nej\" två gånger",
                                                     "första raden\nandra raden",
                                                     "<b>fet</b> & mer",
                                                     "'citat'",
                                                     "\xE2\x80\x9D typografi \xE2\x80\x93 å ä ö",
                                                     "\xC3\xA9",
                                                     "007",
                                                     "true",
                                                     "|",
                                                     "{text}",
                                                     "%41 \\n",
                                                     "\xF0\x9F\x98\x80"};
        std::string text(one_of(words));
        for (int more = below(3); more > 0; --more) {
            text += " " + std::string(one_of(words));
        }
        return text;
    }

private:
    std::mt19937 dice_;
};
