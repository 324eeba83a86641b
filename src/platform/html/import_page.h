// What the pages of every import share: the meaning of the columns, and what is wrong where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/html/page.h"
#include "platform/sheets/columns.h"

/// A file read by a mapping.
struct ImportShown {
    const ImportFields& fields;
    const Cells& header;
    const ColumnMapping& mapping;
    const std::vector<RowProblem>& problems;
    int64_t rows = 0;
    std::string file_name = {};
};

/// The form that takes a file.
Html file_form(const Form& form, std::string_view action);
/// One choice for each column of the file: the field it fills. Reads again at `address`.
Html column_choices(const Texts& t, const ImportShown& shown, std::string_view address);
/// The first hundred problems, each with its row and the file's own heading.
Html row_problem_table(const Texts& t, const ImportShown& shown);
/// The mapping as hidden inputs, for the form that confirms.
Html mapping_inputs(const ColumnMapping& mapping);
/// {"file","rows","ready","columns":[{"heading","field"}],
///  "problems":[{"row","field","key","message"}]}
std::string import_json(const Texts& t, const ImportShown& shown);
