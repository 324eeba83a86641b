// spejare user: accounts from a shell, by the machine's owner.
#include "accounts/accounts.h"
#include "accounts/entrance.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "rights/may.h"
#include "sql/accounts.h"

namespace {

// What a verb answered when it ran in the writer, or the refusal.
template <class Verb>
Result<std::string> written(Invocation& call, Verb verb) {
    Result<std::string> answer = conflict("busy");
    const WriteEnd end = call.database().write_and_wait(call.actor(), [&](Work& work) {
        answer = verb(work);
        return answer.has_value();
    });
    ensure(end == WriteEnd::done || end == WriteEnd::refused, "the writer must be able to write");
    return answer;
}

bool of_a_unit(std::string_view role) {
    return role == "ombud" || role == "event_officer" || role == "unit_manager" ||
           role == "steering_member";
}

Result<std::string> place_for(Work& work, std::string_view role, const std::string& named) {
    if (!named.empty() || of_a_unit(role)) {
        return find_place(work, named);
    }
    return std::string("nation");
}

// The account that holds the role there, or a new one named by the role.
Result<Actor> holder_of(Work& work, const std::string& role, const std::string& named) {
    if (!known_role(role)) {
        return invalid("role", "unknown_role", {{"role", role}});
    }
    Params asked = {{"role", role}, {"place", Value()}, {"day", work.today().iso()}};
    if (!named.empty() || of_a_unit(role)) {
        asked[1].second = TRY(find_place(work, named));
    }
    if (const auto row = work.row(sql::accounts::holders_of_role, asked)) {
        return *actor_of(work, row->text("id"), row->text("place"));
    }
    const std::string place = TRY(place_for(work, role, named));
    Account account;
    account.name = std::string(Texts(Language::swedish)("role." + role));
    account.email = role + "." + work.new_id().substr(24) + "@spejare.invalid";
    const std::string id = TRY(make_account(work, account));
    TRY(give_seat(work, id, {role, place, work.today(), std::nullopt}));
    return *actor_of(work, id, place);
}

Result<int> print_link(Invocation& call) {
    auto link = written(call, [&](Work& work) -> Result<std::string> {
        const Actor holder = TRY(holder_of(work, call.text("role"), call.text("unit")));
        return make_link(work, holder.id);
    });
    const std::string address = TRY(std::move(link));
    call.out() << call.text("base-url") << address << '\n';
    return 0;
}

Result<int> print_token(Invocation& call) {
    auto token = written(call, [&](Work& work) -> Result<std::string> {
        const Actor holder = TRY(holder_of(work, call.text("role"), call.text("unit")));
        return make_token(work, holder, "cli");
    });
    const std::string made = TRY(std::move(token));
    call.out() << made << '\n';
    return 0;
}

Result<int> add_user(Invocation& call) {
    auto link = written(call, [&](Work& work) -> Result<std::string> {
        Account account;
        account.name = call.text("name");
        account.email = call.text("email");
        const std::string role = call.text("role");
        const std::string place = TRY(place_for(work, role, call.text("unit")));
        const std::string id = TRY(make_account(work, account));
        TRY(give_seat(work, id, {role, place, work.today(), std::nullopt}));
        return make_link(work, id);
    });
    const std::string address = TRY(std::move(link));
    call.out() << call.text("base-url") << address << '\n';
    return 0;
}

json::object as_json(Work& work, const Texts& t, const AccountRecord& record) {
    json::array seats;
    for (const SeatRecord& held : seats_of(work, record.id)) {
        seats.push_back(json::object{{"role", held.seat.role},
                                     {"place", place_name(work, t, held.seat.place)},
                                     {"held_from", held.seat.held_from.iso()},
                                     {"held_until", held.seat.held_until
                                                        ? json::value(held.seat.held_until->iso())
                                                        : json::value(nullptr)}});
    }
    return {{"email", record.account.email},
            {"name", record.account.name},
            {"disabled", record.account.disabled},
            {"seats", std::move(seats)}};
}

void list_as_json(Invocation& call) {
    json::array users;
    call.database().read(call.actor(), [&](Work& work) {
        for (const AccountRecord& record : all_accounts(work)) {
            users.push_back(as_json(work, call.t(), record));
        }
    });
    call.out() << json::serialize(users) << '\n';
}

Result<int> list_users(Invocation& call) {
    if (call.given("json")) {
        list_as_json(call);
        return 0;
    }
    call.database().read(call.actor(), [&](Work& work) {
        for (const AccountRecord& record : all_accounts(work)) {
            call.out() << record.account.email << '\t' << record.account.name;
            for (const SeatRecord& held : seats_of(work, record.id)) {
                call.out() << '\t' << held.seat.role << '@'
                           << place_name(work, call.t(), held.seat.place);
            }
            call.out() << '\n';
        }
    });
    return 0;
}

} // namespace

std::vector<Command> accounts_commands() {
    using Kind = CommandOption::Kind;
    const CommandOption base_url{"--base-url", Kind::text, "", "http://127.0.0.1:8080"};
    const auto database = Command::Needs::database;
    return {{"user list", {{"--json", Kind::flag}}, database, list_users},
            {"user add",
             {{"--role!"}, {"--name!"}, {"--email!"}, {"--unit"}, base_url},
             database,
             add_user},
            {"user link", {{"--role!"}, {"--unit"}, base_url}, database, print_link},
            {"user token", {{"--role!"}, {"--unit"}}, database, print_token}};
}
