// Workbooks out, by libxlsxwriter in constant memory.
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <set>
#include <stdexcept>

#include "platform/sheets/xlsx.h"

namespace {

// At most 31 characters, none of []:*?/\ and no apostrophe first or last.
std::string sheet_name(std::string_view wanted) {
    std::string name;
    std::size_t letters = 0;
    for (const char c : wanted) {
        const bool first_byte = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (first_byte && ++letters > 28) {
            break;
        }
        name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    }
    return name.empty() ? "1" : name;
}

// Names that differ only in case are one name to the format.
std::string folded(std::string name) {
    for (char& c : name) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

} // namespace

struct XlsxWriter::Book {
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* bold = nullptr;
    lxw_row_t row = 0;
    std::set<std::string> names;
    int memory = -1; // a file in memory only: the library writes to nothing but a named file
};

XlsxWriter::XlsxWriter(std::string_view first_sheet) : book_(std::make_unique<Book>()) {
    book_->memory = memfd_create("workbook", MFD_CLOEXEC);
    begin(first_sheet, book_->memory);
}

XlsxWriter::XlsxWriter(std::string_view first_sheet, int file) : book_(std::make_unique<Book>()) {
    begin(first_sheet, file);
}

void XlsxWriter::begin(std::string_view first_sheet, int file) {
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    const std::string path = "/proc/self/fd/" + std::to_string(file);
    book_->workbook = file < 0 ? nullptr : workbook_new_opt(path.c_str(), &options);
    if (book_->workbook == nullptr) {
        throw std::runtime_error("a workbook could not be begun");
    }
    // A fixed day: the same rows give the same bytes.
    lxw_doc_properties properties = {};
    properties.created = 946684800;
    workbook_set_properties(book_->workbook, &properties);
    book_->bold = workbook_add_format(book_->workbook);
    format_set_bold(book_->bold);
    format_set_text_wrap(book_->bold);
    sheet(first_sheet);
}

XlsxWriter::~XlsxWriter() {
    if (book_->workbook != nullptr) {
        workbook_close(book_->workbook);
    }
    if (book_->memory >= 0) {
        close(book_->memory);
    }
}

void XlsxWriter::sheet(std::string_view name) {
    std::string free = sheet_name(name);
    for (int i = 2; !book_->names.insert(folded(free)).second; ++i) {
        free = sheet_name(name) + " " + std::to_string(i);
    }
    book_->sheet = workbook_add_worksheet(book_->workbook, free.c_str());
    if (book_->sheet == nullptr) {
        throw std::runtime_error("a sheet could not be added");
    }
    worksheet_set_column(book_->sheet, 0, 0, 36, nullptr);
    worksheet_set_column(book_->sheet, 1, 60, 14, nullptr);
    book_->row = 0;
}

void XlsxWriter::heads(const std::vector<std::string>& cells) {
    lxw_col_t column = 0;
    for (const std::string& cell : cells) {
        worksheet_write_string(book_->sheet, book_->row, column++, cell.c_str(), book_->bold);
    }
    worksheet_freeze_panes(book_->sheet, ++book_->row, 0);
}

void XlsxWriter::row(const std::vector<Value>& cells) {
    lxw_col_t column = 0;
    for (const Value& cell : cells) {
        if (cell.is_integer()) {
            worksheet_write_number(book_->sheet, book_->row, column,
                                   static_cast<double>(cell.integer()), nullptr);
        } else if (cell.is_text() && !cell.text().empty()) {
            worksheet_write_string(book_->sheet, book_->row, column, cell.text().c_str(), nullptr);
        }
        ++column;
    }
    ++book_->row;
}

void XlsxWriter::write() {
    const lxw_error error = workbook_close(book_->workbook);
    book_->workbook = nullptr;
    if (error != LXW_NO_ERROR) {
        throw std::runtime_error(std::string("the workbook failed: ") + lxw_strerror(error));
    }
}

std::string XlsxWriter::finish() {
    write();
    std::string bytes(static_cast<std::size_t>(lseek(book_->memory, 0, SEEK_END)), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t read = pread(book_->memory, bytes.data() + at, bytes.size() - at,
                                   static_cast<off_t>(at));
        if (read <= 0) {
            throw std::runtime_error("the workbook could not be read back");
        }
        at += static_cast<std::size_t>(read);
    }
    return bytes;
}
