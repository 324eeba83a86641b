// Work writes records: their rows, their lists, their old versions and their trail, all at once.
#include "platform/work.h"

#include <algorithm>
#include <atomic>
#include <cstdio>

#include "platform/crypto/crypto.h"
#include "platform/db/record_sql.h"
#include "platform/json.h"
#include "sql/platform.h"

namespace {

bool named(std::span<const std::string_view> names, std::string_view name) {
    return names.empty() || std::ranges::find(names, name) != names.end();
}

std::string child_table(const Table& table, const Field& field) {
    return std::string(table.name) + "_" + std::string(field.name);
}

bool kept_as_digest(const Field& field) {
    return field.kind == FieldKind::free_text || field.options.personal;
}

json::value plain_json(const Value& value) {
    if (value.is_null()) {
        return nullptr;
    }
    if (value.is_integer()) {
        return value.integer();
    }
    return json::value(value.is_bytes() ? "" : value.text());
}

std::string text_of(const Value& value) {
    return value.is_integer() ? std::to_string(value.integer())
                              : (value.is_text() ? value.text() : std::string());
}

std::vector<std::string> columns_of(const Params& params) {
    std::vector<std::string> columns;
    std::ranges::transform(params, std::back_inserter(columns),
                           [](const auto& one) { return std::string(one.first); });
    return columns;
}

bool has_column(const Row& row, std::string_view column) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row.name(i) == column) {
            return true;
        }
    }
    return false;
}

} // namespace

Work::Work(Connection& connection, const Actor& actor, const Surroundings& surroundings,
           Instant now, Access access)
    : connection_(connection), actor_(actor), surroundings_(surroundings), now_(now),
      access_(access) {}

std::vector<StoredRow> Work::rows(const Query& query, const Params& params) {
    return connection_.rows(query, params);
}

std::optional<StoredRow> Work::row(const Query& query, const Params& params) {
    return connection_.row(query, params);
}

void Work::each(const Query& query, const Params& params,
                const std::function<bool(const Row&)>& take) {
    connection_.each(query, params, take);
}

void Work::stream(const Query& query, const Params& params,
                  const std::function<bool(const Row&)>& take) {
    connection_.stream(query, params, take);
}

std::string Work::digest(std::string_view value) const {
    return keyed_digest(surroundings_.audit_key, value).substr(0, 32);
}

std::string Work::new_id() {
    // A running number after the time keeps ids made here in the order they were made.
    static std::atomic<std::uint64_t> made{0};
    const std::uint64_t order = made.fetch_add(1);
    const std::string random = random_bytes(6);
    std::uint64_t tail = 0;
    for (const char c : random) {
        tail = tail << 8 | static_cast<unsigned char>(c);
    }
    const auto ms = static_cast<std::uint64_t>(now_.unix_ms);
    const std::uint64_t high = ms << 16 | 0x7000 | (order >> 14 & 0x0FFF);
    const std::uint64_t low =
        std::uint64_t{1} << 63 | (order & 0x3FFF) << 48 | (tail & 0xFFFFFFFFFFFF);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%012llx",
                  static_cast<unsigned>(high >> 32), static_cast<unsigned>(high >> 16 & 0xFFFF),
                  static_cast<unsigned>(high & 0xFFFF), static_cast<unsigned>(low >> 48),
                  static_cast<unsigned long long>(low & 0xFFFFFFFFFFFF));
    return text.data();
}

void Work::note(std::string_view verb, std::string_view table, std::string_view subject,
                std::string_view facts) {
    ensure(access_ == Access::read_write, "only a write leaves a trail");
    wrote_ = true;
    audit_.push_back(
        {std::string(verb), std::string(table), std::string(subject), 0, std::string(facts)});
}

void Work::note_read(std::string_view table, std::string_view subject, std::string_view facts) {
    audit_.push_back({"read", std::string(table), std::string(subject), 0, std::string(facts)});
}

int64_t Work::execute(const Query& query, const Params& params) {
    ensure(access_ == Access::read_write, "a read changes nothing");
    wrote_ = true;
    return connection_.execute(query, params);
}

void Work::announce(std::string_view topic, std::string_view subject) {
    execute(sql::platform::keep_outbox, {{"id", new_id()},
                                         {"topic", topic},
                                         {"subject", subject},
                                         {"actor", actor_.id},
                                         {"at", now_.iso()}});
}

const TextDoor* Work::door() {
    if (surroundings_.door != nullptr && surroundings_.before_reading) {
        surroundings_.before_reading(*this);
    }
    return surroundings_.door;
}

// The door reads what it has not read yet; the record itself is not marked, so that a caller's
// const record stays as it is.
Result<void> Work::admit_free_texts(const Table& table, void* record,
                                    std::span<const std::string_view> names, std::string_view id) {
    Error error;
    for (const Field& field : table.fields) {
        const FreeText* written = field.free_text(record);
        if (written == nullptr || written->admitted() || !named(names, field.name)) {
            continue;
        }
        const TextDoor* reader = door();
        if (reader == nullptr) {
            error.problems.push_back({std::string(field.name), "door_closed"});
            continue;
        }
        FreeText text = *written;
        const DismissedBefore before =
            id.empty() ? DismissedBefore() : dismissed_before(table, id, field.name);
        const auto admitted =
            reader->admit(text, field.name, narrowing_values(table.fields, record), before);
        if (!admitted) {
            std::ranges::copy(admitted.error().problems, std::back_inserter(error.problems));
        }
    }
    if (!error.problems.empty()) {
        return error;
    }
    return {};
}

// What became of one field: coded values plainly, what may point at a person as keyed digests. The
// digest is bound to its record, so that equal answers of two persons do not look alike.
struct ChangedField {
    const Field& field;
    std::string_view record;
    Value was;
    Value is;
};

static void add_fact(json::object& facts, const Work& work, const ChangedField& changed) {
    const auto& [field, record, was, is] = changed;
    if (was == is) {
        return;
    }
    json::object one;
    if (kept_as_digest(field)) {
        const std::string bound = std::string(record) + " " + std::string(field.name) + " ";
        const auto digest_of = [&](const Value& value) {
            return value.is_null() ? json::value()
                                   : json::value(work.digest(bound + text_of(value)));
        };
        one["was_digest"] = digest_of(was);
        one["is_digest"] = digest_of(is);
    } else {
        one["was"] = plain_json(was);
        one["is"] = plain_json(is);
    }
    facts[field.name] = std::move(one);
}

std::vector<std::string> Work::stored_list(const Table& table, const Field& field,
                                           std::string_view owner) {
    std::vector<std::string> values;
    const Query& query = list_query(child_table(table, field));
    connection_.each(query, {{"owner", owner}}, [&](const Row& row) {
        values.push_back(row.text("value"));
        return true;
    });
    return values;
}

void Work::write_lists(const Table& table, std::string_view id, const void* record,
                       std::span<const std::string_view> names) {
    for (const Field& field : table.fields) {
        if (field.kind != FieldKind::list || !named(names, field.name)) {
            continue;
        }
        const std::string child = child_table(table, field);
        connection_.execute(list_delete_query(child), {{"owner", id}});
        int position = 0;
        for (const std::string& value : as_typed(field, record)) {
            connection_.execute(list_insert_query(child),
                                {{"owner", id}, {"position", ++position}, {"value", value}});
        }
    }
}

Result<std::string> Work::insert(const Table& table, const void* record, const Params& more) {
    ensure(access_ == Access::read_write, "a read changes nothing");
    TRY(admit_free_texts(table, const_cast<void*>(record), {}));
    const std::string id = new_id();
    Params params = more;
    params.insert(params.end(), {{"id", id},
                                 {"version", 1},
                                 {"created_at", now_.iso()},
                                 {"created_by", actor_.id},
                                 {"changed_at", now_.iso()},
                                 {"changed_by", actor_.id}});
    for (const Field& field : table.fields) {
        if (field.kind != FieldKind::list) {
            params.emplace_back(field.name, field.get(record));
        }
    }
    const std::vector<std::string> columns = columns_of(params);
    execute(insert_query(table.name, columns), params);
    write_lists(table, id, record, {});
    json::object facts;
    for (const Field& field : table.fields) {
        add_fact(facts, *this, {field, id, Value(), field.get(record)});
    }
    audit_.push_back({"insert", std::string(table.name), id, 1, json::serialize(facts)});
    note_dismissals(table, id, record);
    return id;
}

void Work::keep_old_version(const Table& table, const StoredRow& old) {
    json::object body;
    for (const Field& field : table.fields) {
        if (field.kind != FieldKind::list) {
            body[field.name] = plain_json(old.value(field.name));
        } else {
            json::array values;
            for (const std::string& one : stored_list(table, field, old.text("id"))) {
                values.emplace_back(one);
            }
            body[field.name] = std::move(values);
        }
    }
    connection_.execute(sql::platform::keep_record_version,
                        {{"id", new_id()},
                         {"table_name", table.name},
                         {"record", old.text("id")},
                         {"version", old.integer("version")},
                         {"body", json::serialize(body)},
                         {"changed_at", old.text("changed_at")},
                         {"changed_by", old.text("changed_by")}});
}

Result<int64_t> Work::update(const Table& table, std::string_view id, int64_t version,
                             const void* record, std::span<const std::string_view> names,
                             const Params& more) {
    ensure(access_ == Access::read_write, "a read changes nothing");
    TRY(admit_free_texts(table, const_cast<void*>(record), names, id));
    const auto old = connection_.row(select_by_id_query(table.name), {{"id", id}});
    if (!old) {
        return not_found();
    }
    if (old->integer("version") != version) {
        return conflict();
    }
    keep_old_version(table, *old);
    Params params = more;
    params.insert(params.end(), {{"changed_at", now_.iso()}, {"changed_by", actor_.id}});
    json::object facts;
    for (const Field& field : table.fields) {
        if (!named(names, field.name)) {
            continue;
        }
        const Value is = field.get(record);
        if (field.kind != FieldKind::list) {
            params.emplace_back(field.name, is);
        }
        const bool list = field.kind == FieldKind::list;
        const Value was =
            list ? record_detail::to_value(stored_list(table, field, id)) : old->value(field.name);
        add_fact(facts, *this, {field, id, was, is});
    }
    const std::vector<std::string> columns = columns_of(params);
    params.insert(params.end(), {{"id", id}, {"seen_version", version}});
    ensure(execute(update_query(table.name, columns), params) == 1,
           "the writer is alone, so the version just read still stands");
    write_lists(table, id, record, names);
    audit_.push_back(
        {"update", std::string(table.name), std::string(id), version + 1, json::serialize(facts)});
    note_dismissals(table, id, record, names);
    return version + 1;
}

Result<void> Work::remove(const Table& table, std::string_view id, int64_t version) {
    const auto old = connection_.row(select_by_id_query(table.name), {{"id", id}});
    if (!old) {
        return not_found();
    }
    if (old->integer("version") != version) {
        return conflict();
    }
    keep_old_version(table, *old);
    for (const Field& field : table.fields) {
        if (field.kind == FieldKind::list) {
            connection_.execute(list_delete_query(child_table(table, field)), {{"owner", id}});
        }
    }
    execute(delete_query(table.name), {{"id", id}, {"seen_version", version}});
    audit_.push_back({"remove", std::string(table.name), std::string(id), version, "{}"});
    return {};
}

void Work::fill(const Table& table, const Row& row, void* record) {
    for (const Field& field : table.fields) {
        if (field.kind == FieldKind::list) {
            *field.list(record) = stored_list(table, field, row.text("id"));
        } else if (has_column(row, field.name)) {
            field.set(record, row.value(field.name));
        }
    }
}
