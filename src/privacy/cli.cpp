// spejare privacy scan: what the text guard finds in many texts, as JSON lines.
#include <iostream>

#include "privacy/privacy.h"
#include "privacy/scan.h"

namespace {

Result<int> scan(Invocation& call) {
    std::ios::sync_with_stdio(false);
    const ScanCount count = TRY(scan_texts(std::cin, call.out()));
    call.out().flush();
    call.progress() << call.t()("privacy.scanned", {{"texts", std::to_string(count.texts)},
                                                    {"findings", std::to_string(count.findings)}})
                    << '\n';
    return 0;
}

} // namespace

std::vector<Command> privacy_commands() {
    return {{"privacy scan", {}, Command::Needs::nothing, scan}};
}
