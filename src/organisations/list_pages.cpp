// The pages of bodies, code lists and staff.
#include "organisations/pages.h"

#include "rights/may.h"

namespace {

PageShape under_organisations(const Request& in, std::string title) {
    PageShape shape;
    shape.title = std::move(title);
    shape.trail = organisations_trail(in);
    return shape;
}

Choices areas(Work& work, const Texts& t) {
    Choices list;
    for (const Area& lan : all_lan(work, AreaOrder::swedish)) {
        list.push_back({lan.code, lan.name, "", std::string(t("organisations.group.lan"))});
    }
    for (const Area& kommun : all_kommuner(work, AreaOrder::swedish)) {
        list.push_back({kommun.code, kommun.name, "", std::string(t("unit_coverage.kommun"))});
    }
    return list;
}

Html later_code_fields(const Form& form) {
    Html fields;
    for (const std::size_t index : {2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
        fields.add(input(form, code_fields[index]));
    }
    return fields;
}

} // namespace

Response draw_bodies(const Request& in, Work& work, std::string_view unit) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("organisations.bodies");
    shape.columns = {{text(t("body.name"))}, {text(t("body.type"))}, {text(t("body.area"))}};
    shape.row_head = HtmlTable::RowHead::first;
    for (const BodyRecord& record : all_bodies(work, unit)) {
        shape.rows.push_back({link("/organisations/bodies/" + record.id, record.body.name),
                              text(code_label(work, t, "body_type", record.body.type)),
                              text(area_name(work, t, record.body.area))});
    }
    const bool writes =
        actor_may(in.actor, May::write_organisation) || actor_may(in.actor, May::steer_events);
    Html content =
        writes ? actions({link_button("/organisations/bodies/new", t("organisations.bodies.new"))})
               : Html();
    content.add(shape.rows.empty() ? paragraph(t("organisations.bodies.none")) : table(shape));
    return page(in, under_organisations(in, std::string(t("organisations.bodies"))), content);
}

Response draw_body_form(const Request& in, Work& work, const BodyRecord* record) {
    const Texts& t = in.t;
    const Form form =
        form_of(in, "body", record ? as_form(body_fields, &record->body) : FormValues{});
    const auto unit = my_unit(work);
    Html fields = input(form, body_fields[0]);
    fields.add(input(form, body_fields[1], choices_of(work, t, "body_type", unit ? unit->id : "")));
    fields.add(input(form, body_fields[2], areas(work, t)));
    for (const std::size_t index : {3U, 4U, 5U, 6U}) {
        fields.add(input(form, body_fields[index]));
    }
    const std::string action =
        record ? "/organisations/bodies/" + record->id : "/organisations/bodies";
    const std::string title =
        record ? record->body.name : std::string(t("organisations.bodies.new"));
    Html content;
    if (record != nullptr) {
        content.add(saved_beside(work, form, body_table, &record->body));
    }
    content.add(whole_form(form, action, std::move(fields), record ? record->version : 0));
    return page(in, under_organisations(in, title), content);
}

Response draw_lists(const Request& in) {
    std::vector<Html> links;
    for (const std::string_view list : code_lists()) {
        const std::string name(list);
        links.push_back(link("/organisations/lists/" + name, in.t("organisations.list." + name)));
    }
    return page(in, under_organisations(in, std::string(in.t("organisations.lists"))),
                bullets(links));
}

Response draw_list(const Request& in, Work& work, std::string_view list) {
    const Texts& t = in.t;
    const auto unit = my_unit(work);
    HtmlTable shape;
    shape.caption = t("organisations.list." + std::string(list));
    shape.columns = {{text(t("code.code"))},
                     {text(t("code.label_sv"))},
                     {text(t("code.label_en"))},
                     {text(t("code.valid_until"))}};
    shape.row_head = HtmlTable::RowHead::first;
    for (const CodeRecord& record : whole_list(work, list, unit ? unit->id : "")) {
        const auto& until = record.code.valid_until;
        Html name = link("/organisations/codes/" + record.id, record.code.code);
        if (!record.unit.empty()) {
            name.text(" ").add(badge("info", t("organisations.lists.own")));
        }
        shape.rows.push_back({name, text(record.code.label_sv), text(record.code.label_en),
                              text(until ? t.date(*until) : std::string())});
    }
    Html content = table(shape);
    if (actor_may(in.actor, May::edit_codes) || (unit && actor_may(in.actor, May::steer_events))) {
        const Form form = form_of(in, "code");
        Html fields = input(form, code_fields[1]);
        fields.add(later_code_fields(form));
        content.add(heading(2, t("organisations.lists.new")));
        content.add(
            whole_form(form, "/organisations/lists/" + std::string(list), std::move(fields), 0));
    }
    return page(in, under_organisations(in, shape.caption), content);
}

Response draw_code_form(const Request& in, Work& work, const CodeRecord& record) {
    const Form form = form_of(in, "code", as_form(code_fields, &record.code));
    Html content = saved_beside(work, form, code_table, &record.code);
    content.add(whole_form(form, "/organisations/codes/" + record.id, later_code_fields(form),
                           record.version));
    return page(in, under_organisations(in, record.code.label_sv), content);
}

Response draw_staff(const Request& in, const std::vector<StaffRecord>& rows) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("organisations.staff");
    shape.columns = {{text(t("staff.name"))},
                     {text(t("staff.standing"))},
                     {text(t("staff.post_share")), HtmlTable::Column::Align::right},
                     {text(t("staff.employed_from"))}};
    shape.row_head = HtmlTable::RowHead::first;
    for (const StaffRecord& row : rows) {
        const std::string standing(t("staff.standing." + row.staff.standing));
        shape.rows.push_back({link("/organisations/staff/" + row.id,
                                   row.staff.name.empty() ? standing : row.staff.name),
                              text(standing),
                              text(t.hundredths(row.staff.post_share.hundredths.value_or(0))),
                              text(t.date(row.staff.employed_from))});
    }
    Html content = actions({link_button("/organisations/staff/new", t("organisations.staff.new"))});
    content.add(shape.rows.empty() ? paragraph(t("organisations.staff.none")) : table(shape));
    return page(in, under_organisations(in, shape.caption), content);
}

Response draw_staff_form(const Request& in, Work& work, const StaffRecord* record) {
    const Texts& t = in.t;
    const Form form =
        form_of(in, "staff", record ? as_form(staff_fields, &record->staff) : FormValues{});
    Html fields = input(form, staff_fields[0]);
    fields.add(radios(form, staff_fields[1],
                      of_texts(t, "staff.standing", {"employed", "vacant", "leave"})));
    fields.add(
        radios(form, staff_fields[2], of_texts(t, "staff.sex", {"kvinna", "man", "not_stated"})));
    for (const std::size_t index : {3U, 4U, 5U, 6U}) {
        fields.add(input(form, staff_fields[index]));
    }
    fields.add(input(form, staff_fields[7], choices_of(work, t, "introduction", "")));
    fields.add(input(form, staff_fields[8])).add(input(form, staff_fields[9]));
    const std::string action =
        record ? "/organisations/staff/" + record->id : "/organisations/staff";
    const std::string title(t(record ? "organisations.staff" : "organisations.staff.new"));
    Html content;
    if (record != nullptr) {
        content.add(saved_beside(work, form, staff_table, &record->staff));
    }
    content.add(whole_form(form, action, std::move(fields), record ? record->version : 0));
    return page(in, under_organisations(in, title), content);
}
