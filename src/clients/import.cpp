// Rows by the rules of a registration; then all of them through its verbs.
#include "clients/import.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "accounts/account.h"
#include "clients/access.h"
#include "clients/closing.h"
#include "clients/year_lock.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

const std::size_t problems_told_max = 1000;

/// Earlier rows of the same code in the file.
struct Seen {
    int64_t row = 0;
    ClientRow told;
    std::vector<Assignment> assignments;
};

/// What the start year is told: a row of a later year knows where and why the support began only.
/// The age group it tells is that of its own year.
Registration at_start(const ClientRow& row) {
    Registration given = row.registration;
    if (row.year != given.period.started_on.year) {
        given.answers = ClientYear();
        given.answers.kommun = row.registration.answers.kommun;
        given.told = Registration::Told::start_only;
    }
    return given;
}

class Checking {
public:
    Checking(Work& work, std::string_view unit) : work_(work), unit_(unit) {}

    Result<void> holds(int64_t number, const ClientRow& row) {
        const Registration& given = row.registration;
        if (given.period.started_on > work_.today()) {
            return invalid("started_on", "in_future");
        }
        const auto seen = seen_.find(given.client.code);
        if (seen == seen_.end()) {
            TRY(admit_code(work_, given.client.code));
            if (work_.row(sql::clients::by_code, {{"unit", unit_}, {"code", given.client.code}})) {
                return invalid("code", "taken");
            }
        } else {
            TRY(agrees(seen->second, row));
        }
        // The first row of a stretch tells its start; later rows are held by their own year.
        const bool goes_on =
            seen != seen_.end() &&
            seen->second.told.registration.period.started_on == given.period.started_on;
        if (!goes_on) {
            TRY(registration_holds(work_, unit_, at_start(row)));
        }
        TRY(end_holds(row));
        TRY(year_holds(row));
        Seen& kept = seen_[given.client.code];
        kept.row = number;
        kept.told = row;
        std::ranges::copy(row.assignments, std::back_inserter(kept.assignments));
        return {};
    }

private:
    static Result<void> agrees(const Seen& seen, const ClientRow& row) {
        const Registration& given = row.registration;
        const Registration& before = seen.told.registration;
        const TextArgs earlier = {{"row", std::to_string(seen.row)}};
        if (given.client.sex != before.client.sex) {
            return invalid("sex", "differs_from_row", earlier);
        }
        if (given.client.birth_year != before.client.birth_year) {
            return invalid("birth_year", "differs_from_row", earlier);
        }
        for (const Assignment& one : row.assignments) {
            if (std::ranges::find(seen.assignments, one) != seen.assignments.end()) {
                return invalid("assignments", "told_before");
            }
        }
        const bool same = given.period.started_on == before.period.started_on;
        return same ? same_stretch(seen, row) : later_stretch(before, given);
    }

    static Result<void> same_stretch(const Seen& seen, const ClientRow& row) {
        const TextArgs earlier = {{"row", std::to_string(seen.row)}};
        if (row.registration.period.closed_on != seen.told.registration.period.closed_on) {
            return invalid("closed_on", "differs_from_row", earlier);
        }
        if (row.registration.start != seen.told.registration.start) {
            return invalid("received", "differs_from_row", earlier);
        }
        return row.end == seen.told.end ? Result<void>()
                                        : invalid("handed_over", "differs_from_row", earlier);
    }

    static Result<void> later_stretch(const Registration& before, const Registration& given) {
        const bool after =
            before.period.closed_on && given.period.started_on >= *before.period.closed_on;
        return after ? Result<void>() : invalid("started_on", "overlaps");
    }

    Result<void> end_holds(const ClientRow& row) const {
        const Period& period = row.registration.period;
        const bool handed_over = row.end == SupportPeriod::End::handed_over;
        TRY(year_open(work_, unit_, {"started_on", period.started_on}));
        if (!period.closed_on) {
            return period.close_reason.empty() && !handed_over ? Result<void>()
                                                               : invalid("closed_on", "required");
        }
        if (*period.closed_on > work_.today()) {
            return invalid("closed_on", "in_future");
        }
        if (*period.closed_on < period.started_on) {
            return invalid("closed_on", "before_start");
        }
        if (period.last_contact_on && *period.last_contact_on > *period.closed_on) {
            return invalid("last_contact_on", "after_close");
        }
        if (handed_over) {
            return period.close_reason.empty()
                       ? year_open(work_, unit_, {"closed_on", *period.closed_on})
                       : invalid("close_reason", "handed_over_instead");
        }
        if (!code_valid(work_, {.list = "close_reason", .code = period.close_reason},
                        *period.closed_on, unit_)) {
            return invalid("close_reason",
                           period.close_reason.empty() ? "required" : "unknown_code");
        }
        return year_open(work_, unit_, {"closed_on", *period.closed_on});
    }

    Result<void> year_holds(const ClientRow& row) const {
        const Period& period = row.registration.period;
        const int last = period.closed_on ? period.closed_on->year : work_.year();
        if (row.year < period.started_on.year || row.year > last) {
            return invalid("year", "outside_support");
        }
        ClientRecord client;
        client.unit = unit_;
        client.client = row.registration.client;
        return answers_hold(work_, client, row.registration.answers);
    }

    Work& work_;
    std::string unit_;
    std::map<std::string, Seen> seen_;
};

std::vector<RowProblem> columns_lacking(const ColumnMapping& mapping) {
    std::vector<RowProblem> lacking;
    for (const std::string_view field : required_row_fields()) {
        if (std::ranges::find(mapping, field) == mapping.end()) {
            lacking.push_back({1, {std::string(field), "import.no_column"}});
        }
    }
    return lacking;
}

} // namespace

Result<ClientRowsRead> check_clients(Work& work, std::string_view unit,
                                     const ClientSource& source) {
    ClientRowsRead read;
    read.problems = columns_lacking(source.mapping);
    if (!read.problems.empty()) {
        return read;
    }
    ClientRowReader reader(work, std::string(unit), source.mapping);
    Checking checking(work, unit);
    TRY(source.rows([&](int64_t number, const Cells& cells) {
        if (++read.count > client_rows_max) {
            const std::string max = std::to_string(client_rows_max);
            read.problems.push_back({number, {"", "client_import.too_many_rows", {{"max", max}}}});
            return false;
        }
        auto row = reader.read(cells);
        const Result<void> held = row ? checking.holds(number, *row) : Result<void>(row.error());
        if (!held) {
            for (const Problem& problem : held.error().problems) {
                read.problems.push_back({number, problem});
            }
        } else {
            read.rows.push_back(std::move(*row));
        }
        return read.problems.size() < problems_told_max;
    }));
    return read;
}

// --- taking in -----------------------------------------------------------------------------------

namespace {

struct TakenIn {
    std::string id;
    Date started_on;
    std::vector<Assignment> assignments;
};

Result<void> go_on(Work& work, const std::string& id, const ClientRow& row) {
    const Period& period = row.registration.period;
    if (period.last_contact_on) {
        TRY(note_contact(work, id, *period.last_contact_on));
    }
    if (!period.closed_on) {
        return {};
    }
    const ClientRecord client = TRY(own_client(work, id));
    const auto open = open_period(work, client);
    ensure(open.has_value(), "support that has just begun goes on");
    if (row.end == SupportPeriod::End::handed_over) {
        return end_period(work, client.unit, *open,
                          {*period.closed_on, "", SupportPeriod::End::handed_over});
    }
    return close_client(work, id, open->version,
                        {*period.closed_on, period.close_reason, "none", ""});
}

Result<void> answer(Work& work, const std::string& id, const ClientRow& row) {
    const ClientRecord client = TRY(own_client(work, id));
    const ClientYearRecord stored = answers_in(work, client, row.year);
    ClientYear answers = row.registration.answers;
    if (answers.reasons.empty() && row.year == row.registration.period.started_on.year) {
        answers.reasons = row.registration.period.reasons_at_start;
    }
    return answer_year(work, id, stored.version, answers);
}

Result<void> take_in(Work& work, const ClientRow& row, std::map<std::string, TakenIn>& taken) {
    Registration given = at_start(row);
    // Contact and close are noted by their own verbs, once the support has begun.
    given.period.last_contact_on.reset();
    given.period.closed_on.reset();
    given.period.close_reason.clear();
    const auto known = taken.find(given.client.code);
    std::string id = known == taken.end() ? std::string() : known->second.id;
    if (known != taken.end() && known->second.started_on == given.period.started_on) {
        TRY(answer(work, id, row));
    } else {
        if (known == taken.end()) {
            id = TRY(register_client(work, given));
        } else {
            TRY(start_again(work, id, given));
        }
        TakenIn& one = taken[given.client.code];
        one.id = id;
        one.started_on = given.period.started_on;
        TRY(answer(work, id, row));
        TRY(go_on(work, id, row));
    }
    std::ranges::copy(row.assignments, std::back_inserter(taken[given.client.code].assignments));
    return {};
}

bool is_ombud_at(Work& work, const std::string& account, const std::string& place) {
    const auto actor = actor_of(work, account, place);
    return actor && std::ranges::any_of(actor->seats, [&](const Seat& seat) {
               return seat.role == "ombud" && seat.place == place;
           });
}

Result<void> give(Work& work, const std::string& id, const std::string& ombud) {
    const ClientRecord client = TRY(own_client(work, id));
    static constexpr std::array<std::string_view, 1> none = {"handover_consent_on"};
    TRY(work.update(client_table, id, client.version, &client.client, none, {{"ombud", ombud}}));
    return {};
}

} // namespace

Result<int64_t> take_in_clients(Work& work, const std::vector<ClientRow>& rows,
                                const std::string& ombud) {
    TRY(must(work, May::write_clients));
    const std::string unit = TRY(my_unit_id(work));
    if (!ombud.empty() && !is_ombud_at(work, ombud, "unit:" + unit)) {
        return invalid("ombud", "not_an_ombud_here");
    }
    std::map<std::string, TakenIn> taken;
    for (const ClientRow& row : rows) {
        TRY(take_in(work, row, taken));
    }
    for (const auto& [code, one] : taken) {
        // After every stretch: an end of support would close those under way.
        for (const Assignment& assignment : one.assignments) {
            TRY(open_assignment(work, one.id, assignment));
        }
        if (!ombud.empty()) {
            TRY(give(work, one.id, ombud));
        }
    }
    work.note("import", "client_import_file", work.actor().id,
              "{\"clients\":" + std::to_string(taken.size()) + "}");
    return static_cast<int64_t>(taken.size());
}

// --- the waiting file ----------------------------------------------------------------------------

Result<void> keep_client_file(Work& work, const SealedFile& file) {
    TRY(must(work, May::write_clients));
    const std::string unit = TRY(my_unit_id(work));
    const int64_t day_seconds = 24 * 3600;
    work.execute(sql::clients::forget_files_before,
                 {{"before", work.now().plus_seconds(-day_seconds).iso()}});
    work.execute(sql::clients::keep_file, {{"person", work.actor().id},
                                           {"unit", unit},
                                           {"handed_in_at", work.now().iso()},
                                           {"file_name", file.name},
                                           {"sealed", Bytes{file.sealed}}});
    return {};
}

std::optional<ImportFile> my_client_file(Work& work) {
    const auto unit = my_unit_id(work);
    if (!unit) {
        return std::nullopt;
    }
    const auto row =
        work.row(sql::clients::file_of, {{"person", work.actor().id}, {"unit", *unit}});
    if (!row) {
        return std::nullopt;
    }
    return unseal_file(work.surroundings(), work.actor(),
                       {row->text("file_name"), row->value("sealed").bytes().bytes});
}

bool forget_client_file(Work& work) {
    return work.execute(sql::clients::forget_file, {{"person", work.actor().id}}) > 0;
}
