// Clients as JSON: what the pages show, under the fields' own names; for the addresses of this
// folder only. The records were opened, and so logged, before they come here.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "clients/access.h"
#include "clients/enquiry.h"
#include "clients/list.h"
#include "clients/queue.h"
#include "clients/retention.h"
#include "clients/transfer.h"
#include "platform/json.h"

/// A record under its fields' names: days as text, ticks as true or false, lists as arrays; null
/// for what is not told.
json::object told_record(std::span<const Field> fields, const void* record);

/// {"total","page","clients":[...]}
std::string clients_json(const ClientPage& page);
/// {"to_close":[...], ...}, one list for each thing to do.
std::string working_lists_json(const WorkingLists& lists);
/// The client with its periods, years, assignments and tasks; an overseer gets no answers.
std::string client_json(Work& work, const ClientRecord& client);
/// The queue in order, what is undecided, the order and what was said of the year.
std::string queue_json(Work& work, const std::vector<ApplicationRecord>& waiting,
                       const std::vector<ApplicationRecord>& undecided);
std::string application_json(const ApplicationRecord& record);
std::string enquiries_json(const std::vector<EnquiryRecord>& enquiries);
std::string deputies_json(Work& work);
std::string erasures_json(const std::vector<ErasureLine>& lines, const Tombstones& gone);
std::string transfers_json(const std::vector<TransferRecord>& transfers);
std::string transfer_json(const TransferRecord& record);
