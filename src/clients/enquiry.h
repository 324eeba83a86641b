// Enquiries: somebody outside the target group, or helped at once. Counted, and nobody recorded.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/work.h"

struct Enquiry {
    Date received_on;
    /// one_off or outside_target.
    std::string kind;
    std::string source;
    std::string source_body;
    /// Where the person was sent, a code of the list body_type.
    std::string sent_to;
    std::string kommun;
};

inline constexpr auto enquiry_fields = std::array{
    field<&Enquiry::received_on>("received_on", {.required = true}),
    field<&Enquiry::kind>("kind", {.required = true, .choices = "enquiry_kind"}),
    field<&Enquiry::source>("source", {.required = true, .choices = "client_source"}),
    field<&Enquiry::source_body>("source_body", {.choices = "body_type"}),
    field<&Enquiry::sent_to>("sent_to", {.choices = "body_type"}),
    field<&Enquiry::kommun>("kommun", {.choices = "kommun"}),
};
inline constexpr Table enquiry_table{"client_enquiry", enquiry_fields};

struct EnquiryRecord {
    std::string id;
    int64_t version = 0;
    Enquiry enquiry;
};

/// Needs May::write_clients. Refuses unknown codes, the future and locked years.
Result<std::string> note_enquiry(Work& work, const Enquiry& enquiry);
/// Takes back one that was noted by mistake, while its year is open.
Result<void> remove_enquiry(Work& work, std::string_view id, int64_t version);
/// The newest fifty of the unit.
Result<std::vector<EnquiryRecord>> newest_enquiries(Work& work);
/// Those received on the days from and until, for counting.
void each_enquiry(Work& work, std::string_view unit, const std::pair<Date, Date>& days,
                  const std::function<void(const Enquiry&)>& take);
