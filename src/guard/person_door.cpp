// How much each find weighs, and failing closed.
#include "guard/person_door.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "guard/detector.h"
#include "guard/readers.h"

namespace {

constexpr std::size_t bytes_max = 400 * 1024;
constexpr auto time_max = std::chrono::seconds(2);

constexpr std::array indirect = {kind::alder, kind::sallsynt_diagnos, kind::verksamhet,
                                 kind::kvasi};
constexpr std::array asking = {kind::namn, kind::adress, kind::postort,
                               kind::url,  kind::handle, kind::fodelsedatum};

bool is_indirect(std::string_view found) {
    return std::ranges::find(indirect, found) != indirect.end();
}

/// Whether indirect traces stand alone or add up.
enum class Traces { single, combined };

TextFinding::Weight weight_of(std::string_view found, Traces traces) {
    if (is_indirect(found)) {
        return traces == Traces::combined ? TextFinding::Weight::asks : TextFinding::Weight::warns;
    }
    return std::ranges::find(asking, found) != asking.end() ? TextFinding::Weight::asks
                                                            : TextFinding::Weight::stops;
}

/// Two indirect traces of different kinds, or one and a small place.
Traces traces_in(const Detection& detection) {
    std::vector<std::string_view> kinds;
    for (const Finding& finding : detection.findings) {
        if (is_indirect(finding.kind) && std::ranges::find(kinds, finding.kind) == kinds.end()) {
            kinds.push_back(finding.kind);
        }
    }
    const bool add_up = kinds.size() >= 2 || (!kinds.empty() && detection.small_place);
    return add_up ? Traces::combined : Traces::single;
}

/// "77 år" becomes a decade; a child's age becomes a child.
void offer_age(TextFinding& finding, std::string_view found) {
    if (!found.ends_with("\xC3\xA5r")) {
        return;
    }
    const int age = number_of(found.substr(0, found.find(' ')));
    if (age >= 20) {
        finding.instead = "age_band";
        finding.instead_args = {{"decade", std::to_string(age / 10 * 10)}};
    } else if (age > 0 && age < 13) {
        finding.instead = "child";
    }
}

} // namespace

void PersonDoor::use_local_words(LocalWords words) const {
    auto next = std::make_shared<const LocalWords>(std::move(words));
    const std::lock_guard lock(mutex_);
    local_ = std::move(next);
}

std::shared_ptr<const LocalWords> PersonDoor::local_words() const {
    const std::lock_guard lock(mutex_);
    return local_;
}

Result<std::vector<TextFinding>> PersonDoor::read(std::string_view text) const {
    return read_beside(text, {});
}

Result<std::vector<TextFinding>>
PersonDoor::read_beside(std::string_view text, std::span<const std::string> beside) const {
    const Lexicon* lexicon = source_();
    if (lexicon == nullptr || text.size() > bytes_max) {
        return invalid("", "door_closed");
    }
    const auto local = local_words();
    Detection detection = detect(text, *lexicon, {local.get(), time_max});
    if (!detection.readable) {
        return invalid("", "not_readable");
    }
    if (detection.timed_out) {
        return invalid("", "door_closed");
    }
    detection.small_place =
        detection.small_place || std::ranges::any_of(beside, [&](const std::string& value) {
            return (lexicon->classes_of(value) & word::small_kommun) != 0;
        });
    const Traces traces = traces_in(detection);
    std::vector<TextFinding> findings;
    for (const Finding& found : detection.findings) {
        TextFinding finding{detection.byte_at[found.first], detection.byte_at[found.last],
                            std::string(found.kind), weight_of(found.kind, traces),
                            std::string(found.instead)};
        if (found.kind == kind::alder) {
            offer_age(finding, text.substr(finding.start, finding.end - finding.start));
        } else if (found.kind == kind::adress) {
            finding.instead = "home";
        } else if (found.kind == kind::postort) {
            finding.instead = "town";
        } else if (found.kind == kind::url || found.kind == kind::handle) {
            finding.instead = "nothing";
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

const PersonDoor& person_door() {
    static const PersonDoor door;
    return door;
}
