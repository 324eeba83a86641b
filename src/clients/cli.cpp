// spejare import clients and export clients: the register of clients from a shell, coded, by the
// machine's owner.
#include <algorithm>
#include <filesystem>

#include "accounts/account.h"
#include "clients/clients.h"
#include "clients/export.h"
#include "clients/import.h"
#include "organisations/unit.h"
#include "platform/cli/sheet_files.h"

namespace {

/// The owner as working at the unit that --unit names.
Result<Actor> owner_at_unit(Invocation& call) {
    Actor owner = call.actor();
    Result<std::string> place = not_found();
    call.database().read(owner, [&](Work& work) { place = find_place(work, call.text("unit")); });
    owner.place = TRY(std::move(place));
    if (!owner.place.starts_with("unit:")) {
        return invalid("unit", "client_import.needs_a_unit");
    }
    return owner;
}

/// Readings leave rows in the trail, so an export runs in the writer.
Result<void> write_as(Invocation& call, const Actor& owner,
                      const std::function<Result<void>(Work& work)>& verb) {
    Result<void> answer = conflict("client_import.busy");
    const WriteEnd end = call.database().write_and_wait(owner, [&](Work& work) {
        answer = verb(work);
        return answer.has_value();
    });
    const bool told = end == WriteEnd::done || (end == WriteEnd::refused && !answer.has_value());
    return told ? answer : Result<void>(conflict("client_import.busy"));
}

Result<int> export_to_file(Invocation& call) {
    const auto format = export_format(call.text("format"));
    ensure(format.has_value(), "the command line allows three formats");
    const Actor owner = TRY(owner_at_unit(call));
    Spool spool;
    TRY(write_as(call, owner, [&](Work& work) { return export_clients(work, *format, spool); }));
    TRY(write_out(call, spool));
    return 0;
}

Result<std::string> account_of(Work& work, std::string_view email) {
    const auto all = all_accounts(work);
    const auto found = std::ranges::find_if(
        all, [&](const AccountRecord& record) { return record.account.email == email; });
    if (found == all.end()) {
        return invalid("ombud", "client_import.no_such_ombud");
    }
    return found->id;
}

Result<int> import_from_file(Invocation& call) {
    const Actor owner = TRY(owner_at_unit(call));
    const std::string bytes = TRY(bytes_of(call.text("file")));
    const SheetRows rows = TRY(read_rows(bytes));
    const ImportFields fields = client_row_fields();
    const ClientSource source{matching_columns(rows.front(), fields), counted_rows(call, rows)};
    Result<ClientRowsRead> read = not_found();
    Result<std::string> ombud = not_found();
    call.database().read(owner, [&](Work& work) {
        read = check_clients(work, owner.place.substr(5), source);
        ombud = account_of(work, call.text("ombud"));
    });
    const ClientRowsRead checked = TRY(std::move(read));
    if (!checked.problems.empty()) {
        return problems_told(call, {fields, rows.front(), source.mapping, checked.problems});
    }
    const std::string account = TRY(std::move(ombud));
    const Texts& t = call.t();
    if (call.given("dry-run")) {
        call.out() << t("cli.clients.would_import", {{"count", t.number(checked.count)}}) << '\n';
        return 0;
    }
    int64_t persons = 0;
    const auto take_in = [&](Work& work) -> Result<void> {
        persons = TRY(take_in_clients(work, checked.rows, account));
        return {};
    };
    TRY(write_as(call, owner, take_in));
    call.out() << t("cli.clients.imported", {{"count", t.number(persons)}}) << '\n';
    return 0;
}

} // namespace

std::vector<Command> client_commands() {
    using Kind = CommandOption::Kind;
    const auto database = Command::Needs::database;
    return {{"import clients",
             {{"--unit"}, {"--file!"}, {"--ombud!"}, {"--dry-run", Kind::flag}},
             database,
             import_from_file},
            {"export clients",
             {{"--unit"},
              {"--format", Kind::text, "csv|xlsx|json", "csv"},
              {"--out", Kind::text, "", "-"}},
             database,
             export_to_file}};
}
