// A line of a sheet as a record: the headings are the fields' own names, so it reads as a form
// does.
#pragma once

#include "demo/case.h"
#include "platform/record.h"

/// What has no heading keeps what a new record has.
template <class Record>
Record record_in(std::span<const Field> fields, const SheetLine& line) {
    Record record{};
    FormValues form;
    std::vector<std::string_view> names;
    for (const Field& field : fields) {
        if (line.has(field.name)) {
            names.push_back(field.name);
            form[std::string(field.name)] = {line[field.name]};
        }
    }
    const auto read = read_fields(fields, names, form, &record);
    ensure(read.has_value(), "a line of a baked sheet reads as its record");
    return record;
}
