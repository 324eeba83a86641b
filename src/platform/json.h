// JSON, by Boost.JSON; the one place that pulls in its header.
#pragma once

#include <boost/json.hpp>

namespace json = boost::json;
