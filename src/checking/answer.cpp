// Findings in words and as JSON.
#include "checking/answer.h"

#include "platform/json.h"

std::string_view why(const Texts& t, const prose_check::Finding& finding) {
    return t("checking.why." + finding.rule);
}

std::string_view severity_text(const Texts& t, const prose_check::Finding& finding) {
    return t("checking.severity." + std::string(name_of(finding.severity)));
}

std::string findings_json(const Texts& t, const std::vector<prose_check::Finding>& findings) {
    json::array all;
    for (const prose_check::Finding& finding : findings) {
        all.push_back(json::object{{"line", finding.line},
                                   {"quote", finding.quote},
                                   {"rule", finding.rule},
                                   {"found", finding.found},
                                   {"expected", finding.expected},
                                   {"severity", name_of(finding.severity)},
                                   {"why", why(t, finding)}});
    }
    return json::serialize(all) + "\n";
}
