// Who is told that something waits, and the mail that says so.
#include "notices/notice.h"

#include <algorithm>
#include <map>

#include "accounts/people_of_unit.h"
#include "organisations/record_number.h"
#include "sql/notices.h"

namespace {

constexpr std::string_view mail_topic = "mail";

// A job's subject: whom it is for, what it says, and how many.
struct Notice {
    std::string account;
    std::string what;
    int64_t count = 1;
    std::string subject() const { return account + " " + what + " " + std::to_string(count); }
};

Notice notice_of(std::string_view subject) {
    const std::size_t first = subject.find(' ');
    const std::size_t last = subject.rfind(' ');
    ensure(first != std::string_view::npos && last > first, "a mail says to whom, what, how many");
    return {std::string(subject.substr(0, first)),
            std::string(subject.substr(first + 1, last - first - 1)),
            std::stoll(std::string(subject.substr(last + 1)))};
}

void tell(Work& work, const Notice& notice, std::string_view once) {
    start_job(work, mail_topic, notice.subject(),
              "mail " + std::string(once) + " " + notice.account);
}

Result<void> tell_contributors(const JobRun& under_way) {
    return under_way.store([&](Work& work) -> Result<void> {
        const bool letter = kind_in_number(under_way.subject) == 'S';
        const Query& query =
            letter ? sql::notices::contributors_to_letter : sql::notices::contributors_to_handover;
        for (const StoredRow& row : work.rows(query, {{"number", under_way.subject}})) {
            const auto people = people_working_in(work, row.text("unit"));
            const std::string account = row.text("account");
            const bool works_there =
                std::ranges::find(people, account, &AccountRecord::id) != people.end();
            if (works_there && account != under_way.actor.id) {
                tell(work, {account, "answer"}, under_way.id);
            }
        }
        return {};
    });
}

/// The day after the last that people were reminded of: on the days between the program was off.
/// The first day of all makes up for none.
Date first_missed(Work& work, Date day) {
    const auto row = work.row(sql::notices::last_reminded, {{"day", day.iso()}});
    const auto last = row ? parse_date(row->text("day")) : std::nullopt;
    return last ? last->plus_days(1) : day;
}

Result<void> remind(const JobRun& under_way) {
    const auto day = parse_date(under_way.subject);
    ensure(day.has_value(), "reminders are started for a day");
    return under_way.store([&](Work& work) -> Result<void> {
        const Date from = first_missed(work, *day);
        std::map<std::string, std::vector<AccountRecord>> people;
        std::map<std::string, int64_t> waiting;
        for (const StoredRow& row :
             work.rows(sql::notices::due_between, {{"from", from.iso()},
                                                   {"until", day->iso()},
                                                   {"late_from", from.plus_days(-1).iso()},
                                                   {"late_until", day->plus_days(-1).iso()}})) {
            const std::string unit = row.text("unit");
            if (!people.contains(unit)) {
                people.emplace(unit, people_working_in(work, unit));
            }
            const auto& there = people.at(unit);
            const std::string account = row.text("account");
            // What somebody left behind in a unit is not theirs to do any more.
            if (std::ranges::find(there, account, &AccountRecord::id) != there.end()) {
                ++waiting[account];
            }
        }
        for (const auto& [account, count] : waiting) {
            tell(work, {account, "due", count}, under_way.id);
        }
        return {};
    });
}

struct Recipient {
    std::string email;
    std::string language;
};

std::optional<Recipient> recipient_now(Work& work, const std::string& account) {
    const auto record = account_by_id(work, account);
    if (!record || record->account.disabled || mails_of(work, account) == Mails::unwanted) {
        return std::nullopt;
    }
    return Recipient{record->account.email, record->account.language};
}

} // namespace

JobKind notice_job() {
    return {"notices",
            tell_contributors,
            {"handover.answer", "handover.answer_part", "handover.asked", "letter.answer",
             "letter.answer_part"}};
}

JobKind reminder_job() {
    return {"reminders", remind};
}

JobKind mail_job(MailServer server, std::string base_url) {
    return {std::string(mail_topic),
            [server = std::move(server),
             base_url = std::move(base_url)](const JobRun& under_way) -> Result<void> {
                const Notice notice = notice_of(under_way.subject);
                std::optional<Recipient> to;
                Instant now{};
                under_way.database.read(Actor{.id = "system"}, [&](Work& work) {
                    to = recipient_now(work, notice.account);
                    now = work.now();
                });
                if (!to || !is_mail_address(to->email)) {
                    return {};
                }
                const Texts t = Texts::in(to->language);
                const std::string key = "notice." + notice.what;
                const TextArgs args = {{"count", t.number(notice.count)}, {"address", base_url}};
                send_mail(server,
                          {to->email, t(key + ".subject", args), t(key + ".text", args) + "\n",
                           under_way.id},
                          now);
                return {};
            }};
}

void start_reminders(Work& work) {
    constexpr int seven_in_the_morning = 7 * 60;
    if (work.now().stockholm_minutes() >= seven_in_the_morning) {
        const std::string day = work.today().iso();
        start_job(work, "reminders", day, "reminders " + day);
    }
}

Mails mails_of(Work& work, std::string_view account) {
    return work.row(sql::notices::refusal, {{"account", account}}) ? Mails::unwanted
                                                                   : Mails::wanted;
}

Result<void> choose_mails(Work& work, Mails choice) {
    const std::string& account = work.actor().id;
    if (mails_of(work, account) == choice) {
        return {};
    }
    if (choice == Mails::unwanted) {
        work.execute(sql::notices::refuse, {{"account", account}, {"at", work.now().iso()}});
    } else {
        work.execute(sql::notices::want_again, {{"account", account}});
    }
    work.note(choice == Mails::unwanted ? "refuse_mail" : "want_mail", "account", account);
    return {};
}
