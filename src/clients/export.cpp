// Each client as its rows: the year in which each stretch began, and the years answered after it.
#include "clients/export.h"

#include <algorithm>
#include <functional>
#include <map>

#include "clients/access.h"
#include "clients/client_row.h"
#include "organisations/agreement.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "platform/setting.h"
#include "platform/sheets/csv.h"
#include "platform/sheets/xlsx.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

Registration registration_of(Work& work, const ClientRecord& client, const PeriodRecord& record) {
    Registration given;
    given.client = client.client;
    given.period = record.period;
    if (record.received) {
        given.start = SupportPeriod::Start::received;
        return given;
    }
    const auto row = work.row(sql::clients::application_by_id,
                              {{"unit", client.unit}, {"id", record.application}});
    ensure(row.has_value(), "support that began here was applied for");
    work.fill(application_table, *row, &given.application);
    return given;
}

std::vector<ClientRow> rows_of(Work& work, const ClientRecord& client) {
    std::vector<int> years = answered_years(work, client);
    std::ranges::sort(years);
    std::vector<ClientRow> rows;
    for (const PeriodRecord& record : periods_of(work, client)) {
        const int first = record.period.started_on.year;
        const int last = record.period.closed_on ? record.period.closed_on->year : work.year();
        ClientRow row{registration_of(work, client, record), first};
        row.end = record.handed_over ? SupportPeriod::End::handed_over : SupportPeriod::End::closed;
        row.registration.answers = answers_in(work, client, first).answers;
        row.registration.answers.year = first;
        const auto later = [&](int year) { return year > first && year <= last; };
        // A start year of which nothing was told comes of itself with the row of the year after.
        const bool told = client.client.birth_year || !row.registration.answers.age_band.empty();
        if (told || std::ranges::none_of(years, later)) {
            rows.push_back(row);
        }
        for (const int year : years) {
            if (later(year)) {
                row.year = year;
                row.registration.answers = answers_in(work, client, year).answers;
                rows.push_back(row);
            }
        }
    }
    for (const AssignmentRecord& one : assignments_of(work, client)) {
        rows.front().assignments.push_back(one.assignment);
    }
    return rows;
}

using TakeCells = std::function<void(const std::vector<std::string>& cells)>;

struct ExportedClients {
    std::vector<std::string> keys;
    std::function<void(const TakeCells& take)> each;
};

void write_json(Spool& out, const ExportedClients& rows) {
    std::string_view before = "[\n";
    rows.each([&](const std::vector<std::string>& cells) {
        json::object object;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            object[rows.keys[i]] = cells[i];
        }
        out.write(before);
        out.write(json::serialize(object));
        before = ",\n";
    });
    out.write(before == "[\n" ? "[]\n" : "\n]\n");
}

void write_all(ExportFormat format, Spool& out, const ExportedClients& rows) {
    if (format == ExportFormat::json) {
        write_json(out, rows);
    } else if (format == ExportFormat::csv) {
        CsvWriter csv([&](std::string_view bytes) { out.write(bytes); });
        csv.row(rows.keys);
        rows.each([&](const std::vector<std::string>& cells) { csv.row(cells); });
    } else {
        XlsxWriter book("clients", out.descriptor());
        book.heads(rows.keys);
        rows.each(
            [&](const std::vector<std::string>& cells) { book.row({cells.begin(), cells.end()}); });
        book.write();
    }
}

} // namespace

Result<void> export_clients(Work& work, ExportFormat format, Spool& out) {
    TRY(must(work, May::read_clients));
    const std::string unit = TRY(my_unit_id(work));
    const bool owner = work.actor().id == "cli";
    std::vector<ClientRecord> clients;
    for (const StoredRow& row : work.rows(sql::clients::all_in_unit, {{"unit", unit}})) {
        ClientRecord record = client_record(work, row);
        const Relation relation = relation_to(work, record);
        if (owner || relation == Relation::own || relation == Relation::deputy) {
            work.note_read("client", record.id);
            clients.push_back(std::move(record));
        }
    }
    std::map<std::string, std::string> offices;
    for (const OfficeRecord& record : offices_of(work, unit)) {
        offices[record.id] = record.office.name;
    }
    const bool invented = contents_invented(work);
    ExportedClients rows;
    for (const std::string_view name : client_row_fields().names) {
        rows.keys.emplace_back(name);
    }
    if (invented) {
        rows.keys.emplace_back("invented");
    }
    rows.each = [&](const TakeCells& take) {
        for (const ClientRecord& client : clients) {
            for (const ClientRow& row : rows_of(work, client)) {
                std::vector<std::string> cells = cells_of(row, offices);
                if (invented) {
                    cells.emplace_back("true");
                }
                take(cells);
            }
        }
    };
    write_all(format, out, rows);
    return {};
}
