// The pages of the register of references.
#include "reports/pages.h"
#include "rights/may.h"

namespace {

Choices standing_choices(const Texts& t) {
    Choices choices;
    for (const std::string standing : {"in_force", "repealed", "outdated"}) {
        choices.push_back({standing, std::string(t("reference_work.standing." + standing))});
    }
    return choices;
}

PageShape register_shape(const Request& in, std::string title) {
    PageShape shape = report_shape(in, nullptr, std::move(title));
    shape.trail.emplace_back("/reports/references",
                             std::string(in.t("reference_work.title_of_all")));
    return shape;
}

} // namespace

Response draw_references(const Request& in, Work& work,
                         const std::vector<StoredReference>& references) {
    (void)work;
    const Texts& t = in.t;
    const bool writes = actor_may(in.actor, May::write_reports);
    Html content = paragraph(t("reference_work.what"));
    if (writes) {
        content.add(actions(
            {link_button("/reports/references/new", t("reference_work.new"), {Attr("data-new")})}));
    }
    HtmlTable shape;
    shape.caption = t("reference_work.title_of_all");
    shape.row_head = HtmlTable::RowHead::first;
    for (const std::string_view name : {"mark", "title", "standing", "instead"}) {
        shape.columns.push_back({text(t("reference_work." + std::string(name)))});
    }
    for (const StoredReference& one : references) {
        const Reference& reference = one.reference;
        shape.rows.push_back(
            {writes ? link("/reports/references/" + one.id, reference.mark) : text(reference.mark),
             text(reference.title), text(t("reference_work.standing." + reference.standing)),
             text(reference.instead)});
    }
    content.add(table(shape));
    PageShape page_shape = report_shape(in, nullptr, std::string(t("reference_work.title_of_all")));
    page_shape.width = PageShape::Width::wide;
    return page(in, page_shape, content);
}

Response draw_reference_form(const Request& in, const StoredReference* reference) {
    const Texts& t = in.t;
    const Reference start;
    const Form form =
        form_of(in, "reference_work",
                as_form(reference_fields, reference == nullptr ? &start : &reference->reference));
    Html fields;
    for (const Field& field : reference_fields) {
        fields.add(field.name == "standing" ? radios(form, field, standing_choices(t))
                                            : input(form, field));
    }
    Html content;
    if (reference != nullptr) {
        content.add(both_texts(form, reference_table, &reference->reference));
    }
    const std::string action =
        "/reports/references" + (reference == nullptr ? std::string() : "/" + reference->id);
    content.add(report_form(form, action, std::move(fields),
                            reference == nullptr ? 0 : reference->version));
    return page(in,
                register_shape(in, reference == nullptr ? std::string(t("reference_work.new"))
                                                        : reference->reference.mark),
                content);
}
