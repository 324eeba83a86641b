// The pages of signing in, of the own account, and of all accounts.
#include "accounts/pages.h"

#include <algorithm>

#include "organisations/unit.h"
#include "rights/may.h"

namespace {

Choices languages(const Texts& t) {
    return {{"sv", std::string(t("account.language.sv"))},
            {"en", std::string(t("account.language.en"))}};
}

Choices roles(const Texts& t) {
    Choices list;
    for (const std::string_view role : all_roles()) {
        list.push_back({std::string(role), std::string(t("role." + std::string(role)))});
    }
    return list;
}

Choices places(Work& work, const Texts& t) {
    Choices list = {{"nation", std::string(t("place.nation"))}};
    for (const UnitRecord& unit : all_units(work)) {
        list.push_back({"unit:" + unit.id, unit.unit.name, "", std::string(t("seat.group.unit"))});
    }
    for (const Area& lan : all_lan(work, AreaOrder::swedish)) {
        list.push_back({"lan:" + lan.code, lan.name, "", std::string(t("seat.group.lan"))});
    }
    for (const Area& kommun : all_kommuner(work, AreaOrder::swedish)) {
        list.push_back(
            {"kommun:" + kommun.code, kommun.name, "", std::string(t("seat.group.kommun"))});
    }
    return list;
}

// What stands saved beside what was typed, after somebody else saved first; else nothing.
Html saved_account_beside(const Form& form, const Account& saved) {
    return saved_beside(
        form, account_fields, &saved, [&](const Field& field, std::string_view value) {
            const std::string code =
                "account." + std::string(field.name) + "." + std::string(value);
            return form.in.t.has(code) ? std::string(form.in.t(code)) : std::string(value);
        });
}

Html form_with(const Form& form, std::string_view action, Html fields, std::string_view button) {
    fields.add(actions({submit(button)}));
    Html out = problem_list(form);
    out.add(post_form(form, action, fields));
    return out;
}

std::string seat_said(Work& work, const Texts& t, const Seat& seat) {
    return std::string(t("role." + seat.role)) + ", " + place_name(work, t, seat.place);
}

Html seat_form(const Request& in, Work& work, const std::string& account) {
    FormValues start = {{"held_from", {work.today().iso()}}};
    const Form form = form_of(in, "seat", start);
    Html fields = input(form, seat_fields[0], roles(in.t));
    fields.add(input(form, seat_fields[1], places(work, in.t)));
    fields.add(input(form, seat_fields[2])).add(input(form, seat_fields[3]));
    return form_with(form, "/accounts/" + account + "/seats", std::move(fields),
                     in.t("accounts.give_seat"));
}

Html seat_row(const Request& in, Work& work, const std::string& account, const SeatRecord& held) {
    Html out = text(seat_said(work, in.t, {held.seat.role, held.seat.place}));
    out.text(" ").text(in.t.date(held.seat.held_from)).text("\xE2\x80\x93");
    if (held.seat.held_until) {
        out.text(in.t.date(*held.seat.held_until));
        return out;
    }
    out.add(post_button(
        in, "/accounts/" + account + "/seats/" + held.id, in.t("accounts.end_seat"),
        {{"version", {std::to_string(held.version)}}, {"held_until", {work.today().iso()}}},
        {{"data-variant", "tertiary"}}));
    return out;
}

} // namespace

Response draw_sign_in(const Request& in) {
    const Texts& t = in.t;
    const Form form = form_of(in, "sign_in");
    Html fields = plain_input(form, "email", "email", t("account.email"),
                              {{"autocomplete", "username"}, Attr("required")});
    fields.add(plain_input(form, "password", "password", t("sign_in.password"),
                           {{"autocomplete", "current-password"}, Attr("required")}));
    const std::string next(in.posted("next").empty() ? in.asked("next") : in.posted("next"));
    if (site_path(next)) {
        fields.add(hidden_input("next", next));
    }
    Html content = form_with(form, "/sign-in", std::move(fields), t("sign_in.submit"));
    content.add(paragraph(t("sign_in.no_password")));
    PageShape shape;
    shape.title = t("sign_in.title");
    shape.frame = PageShape::Frame::bare;
    return page(in, shape, content);
}

Response draw_link(const Request& in, LinkState state) {
    Html content;
    if (state == LinkState::open) {
        content.add(paragraph(in.t("link.what")));
        content.add(post_button(in, in.path, in.t("link.submit")));
    } else {
        content.add(notice(in.t, "warning", paragraph(in.t("problem.link_used"))));
    }
    PageShape shape;
    shape.title = in.t("link.title");
    shape.frame = PageShape::Frame::bare;
    return page(in, shape, content);
}

Response draw_own_account(const Request& in, Work& work, const AccountRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "account", as_form(account_fields, &record.account));
    Html fields = input(form, account_fields[0]);
    fields.add(input(form, account_fields[2], languages(t)));
    fields.add(hidden_input("version", std::to_string(record.version)));
    Html content = saved_account_beside(form, record.account);
    content.add(form_with(form, "/account", std::move(fields), t("account.save")));
    std::vector<Html> seats;
    for (const Seat& seat : in.actor.seats) {
        seats.push_back(text(seat_said(work, t, seat)));
    }
    content.add(heading(2, t("account.seats")));
    content.add(seats.empty() ? paragraph(t("account.no_seats")) : bullets(seats));
    content.add(actions(
        {link("/place", t("place.title")), link("/account/password", t("password.title"))}));
    content.add(heading(2, t("account.sessions")));
    content.add(paragraph(t("account.sessions.what")));
    content.add(post_button(in, "/account/sessions/removal", t("account.end_sessions"), {},
                            {{"data-variant", "secondary"}}));
    return page(in, t("account.title"), content);
}

Response draw_password(const Request& in, OldPassword old_password) {
    const Texts& t = in.t;
    const Form form = form_of(in, "password");
    Html fields;
    if (old_password == OldPassword::asked) {
        fields.add(plain_input(form, "password", "password", t("password.old"),
                               {{"autocomplete", "current-password"}, Attr("required")}));
    }
    fields.add(
        plain_input(form, "new_password", "password", t("password.new"),
                    {{"autocomplete", "new-password"}, {"minlength", "12"}, Attr("required")}));
    Html content = paragraph(t("password.what"));
    content.add(form_with(form, "/account/password", std::move(fields), t("password.submit")));
    return page(in, t("password.title"), content);
}

Response draw_places(const Request& in, Work& work) {
    Html content = paragraph(in.t(in.actor.seats.empty() ? "account.no_seats" : "place.what"));
    std::vector<Html> buttons;
    std::vector<std::string> shown;
    for (const Seat& seat : in.actor.seats) {
        if (std::find(shown.begin(), shown.end(), seat.place) == shown.end()) {
            shown.push_back(seat.place);
            buttons.push_back(post_button(in, "/place", place_name(work, in.t, seat.place),
                                          {{"place", {seat.place}}}));
        }
    }
    content.add(actions(buttons));
    return page(in, in.t("place.title"), content);
}

Response draw_accounts(const Request& in, Work& work) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("accounts.title");
    shape.columns = {
        {text(t("account.name"))}, {text(t("account.email"))}, {text(t("account.seats"))}};
    shape.row_head = HtmlTable::RowHead::first;
    shape.narrow = HtmlTable::Narrow::stack;
    for (const AccountRecord& record : all_accounts(work)) {
        std::vector<Html> seats;
        for (const SeatRecord& held : seats_of(work, record.id)) {
            seats.push_back(text(seat_said(work, t, {held.seat.role, held.seat.place})));
        }
        Html name = link("/accounts/" + record.id, record.account.name);
        if (record.account.disabled) {
            name.text(" ").add(badge("warning", t("account.disabled")));
        }
        shape.rows.push_back({name, text(record.account.email), bullets(seats)});
    }
    Html content = actions({link_button("/accounts/new", t("accounts.new"), {Attr("data-new")})});
    content.add(table(shape));
    return page(in, t("accounts.title"), content);
}

Response draw_new_account(const Request& in) {
    const Form form = form_of(in, "account", {{"language", {"sv"}}});
    Html fields = input(form, account_fields[0]);
    fields.add(input(form, account_fields[1]));
    fields.add(input(form, account_fields[2], languages(in.t)));
    Html content = paragraph(in.t("accounts.new.what"));
    content.add(form_with(form, "/accounts", std::move(fields), in.t("accounts.new")));
    return page(in, in.t("accounts.new"), content);
}

Response draw_account(const Request& in, Work& work, const AccountRecord& record) {
    const Texts& t = in.t;
    const std::string address = "/accounts/" + record.id;
    const Form form = form_of(in, "account", as_form(account_fields, &record.account));
    Html fields = input(form, account_fields[0]);
    fields.add(input(form, account_fields[1]));
    fields.add(input(form, account_fields[2], languages(t)));
    fields.add(input(form, account_fields[3]));
    fields.add(hidden_input("version", std::to_string(record.version)));
    Html content = saved_account_beside(form, record.account);
    content.add(form_with(form, address, std::move(fields), t("account.save")));
    content.add(heading(2, t("account.seats")));
    std::vector<Html> rows;
    for (const SeatRecord& held : seats_of(work, record.id)) {
        rows.push_back(seat_row(in, work, record.id, held));
    }
    content.add(rows.empty() ? paragraph(t("accounts.no_seats")) : bullets(rows));
    content.add(seat_form(in, work, record.id));
    content.add(heading(2, t("link.title")));
    content.add(paragraph(t("accounts.link.what")));
    content.add(post_button(in, address + "/link", t("accounts.link"), {},
                            {{"data-variant", "secondary"}}));
    return page(in,
                PageShape{record.account.name, {{"/accounts", std::string(t("accounts.title"))}}},
                content);
}

Response draw_made_link(const Request& in, const AccountRecord& record, std::string_view link) {
    Html content = paragraph(in.t("accounts.link.once"));
    content.tag("code", in.base_url + std::string(link));
    return page(
        in, PageShape{record.account.name, {{"/accounts", std::string(in.t("accounts.title"))}}},
        content);
}
