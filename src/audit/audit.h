// The trail on pages: who did what, when, and whether its chain is whole. Nothing is written here
// but that somebody verified or took out the trail.
#pragma once

#include <string_view>
#include <vector>

#include "platform/http/routes.h"
#include "platform/jobs/jobs.h"
#include "platform/record.h"

void audit_routes(Routes& routes);
/// Walks the whole chain in the background.
JobKind verification_job();

/// A slice's field table, so that its changes can be said in words. A table that was not handed in
/// shows that something changed and nothing more.
struct AuditedTable {
    Table table;
    /// Fields whose values are not shown here, although they are no personal data: shown together
    /// for one record they would say more about it than its readers may know.
    std::vector<std::string_view> kept_back = {};
};
/// Filled once by app.cpp, read by everybody after.
std::vector<AuditedTable>& audited_tables();
