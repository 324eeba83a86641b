// Parts of pages that faults share with the slices above them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/document/document.h"
#include "platform/html/page.h"
#include "platform/http/request.h"
#include "platform/work.h"

/// The field of a table; ensures that it is there.
const Field& field_in(std::span<const Field> fields, std::string_view name);
/// One line for a text that passes the door: the label and hint are the field's own.
Html line_input(const Form& form, const Field& field);
/// A form with its problems above it and one button; `version` 0 leaves the version out.
struct SavingForm {
    std::string action;
    std::string button;
    int64_t version = 0;
};
Html saving_form(const Form& form, const SavingForm& shape, Html fields);
/// What stands saved beside what was typed, codes in words, when somebody saved first.
Html stands_saved(Work& work, const Form& form, std::span<const Field> fields, const void* saved);
/// Asks for words by GET, in the parameter `text`, and keeps the others of the address.
Html word_search(const Request& in, std::string_view label);
/// The page number asked for, or a number that a form posted; 0 when it is none.
int64_t asked_number(std::string_view text);

/// A document as content of a page.
Html document_content(const Document& document);
/// The file that `format` (pdf or docx) asks for; `not_found` for others.
Result<Response> document_file(const Request& in, const Document& document, std::string_view name);
/// Links to the document of an address in both formats.
Html document_links(const Texts& t, std::string_view address);

/// People with an account who work in a unit today, to choose among.
Choices people_of_unit(Work& work, std::string_view unit);
