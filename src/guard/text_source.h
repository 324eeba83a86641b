// Where texts stand, so that the guard can read the whole register again when it has improved.
//
// The texts of a record's own row are told by its field table; only texts that stand elsewhere, and
// where a person mends a record, have to be told by the slice that keeps them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

/// One text as it is kept now.
struct TextAtRest {
    /// Where the next page begins after this one.
    std::string cursor;
    /// The record's table and id, and the field that the text is of.
    std::string table;
    std::string record;
    std::string field;
    /// "" for what belongs to no unit.
    std::string unit;
    int64_t version = 0;
    std::string text;
    /// What narrows down who is meant: the kommun of the record.
    std::vector<std::string> beside = {};
};

/// Which texts: those after a cursor in order, or those of one record ("" = of all).
struct TextsAsked {
    std::string after;
    std::string record = {};
    int limit = 200;
};

struct TextSource {
    /// Its free texts stand in the rows of this table, unless `texts` tells where else.
    Table table;
    /// Fields that are lists of words a person wrote, such as tags.
    std::vector<std::string_view> lists = {};
    /// The address where the record is mended; nullptr or "" when there is no such page.
    std::string (*address)(Work& work, std::string_view record) = nullptr;
    /// Whether this actor may know of a record's findings beyond belonging to its unit; nullptr =
    /// everybody there may, unless its texts stand elsewhere. A source of such texts answers for
    /// the records whose own table tells nothing, so that a new table fails closed.
    bool (*may_see)(Work& work, std::string_view record) = nullptr;
    std::vector<TextAtRest> (*texts)(Work& work, const TextsAsked& asked) = nullptr;
};
