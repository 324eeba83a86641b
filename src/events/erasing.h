// Erasing the texts of events by the retention schedule; what is counted of them stays.
#pragma once

#include "platform/retention.h"

RetentionClass event_retention();
