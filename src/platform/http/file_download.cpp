// A download from an open file; the descriptor closes when the answer has been sent.
#include <unistd.h>

#include "platform/http/request.h"

Response file_download(std::string content_type, std::string file_name, int descriptor) {
    Response response;
    response.content_type = std::move(content_type);
    response.file_name = std::move(file_name);
    response.file = std::shared_ptr<const int>(new int(descriptor), [](const int* open_file) {
        close(*open_file);
        delete open_file;
    });
    return response;
}
