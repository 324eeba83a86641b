// What the pages of retention, purges and extracts look like; for this folder's addresses only.
#pragma once

#include "platform/http/request.h"
#include "privacy/extract.h"
#include "privacy/purge.h"
#include "privacy/retention.h"

Response draw_retention(const Request& in, const std::vector<ScheduleLine>& lines,
                        const std::vector<ErasureRecord>& erasures);
Response draw_rule(const Request& in, const ScheduleLine& line);
Response draw_erasure(const Request& in, Work& work, const ErasureRecord& record);
/// `counted` is nullptr until somebody asked how much there is.
Response draw_purges(const Request& in, Work& work, const PurgeCount* counted);
Response draw_extracts(const Request& in, Work& work);
Response draw_extract(const Request& in, const Extract& extract);
