// What the pages of clients are made of; for the addresses of this folder only.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clients/access.h"
#include "clients/list.h"
#include "clients/queue.h"
#include "platform/html/page.h"

/// The lists as a unit's form offers them for a year.
struct Offer {
    Work& work;
    const Texts& t;
    std::string unit;
    int year;
};
/// What may be chosen for a field; none = it is typed.
Choices offered(const Offer& offer, const Field& field);
/// The words for what stands in a field: a label, a day, or the text itself.
std::string words_for(Work& work, const Texts& t, const Field& field, std::string_view value);

/// The inputs of the named fields, in that order, with what is offered for each.
Html inputs(const Form& form, const Offer& offer, std::span<const Field> fields,
            std::span<const std::string_view> names);
/// The same field where it has to be answered.
Field needed(const Field& field);
/// A choice that is no record's field, such as the answer to a variable.
Html select_of(const Form& form, const std::string& name, const std::string& label,
               const Choices& choices);

/// What is done with a note, `<table>.notes.<code>` for each of the codes.
Html choice_of_notes(const Form& form, const Field& field, const std::vector<std::string>& codes);

/// Problems above, the fields, the version and one button, `<table>.submit` or `clients.save`.
Html versioned_form(const Form& form, const std::string& action, Html fields, int64_t version);
/// When somebody saved first: what is saved now beside what was typed.
Html saved_beside(Work& work, const Form& form, std::span<const Field> fields, const void* saved);
int64_t version_posted(const Request& in);

/// A page under the list of clients; with a client, under that one's page.
PageShape clients_shape(const Request& in, std::string title);
PageShape client_shape(const Request& in, const ClientRecord& client, std::string title);
/// "/clients/<id>", or "/clients/opened/<id>" for an overseer, who comes in by another address.
std::string client_address(const Request& in, std::string_view id);

/// Several readings of one form; all complaints come together.
class Readings {
public:
    void take(const Result<void>& reading);
    Result<void> told() const;

private:
    Error error_;
};

/// The order that was decided, with its decision, folded together; a notice when there is none.
Html order_told(const Request& in, Work& work, const PriorityOrder& order);
/// What the unit says of its queue in a year. "No queue" is said; not having said it is not that.
std::string queue_standing_told(const Request& in, const std::optional<QueueYearRecord>& said);

Response draw_clients(const Request& in, Work& work, const ClientFilter& filter,
                      const ClientPage& found);
Response draw_working_lists(const Request& in, Work& work, const WorkingLists& lists);
Response draw_client(const Request& in, Work& work, const ClientRecord& client);
