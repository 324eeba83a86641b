// What the trail's pages look like; for the addresses of this folder only.
#pragma once

#include "audit/chain.h"
#include "audit/trail.h"
#include "platform/files/spool.h"
#include "platform/html/page.h"

struct TrailView {
    const TrailFilter& filter;
    const TrailPage& found;
    const ChainStanding& chain;
    int64_t page = 1;
};
Response draw_trail(const Request& in, Work& work, const TrailView& view);

/// The matching entries as CSV: the same words as on the page.
Result<void> write_trail(Work& work, const Texts& t, const TrailFilter& filter, Spool& spool);
