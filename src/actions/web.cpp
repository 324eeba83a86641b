// Addresses of actions.
#include "actions/action_json.h"
#include "actions/actions.h"
#include "actions/pages.h"
#include "faults/page_parts.h"
#include "rights/may.h"

static Result<Response> actions_page(const Request& in, Work& work);
static Result<Response> new_action(const Request& in, Work& work);
static Result<Response> post_action(const Request& in, Work& work);
static Result<Response> post_promise(const Request& in, Work& work);
static Result<Response> action_page(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> closing_form(const Request& in, Work& work);
static Result<Response> post_closing(const Request& in, Work& work);
static Result<Response> effect_form(const Request& in, Work& work);
static Result<Response> post_effect(const Request& in, Work& work);
static Result<Response> effect_day_form(const Request& in, Work& work);
static Result<Response> post_effect_day(const Request& in, Work& work);
static Result<Response> reopening_form(const Request& in, Work& work);
static Result<Response> post_reopening(const Request& in, Work& work);

void actions_routes(Routes& routes) {
    const May hands = May::write_faults;
    routes.page("/actions", May::read_faults, actions_page);
    routes.form({.show = "/actions/new", .take = "/actions"}, hands, new_action, post_action,
                action_table);
    routes.post("/actions/promises", hands, post_promise);
    routes.page("/actions/{number}", May::read_faults, action_page);
    routes.form({.show = "/actions/{number}/amendment", .take = "/actions/{number}/amendment"},
                hands, amendment_form, post_amendment, action_table);
    routes.form({.show = "/actions/{number}/closure", .take = "/actions/{number}/closure"}, hands,
                closing_form, post_closing, action_turn_table);
    routes.form({.show = "/actions/{number}/effect", .take = "/actions/{number}/effect"}, hands,
                effect_form, post_effect, action_turn_table);
    routes.form({.show = "/actions/{number}/effect-day", .take = "/actions/{number}/effect-day"},
                hands, effect_day_form, post_effect_day, action_turn_table);
    routes.form({.show = "/actions/{number}/reopening", .take = "/actions/{number}/reopening"},
                hands, reopening_form, post_reopening, action_turn_table);
}

static std::string address_of(const Request& in) {
    return "/actions/" + in.capture("number");
}

static Result<ActionRecord> action_asked(const Request& in, Work& work) {
    return find_action(work, in.capture("number"));
}

// --- list, form, page ----------------------------------------------------------------------------

static Result<Response> actions_page(const Request& in, Work& work) {
    ActionFilter filter;
    for (const std::string_view waits : {"mine", "overdue", "soon", "checks"}) {
        if (in.asked("waits") == waits) {
            filter.waits = waits;
        }
    }
    for (const std::string_view standing :
         {"planned", "done", "dropped", "effect_confirmed", "effect_missing", "came_back"}) {
        if (in.asked("standing") == standing) {
            filter.standing = standing;
        }
    }
    const ActionPage found = TRY(list_actions(work, filter, asked_number(in.asked("page"))));
    if (in.door == Door::json) {
        return json_response(page_json(work, found));
    }
    return draw_actions(in, work, found);
}

static Result<Response> new_action(const Request& in, Work& work) {
    return draw_action_form(in, work, nullptr,
                            in.posted("fault").empty() ? in.asked("fault") : in.posted("fault"));
}

static Result<Response> post_action(const Request& in, Work& work) {
    const Action given = TRY(read_record<Action>(action_fields, in.form));
    const std::string number = TRY(add_action(work, in.posted("fault"), given));
    return created(in, "/actions/" + number);
}

static Result<Response> post_promise(const Request& in, Work& work) {
    const std::string number = TRY(take_up_promise(work, in.posted("answer"), in.posted("fault")));
    return created(in, "/actions/" + number);
}

static Result<Response> action_page(const Request& in, Work& work) {
    const ActionRecord record = TRY(action_asked(in, work));
    if (in.door == Door::json) {
        return json_response(action_json(work, record));
    }
    return draw_action(in, work, record);
}

static Result<Response> amendment_form(const Request& in, Work& work) {
    const ActionRecord record = TRY(action_asked(in, work));
    return draw_action_form(in, work, &record, "");
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    const Action given = TRY(read_record<Action>(action_fields, in.form));
    TRY(amend_action(work, in.capture("number"), asked_number(in.posted("version")), given));
    return see_other(in, address_of(in));
}

// --- turns ---------------------------------------------------------------------------------------

using TurnPage = Response (*)(const Request& in, Work& work, const ActionRecord& record);

/// The form of a deed, for an action that it can be done with; one that was refused is shown again
/// whatever has become of the action meanwhile.
static Result<Response> turn_form(const Request& in, Work& work, std::string_view deed,
                                  TurnPage draw) {
    const ActionRecord record = TRY(action_asked(in, work));
    if (!in.refused) {
        for (const std::string_view one :
             deeds_from(work.actor(), action_moves(), record.standing)) {
            if (one == deed) {
                return draw(in, work, record);
            }
        }
        return not_found();
    }
    return draw(in, work, record);
}

static Result<Response> closing_form(const Request& in, Work& work) {
    return turn_form(in, work, "finish", draw_action_closing);
}

static Result<Response> post_closing(const Request& in, Work& work) {
    ActionTurn turn;
    TRY(read_fields(action_turn_fields, action_closing_form, in.form, &turn));
    TRY(close_action(work, in.capture("number"), asked_number(in.posted("version")), turn));
    return see_other(in, address_of(in));
}

static Result<Response> effect_form(const Request& in, Work& work) {
    return turn_form(in, work, "confirm_effect", draw_effect_check);
}

static Result<Response> post_effect(const Request& in, Work& work) {
    ActionTurn turn;
    TRY(read_fields(action_turn_fields, effect_check_form, in.form, &turn));
    TRY(look_at_effect(work, in.capture("number"), asked_number(in.posted("version")), turn));
    return see_other(in, address_of(in));
}

static Result<Response> effect_day_form(const Request& in, Work& work) {
    return turn_form(in, work, "plan_check", draw_effect_day);
}

static Result<Response> post_effect_day(const Request& in, Work& work) {
    ActionTurn turn;
    TRY(read_fields(action_turn_fields, planned_look_form, in.form, &turn));
    turn.deed = "plan_check";
    TRY(turn_action(work, in.capture("number"), asked_number(in.posted("version")), turn));
    return see_other(in, address_of(in));
}

static Result<Response> reopening_form(const Request& in, Work& work) {
    return turn_form(in, work, "reopen", draw_action_reopening);
}

static Result<Response> post_reopening(const Request& in, Work& work) {
    ActionTurn turn;
    TRY(read_fields(action_turn_fields, action_reopening_form, in.form, &turn));
    turn.deed = "reopen";
    TRY(turn_action(work, in.capture("number"), asked_number(in.posted("version")), turn));
    return see_other(in, address_of(in));
}
