// Feeds arbitrary bytes to everything that reads what a client sent, from the socket to the form.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "platform/http/body.h"
#include "platform/http/request_reader.h"

namespace {

// What was read may be anything but text that is not UTF-8.
void insist_on_clean(const FormValues& form) {
    for (const auto& [name, values] : form) {
        for (const auto& value : values) {
            if (!is_clean_utf8(name) || !is_clean_utf8(value)) {
                std::abort();
            }
        }
    }
}

void read_connection(std::string_view bytes) {
    const ServerLimits limits;
    RequestReader reader(limits);
    const std::size_t half = bytes.size() / 2;
    auto state = reader.take(bytes.substr(0, half));
    if (state == RequestReader::State::need_more || state == RequestReader::State::say_continue) {
        state = reader.take(bytes.substr(half));
    }
    while (state == RequestReader::State::whole) {
        Arrived arrived = reader.arrived();
        read_arrived(arrived, limits);
        insist_on_clean(arrived.in.form);
        state = reader.next();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read_connection(bytes);
    if (const auto form = read_urlencoded(bytes, 100)) {
        insist_on_clean(*form);
    }
    if (const auto form = read_json_form(bytes, 100)) {
        insist_on_clean(*form);
    }
    Request in;
    if (read_multipart("multipart/form-data; boundary=b", bytes, 100, in)) {
        insist_on_clean(in.form);
    }
    return 0;
}
