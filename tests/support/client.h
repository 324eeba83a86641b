// A person of a story by the name that most tests use; clients are a capability of their own.
#pragma once

#include "tests/support/story_client.h"

using Client = StoryClient;
