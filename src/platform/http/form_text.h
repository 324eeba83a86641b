// What a person wrote in a form as one text, to be sealed; for drafts and for kept forms.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "platform/record.h"

/// The values as JSON, less the form's own machinery (token, request key) and the names in `less`.
std::string text_of_form(const FormValues& values, std::span<const std::string_view> less = {});
/// The values of such a text; none when it is not one.
FormValues form_of_text(std::string_view text);
