// What stands saved beside what was typed, when somebody else saved first.
#include "platform/html/page.h"

Html conflict_table(const Texts& t, const std::vector<ConflictLine>& lines) {
    HtmlTable drawn;
    drawn.caption = t("conflict.caption");
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.columns = {
        {text(t("conflict.field"))}, {text(t("conflict.saved"))}, {text(t("conflict.yours"))}};
    for (const ConflictLine& line : lines) {
        Html yours = prose(line.yours);
        if (line.saved != line.yours) {
            yours.add(badge("warning", t("conflict.differs")));
        }
        drawn.rows.push_back({text(line.label), prose(line.saved), std::move(yours)});
    }
    return table(drawn);
}

static std::string joined(const std::vector<std::string>& values, const Field& field,
                          const FieldWords& words) {
    std::string said;
    for (const std::string& value : values) {
        said += (said.empty() ? "" : ", ") + words(field, value);
    }
    return said;
}

Html saved_beside(const Form& form, std::span<const Field> fields, const void* saved,
                  const FieldWords& words) {
    if (!form.in.refused || form.in.refused->refusal != Refusal::conflict) {
        return {};
    }
    std::vector<ConflictLine> lines;
    for (const Field& field : fields) {
        const auto typed = form.in.form.find(field.name);
        if (typed == form.in.form.end()) {
            continue;
        }
        const std::string stands = joined(as_typed(field, saved), field, words);
        const std::string yours = joined(typed->second, field, words);
        if (stands != yours) {
            const std::string key = std::string(form.table) + "." + std::string(field.name);
            lines.push_back({std::string(form.in.t(key)), stands, yours});
        }
    }
    Html box = paragraph(form.in.t("conflict.what"));
    if (!lines.empty()) {
        box.add(conflict_table(form.in.t, lines));
    }
    return notice(form.in.t, "warning", box);
}
