// The trail's rows: narrowed, counted, and said in words.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/record.h"
#include "platform/texts/texts.h"
#include "platform/work.h"

/// What the list is narrowed to; an empty text is no filter. The names are those of the address.
struct TrailFilter {
    /// An account's id: what the person did, and what was done to the account.
    std::string person;
    std::string table;
    std::string verb;
    std::optional<Date> from;
    std::optional<Date> until;
};
TrailFilter trail_filter(const FormValues& asked);
/// The same as form values, for a form that carries it on.
FormValues as_form(const TrailFilter& filter);

struct TrailEntry {
    int64_t seq = 0;
    std::string at;
    std::string actor;
    std::string verb;
    std::string table;
    std::string subject;
    int64_t version = 0;
    std::string facts;
};

inline constexpr int64_t entries_per_page = 50;

struct TrailPage {
    std::vector<TrailEntry> entries;
    int64_t total = 0;
};
/// One page, newest first; the first page is 1. At another place than the nation only what people
/// with a seat there or under it did, and what was done to their accounts. Needs May::read_audit.
Result<TrailPage> trail_page(Work& work, const TrailFilter& filter, int64_t page);
/// Every matching entry, newest first.
Result<void> each_entry(Work& work, const TrailFilter& filter,
                        const std::function<void(const TrailEntry&)>& take);

struct TrailPerson {
    std::string id;
    std::string name;
};
/// The accounts whose entries this reader may see, by name.
std::vector<TrailPerson> trail_people(Work& work);
/// The names of all tables in the trail.
std::vector<std::string> trail_tables(Work& work);

/// Who did it: a name, or words for the program and for somebody not signed in yet.
std::string actor_said(Work& work, const Texts& t, const TrailEntry& entry);
std::string table_said(const Texts& t, std::string_view table);
std::string verb_said(const Texts& t, std::string_view verb);
/// What it was done to: a person's or unit's name where there is one, else the record's id.
std::string subject_said(Work& work, const Texts& t, const TrailEntry& entry);
/// One line a changed field. Coded values stand as labels; of a text or a personal value only that
/// it changed.
std::vector<std::string> changes_said(Work& work, const Texts& t, const TrailEntry& entry);

/// The moment a day begins in Stockholm.
Instant start_of(Date day);
