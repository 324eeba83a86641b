// The OpenAPI document, made from the routes themselves.
#pragma once

#include <string>

#include "platform/http/routes.h"

std::string openapi_document(const Routes& routes);
