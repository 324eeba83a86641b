// Mail that says that something waits, and nothing of what it is (domain c.6: the answer goes back
// to whoever saw it).
#pragma once

#include <string>
#include <string_view>

#include "platform/jobs/jobs.h"
#include "platform/mail/mail.h"

/// When a body answers or asks: a mail to each who registered an event behind it and to whoever
/// wrote to the body, as far as they work in the unit today. Whoever noted the answer gets none.
JobKind notice_job();
/// Once a day: a mail to each person who has something to do that day, or for whom an answer became
/// late. Days that the program was off are made up for, in the same mail; up to the ninety days
/// that jobs done are kept.
JobKind reminder_job();
/// Sends one mail to one account, as it is when the mail leaves: closed accounts and those that do
/// not want mail get none. A server that does not take it is asked again (see jobs.h).
JobKind mail_job(MailServer server, std::string base_url);

/// Starts the reminders of the day, once, from seven in the morning.
void start_reminders(Work& work);

enum class Mails { wanted, unwanted };
Mails mails_of(Work& work, std::string_view account);
/// Of the actor's own account.
Result<void> choose_mails(Work& work, Mails choice);
