// The field tables of clients, for those who walk them without knowing the folder.
#include "clients/access.h"
#include "clients/application.h"
#include "clients/assignment.h"
#include "clients/client.h"
#include "clients/client_policy.h"
#include "clients/client_year.h"
#include "clients/clients.h"
#include "clients/closing.h"
#include "clients/deputy.h"
#include "clients/enquiry.h"
#include "clients/goal.h"
#include "clients/handover.h"
#include "clients/period.h"
#include "clients/queue.h"
#include "clients/retention.h"
#include "clients/task.h"
#include "clients/transfer.h"
#include "clients/variable.h"
#include "clients/year_lock.h"

std::vector<Table> client_tables() {
    return {client_table,          period_table,   client_year_table, application_table,
            assignment_table,      task_table,     closing_table,     opening_table,
            client_handover_table, deputy_table,   enquiry_table,     priority_order_table,
            queue_year_table,      variable_table, year_lock_table,   client_policy_table,
            transfer_table,        goal_table,     erasure_table};
}
