// What a handler gets and gives: one shape for the HTML door and the JSON door.
#pragma once

#include <any>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/actor.h"
#include "platform/record.h"
#include "platform/result.h"
#include "platform/texts/texts.h"

enum class Door { html, json };

struct Upload {
    std::string file_name;
    std::string bytes; // at most 25 MB
};

/// One entry of the main menu, already chosen for this actor.
struct MenuEntry {
    std::string_view text_key;
    std::string_view href;
};

struct Request {
    std::string method;
    /// Without /api/v1 and without the query, decoded.
    std::string path;
    Door door = Door::html;
    FormValues query;
    /// Posted fields, or the members of a posted JSON object (arrays become several values).
    FormValues form;
    std::map<std::string, Upload, std::less<>> uploads;
    /// The {captures} of the route's path.
    std::map<std::string, std::string, std::less<>> captures;
    std::map<std::string, std::string, std::less<>> headers; // lower case names
    std::map<std::string, std::string, std::less<>> cookies;
    std::string remote_address;
    std::string request_id;

    Actor actor;
    Texts t = Texts(Language::swedish);
    /// The token that each form of this session must carry; empty when nobody is signed in.
    std::string csrf;
    std::vector<MenuEntry> menu;
    /// The name of the place the actor works at, for the page head.
    std::string place_name;
    /// http://127.0.0.1:8080 or what the administrator set; no slash at the end.
    std::string base_url;
    /// The installation's contents are invented (a demonstration): the page frame says so.
    bool contents_invented = false;

    /// Set when a refused form is shown again: what was wrong. `form` still holds what was typed.
    std::shared_ptr<const Error> refused;
    /// What the route's prepare step handed over.
    std::any prepared;

    /// The last value of a query or form field, or "".
    std::string_view asked(std::string_view name) const;
    std::string_view posted(std::string_view name) const;
    /// The version that the form was drawn from; 0, which no record has, when it is not a number.
    int64_t posted_version() const;
    /// A capture of the route's path; ensures that the route has it.
    const std::string& capture(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    /// A spooled file sent instead of the body: an open descriptor that closes with its owner.
    std::shared_ptr<const int> file;
    std::string file_name; // for Content-Disposition
};

/// 303 to the address (JSON: 200 with {"location"}).
Response see_other(const Request& in, std::string location);
/// 303 to what was made (JSON: 201, Location and {"location", "number"}).
Response created(const Request& in, std::string location);
/// JSON text as an answer.
Response json_response(std::string body);
/// A download kept in memory.
Response download(std::string content_type, std::string file_name, std::string bytes);
/// A download read from an open file (already unlinked).
Response file_download(std::string content_type, std::string file_name, int descriptor);
